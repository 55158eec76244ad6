public import ThreshKit

/// `process@1`: any program as a stage.
public enum ProcessStage {
  /// The stage before it is known what comes before it; ``StageEntry/adapted`` makes the one for a place in a chain.
  public static let entry = entry(reads: .evidence, writes: .evidence)

  static let spec = StageSpec(
    name: "process", version: 1, summary: "Hands records to any program, one JSON object a line",
    discussion: """
      The program runs in the folder of the pipeline file. In mode `plain` it gives one line for each line it gets, in \
      the same order; `null` leaves a record out, and a program that answers only at the end of its input is fine. A \
      field of evidence that Thresh does not know becomes a column of its own. In mode `envelope` the program speaks \
      the protocol described in WritingAStage.md: it is started once, and may give several records for one, or say \
      what is wrong with one.

      It reads and writes what the stage before it gives, unless `reads` and `writes` say otherwise. A page carries \
      its content as base64. What the program writes on standard error is log.

      Results are kept under the command and the content of the files it names: a changed script is a changed stage. \
      Name other files that decide its results under `files`.
      """,
    example: """
      - { id: words, uses: process@1, with: { command: [jq, -c, ".words = (.quote | split(\\" \\") | length)"] } }
      """, changes: nil)

  /// How the program is spoken to.
  enum Mode: String, CaseIterable, Sendable { case plain, envelope }

  /// A kind of record, or that of the stage before.
  enum Kind: String, CaseIterable, Sendable { case upstream, page, document, evidence }

  struct Options: StageOptions {
    var command: [String] = []
    var mode = Mode.plain
    var reads = Kind.upstream
    var writes = Kind.upstream
    var timeout = 120
    var files: [String] = []

    static var options: [Option<Options>] {
      [
        .strings("command", \.command, help: "The program and its arguments; no shell comes between."),
        .choice("mode", \.mode, help: "plain: one line in, one line out; envelope: the protocol."),
        .choice("reads", \.reads, help: "The records it takes; upstream: those of the stage before."),
        .choice("writes", \.writes, help: "The records it gives; upstream: the kind it reads."),
        .int(
          "timeout", \.timeout, in: 1...86_400,
          help: "Seconds; plain: without anything read or written, envelope: without an answer."),
        .inputPaths(
          "files", \.files, help: "Files beside the command's own whose content decides the results."),
      ]
    }
  }

  private static func entry(reads: RecordKind, writes: RecordKind) -> StageEntry {
    StageEntry(
      spec: spec, reads: reads, writes: writes, options: Options.options.map(\.spec),
      adapted: { entry(reads: $0, writes: $1) },
      make: { (values, context) throws(ConfigurationError) in
        try stage(values, context, reads: reads, writes: writes)
      })
  }

  private static func stage(
    _ values: [JSONValue.Member], _ context: StageContext, reads: RecordKind, writes: RecordKind
  ) throws(ConfigurationError) -> RunnableStage {
    let options = try Options.read(values)
    let command = try ProgramCommand(
      options.command, folder: context.resolve("."), name: "process",
      files: options.files.map(context.resolve))
    return switch options.mode {
    case .plain: .program(PlainProgram(command, writes: writes, patience: Double(options.timeout)))
    case .envelope:
      .program(
        EnvelopeProgram(
          command, open: .init(stage: spec.reference, reads: reads, writes: writes, options: []),
          patience: Double(options.timeout)))
    }
  }
}

extension StageEntry {
  /// The stage at a place in a chain, for one that takes whatever the stage before it gives.
  ///
  /// - Parameters:
  ///   - reads: the option `reads` as written, if it is given.
  ///   - writes: the option `writes`.
  ///   - upstream: what the stage before gives, if that is known.
  func placed(reads: String?, writes: String?, after upstream: RecordKind?) -> StageEntry {
    guard let adapted, let own = role.input else { return self }
    let input = reads.flatMap(RecordKind.init(rawValue:)) ?? upstream ?? own
    return adapted(input, writes.flatMap(RecordKind.init(rawValue:)) ?? input)
  }
}
