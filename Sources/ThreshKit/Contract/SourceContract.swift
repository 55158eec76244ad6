/// The promises of a stage that finds and reads pages.
struct SourceContract {
  let entry: StageEntry
  let given: [JSONValue.Member]
  let context: StageContext
  let scratch: ScratchFolder

  /// What a source stage found, as text.
  private struct Found: Equatable {
    var names: [String] = []
    /// Pages and problems of each item.
    var lines: [String: [String]] = [:]
    var pages: [Page] = []
  }

  func results(_ stage: RunnableStage, _ step: (String) -> Void) throws(SinkError) -> [ContractResult] {
    guard case .source(let source) = stage else { return [] }
    do throws(ConfigurationError) {
      step("a folder of pages")
      let first = try Self.read(source)
      let second = try Self.read(try made(given))
      var results = [repeatable(first, second), pages(first)]
      guard let folder = entry.options.first(where: { $0.type == .inputPath })?.name else {
        return results + [
          ContractResult(
            .order, skipped: "it has no option for a folder, so that no other one could be tried"),
          ContractResult(.survives, skipped: "it has no option for a folder"),
          ContractResult(.isolation, skipped: "it has no option for a folder"),
        ]
      }
      func options(_ path: String) -> [JSONValue.Member] {
        given.filter { $0.name != folder } + [.init(folder, .string(scratch.path(path)))]
      }
      try self.write("plain", reversed: false)
      try self.write("reversed", reversed: true)
      let plain = try Self.read(try made(options("plain")))
      let reversed = try Self.read(try made(options("reversed")))
      results.append(order(plain, reversed))
      step("a folder with files that cannot be read")
      try self.write("mixed", reversed: false)
      try self.write(bad: "mixed")
      let mixed = try Self.read(try made(options("mixed")))
      results += [survived(mixed), isolated(plain, mixed)]
      return results
    } catch {
      return [
        ContractResult(
          .survives,
          [
            ContractFailure(
              .survives, "a folder with odd files stops the run: \(error)",
              mend:
                "throw ConfigurationError only for wrong options; a file that cannot be read is a RecordError of load"
            )
          ])
      ]
    }
  }

  private func made(_ values: [JSONValue.Member]) throws(ConfigurationError) -> any SourceStage {
    guard case .source(let source) = try entry.make(values, context) else {
      throw ConfigurationError("\(entry.spec.reference) is not a source")
    }
    return source
  }

  private func write(_ folder: String, reversed: Bool) throws(ConfigurationError) {
    do throws(SinkError) { try SamplePages.write(into: scratch, folder, reversed: reversed) } catch {
      throw ConfigurationError(error.description)
    }
  }

  private func write(bad folder: String) throws(ConfigurationError) {
    do throws(SinkError) {
      let texts = SamplePages.hostileTexts.map { Array($0.text.utf8) }
      for (index, bytes) in (texts + SamplePages.hostileBytes.map(\.bytes)).enumerated() {
        for ending in ["txt", "html", "xml", "mhtml"] {
          try scratch.write(bytes, to: "\(folder)/a-bad-\(index).\(ending)")
        }
      }
    } catch {
      throw ConfigurationError(error.description)
    }
  }

  private static func read(_ source: any SourceStage) throws(ConfigurationError) -> Found {
    var listing = Report()
    var found = Found()
    for item in try source.list(&listing) {
      var report = Report()
      found.names.append(item.name)
      do throws(RecordError) {
        let pages = try source.load(item, &report)
        found.pages += pages
        found.lines[item.name] = Trial.text(.pages(pages)) + Trial.text(report)
      } catch {
        found.lines[item.name] = Trial.text(error) + Trial.text(report)
      }
    }
    found.lines[""] = Trial.text(listing)
    return found
  }

  private func repeatable(_ first: Found, _ second: Found) -> ContractResult {
    let failures =
      first == second
      ? []
      : [
        ContractFailure(
          .repeatable, "the same folder read twice gave different pages or another order",
          mend: "sort what was listed by the bytes of its names, and read nothing but the file")
      ]
    return ContractResult(.repeatable, failures)
  }

  private func order(_ plain: Found, _ reversed: Found) -> ContractResult {
    let failures =
      plain == reversed
      ? []
      : [
        ContractFailure(
          .order, "files written in another order were listed in another order",
          mend: "sort what was listed by the bytes of its names: file systems give any order")
      ]
    return ContractResult(.order, failures)
  }

  /// Ids and content of the pages.
  private func pages(_ found: Found) -> ContractResult {
    if found.pages.isEmpty {
      return ContractResult(.quotes, skipped: "no page came out of the sample folder")
    }
    let failures = found.pages.flatMap { page -> [ContractFailure] in
      var faults: [ContractFailure] = []
      func fail(_ message: String, _ mend: String) {
        faults.append(ContractFailure(.quotes, "the page \(page.fileName): \(message)", mend: mend))
      }
      if page.id.count != 64 || !page.id.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
        fail("its id is no SHA-256 but '\(page.id)'", "set `id` to ContentID.sha256 of the file's bytes")
      }
      if page.content == nil {
        fail("it has no content", "set `content` to the bytes that cleanup is to read")
      }
      if !found.names.contains(where: { name in page.origins.first?.path == name }) {
        fail("its origin is not the name it was listed under", "set `origins` to the item's name")
      }
      return faults
    }
    return ContractResult(.quotes, failures)
  }

  private func survived(_ found: Found) -> ContractResult {
    let silent = found.names.filter { found.lines[$0]?.isEmpty != false }
    return ContractResult(
      .survives,
      silent.map {
        ContractFailure(
          .survives, "the file \($0) was listed and gave neither a page nor a problem",
          mend: "throw a RecordError that says why it cannot be read")
      })
  }

  private func isolated(_ plain: Found, _ mixed: Found) -> ContractResult {
    let changed = plain.names.filter { mixed.lines[$0] != plain.lines[$0] }
    return ContractResult(
      .isolation,
      changed.map {
        ContractFailure(
          .isolation, "the page \($0) came out otherwise when bad files lay beside it",
          mend: "read every file by itself, and throw a RecordError for the one that is bad")
      })
  }
}
