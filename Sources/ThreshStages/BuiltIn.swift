internal import Cleanup
internal import Deduplication
internal import Export
internal import Extraction
internal import Ingest
public import ThreshKit

/// The stages that are compiled in.
public enum BuiltIn {
  /// Every stage a pipeline can use, in the order help lists them. A module under Plugins/ adds its stages here.
  public static let stages: [StageEntry] = [
    StageEntry(source: SavedPages.self),
    StageEntry(map: PageCleanup.self),
    StageEntry(group: PageCopies.self),
    StageEntry(map: EvidenceExtraction.self),
    StageEntry(map: QuestionAnswering.self),
    StageEntry(group: StudyMentions.self),
    StageEntry(group: RepeatedClaims.self),
    StageEntry(sink: CSVExport.self),
    StageEntry(sink: JSONExport.self),
    StageEntry(sink: JSONLinesExport.self),
  ]
}
