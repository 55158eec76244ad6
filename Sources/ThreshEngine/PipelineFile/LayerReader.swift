internal import ThreshKit

/// Reads what one layer declares out of its nodes, and notes everything that is wrong with its form.
struct LayerReader {
  let layer: Plan.Layer
  let folder: String
  /// It changes what other layers declare, so that a stage may be named by its id alone.
  let isChange: Bool

  /// The parameters, stages and exports among the members of `top`.
  func read(_ top: MappingReader, _ mistakes: inout Mistakes) -> PipelineLayer {
    var result = PipelineLayer(layer: layer, folder: folder)
    result.parameters = parameters(top, &mistakes)
    result.steps = steps(top, "stages", &mistakes)
    result.exports = steps(top, "export", &mistakes)
    StepDeclaration.checkIDs(result.steps + result.exports, &mistakes)
    return result
  }

  private func parameters(_ top: MappingReader, _ mistakes: inout Mistakes) -> [ParameterDeclaration] {
    guard let params = top["params"] else { return [] }
    guard case .mapping(let members) = params.value.value else {
      mistakes.add(
        "found \(params.value.kindName)", at: params.value.mark, key: top.key("params"),
        expected: "a mapping from names to { type, default, help }")
      return []
    }
    return members.compactMap { parameter($0, in: top.key("params"), &mistakes) }
  }

  private func parameter(_ member: ConfigNode.Member, in place: String, _ mistakes: inout Mistakes)
    -> ParameterDeclaration?
  {
    if !Self.isName(member.name) {
      mistakes.add(
        "'\(member.name)' cannot be a parameter's name", at: member.key, key: "\(place).\(member.name)",
        expected: "letters, digits, '-' and '_'")
    }
    if isChange, case .scalar = member.value.value, !member.value.isNull {
      return ParameterDeclaration(
        name: member.name, mark: member.key, fields: ["default": layered(member.value)], isShort: true)
    }
    let fields = MappingReader(
      member.value, place: "\(place).\(member.name)", known: FileKeys.parameter.names, what: "a parameter",
      &mistakes)
    guard let fields else { return nil }
    return ParameterDeclaration(
      name: member.name, mark: member.key, fields: fields.values.mapValues(layered))
  }

  private func steps(_ top: MappingReader, _ name: String, _ mistakes: inout Mistakes) -> [StepDeclaration] {
    let items = top.list(name, of: name == "stages" ? "stages" : "exports", &mistakes) ?? []
    if let stages = top[name], name == "stages", !isChange, items.isEmpty,
      case .list(let list) = stages.value.value, list.isEmpty
    {
      mistakes.add(
        "the pipeline has no stages", at: stages.value.mark, key: "stages", expected: "at least one stage")
    }
    return items.enumerated().compactMap { index, node in
      step(node, place: "\(top.key(name))[\(index)]", isExport: name == "export", &mistakes)
    }
  }

  private func step(_ node: ConfigNode, place: String, isExport: Bool, _ mistakes: inout Mistakes)
    -> StepDeclaration?
  {
    let keys = isExport ? FileKeys.export : FileKeys.stage
    let required = keys.required.filter { !isChange || $0 != "uses" }
    let fields = MappingReader(
      node, place: place, known: keys.names, required: required, what: isExport ? "an export" : "a stage",
      &mistakes)
    guard let fields else { return nil }
    let id = fields.text("id", &mistakes)
    if let id, !Self.isName(id) {
      mistakes.add(
        "'\(id)' cannot be an id", at: fields["id"]?.value.mark, key: fields.key("id"),
        expected: "letters, digits, '-' and '_'")
    }
    let uses = fields.text("uses", &mistakes)
    return StepDeclaration(
      id: Marked(text: id ?? place, mark: fields["id"]?.value.mark ?? node.mark), isNamed: id != nil,
      uses: uses.map { Marked(text: $0, mark: fields["uses"]?.value.mark ?? node.mark) },
      options: options(fields, &mistakes),
      policy: fields.values.filter { ErrorPolicyReader.keys.contains($0.key) }.mapValues(layered),
      isEnabled: isEnabled(fields, &mistakes), place: place, mark: node.mark,
      isBroken: uses == nil && (!isChange || fields["uses"] != nil))
  }

  private func options(_ fields: MappingReader, _ mistakes: inout Mistakes) -> [OptionDeclaration] {
    guard let with = fields["with"] else { return [] }
    guard case .mapping(let members) = with.value.value else {
      mistakes.add(
        "found \(with.value.kindName)", at: with.value.mark, key: fields.key("with"),
        expected: "a mapping from option names to values")
      return []
    }
    return members.map { OptionDeclaration(name: $0.name, key: $0.key, value: layered($0.value)) }
  }

  private func isEnabled(_ fields: MappingReader, _ mistakes: inout Mistakes) -> Bool? {
    guard let node = fields["enabled"]?.value else { return nil }
    if case .bool(let value)? = OptionReader(type: .bool).read(node) { return value }
    mistakes.add(
      "wrong value \(node.found) for 'enabled'", at: node.mark, key: fields.key("enabled"),
      expected: OptionType.bool.expectation)
    return nil
  }

  private func layered(_ node: ConfigNode) -> Layered { Layered(node: node, layer: layer, folder: folder) }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }
}

extension StepDeclaration {
  /// No two of `steps` may have one id.
  static func checkIDs(_ steps: [StepDeclaration], _ mistakes: inout Mistakes) {
    var seen: [String: ConfigNode.Mark] = [:]
    for step in steps where step.isNamed {
      if case .file(_, let line, _) = seen[step.id.text] {
        mistakes.add(
          "the id '\(step.id.text)' is already used on line \(line)", at: step.id.mark,
          key: step.place + ".id", expected: "an id of its own for every stage")
      } else {
        seen[step.id.text] = step.id.mark
      }
    }
  }
}
