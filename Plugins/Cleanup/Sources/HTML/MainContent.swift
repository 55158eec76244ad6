/// The main content of a page.
struct MainContent: Sendable {
  let outline: Outline
  /// Index of the element that holds the main content.
  var root: Int
  /// One for each segment of the outline.
  var chosen: [Bool]
  /// For each segment whether the user wants it left out.
  var removed: [Bool]
  /// What type of page it seems to be.
  var type: PageTypeGuess
}
