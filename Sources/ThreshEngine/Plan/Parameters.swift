internal import ThreshKit

/// The values that `${params.NAME}` stands for.
struct Parameters {
  private(set) var settings: [Plan.Setting] = []
  /// By name; nil for a parameter without a usable value: that is said once, where it is declared or given.
  private(set) var texts: [String: String?] = [:]

  /// Takes the defaults of `file`, then `assignments` in order.
  ///
  /// - Parameter isRun: a parameter without a default must be given.
  init(_ file: PipelineFile, _ assignments: [Assignment], isRun: Bool, _ mistakes: inout Mistakes) {
    for parameter in file.parameters {
      var text = parameter.defaultValue
      var layer = parameter.origin?.layer ?? .file
      var mark = parameter.origin?.node.mark
      var isUsable = !parameter.isBroken
      if let origin = parameter.origin, parameter.type == .path, !file.isInOneFolder, isUsable {
        text = text.map { Paths.join(origin.folder, $0) }
      }
      for assignment in assignments where assignment.path == [parameter.name] {
        let node = assignment.node(as: parameter.type.optionType)
        isUsable = parameter.read(node) != nil
        if !isUsable {
          mistakes.add(
            "wrong value \(node.found) for parameter '\(parameter.name)'", at: node.mark,
            key: "params.\(parameter.name)", expected: parameter.expectation,
            nearest: parameter.nearest(to: node))
        }
        let given = node.text ?? ""
        text = parameter.type == .path ? Paths.join(assignment.folder, given) : given
        layer = assignment.layer
        mark = assignment.mark
      }
      guard let text else {
        if isRun {
          mistakes.add(
            "parameter '\(parameter.name)' has no default and no value was given", at: parameter.mark,
            key: "params.\(parameter.name)", expected: "--set \(parameter.name)=VALUE")
        }
        texts[parameter.name] = .some(nil)
        continue
      }
      texts[parameter.name] = .some(isUsable ? text : nil)
      settings.append(
        .init(name: parameter.name, value: .string(text), layer: layer, place: mark?.place))
    }
  }
}
