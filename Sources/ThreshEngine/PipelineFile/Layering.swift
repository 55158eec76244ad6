internal import ThreshKit

/// Puts a layer over those below it. Stages are the same when they have one id; what a layer leaves out stays as it was.
struct Layering {
  private(set) var result: PipelineLayer

  init(_ base: PipelineLayer, _ mistakes: inout Mistakes) {
    result = PipelineLayer(layer: base.layer, folder: base.folder)
    apply(base, &mistakes)
  }

  mutating func apply(_ next: PipelineLayer, _ mistakes: inout Mistakes) {
    result.title = next.title ?? result.title
    result.description = next.description ?? result.description
    for parameter in next.parameters { apply(parameter, &mistakes) }
    apply(next.steps, to: \.steps, what: "stage", &mistakes)
    apply(next.exports, to: \.exports, what: "export", &mistakes)
  }

  /// The layers as one, with the stages that are left out taken away and unnamed exports told by their place.
  func finished(_ mistakes: inout Mistakes) -> PipelineLayer {
    var all = result
    for index in all.exports.indices where !all.exports[index].isNamed {
      all.exports[index].id.text = "export[\(index)]"
    }
    StepDeclaration.checkIDs(all.steps + all.exports, &mistakes)
    all.steps.removeAll { $0.isEnabled == false }
    all.exports.removeAll { $0.isEnabled == false }
    return all
  }

  private mutating func apply(_ next: ParameterDeclaration, _ mistakes: inout Mistakes) {
    if let index = result.parameters.firstIndex(where: { $0.name == next.name }) {
      result.parameters[index].fields.merge(next.fields) { _, new in new }
    } else if next.isShort {
      let known = result.parameters.map(\.name)
      mistakes.add(
        "there is no parameter '\(next.name)' to give a value", at: next.mark, key: "params.\(next.name)",
        expected: known.isEmpty
          ? "a parameter with its type"
          : "one of \(known.joined(separator: ", ")), or a parameter with its type",
        nearest: NearestName.of(next.name, among: known))
    } else {
      result.parameters.append(next)
    }
  }

  /// A step that is new stands after the one that the layer names before it, or else before the one it names next.
  private mutating func apply(
    _ next: [StepDeclaration], to list: WritableKeyPath<PipelineLayer, [StepDeclaration]>, what: String,
    _ mistakes: inout Mistakes
  ) {
    let known = result[keyPath: list].filter(\.isNamed).map(\.id.text)
    var leading: [StepDeclaration] = []
    var position: Int?
    for step in next {
      if let index = result[keyPath: list].firstIndex(where: { $0.isNamed && $0.id.text == step.id.text }),
        step.isNamed, known.contains(step.id.text)
      {
        result[keyPath: list][index].apply(step)
        result[keyPath: list].insert(contentsOf: leading, at: index)
        position = index + leading.count + 1
        leading = []
      } else if step.uses == nil, !step.isBroken {
        mistakes.add(
          step.isNamed ? "there is no \(what) '\(step.id.text)' to change" : "the key 'uses' is missing",
          at: step.id.mark, key: step.place + ".id",
          expected: (known.isEmpty ? "" : "one of \(known.joined(separator: ", ")), or ")
            + "'uses' for a new \(what)", nearest: NearestName.of(step.id.text, among: known))
      } else if let place = position {
        result[keyPath: list].insert(step, at: place)
        position = place + 1
      } else {
        leading.append(step)
      }
    }
    result[keyPath: list] += leading
  }
}

extension StepDeclaration {
  /// Takes over what `next` says. Another stage starts with its own defaults.
  fileprivate mutating func apply(_ next: StepDeclaration) {
    if let uses = next.uses {
      if uses.text.prefix(while: { $0 != "@" }) != self.uses?.text.prefix(while: { $0 != "@" }) {
        options = []
      }
      self.uses = uses
    }
    options += next.options
    policy.merge(next.policy) { _, new in new }
    isEnabled = next.isEnabled ?? isEnabled
  }
}
