import Foundation
import Testing
import ThreshKit

@Suite("Finding saved pages")
struct ListingTests {
  @Test func ordersByPathBytesWhateverTheFileSystemSays() throws {
    let shop = try Workshop()
    for name in ["b.html", "a/z.html", "a.html", "B.html", "a/é.txt", "a-1.html"] {
      try shop.write(name, "x")
    }
    #expect(try shop.list().names == ["B.html", "a-1.html", "a.html", "a/z.html", "a/é.txt", "b.html"])
  }

  @Test func passesOverHiddenFilesAndPageParts() throws {
    let shop = try Workshop()
    for name in [
      ".hidden.html", ".git/page.html", "logo.png", "style.css", "app.js", "page.html.gz", "notes.md",
    ] {
      try shop.write(name, "x")
    }
    let (names, problems) = try shop.list()
    #expect(names == ["notes.md", "page.html.gz"])
    #expect(problems.isEmpty)
  }

  @Test func reportsDocumentsItCannotRead() throws {
    let shop = try Workshop()
    for name in ["trial.pdf", "sub/notes.docx", "page.html"] { try shop.write(name, "x") }
    let (names, problems) = try shop.list()
    #expect(names == ["page.html"])
    #expect(problems.map(\.source) == ["sub/notes.docx", "trial.pdf"])
    #expect(problems.allSatisfy { $0.code == "unsupported-format" })
  }

  @Test func saysThatANameIsNotUTF8() throws {
    let shop = try Workshop()
    let path = Array(shop.path.utf8CString.dropLast()) + [47, 98, -1, 46, 104, 116, 109, 108, 0]
    let file = open(path, O_WRONLY | O_CREAT, 0o644)
    try #require(file >= 0)
    close(file)
    let (names, problems) = try shop.list()
    #expect(names.isEmpty)
    #expect(problems.map(\.message) == ["cannot be read: its name is not UTF-8; rename it"])
  }

  @Test func companionFolderOfACompletePageIsNotRead() throws {
    let shop = try Workshop()
    try shop.write("Back pain.html", "x")
    try shop.write("Back pain_files/frame.html", "x")
    try shop.write("Rücken.htm", "x")
    try shop.write("Rücken-Dateien/frame.html", "x")
    try shop.write("other_files/page.html", "x")
    #expect(try shop.list().names == ["Back pain.html", "Rücken.htm", "other_files/page.html"])
  }

  @Test func linkToAFolderAboveIsAProblemNotALoop() throws {
    let shop = try Workshop()
    try shop.write("a/page.html", "x")
    try FileManager.default.createSymbolicLink(atPath: shop.path + "/a/up", withDestinationPath: "..")
    let (names, problems) = try shop.list()
    #expect(names == ["a/page.html"])
    #expect(problems.map(\.code) == ["symlink-loop"])
    #expect(problems.map(\.source) == ["a/up/"])
  }

  @Test func folderReachedTwiceIsReadUnderItsRealName() throws {
    let shop = try Workshop()
    try shop.write("real/page.html", "x")
    try FileManager.default.createSymbolicLink(atPath: shop.path + "/alias", withDestinationPath: "real")
    #expect(try shop.list().names == ["real/page.html"])
  }

  @Test func brokenLinkIsAProblem() throws {
    let shop = try Workshop()
    try shop.write("page.html", "x")
    try FileManager.default.createSymbolicLink(
      atPath: shop.path + "/gone.html", withDestinationPath: "nowhere")
    let (names, problems) = try shop.list()
    #expect(names == ["page.html"])
    #expect(problems.map(\.code) == ["unreadable"])
  }

  @Test func oneFileIsReadWhateverItIsCalled() throws {
    let shop = try Workshop()
    try shop.write("page.json", "<p>Words</p>")
    #expect(try shop.list("page.json").names == ["page.json"])
  }

  @Test(arguments: [
    ("*.html", ["a.html", "b.html"]), ("**/*.html", ["a.html", "b.html", "sub/c.html", "sub/deep/d.html"]),
    ("sub/**", ["sub/c.html", "sub/deep/d.html", "sub/e.txt"]), ("[b-z].html", ["b.html"]),
    ("[!b-z].html", ["a.html"]),
    ("?.html", ["a.html", "b.html"]), ("su*", ["sub/c.html", "sub/deep/d.html", "sub/e.txt"]),
    ("s*/*.txt", ["sub/e.txt"]),
  ])
  func readsAPattern(_ pattern: String, _ expected: [String]) throws {
    let shop = try Workshop()
    for name in ["a.html", "b.html", "sub/c.html", "sub/deep/d.html", "sub/e.txt"] {
      try shop.write(name, "x")
    }
    // Names are relative to the folder before the first pattern character.
    let prefix = pattern.hasPrefix("sub/") ? "sub/" : ""
    #expect(try shop.list(pattern).names.map { prefix + $0 } == expected)
  }

  @Test func manyStarsTakeNoExponentialTime() throws {
    let shop = try Workshop()
    try shop.write(String(repeating: "a", count: 200) + ".html", "x")
    #expect(throws: ConfigurationError.self) {
      try shop.list(String(repeating: "*a", count: 60) + "*b.html")
    }
  }

  @Test func missingPathIsAConfigurationErrorThatNamesTheOption() throws {
    let shop = try Workshop()
    let error = #expect(throws: ConfigurationError.self) { try shop.stage("nowhere") }
    #expect(error?.key == "path")
    #expect(throws: ConfigurationError.self) { try shop.stage("") }
    #expect(throws: ConfigurationError.self) { try shop.list("*.html") }
  }

  @Test func emptyFolderSaysSo() throws {
    let shop = try Workshop()
    #expect(try shop.list().problems.map(\.code) == ["no-pages"])
  }
}
