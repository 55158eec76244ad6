import ThreshKit

@testable import Extraction

/// An article made for tests of questions.
enum TrialArticle {
  static let text = """
    # Background
    Chronic neck pain is common. We compared yoga with a waiting list in 120 adults.
    # Results
    Pain on the visual analogue scale (VAS) was significantly lower in the yoga group than in the waiting list group \
    (3.1 vs. 5.2, p < 0.001). There was no significant difference in sick leave between the groups (p = 0.41).
    # Discussion
    Other authors have written about neck pain at length.
    """

  static let document = TestPages.document(text)

  static func words() throws -> QuestionWords { try QuestionWords(resources: EvidenceExtraction.resources) }
  static func sections() throws -> ArticleSections {
    try ArticleSections(resources: EvidenceExtraction.resources)
  }
  static func article(_ text: String = text) throws -> ArticleText {
    ArticleText(TestPages.document(text), sections: try sections())
  }

  static func question(_ outcome: String) -> Question {
    Question(id: "q", intervention: "yoga", comparator: "waiting list", outcome: outcome)
  }
}
