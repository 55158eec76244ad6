internal import ThreshKit

/// The name of a new stage, in the spellings that files need.
struct StageName {
  /// `SampleSize`: the module and the Swift type.
  let type: String
  /// `sample-size`: in pipeline files.
  let slug: String
  /// `sample_size`: as a column.
  let column: String

  /// Throws when `text` is no name for a Swift type that others can be told from.
  init(_ text: String) throws(ConfigurationError) {
    let expected = "a Swift type name of at most 40 letters and digits, such as SampleSize"
    guard let first = text.first, first.isASCII, first.isUppercase, text.count <= 40,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else {
      throw ConfigurationError(
        "'\(text)' is no name for a stage", expected: expected, nearest: Self.suggestion(for: text))
    }
    if Self.taken.contains(text) || text.hasPrefix("Thresh") {
      throw ConfigurationError(
        "'\(text)' already means something in Swift or Thresh", expected: "another name, such as \(text)Stage"
      )
    }
    type = text
    slug = Self.words(text).joined(separator: "-")
    column = Self.words(text).joined(separator: "_")
  }

  /// Types and modules that the generated files use.
  private static let taken: Set = [
    "Any", "Self", "Type", "Protocol", "String", "Int", "Double", "Bool", "Array", "Set", "Dictionary",
    "Optional",
    "Result", "Error", "Never", "Character", "Swift", "Foundation", "Testing", "Test", "Suite", "Issue",
    "Option",
    "Stage", "MapStage", "GroupStage", "SourceStage", "SinkStage", "StageOptions", "StageSpec",
    "StageContext",
    "StageContract", "Record", "RecordError", "RecordBatch", "Report", "Page", "Document", "Evidence",
    "Block", "Link",
    "Problem", "ContentID", "Fixture", "ReviewTables", "OutputFolder", "WrittenFile", "SourceItem",
    "FileManager",
    "Data", "URL", "Sequence", "Collection", "Sendable", "Codable", "Hashable", "Equatable", "Comparable",
    "Range",
    "ConfigurationError", "SinkError", "StoreError", "JSONValue", "JSONWriter", "Options", "Profile",
    "BuiltIn",
  ]

  /// `sample`, `size` of `SampleSize`; `pico`, `table` of `PICOTable`.
  private static func words(_ text: String) -> [String] {
    let letters = Array(text)
    var words: [String] = []
    for (index, letter) in letters.enumerated() {
      let isBeforeLower = index + 1 < letters.count && letters[index + 1].isLowercase
      let begins = letter.isUppercase && (index == 0 || !letters[index - 1].isUppercase || isBeforeLower)
      if begins { words.append("") }
      words[words.count - 1] += letter.lowercased()
    }
    return words
  }

  /// `SampleSize` for `sample-size`.
  private static func suggestion(for text: String) -> String? {
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard name != text, let first = name.first, first.isLetter, name.count <= 40 else { return nil }
    return name
  }
}
