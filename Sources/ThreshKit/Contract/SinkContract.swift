internal import Foundation

/// The promises of a stage that writes files.
struct SinkContract {
  let stage: RunnableStage
  let scratch: ScratchFolder

  func results(_ step: (String) -> Void) throws(SinkError) -> [ContractResult] {
    guard case .sink(let sink) = stage else { return [] }
    do throws(SinkError) {
      step("tables of ordinary records")
      let written = try sink.write(Self.tables(SampleRecords.rowsForTables), into: folder("first"))
      let first = scratch.files(in: "first")
      _ = try sink.write(Self.tables(SampleRecords.rowsForTables), into: folder("second"))
      let second = scratch.files(in: "second")
      step("tables in another order")
      _ = try sink.write(Self.tables(SampleRecords.rowsForTables.reversed()), into: folder("reversed"))
      let reversed = scratch.files(in: "reversed")
      return [
        repeatable(first, second), order(first, reversed), places(sink, written, first),
        try survived(sink, step), whole(sink),
      ]
    } catch {
      return [
        ContractResult(
          .survives,
          [
            ContractFailure(
              .survives, "the tables of the sample records cannot be written: \(error)",
              mend: "throw a SinkError only for what the file system refuses")
          ])
      ]
    }
  }

  private func folder(_ name: String) -> OutputFolder { OutputFolder(path: scratch.path(name), jobs: 2) }

  private static func tables(_ rows: some Sequence<Evidence>) -> ReviewTables {
    var corpus = Corpus(
      run: RunInfo(pipeline: "check", pipelineDigest: "0", stages: [], thresh: "0"))
    let rows = Array(rows)
    corpus.documents = SampleRecords.documents(of: rows)
    corpus.pages = corpus.documents.map {
      Page(id: $0.id, origins: [.init(path: $0.source)], mediaType: $0.mediaType)
    }
    corpus.evidence = rows
    corpus.problems = [
      Problem(
        source: "odd.pdf", stage: "pages", code: "unsupported-format", message: "a PDF, \"quoted\";\nnot read"
      )
    ]
    return ReviewTables(corpus)
  }

  private func repeatable(_ first: [String: [UInt8]], _ second: [String: [UInt8]]) -> ContractResult {
    let failures = Set(first.keys).union(second.keys).sorted().filter { first[$0] != second[$0] }.map {
      ContractFailure(
        .repeatable, "the file \($0) has other bytes the second time",
        mend: "write no time, no path, and nothing in the order of a Set or Dictionary")
    }
    return ContractResult(.repeatable, failures)
  }

  private func order(_ first: [String: [UInt8]], _ reversed: [String: [UInt8]]) -> ContractResult {
    let failures = first.keys.sorted().filter { first[$0]?.sorted() != reversed[$0]?.sorted() }.map {
      ContractFailure(
        .order, "the file \($0) holds something else when the rows come in another order",
        mend: "write every row by itself, whichever comes before it")
    }
    return ContractResult(.order, failures)
  }

  /// Whether the files are those that were announced, with the digests that were told.
  private func places(_ sink: any SinkStage, _ written: [WrittenFile], _ found: [String: [UInt8]])
    -> ContractResult
  {
    var failures: [ContractFailure] = []
    let paths = sink.outputPaths
    for path in paths where path.isEmpty || path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      failures.append(
        ContractFailure(
          .quotes, "the output path '\(path)' is outside the output folder",
          mend: "throw a ConfigurationError for paths that leave the folder"))
    }
    if Set(found.keys) != Set(paths) {
      failures.append(
        ContractFailure(
          .quotes, "it wrote \(found.keys.sorted()), and outputPaths says \(paths.sorted())",
          mend: "let outputPaths name every file: a pipeline must know that no two exports write the same"))
    }
    for file in written where found[file.name].map(ContentID.sha256) != file.sha256 {
      failures.append(
        ContractFailure(
          .quotes, "the digest of \(file.name) is not that of the file",
          mend: "return what OutputFolder.write returns"))
    }
    if Set(written.map(\.name)) != Set(paths) {
      failures.append(
        ContractFailure(
          .quotes, "it returned \(written.map(\.name)), and outputPaths says \(paths)",
          mend: "return one WrittenFile for every file"))
    }
    return ContractResult(.quotes, failures)
  }

  private func survived(_ sink: any SinkStage, _ step: (String) -> Void) throws(SinkError) -> ContractResult {
    var failures: [ContractFailure] = []
    func attempt(_ name: String, _ rows: [Evidence]) {
      step(name)
      do throws(SinkError) { _ = try sink.write(Self.tables(rows), into: folder("hostile")) } catch {
        failures.append(
          ContractFailure(
            .survives, "\(name): \(error)",
            mend: "write every table, whatever its cells hold; escape what the format cannot hold"))
      }
    }
    attempt("empty tables", [])
    for (name, record) in SampleRecords.hostile(.evidence) {
      if case .evidence(let rows) = record { attempt(name, rows) }
    }
    return ContractResult(.survives, failures)
  }

  /// A folder that cannot be written gives an error, and nothing half written.
  private func whole(_ sink: any SinkStage) -> ContractResult {
    let mend = "write with OutputFolder.write, which writes under a temporary name and renames"
    do throws(SinkError) {
      try scratch.write([], to: "blocked")
      _ = try sink.write(Self.tables(SampleRecords.rowsForTables), into: folder("blocked"))
      return ContractResult(
        .isolation, [ContractFailure(.isolation, "an output folder that is a file gave no error", mend: mend)]
      )
    } catch {
      let left = scratch.files(in: "first").keys.filter { $0.hasSuffix(".tmp") }
      return ContractResult(
        .isolation, left.map { ContractFailure(.isolation, "the temporary file \($0) was left", mend: mend) })
    }
  }
}
