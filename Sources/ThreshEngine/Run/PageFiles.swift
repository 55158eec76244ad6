internal import Foundation
internal import ThreshKit
internal import ThreshStore

/// Reads the files of a source stage, those alone that have changed since they were read last.
struct PageFiles: Sendable {
  let source: any SourceStage
  /// Stands for the source stage in what is kept.
  let stage: String
  let files: FileTable?
  let isFresh: Bool

  /// What a source stage made of a file.
  struct Reading: Sendable {
    var pages: [Page]
    var report: Report
    var error: RecordError?
  }

  /// What was made of the file when it was read last; nil when it has to be read. The pages have no content.
  func known(_ item: SourceItem) -> Reading? {
    guard !isFresh, let entry = try? files?.find(item.path, name: item.name, stage: stage),
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(entry.data))
    else { return nil }
    return Reading(pages: kept.pages, report: kept.note.report, error: kept.note.recordError)
  }

  /// What is made of the file now.
  ///
  /// - Parameter retries: how often a file that cannot be read is tried again.
  func read(_ item: SourceItem, retries: Int = 0) -> Reading {
    let stamp = files.flatMap { _ in FileStamp(item.path) }
    var reading = load(item)
    for _ in 0..<retries where reading.error != nil { reading = load(item) }
    // A file that the system does not hand out may be handed out another time without having changed.
    if let files, reading.error == nil || FileManager.default.isReadableFile(atPath: item.path) {
      let note = ResultNote(reading.report, count: reading.pages.count, error: reading.error, source: "")
      var writer = JSONWriter()
      Kept(pages: reading.pages, note: note).write(to: &writer)
      files.keep(writer.bytes, path: item.path, name: item.name, stage: stage, stamp: stamp)
    }
    return reading
  }

  private func load(_ item: SourceItem) -> Reading {
    var reading = Reading(pages: [], report: Report(), error: nil)
    do throws(RecordError) { reading.pages = try source.load(item, &reading.report) } catch {
      reading.error = error
    }
    return reading
  }

  private struct Kept: Decodable, JSONWritable {
    var pages: [Page]
    var note: ResultNote

    func write(to writer: inout JSONWriter) {
      writer.beginObject()
      writer.member("pages", pages)
      writer.member("note", note)
      writer.endObject()
    }
  }
}
