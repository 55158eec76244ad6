/// What one layer of a pipeline says: a parent, the file itself, or a variant.
struct PipelineLayer {
  let layer: Plan.Layer
  /// The folder that relative paths in it are seen from.
  let folder: String
  var title: String?
  var description: String?
  var parameters: [ParameterDeclaration] = []
  var steps: [StepDeclaration] = []
  var exports: [StepDeclaration] = []
}

/// A value of a pipeline file, the layer that says it, and where paths in it are seen from.
struct Layered {
  var node: ConfigNode
  var layer: Plan.Layer
  var folder: String
}

/// A parameter as far as it is declared.
struct ParameterDeclaration {
  var name: String
  var mark: ConfigNode.Mark
  /// By key; see ``FileKeys/parameter``.
  var fields: [String: Layered]
  /// Only a value was written, which stands for the default of a parameter that is declared already.
  var isShort = false
}

/// A stage or export as far as it is declared.
struct StepDeclaration {
  var id: Marked
  /// False for an export that is told by its place.
  var isNamed: Bool
  var uses: Marked?
  /// Later ones win.
  var options: [OptionDeclaration]
  /// How errors are treated, by key.
  var policy: [String: Layered]
  var isEnabled: Bool?
  /// Dotted place in the file, such as `stages[2]`.
  var place: String
  var mark: ConfigNode.Mark
  /// What it uses was refused; that is said once.
  var isBroken = false
}

/// An option that a stage is given.
struct OptionDeclaration {
  var name: String
  var key: ConfigNode.Mark
  var value: Layered
}

/// A text and where it stands.
struct Marked {
  var text: String
  var mark: ConfigNode.Mark
}
