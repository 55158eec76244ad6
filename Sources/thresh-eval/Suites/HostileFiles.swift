internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval hostile FOLDER`
struct HostileFiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile",
    abstract: "Reads every file of a folder through ingest and cleanup, whatever it is.",
    discussion: """
      Each file is read as ingest takes it, and then, whatever ingest says, as HTML, as an article in XML and as plain \
      text. One line a reading: file, reading, seconds, and the number of blocks or the code of the problem. The name is \
      written before the file is read, so that after a crash the last line names it. Tests/Evaluation/hostile.py adds up.
      """)

  @Argument(help: "A folder, read with all folders inside.")
  var folder: String

  func run() throws {
    guard let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) else {
      throw ConfigurationError("there is no folder '\(folder)'")
    }
    let trial = try PageTrial(folder: folder)
    for name in names.sorted() {
      let path = URL(fileURLWithPath: folder).appendingPathComponent(name).path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      line(name, "ingest", trial) { report in try trial.pages(in: path, name: name, &report) }
      guard let content = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) else { continue }
      for type in [MediaType.html, .jats, .plainText] {
        line(name, type.rawValue, trial) { _ in
          [Page(id: "hostile", origins: [Page.Origin(path: name)], mediaType: type, content: content)]
        }
      }
    }
  }

  /// Reads the pages that `load` gives, and prints what became of them.
  private func line(
    _ name: String, _ reading: String, _ trial: PageTrial, _ load: (inout Report) throws -> [Page]
  ) {
    write("\(name)\t\(reading)\t")
    let start = ContinuousClock.now
    var report = Report()
    var outcome: String
    do {
      let blocks = try load(&report).compactMap { try trial.blocks(of: $0, &report) }
      outcome = blocks.isEmpty ? report.problems.last?.code ?? "nothing" : String(blocks.reduce(0, +))
    } catch let error as RecordError {
      outcome = error.code
    } catch {
      outcome = "unexpected: \(error)"
    }
    write(String(format: "%.4f", (ContinuousClock.now - start) / .seconds(1)) + "\t\(outcome)\n")
  }

  /// Not `print`, which keeps what it is given until it has more.
  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
