/// A small example in a pipeline file, with what must come of it.
struct StageTest: Sendable {
  var name: String
  /// The stages to run; all of them when it says nothing.
  var range: StageRange
  var given: [GivenPage]
  var expectations: [Expectation]
  var mark: ConfigNode.Mark
  /// Where the stages are named, else the test itself.
  var rangeMark: ConfigNode.Mark

  /// One thing that must hold.
  struct Expectation: Sendable {
    var place: CellPlace
    /// The place as written.
    var text: String
    var expected: ConfigNode
    /// Where the place is written.
    var mark: ConfigNode.Mark
  }
}

/// A page that a test begins with.
struct GivenPage: Sendable {
  enum Content: Sendable {
    case text(String)
    case html(String)
    /// Absolute path of a saved page.
    case file(String)
  }

  var content: Content
  /// File name, as the table of sources shows it.
  var name: String
  var url: String?
  var mark: ConfigNode.Mark
}
