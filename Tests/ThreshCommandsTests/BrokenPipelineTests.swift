import Foundation
import Testing
import ThreshEngine
import ThreshKit
import ThreshStages
import ThreshTesting

/// What is said of a pipeline file with one mistake, for each mistake that people make; and that none hides another.
@Suite struct BrokenPipelineTests {
  static let whole = """
    thresh: 1
    name: back-pain
    title: What pages say
    params:
      pages: { type: path, default: pages, help: Folder }
      alike: { type: number, default: 0.6, min: 0.3, max: 0.9 }
      mode: { type: string, default: content, choices: [content, drop] }
      most: { type: integer, default: 3, min: 1 }
    stages:
      - { id: pages, uses: ingest/saved-pages@1, with: { path: "${params.pages}" } }
      - id: clean
        uses: cleanup/page@1
        with: { comments: "${params.mode}" }
        on_error: quarantine
        retries: 1
        stop_after: 5%
      - { id: copies, uses: dedupe/pages@1, enabled: true, with: { similarity: 0.5 } }
      - id: evidence
        uses: extract/evidence@1
        with:
          lexicons: [words.yaml]
          topic: { condition: back pain }
      - { id: claims, uses: dedupe/claims@1, with: { likeness: "${params.alike}" } }
    export:
      - { uses: export/json@1, with: { path: review.json } }
      - { id: rows, uses: export/csv@1, with: { table: evidence, path: tables/rows.csv, guard: true } }
    variants:
      strict: { help: Joins less, params: { alike: 0.85 }, stages: [{ id: claims, enabled: true }] }
    tests:
      - name: a trial
        run: clean..evidence
        given: { text: A trial found that acupuncture eased back pain., name: a.txt }
        expect: { evidence.count: 1, "evidence[0].type": research-finding, problems: [] }

    """

  /// A slip, and what must be said of it.
  struct Slip: CustomTestStringConvertible, Sendable {
    /// What stands in a right file, and what in the wrong one.
    var right: String
    var wrong: String
    /// `line:column`
    var place: String
    var message: String
    /// How what was expected begins.
    var expected: String
    var nearest: String?
    /// Slips on one of these make one another impossible to judge: limits and the default that they are for, say.
    var subjects: Set<String>

    init(
      _ right: String, _ wrong: String, _ place: String, _ message: String, _ expected: String,
      _ nearest: String? = nil, on subjects: Set<String> = []
    ) {
      self.right = right
      self.wrong = wrong
      self.place = place
      self.message = message
      self.expected = expected
      self.nearest = nearest
      self.subjects = subjects
    }

    var testDescription: String { "\(right) → \(wrong)" }

    func made(in text: String) -> String { text.replacing(right, with: wrong, maxReplacements: 1) }

    func isSaid(by error: ConfigurationError) -> Bool {
      error.message == message && error.expected?.hasPrefix(expected) == true && error.nearest == nearest
    }
  }

  static let slips = [
    Slip(
      "thresh: 1", "thresh: 2", "1:9", "this version of thresh does not read pipeline files of version 2", "1"
    ),
    Slip("thresh: 1", "tresh: 1", "1:1", "unknown key 'tresh'", "one of thresh", "thresh"),
    Slip(
      "name: back-pain", "name: back pain", "2:7", "'back pain' cannot be a name",
      "letters, digits, '-' and '_'"),
    Slip("name: back-pain", "nam: back-pain", "2:1", "unknown key 'nam'", "one of thresh", "name"),
    Slip("title:", "titel:", "3:1", "unknown key 'titel'", "one of thresh", "title"),
    Slip("title: What pages say", "title: [a, b]", "3:8", "found a list", "text for 'title'"),
    Slip("params:", "parms:", "4:1", "unknown key 'parms'", "one of thresh", "params"),
    Slip("pages: { type: path", "pages: { type: pth", "5:18", "unknown type 'pth'", "one of path", "path"),
    Slip(
      "pages: { type: path,", "pages: {", "5:3", "the key 'type' is missing", "a parameter with 'type'",
      on: ["type"]),
    Slip("help: Folder", "help: [a]", "5:46", "found a list", "text for 'help'"),
    Slip("help: Folder", "hlep: Folder", "5:40", "unknown key 'hlep'", "one of type", "help"),
    Slip(
      "default: pages", "default: pagse", "10:60", "there is no 'pagse'", "an existing file or folder",
      "pages", on: ["pages"]),
    Slip(
      "default: pages", "default: pages, min: 1", "5:45", "a path parameter has no 'min'",
      "'min' only for type integer or number", on: ["type"]),
    Slip(
      "default: 0.6", "default: 0.2", "6:35", "wrong default '0.2' for parameter 'alike'",
      "a number from 0.3 to 0.9", on: ["alike"]),
    Slip(
      "default: 0.6", "default: half", "6:35", "wrong default 'half' for parameter 'alike'",
      "a number from 0.3 to 0.9", on: ["alike"]),
    Slip("min: 0.3", "min: low", "6:45", "wrong value 'low' for 'min'", "a number", on: ["alike"]),
    Slip("max: 0.9", "max: 0.1", "6:45", "'min' is greater than 'max'", "at most 0.1", on: ["alike"]),
    Slip(
      "choices: [content, drop]", "choices: content", "7:52", "found 'content'", "a list of values",
      on: ["mode"]),
    Slip(
      "choices: [content, drop]", "choices: [content, [drop]]", "7:62", "wrong value a list in 'choices'",
      "text"),
    Slip(
      "default: content", "default: kontent", "7:34", "wrong default 'kontent' for parameter 'mode'",
      "one of content", "content", on: ["mode"]),
    Slip(
      "default: 3", "default: 0", "8:35", "wrong default '0' for parameter 'most'",
      "a whole number of at least 1", on: ["most"]),
    Slip(
      "default: 3", "default: \"${env.NOT_SET}\"", "8:35", "the environment variable 'NOT_SET' is not set",
      "a value for it, or a default: ${env.NOT_SET:-default}", on: ["most"]),
    Slip(
      "  most:", "  at most:", "8:3", "'at most' cannot be a parameter's name",
      "letters, digits, '-' and '_'", on: ["most"]),
    Slip(
      "min: 1 }", "min: 1, max: 2 }", "8:35", "wrong default '3' for parameter 'most'",
      "a whole number from 1 to 2", on: ["most"]),
    Slip("stages:", "stage:", "9:1", "unknown key 'stage'", "one of thresh", "stages"),
    Slip(
      "${params.pages}", "${params.page}", "10:60", "unknown parameter 'page'", "one of ${params.pages}",
      "pages", on: ["pages"]),
    Slip(
      "${params.mode}", "${param.mode}", "13:23", "unknown reference '${param.mode}'",
      "one of ${params.pages}", "params.mode", on: ["clean"]),
    Slip(
      "${params.mode}", "${params.most}", "13:23", "wrong value '3' for 'comments'", "one of content",
      on: ["clean", "most", "mode"]),
    Slip("${params.alike}", "${params.alike", "23:60", "a reference without its '}'", "${params.NAME}"),
    Slip(
      "${params.alike}", "${env.NOT_SET}", "23:60", "the environment variable 'NOT_SET' is not set",
      "a value for it, or a default: ${env.NOT_SET:-default}"),
    Slip(
      "id: clean", "id: pages", "11:9", "the id 'pages' is already used on line 10",
      "an id of its own for every stage", on: ["ids"]),
    Slip(
      "id: clean", "id: the page", "11:9", "'the page' cannot be an id", "letters, digits, '-' and '_'",
      on: ["ids"]),
    Slip("id: clean", "id: [a]", "11:9", "found a list", "text for 'id'", on: ["ids"]),
    Slip("id: copies, ", "", "17:5", "the key 'id' is missing", "a stage with 'id'"),
    Slip(
      "ingest/saved-pages@1", "ingest/saved-page@1", "10:24", "unknown stage 'ingest/saved-page'",
      "a stage that `thresh stages` lists", "ingest/saved-pages@1"),
    Slip(
      "ingest/saved-pages@1", "export/csv@1", "10:24",
      "'pages' (export/csv@1) writes files and is not a stage of the chain", "it under 'export'",
      on: ["pages"]),
    Slip(
      "cleanup/page@1", "cleanup/page@2", "12:11", "unknown version '2' of stage 'cleanup/page'",
      "cleanup/page@1"),
    Slip(
      "cleanup/page@1", "cleanup/page", "12:11", "stage 'cleanup/page' without a version", "cleanup/page@1"),
    Slip(
      "cleanup/page@1", "tidy/everything@1", "12:11", "unknown stage 'tidy/everything'",
      "a stage that `thresh stages` lists", on: ["clean"]),
    Slip("uses: dedupe/pages@1", "use: dedupe/pages@1", "17:19", "unknown key 'use'", "one of id", "uses"),
    Slip(
      "uses: dedupe/pages@1", "uses: [dedupe/pages@1]", "17:25", "found a list", "text for 'uses'",
      on: ["copies"]),
    Slip(
      "dedupe/claims@1, with: { likeness: \"${params.alike}\" }", "cleanup/page@1", "23:25",
      "'claims' (cleanup/page@1) reads pages, but 'evidence' (extract/evidence@1) before it emits evidence",
      "a stage that reads evidence", on: ["alike"]),
    Slip("with: { comments", "wiht: { comments", "13:5", "unknown key 'wiht'", "one of id", "with"),
    Slip(
      "comments: \"${params.mode}\"", "coments: drop", "13:13", "unknown option 'coments' of cleanup/page@1",
      "one of comments", "comments", on: ["clean"]),
    Slip(
      "comments: \"${params.mode}\"", "comments: dorp", "13:23", "wrong value 'dorp' for 'comments'",
      "one of content", "drop", on: ["clean"]),
    Slip(
      "comments: \"${params.mode}\"", "comments: [drop]", "13:23", "wrong value a list for 'comments'",
      "one of content", on: ["clean"]),
    Slip(
      "similarity: 0.5", "similarity: 1.5", "17:76", "wrong value '1.5' for 'similarity'",
      "a number from 0.0 to 1.0", on: ["copies"]),
    Slip(
      "similarity: 0.5", "similarity: \"0.5\"", "17:76", "wrong value '0.5' for 'similarity'",
      "a number from 0.0 to 1.0", on: ["copies"]),
    Slip("enabled: true", "enabled: yes", "17:50", "wrong value 'yes' for 'enabled'", "true or false"),
    Slip(
      "on_error: quarantine", "on_error: quarantin", "14:15", "unknown way to treat errors 'quarantin'",
      "one of quarantine", "quarantine", on: ["policy"]),
    Slip(
      "on_error: quarantine", "onerror: quarantine", "14:5", "unknown key 'onerror'", "one of id", "on_error",
      on: ["policy"]),
    Slip(
      "retries: 1", "retries: -1", "15:14", "wrong value '-1' for 'retries'", "a whole number from 0 to 100"),
    Slip(
      "retries: 1", "on_error: keep", "15:5",
      "the key 'on_error' is given twice in one mapping (first on line 14)", "each key once", on: ["policy"]),
    Slip(
      "stop_after: 5%", "stop_after: 500%", "16:17", "wrong value '500%' for 'stop_after'",
      "a number of records, or a share from 0% to 100%"),
    Slip(
      "with: { similarity: 0.5 }", "with: [similarity]", "17:62", "found a list",
      "a mapping from option names to values"),
    Slip(
      "[words.yaml]", "[word.yaml]", "21:17", "there is no 'word.yaml'", "an existing file or folder",
      "words.yaml"),
    Slip(
      "[words.yaml]", "{ words: yaml }", "21:17", "wrong value a mapping for 'lexicons'", "a list of paths"),
    Slip(
      "{ condition: back pain }", "{ conditon: back pain }", "22:16", "unknown key 'conditon' of 'topic'",
      "one of intervention", "condition"),
    Slip(
      "{ condition: back pain }", "{ condition: [back, pain] }", "22:27",
      "wrong value a list for 'condition' of 'topic'", "text"),
    Slip("export:", "exports:", "24:1", "unknown key 'exports'", "one of thresh", "export"),
    Slip(
      "export/json@1", "export/jsn@1", "25:13", "unknown stage 'export/jsn'",
      "a stage that `thresh stages` lists", "export/json@1", on: ["json"]),
    Slip(
      "{ uses: export/json@1, with: { path: review.json } }", "{ uses: dedupe/studies@1 }", "25:13",
      "'export[0]' (dedupe/studies@1) does not write files", "a stage that exports, such as export/csv@1"),
    Slip(
      "path: review.json", "path: ../review.json", "25:42",
      "'../review.json' is not inside the output folder", "a path inside the output folder"),
    Slip(
      "path: review.json", "path: tables/rows.csv", "26:68",
      "'tables/rows.csv' is already written by export[0]", "a path of its own for every export", on: ["json"]),
    Slip(
      "path: review.json", "path: run.json", "25:42", "'run.json' is where the run is recorded",
      "another name", on: ["json"]),
    Slip(
      "table: evidence", "table: evidense", "26:52", "wrong value 'evidense' for 'table'", "one of evidence",
      "evidence"),
    Slip(
      "guard: true", "gaurd: true", "26:85", "unknown option 'gaurd' of export/csv@1", "one of table", "guard"
    ),
    Slip(
      "id: rows", "id: claims", "26:11", "the id 'claims' is already used on line 23",
      "an id of its own for every stage"),
    Slip("variants:", "variant:", "27:1", "unknown key 'variant'", "one of thresh", "variants"),
    Slip(
      "strict:", "very strict:", "28:3", "'very strict' cannot be a variant's name",
      "letters, digits, '-' and '_'"),
    Slip("help: Joins less", "hepl: Joins less", "28:13", "unknown key 'hepl'", "one of help", "help"),
    Slip(
      "params: { alike: 0.85 }", "params: { alik: 0.85 }", "28:41",
      "there is no parameter 'alik' to give a value", "one of pages", "alike"),
    Slip(
      "params: { alike: 0.85 }", "params: { alike: 0.95 }", "28:48",
      "wrong default '0.95' for parameter 'alike'", "a number from 0.3 to 0.9", on: ["alike"]),
    Slip(
      "[{ id: claims, enabled: true }]", "[{ id: claim, enabled: true }]", "28:71",
      "there is no stage 'claim' to change", "one of pages", "claims"),
    Slip(
      "clean..evidence", "clean..evidense", "31:10", "the pipeline has no stage 'evidense'", "one of pages",
      "evidence"),
    Slip(
      "clean..evidence", "evidence..clean", "31:10", "'evidence' comes after 'clean'", "clean..evidence",
      on: ["ids"]),
    Slip(
      "clean..evidence", "clean to evidence", "31:10", "'clean to evidence' names no stages",
      "the id of a stage, or FIRST..LAST"),
    Slip("given: { text", "given: { txt", "32:14", "unknown key 'txt'", "one of text", "text"),
    Slip("given: {", "give: {", "32:5", "unknown key 'give'", "one of name", "given"),
    Slip(
      "evidence.count", "evidnce.count", "33:15", "unknown table 'evidnce'", "one of evidence", "evidence"),
    Slip(
      "[0].type", "[0].typ", "33:34", "evidence has no column 'typ'", "one of evidence_id", "type",
      on: ["type"]),
    Slip(
      "[0].type", "[first].type", "33:34", "'first' in 'evidence[first].type' is not a row",
      "a number from 0, *, or words in quotation marks", on: ["type"]),
    Slip(
      "research-finding", "research-findings", "33:54", "no cell of this column is ever 'research-findings'",
      "one of research-finding", "research-finding", on: ["type"]),
    Slip("problems: []", "problem: []", "33:72", "unknown table 'problem'", "one of evidence", "problems"),
    Slip(
      "problems: []", "problems: ~", "33:82", "found nothing",
      "a list, or a comparison such as { contains: words }"),
    Slip(
      "evidence.count: 1", "evidence.count: { atleast: 1 }", "33:33", "unknown comparison 'atleast'",
      "one of contains", "at_least"),
    Slip("name: a trial", "name: [a]", "30:11", "found a list", "text for 'name'"),
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("It helps.", to: "pages/a.txt")
    try folder.write("interventions:\n  acupuncture: needling\n", to: "words.yaml")
    return folder
  }

  private func mistakes(_ yaml: String, in folder: TemporaryFolder, _ stages: [StageEntry] = BuiltIn.stages)
    throws -> [ConfigurationError]
  {
    try folder.write(yaml, to: "p.yaml")
    return Planner(StageRegistry(stages), workingFolder: folder.path, environment: [:]).lint(file: "p.yaml")
  }

  @Test func theWholeFileHasNone() throws {
    #expect(try mistakes(Self.whole, in: folder()) == [])
  }

  @Test(arguments: slips)
  func oneSlipIsOneMessage(_ slip: Slip) throws {
    try #require(Self.whole.contains(slip.right))
    let found = try mistakes(slip.made(in: Self.whole), in: folder())
    #expect(found.count == 1, "\(found.map(\.description))")
    let error = try #require(found.first)
    #expect(slip.isSaid(by: error), "\(error.description)")
    #expect(error.file == "p.yaml" && "\(error.line ?? 0):\(error.column ?? 0)" == slip.place)
  }

  /// The stages with their options, but nothing behind them that takes its time.
  private static let quick = BuiltIn.stages.map { entry in
    guard case .map(let reads, let writes) = entry.role else { return entry }
    return StageEntry(spec: entry.spec, reads: reads, writes: writes, options: entry.options) { _, _ in
      .map { batch in [MapResult](repeating: MapResult(output: batch), count: batch.count) }
    }
  }

  /// Two slips are both told, so that nobody has to run twice to find two mistakes. All pairs hold; one in nine is tried,
  /// for the time it takes.
  @Test(arguments: slips.indices)
  func noSlipHidesAnother(_ index: Int) throws {
    let folder = try folder()
    let slip = Self.slips[index]
    let place = try #require(Self.whole.firstRange(of: slip.right))
    let others = Self.slips.indices.filter { $0 > index && ($0 + index) % 9 == 0 }.map { Self.slips[$0] }
    for other in others where other.subjects.isDisjoint(with: slip.subjects) {
      let otherPlace = try #require(Self.whole.firstRange(of: other.right))
      // Two slips in one place are one.
      if otherPlace.overlaps(place) { continue }
      let (first, second) = place.lowerBound < otherPlace.lowerBound ? (slip, other) : (other, slip)
      // The later one first, so that what stands before it is found where it was.
      let found = try mistakes(first.made(in: second.made(in: Self.whole)), in: folder, Self.quick)
      for each in [slip, other] {
        #expect(
          found.contains { each.isSaid(by: $0) },
          "\(slip.testDescription); \(other.testDescription): \(found.map(\.description))")
      }
    }
  }
}
