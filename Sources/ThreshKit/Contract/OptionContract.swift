/// What a stage says of itself, and which option values it takes.
struct OptionContract {
  let entry: StageEntry
  let given: [JSONValue.Member]
  let context: StageContext

  /// The stage with its defaults, and what is wrong with its description.
  func documented() -> (ContractResult, RunnableStage?) {
    var failures: [ContractFailure] = []
    func fail(_ message: String, _ mend: String) {
      failures.append(ContractFailure(.documented, message, mend: mend))
    }
    for (message, mend) in descriptionFaults() + changesFaults() { fail(message, mend) }
    var seen: Set<String> = []
    for option in entry.options {
      let name = option.name
      if !seen.insert(name).inserted { fail("two options are called '\(name)'", "rename one of them") }
      if !Self.isName(name, separator: "_") {
        fail(
          "the option name '\(name)' is not lower-case words joined by _",
          "rename it as in keep_hedged: pipeline files are written by people")
      }
      if option.help.allSatisfy(\.isWhitespace) {
        fail("the option '\(name)' has no help", "say in one sentence what it does and what it is for")
      }
      if case .choice(let names) = option.type, names.isEmpty {
        fail("the option '\(name)' has nothing to choose from", "give its type at least one case")
      }
      if !Self.isEmpty(option.defaultValue), let error = refusal(of: option.defaultValue, for: option),
        error.key == name
      {
        fail(
          "the default of '\(name)' is refused: \(error)",
          "give a default that is \(option.type.expectation)")
      }
    }
    do throws(ConfigurationError) {
      return (ContractResult(.documented, failures), try entry.make(given, context))
    } catch {
      let open = entry.options.first { $0.name == error.key && Self.isEmpty($0.defaultValue) }
      if let open {
        fail(
          "'\(open.name)' must be given: \(error)",
          "give the check a value for it, --set \(open.name)=VALUE or `options:` in a test; or give it a default that works"
        )
      } else if entry.options.contains(where: { $0.name == error.key }) {
        fail(
          "the stage cannot be made of its defaults: \(error)",
          "every option needs a default that works, so that a pipeline may leave it out")
      } else {
        fail(
          "the stage cannot be made: \(error)",
          "see to what the message names, or give it a default that works")
      }
      return (ContractResult(.documented, failures), nil)
    }
  }

  /// Whether what is unknown or of the wrong type is refused, and by the right name.
  func refused() -> ContractResult {
    var failures: [ContractFailure] = []
    let unknown = "no_such_option"
    do throws(ConfigurationError) {
      _ = try entry.make(given + [.init(unknown, .bool(true))], context)
      failures.append(
        ContractFailure(
          .refuses, "the unknown option '\(unknown)' is taken",
          mend:
            "read options with StageOptions.read, or throw a ConfigurationError with `key` for unknown names"
        ))
    } catch {
      if error.key != unknown { failures.append(Self.unnamed(unknown, error)) }
    }
    for option in entry.options {
      for value in Self.wrongValues(for: option.type) {
        guard let error = refusal(of: value, for: option) else {
          failures.append(
            ContractFailure(
              .refuses, "'\(option.name)' takes \(value.text), which is not \(option.type.expectation)",
              mend: "check the value's type, and throw a ConfigurationError with `key` when it is wrong"))
          continue
        }
        if error.key != option.name { failures.append(Self.unnamed(option.name, error)) }
      }
    }
    return ContractResult(.refuses, failures)
  }

  private static func unnamed(_ name: String, _ error: ConfigurationError) -> ContractFailure {
    ContractFailure(
      .refuses, "the error about '\(name)' does not name it: \(error)",
      mend: "set `key` of the ConfigurationError to the option's name: a pipeline file then shows the line")
  }

  /// The error for `value`; nil when it is taken.
  private func refusal(of value: JSONValue, for option: OptionSpec) -> ConfigurationError? {
    do throws(ConfigurationError) {
      _ = try entry.make(given.filter { $0.name != option.name } + [.init(option.name, value)], context)
      return nil
    } catch {
      return error
    }
  }

  private func descriptionFaults() -> [(String, String)] {
    let spec = entry.spec
    var faults: [(String, String)] = []
    let parts = spec.name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 2 || !parts.allSatisfy({ Self.isName(String($0), separator: "-") }) {
      faults.append(
        (
          "the name '\(spec.name)' is not like group/name",
          "use lower-case words, such as extract/sample-size"
        ))
    }
    if spec.version < 1 { faults.append(("the version is \(spec.version)", "begin with 1")) }
    if spec.summary.allSatisfy(\.isWhitespace) || spec.summary.contains("\n") || spec.summary.hasSuffix(".") {
      faults.append(
        (
          "the summary is not one line without a full stop: '\(spec.summary)'",
          "say in a few words what the stage does; `thresh stages` shows it"
        ))
    }
    if !spec.example.contains("uses:") || !spec.example.contains("@\(spec.version)") {
      faults.append(
        (
          "the example is not a step with version \(spec.version): '\(spec.example)'",
          "give one that can be copied: - { id: NAME, uses: \(spec.reference) }"
        ))
    }
    return faults
  }

  private func changesFaults() -> [(String, String)] {
    guard let changes = entry.spec.changes, let kind = entry.role.output else { return [] }
    let known = FieldContract.fields(of: kind)
    return changes.compactMap { change in
      let field = change.prefix { $0 != "." }
      if known.contains(String(field)) { return nil }
      let nearest =
        NearestName.of(String(field), among: known.sorted()).map { "did you mean '\($0)'? " } ?? ""
      return (
        "`changes` names '\(change)', which is no field of \(kind.rawValue)",
        nearest + "columns of your own are named as extra.NAME"
      )
    }
  }

  private static func isEmpty(_ value: JSONValue) -> Bool {
    [.string(""), .array([]), .null].contains(value)
  }

  private static func isName(_ text: String, separator: Character) -> Bool {
    !text.isEmpty && text.first != separator && text.last != separator
      && text.allSatisfy { $0 == separator || ($0.isASCII && ($0.isLowercase || $0.isNumber)) }
  }

  private static func wrongValues(for type: OptionType) -> [JSONValue] {
    switch type {
    case .bool: [.string("yes"), .int(1)]
    case .int(let range):
      [.string("many"), .double(0.5)]
        + (range.upperBound < Int.max ? [.int(range.upperBound + 1)] : [])
        + (range.lowerBound > Int.min ? [.int(range.lowerBound - 1)] : [])
    case .double(let range): [.string("much"), .double(range.upperBound * 2 + 1)]
    case .string, .inputPath, .outputPath: [.int(7), .array([.string("a")])]
    case .choice: [.string("no-such-choice"), .bool(true)]
    case .inputPaths, .strings: [.int(7), .array([.bool(true)])]
    case .mapping: [.string("a"), .object([.init("no_such_key", .string("a"))])]
    }
  }
}

extension JSONValue {
  /// As JSON, for messages.
  var text: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
