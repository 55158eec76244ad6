import Testing
import ThreshKit

@testable import ThreshEngine

@Suite struct DocumentDigestsTests {
  private static func document(_ text: String) -> Document {
    Document(id: "d1", source: "a.txt", mediaType: .plainText, text: text)
  }

  @Test func aDocumentIsKnownAsItWasKept() {
    let digests = DocumentDigests()
    digests.keep("digest", of: [.documents([Self.document("Yoga helps.")])])
    #expect(digests.find(.documents([Self.document("Yoga helps.")])) == "digest")
  }

  /// A stage may change a document and leave its id.
  @Test func aChangedDocumentIsNot() {
    let digests = DocumentDigests()
    digests.keep("digest", of: [.documents([Self.document("Yoga helps.")])])
    #expect(digests.find(.documents([Self.document("Yoga harms.")])) == nil)
    var renamed = Self.document("Yoga helps.")
    renamed.metadata.title = StatedValue("Yoga", from: "h1")
    #expect(digests.find(.documents([renamed])) == nil)
  }

  @Test func severalRecordsAreNotOneDocument() {
    let digests = DocumentDigests()
    let two = RecordBatch.documents([Self.document("Yoga helps."), Self.document("Yoga harms.")])
    digests.keep("digest", of: [two])
    #expect(digests.find(two) == nil)
    #expect(digests.find(.documents([Self.document("Yoga helps.")])) == nil)
  }
}
