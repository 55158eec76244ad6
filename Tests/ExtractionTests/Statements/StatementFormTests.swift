import Testing

@testable import Extraction

@Suite struct StatementFormTests {
  @Test(arguments: [
    "By Jane Roe, yoga teacher.", "Medically reviewed by John Doe, yoga therapist, on May 3, 2020.",
    "Published 3 March 2021 on yoga for pain.", "Written by Ann Poe, yoga therapist", "Yoga relief.",
    "Yoga for pain", "| yoga | less pain |", "© 2025 by yoga studio.", "©2025 yoga relieves pain.",
  ])
  func isLeftOut(_ line: String) throws {
    #expect(
      try TestPages.rows("# Yoga\nYoga relieves neck pain.\n\(line)").map(\.quote) == [
        "Yoga relieves neck pain."
      ])
  }

  @Test(arguments: [
    "By calming the mind, yoga relieves pain.", "Published trials show that yoga relieves pain.",
  ])
  func isAStatement(_ sentence: String) throws {
    #expect(try TestPages.row(sentence) != nil)
  }
}
