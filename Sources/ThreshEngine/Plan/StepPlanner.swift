internal import Foundation
internal import ThreshKit

/// Checks one declared step against its stage, and makes the stage.
struct StepPlanner {
  let references: References
  /// Values from outside the file, later ones win.
  let assignments: [Assignment]
  /// The folder that relative input paths of the file are seen from.
  let fileFolder: String
  /// Exports go straight into the output folder, each under its own base name.
  let flattensOutput: Bool

  /// A value on its way to the stage.
  private struct Draft {
    var value: JSONValue
    var mark: ConfigNode.Mark
    var layer: Plan.Layer
    var references: [String]
  }

  /// The step, or nil when something is wrong with it; and the files that it would write, as far as they are known.
  ///
  /// - Parameter isGuess: `entry` is only what was probably meant; nothing is made of it.
  func step(_ declaration: StepDeclaration, _ entry: StageEntry, isGuess: Bool, _ mistakes: inout Mistakes)
    -> (step: Plan.Step?, outputs: [String])
  {
    let before = mistakes.count
    var isWhole = true
    var drafts: [String: Draft] = [:]
    for given in declaration.options {
      guard let option = option(given.name, entry, given.key, declaration, &mistakes) else { continue }
      guard let node = references.substitute(in: given.value.node, &mistakes) else {
        isWhole = false
        continue
      }
      let isElsewhere = given.value.folder != fileFolder
      let value = isElsewhere ? absolute(node, option, given.value.folder) : node
      let names = References.names(in: given.value.node)
      read(option, value, given.value.layer, names, declaration, &drafts, &mistakes)
    }
    for assignment in assignments where assignment.path.count > 1 && assignment.path[0] == declaration.id.text
    {
      guard let option = option(assignment.path[1], entry, assignment.mark, declaration, &mistakes) else {
        continue
      }
      let value = absolute(assignment.node(as: option.type), option, assignment.folder)
      read(option, value, assignment.layer, [], declaration, &drafts, &mistakes)
    }
    checkPaths(entry, declaration, &drafts, &mistakes)
    let policy = ErrorPolicyReader(place: declaration.place).read(declaration.policy, &mistakes)
    if isGuess { return (nil, []) }
    let isRight = isWhole && mistakes.count == before
    var step = make(entry, declaration, drafts, isRight: isRight, &mistakes)
    step?.errorPolicy = policy
    step?.policySettings = ErrorPolicyReader.keys.compactMap { key in
      declaration.policy[key].map {
        Plan.Setting(
          name: key, value: .string($0.node.text ?? ""), layer: $0.layer, place: $0.node.mark.place)
      }
    }
    return (isRight ? step : nil, step?.outputPaths ?? [])
  }

  /// Checks what can be checked of a step whose stage is not known.
  func checkForm(_ declaration: StepDeclaration, _ mistakes: inout Mistakes) {
    for option in declaration.options { _ = references.substitute(in: option.value.node, &mistakes) }
    _ = ErrorPolicyReader(place: declaration.place).read(declaration.policy, &mistakes)
  }

  /// The text of an option before its stage is known; nil when it is not given or not a text.
  func text(_ name: String, of declaration: StepDeclaration) -> String? {
    var ignored = Mistakes(file: "")
    let given = assignments.last { $0.path == [declaration.id.text, name] }?.node(as: .string)
    let node = given ?? declaration.options.last { $0.name == name }?.value.node
    return node.flatMap { references.substitute(in: $0, &ignored)?.text }
  }

  private func option(
    _ name: String, _ entry: StageEntry, _ mark: ConfigNode.Mark, _ step: StepDeclaration,
    _ mistakes: inout Mistakes
  ) -> OptionSpec? {
    if let option = entry.options.first(where: { $0.name == name }) { return option }
    let known = entry.options.map(\.name)
    mistakes.add(
      "unknown option '\(name)' of \(entry.spec.reference)", at: mark, key: "\(step.place).with.\(name)",
      expected: known.isEmpty ? "no options" : "one of " + known.joined(separator: ", "),
      nearest: NearestName.of(name, among: known))
    return nil
  }

  private func read(
    _ option: OptionSpec, _ node: ConfigNode, _ layer: Plan.Layer, _ references: [String],
    _ step: StepDeclaration, _ drafts: inout [String: Draft], _ mistakes: inout Mistakes
  ) {
    guard var value = OptionReader(type: option.type).read(node) else {
      if case .mapping(let keys) = option.type, case .mapping(let members) = node.value {
        return refuse(members, of: option.name, keys, step, &mistakes)
      }
      mistakes.add(
        "wrong value \(node.found) for '\(option.name)'", at: node.mark,
        key: "\(step.place).with.\(option.name)",
        expected: option.type.expectation, nearest: option.type.nearest(to: node))
      return
    }
    if case .object(let new) = value, case .object(var merged) = drafts[option.name]?.value {
      merged.removeAll { old in new.contains { $0.name == old.name } }
      value = .object(merged + new)
    }
    drafts[option.name] = Draft(
      value: value, mark: node.mark, layer: layer, references: references)
  }

  /// Says which members of a mapping are wrong.
  private func refuse(
    _ members: [ConfigNode.Member], of option: String, _ keys: [String], _ step: StepDeclaration,
    _ mistakes: inout Mistakes
  ) {
    for member in members {
      let key = "\(step.place).with.\(option).\(member.name)"
      if !keys.contains(member.name) {
        mistakes.add(
          "unknown key '\(member.name)' of '\(option)'", at: member.key, key: key,
          expected: "one of " + keys.joined(separator: ", "),
          nearest: NearestName.of(member.name, among: keys))
      } else if member.value.text == nil {
        mistakes.add(
          "wrong value \(member.value.found) for '\(member.name)' of '\(option)'", at: member.value.mark,
          key: key, expected: "text")
      }
    }
  }

  /// `node` with relative paths of files to read seen from `folder`.
  private func absolute(_ node: ConfigNode, _ option: OptionSpec, _ folder: String) -> ConfigNode {
    guard option.type == .inputPath || option.type == .inputPaths else { return node }
    var node = node
    func absolute(_ node: ConfigNode) -> ConfigNode {
      guard let text = node.text, !text.isEmpty else { return node }
      return ConfigNode(value: .scalar(Paths.join(folder, text), .given), mark: node.mark)
    }
    if case .list(let items) = node.value {
      node.value = .list(items.map(absolute))
      return node
    }
    return absolute(node)
  }

  private func checkPaths(
    _ entry: StageEntry, _ step: StepDeclaration, _ drafts: inout [String: Draft],
    _ mistakes: inout Mistakes
  ) {
    for option in entry.options {
      guard let draft = drafts[option.name] else { continue }
      let key = "\(step.place).with.\(option.name)"
      switch option.type {
      case .inputPath, .inputPaths:
        // A pattern stands for whatever it matches; its stage says when that is nothing.
        for path in draft.value.texts
        where !Self.isPattern(path) && !FileManager.default.fileExists(atPath: resolve(path)) {
          drafts[option.name] = nil
          mistakes.add(
            "there is no '\(path)'", at: draft.mark, key: key,
            expected: "an existing file or folder; looked for \(resolve(path))",
            nearest: Paths.neighbour(of: resolve(path)))
        }
      case .outputPath:
        guard case .string(let path) = draft.value else { continue }
        let normal = Paths.normalised(path)
        if flattensOutput {
          drafts[option.name]?.value = .string(Paths.name(of: normal))
        } else if normal.hasPrefix("/") || normal.isEmpty || normal == ".." || normal.hasPrefix("../") {
          drafts[option.name] = nil
          mistakes.add(
            "'\(path)' is not inside the output folder", at: draft.mark, key: key,
            expected: option.type.expectation)
        } else {
          drafts[option.name]?.value = .string(normal)
        }
      default: break
      }
    }
  }

  private static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// - Parameter isRight: nothing was wrong so far. Else the stage is made of the options that are right, and what it
  ///   says counts where it is about one of those: so that one run finds that too.
  private func make(
    _ entry: StageEntry, _ declaration: StepDeclaration, _ drafts: [String: Draft], isRight: Bool,
    _ mistakes: inout Mistakes
  ) -> Plan.Step? {
    let given = entry.options.compactMap { option in
      drafts[option.name].map { JSONValue.Member(option.name, $0.value) }
    }
    let folder = fileFolder
    let context = StageContext(
      resolve: { Paths.join(folder, $0) },
      read: { (path: String) throws(ConfigurationError) in try InputFile.read(path) })
    let stage: RunnableStage
    do throws(ConfigurationError) { stage = try entry.make(given, context) } catch {
      // A stage knows only its options' names; the file knows where they stand.
      let name = error.key.map { String($0.prefix { $0 != "." && $0 != "[" }) }
      let isAboutRightOption = error.file != nil || name.flatMap { drafts[$0] } != nil
      guard isRight || isAboutRightOption else { return nil }
      var error = error
      if error.file == nil { error.key = declaration.place + (error.key.map { ".with." + $0 } ?? "") }
      mistakes.add(error, at: name.flatMap { drafts[$0]?.mark } ?? declaration.uses?.mark)
      return nil
    }
    let settings = entry.options.map { option in
      drafts[option.name].map {
        Plan.Setting(
          name: option.name, value: $0.value, layer: $0.layer, place: $0.mark.place, references: $0.references
        )
      }
        ?? Plan.Setting(name: option.name, value: option.defaultValue, layer: .stageDefault)
    }
    let outputs: [String] = if case .sink(let sink) = stage { sink.outputPaths } else { [] }
    var step = Plan.Step(
      id: declaration.id.text, spec: entry.spec, role: entry.role, options: settings, stage: stage,
      outputPaths: outputs.map { Paths.normalised($0) },
      inputOptions: Set(
        entry.options.filter { $0.type == .inputPath || $0.type == .inputPaths }.map(\.name)),
      codeIdentity: stage.program?.codeIdentity ?? entry.codeIdentity)
    if let audit = entry.audit {
      step.audit = { (records: RecordBatch) throws(ConfigurationError) in
        try audit(given, context, records)
      }
    }
    return step
  }

  private func resolve(_ path: String) -> String { Paths.join(fileFolder, path) }
}

extension JSONValue {
  /// The texts of a text or a list of texts.
  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.flatMap(\.texts)
    default: []
    }
  }
}
