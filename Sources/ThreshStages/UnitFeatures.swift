internal import Extraction
internal import Foundation
internal import Ingest
public import ThreshKit

/// The features of every unit of saved pages, for the training of the models of statements: development tools may not
/// import a plugin themselves.
public struct UnitFeatures: Sendable {
  private let trial: ExtractionTrial

  /// - Parameters:
  ///   - lexicons: lexicon files of the review's topic.
  ///   - context: finds and reads the files.
  public init(lexicons: [String], _ context: StageContext) throws(ConfigurationError) {
    trial = try ExtractionTrial(lexicons: lexicons, context)
  }

  /// Hands over a line of JSON for each unit of the pages under `path`, in the order of the pages and of their text.
  ///
  /// - Returns: the pages that could not be read, with the reason.
  public func write(pagesUnder path: String, line: (String) -> Void) throws -> [Problem] {
    var options = SavedPages.Options()
    options.path = path
    let ingest = try SavedPages(options, trial.context)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var report = Report()
    for item in try ingest.list(&report) {
      do throws(RecordError) {
        for page in try ingest.load(item, &report) {
          for unit in trial.extraction.trainingUnits(of: try trial.cleanup.read(page, &report)) {
            line(String(decoding: try encode(unit, encoder), as: UTF8.self))
          }
        }
      } catch {
        report.problem(error.code, error.message, source: item.name)
      }
    }
    return report.problems
  }

  private func encode(_ unit: TrainingUnit, _ encoder: JSONEncoder) throws(RecordError) -> Data {
    do { return try encoder.encode(unit) } catch {
      throw RecordError("not-encodable", "a unit cannot be written: \(error)")
    }
  }
}
