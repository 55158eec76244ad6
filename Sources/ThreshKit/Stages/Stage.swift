/// One step of a pipeline. A stage is one of ``SourceStage``, ``MapStage``, ``GroupStage`` and ``SinkStage``.
public protocol Stage: Sendable {
  associatedtype Options: StageOptions
  static var spec: StageSpec { get }
  /// Tells results of this code from those of other code, beside the stage's name and the digest of the program: a
  /// module with data files gives their digest (``ResourceLocator/digest()``).
  static var codeIdentity: String { get }
  /// Reads options and data files. Everything that can be wrong with them is said here, before the first record.
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError)
}

extension Stage {
  public static var codeIdentity: String { spec.reference }
}

/// Finds and reads saved pages: the only kind of stage that reads input files.
public protocol SourceStage: Stage {
  /// What there is to read, in an order that does not depend on the file system.
  func list(_ report: inout Report) throws(ConfigurationError) -> [SourceItem]
  /// Reads one item; may run on any worker. The pages carry their ``Page/content``.
  func load(_ item: SourceItem, _ report: inout Report) throws(RecordError) -> [Page]
}

/// A file that a source stage found.
public struct SourceItem: Codable, Sendable, Hashable {
  /// Path as given to the operating system.
  public var path: String
  /// Path relative to the ingested folder, with `/` between parts: what reports show.
  public var name: String

  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }
}

/// Turns one record into none, one or many.
///
/// Pure: no clock, no network, no files. May run on any worker, in any order, twice.
public protocol MapStage: Stage {
  associatedtype Input: Record
  associatedtype Output: Record
  func process(_ input: Input, _ report: inout Report) throws(RecordError) -> [Output]
}

/// Corpus logic that an engine can split: key, compare inside a key's group, close over the links.
///
/// Pure like a ``MapStage``. Records are compared by their profiles, which hold what the comparison needs and no more, so
/// that the corpus itself need not be at hand. A stage that compares whole records leaves `Profile` and ``profile(of:)`` out.
///
/// Groups may be large. A long loop asks `Task.isCancelled` now and then and returns what it has: the engine uses nothing
/// of a run that was stopped.
public protocol GroupStage: Stage {
  /// What its links say of the records they join; decides which table of the review they go into.
  static var relation: Relation { get }
  associatedtype Input: Record
  associatedtype Output: Record
  /// What of a record is compared with others.
  associatedtype Profile: Sendable = Input
  /// Made once a record, on any worker.
  func profile(of record: Input) throws(RecordError) -> Profile
  /// Blocking keys: two records are compared only if they share one.
  func keys(for profile: Profile) throws(RecordError) -> [String]
  /// The links among `group`, which is in input order and no longer than ``blockLimit``.
  func links(in group: [Profile], key: String, _ report: inout Report) throws(RecordError) -> [Link]
  /// What a cluster of linked records becomes; called for singletons too, with the links inside the cluster.
  /// Each output carries the id of the input it stands for, so that the engine can restore input order.
  func merge(_ cluster: [Input], links: [Link], _ report: inout Report) throws(RecordError) -> [Output]
  /// Largest group to compare; what is cut off is reported.
  var blockLimit: Int { get }
}

extension GroupStage {
  public static var relation: Relation { .other }
  public var blockLimit: Int { 500 }
}

extension GroupStage where Profile == Input {
  public func profile(of record: Input) throws(RecordError) -> Input { record }
}

/// Writes files: the only kind of stage that does.
public protocol SinkStage: Stage {
  /// The files that it writes, as paths inside the output folder. Known before the run, so that no two exports of a
  /// pipeline write the same file.
  var outputPaths: [String] { get }
  /// Writes the tables; every file is whole or absent. Returns what was written.
  func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile]
}
