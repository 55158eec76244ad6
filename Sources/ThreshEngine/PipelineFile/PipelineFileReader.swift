internal import ThreshKit

/// Reads the declaration of a pipeline out of its nodes, and notes everything that is wrong with its form.
struct PipelineFileReader {
  let path: String

  private static let keys = ["thresh", "name", "title", "description", "params", "stages", "export"]
  private static let stepKeys = ["id", "uses", "with", "on_error"]
  private static let exportKeys = ["id", "uses", "with"]

  func file(_ root: ConfigNode, _ mistakes: inout Mistakes) -> PipelineFile? {
    guard
      let top = MappingReader(
        root, place: "", known: Self.keys, required: ["thresh", "name", "stages"], what: "a pipeline",
        &mistakes)
    else { return nil }
    if let version = top["thresh"], version.value.text != "1" {
      mistakes.add(
        "this version of thresh does not read pipeline files of version \(version.value.text ?? "?")",
        at: version.value.mark, key: "thresh", expected: "1")
    }
    let name = top.text("name", &mistakes)
    if let name, !Self.isName(name) {
      mistakes.add(
        "'\(name)' cannot be a name", at: top["name"]?.value.mark, key: "name",
        expected: "letters, digits, '-' and '_'")
    }
    let steps = self.steps(top, "stages", keys: Self.stepKeys, &mistakes)
    if let stages = top["stages"], steps.isEmpty, case .list(let list) = stages.value.value, list.isEmpty {
      mistakes.add(
        "the pipeline has no stages", at: stages.value.mark, key: "stages", expected: "at least one stage")
    }
    let exports = self.steps(top, "export", keys: Self.exportKeys, &mistakes)
    checkIDs(steps + exports, &mistakes)
    return PipelineFile(
      path: path, name: name ?? "", title: top.text("title", &mistakes),
      description: top.text("description", &mistakes), parameters: parameters(top, &mistakes), steps: steps,
      exports: exports)
  }

  private func parameters(_ top: MappingReader, _ mistakes: inout Mistakes) -> [PipelineFile.Parameter] {
    guard let params = top["params"] else { return [] }
    guard case .mapping(let members) = params.value.value else {
      mistakes.add(
        "found \(params.value.kindName)", at: params.value.mark, key: "params",
        expected: "a mapping from names to { type, default, help }")
      return []
    }
    return members.compactMap { parameter($0, &mistakes) }
  }

  private func parameter(_ member: ConfigNode.Member, _ mistakes: inout Mistakes) -> PipelineFile.Parameter? {
    let place = "params.\(member.name)"
    if !Self.isName(member.name) {
      mistakes.add(
        "'\(member.name)' cannot be a parameter's name", at: member.key, key: place,
        expected: "letters, digits, '-' and '_'")
    }
    let fields = MappingReader(
      member.value, place: place, known: ["type", "default", "help"], required: ["type"], what: "a parameter",
      &mistakes)
    guard let fields, let typeName = fields.text("type", &mistakes) else { return nil }
    guard let type = PipelineFile.ParameterType(rawValue: typeName) else {
      let known = PipelineFile.ParameterType.allCases.map(\.rawValue)
      mistakes.add(
        "unknown type '\(typeName)'", at: fields["type"]?.value.mark, key: fields.key("type"),
        expected: "one of " + known.joined(separator: ", "), nearest: NearestName.of(typeName, among: known))
      return nil
    }
    var value: String?
    if let given = fields["default"]?.value {
      value = OptionReader(type: type.optionType).read(given).flatMap { _ in given.text }
      if value == nil {
        mistakes.add(
          "wrong default for parameter '\(member.name)'", at: given.mark, key: fields.key("default"),
          expected: type.optionType.expectation)
      }
    }
    let isBroken = fields["default"] != nil && value == nil
    return PipelineFile.Parameter(
      name: member.name, type: type, defaultValue: isBroken ? "" : value,
      help: fields.text("help", &mistakes), isBroken: isBroken, mark: member.key)
  }

  private func steps(
    _ top: MappingReader, _ name: String, keys: [String], _ mistakes: inout Mistakes
  ) -> [PipelineFile.StepDeclaration] {
    let items = top.list(name, of: name == "stages" ? "stages" : "exports", &mistakes) ?? []
    return items.enumerated().compactMap { index, node in
      step(node, place: "\(name)[\(index)]", isExport: name == "export", keys: keys, &mistakes)
    }
  }

  private func step(
    _ node: ConfigNode, place: String, isExport: Bool, keys: [String], _ mistakes: inout Mistakes
  ) -> PipelineFile.StepDeclaration? {
    let fields = MappingReader(
      node, place: place, known: keys, required: isExport ? ["uses"] : ["id", "uses"],
      what: isExport ? "an export" : "a stage", &mistakes)
    guard let fields else { return nil }
    var options: [ConfigNode.Member] = []
    if let with = fields["with"] {
      if case .mapping(let members) = with.value.value {
        options = members
      } else {
        mistakes.add(
          "found \(with.value.kindName)", at: with.value.mark, key: fields.key("with"),
          expected: "a mapping from option names to values")
      }
    }
    if let choice = fields["on_error"], choice.value.text != "quarantine" {
      mistakes.add(
        "unknown way to treat errors '\(choice.value.text ?? choice.value.kindName)'", at: choice.value.mark,
        key: fields.key("on_error"),
        expected: "quarantine: the record is left out with a row in problems, and the run goes on",
        nearest: choice.value.text.flatMap { NearestName.of($0, among: ["quarantine"]) })
    }
    let id = fields.text("id", &mistakes)
    if let id, !Self.isName(id) {
      mistakes.add(
        "'\(id)' cannot be an id", at: fields["id"]?.value.mark, key: fields.key("id"),
        expected: "letters, digits, '-' and '_'")
    }
    guard let uses = fields.text("uses", &mistakes), let usesMark = fields["uses"]?.value.mark else {
      return nil
    }
    return PipelineFile.StepDeclaration(
      id: .init(text: id ?? place, mark: fields["id"]?.value.mark ?? node.mark),
      uses: .init(text: uses, mark: usesMark), options: options, place: place, mark: node.mark)
  }

  private func checkIDs(_ steps: [PipelineFile.StepDeclaration], _ mistakes: inout Mistakes) {
    var seen: [String: ConfigNode.Mark] = [:]
    for step in steps {
      if case .file(let line, _) = seen[step.id.text] {
        mistakes.add(
          "the id '\(step.id.text)' is already used on line \(line)", at: step.id.mark,
          key: step.place + ".id",
          expected: "an id of its own for every stage")
      } else {
        seen[step.id.text] = step.id.mark
      }
    }
  }

  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }
}

extension PipelineFile.ParameterType {
  /// How a value of this type is read.
  var optionType: OptionType {
    switch self {
    case .path: .inputPath
    case .string: .string
    case .integer: .int(Int.min...Int.max)
    case .number: .double(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    case .boolean: .bool
    }
  }
}
