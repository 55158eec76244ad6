import Foundation
import Testing
import ThreshKit

/// Sources that each break one promise.
@Suite struct SourceContractTests {
  private func broken<S: SourceStage>(_ stage: S.Type) throws -> [ContractFailure] {
    try StageContract(StageEntry(source: stage)).results().flatMap(\.failures)
  }

  @Test func aCarefulSourceKeepsThem() throws {
    #expect(try broken(Careful.self).isEmpty)
  }

  @Test func anotherOrderOfFilesIsNoticed() throws {
    let failures = try broken(ByAge.self)
    #expect(failures.contains { $0.check == .order && $0.mend.contains("sort") }, "\(failures)")
  }

  @Test func anIdThatIsNoDigestIsNamed() throws {
    let failures = try broken(Named.self).filter { $0.check == .quotes }
    #expect(failures.first?.message.contains("its id is no SHA-256 but") == true, "\(failures)")
  }

  @Test func aFileThatVanishesIsNamed() throws {
    let failures = try broken(Silent.self).filter { $0.check == .survives }
    #expect(failures.first?.message.contains("gave neither a page nor a problem") == true, "\(failures)")
  }

  @Test func oneBadFileMustNotStopTheRun() throws {
    let failures = try broken(Strict.self)
    #expect(
      failures.contains { $0.check == .survives && $0.message.contains("stops the run") }, "\(failures)")
  }

  @Test func whatABadFileLeavesBehindIsNoticed() throws {
    let failures = try broken(Numbered.self)
    #expect(failures.contains { $0.check == .isolation }, "\(failures)")
  }
}

private struct FolderOptions: StageOptions {
  var path = ""
  static var options: [ThreshKit.Option<FolderOptions>] { [.inputPath("path", \.path, help: "The folder.")] }
}

/// Reads the text files of a folder, in the order that ``order(_:in:)`` gives them.
private protocol FolderSource: SourceStage where Options == FolderOptions {
  var folder: String { get }
  init(folder: String)
  func order(_ names: [String]) -> [String]
}

extension FolderSource {
  static var spec: StageSpec {
    let name = "toy/" + String(describing: Self.self).lowercased()
    return StageSpec(name: name, version: 1, summary: "Toy", example: "uses: \(name)@1")
  }

  init(_ options: FolderOptions, _ context: StageContext) throws(ConfigurationError) {
    guard !options.path.isEmpty else { throw ConfigurationError("no folder", key: "path") }
    self.init(folder: context.resolve(options.path))
  }

  func order(_ names: [String]) -> [String] { names.sorted() }

  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return order(names.filter { $0.hasSuffix(".txt") })
      .map { SourceItem(path: folder + "/" + $0, name: $0) }
  }

  func bytes(_ item: SourceItem) throws(RecordError) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: item.path)), !data.isEmpty else {
      throw RecordError("empty-file", "the file is empty")
    }
    return [UInt8](data)
  }

  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    let bytes = try bytes(item)
    return [
      Page(
        id: ContentID.sha256(bytes), origins: [.init(path: item.name)], mediaType: .plainText, content: bytes)
    ]
  }
}

private struct Careful: FolderSource {
  let folder: String
}

/// Lists files by the time they were written.
private struct ByAge: FolderSource {
  let folder: String
  func order(_ names: [String]) -> [String] {
    func age(_ name: String) -> Date {
      let values = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      return values?[.modificationDate] as? Date ?? .distantPast
    }
    return names.sorted { (age($0), $0) < (age($1), $1) }
  }
}

/// Takes the name of a file for the id of its page.
private struct Named: FolderSource {
  let folder: String
  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    let bytes = try bytes(item)
    return [Page(id: item.name, origins: [.init(path: item.name)], mediaType: .plainText, content: bytes)]
  }
}

/// Passes over files that it cannot read.
private struct Silent: FolderSource {
  let folder: String
  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    guard let bytes = try? bytes(item) else { return [] }
    return [
      Page(
        id: ContentID.sha256(bytes), origins: [.init(path: item.name)], mediaType: .plainText, content: bytes)
    ]
  }
}

/// Refuses a folder with an empty file.
private struct Strict: FolderSource {
  let folder: String
  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let items = names.filter { $0.hasSuffix(".txt") }.map { SourceItem(path: folder + "/" + $0, name: $0) }
    for item in items where (try? bytes(item)) == nil { throw ConfigurationError("\(item.name) is empty") }
    return items
  }
}

/// Numbers the pages of a folder.
private struct Numbered: FolderSource {
  let folder: String
  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page] {
    let bytes = try bytes(item)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let number = names.firstIndex(of: item.name) ?? 0
    return [
      Page(
        id: ContentID.sha256(bytes), origins: [.init(path: item.name)], mediaType: .plainText,
        url: StatedValue(String(number), from: "number"), content: bytes)
    ]
  }
}
