import Cleanup
import Testing
import ThreshKit

@Suite struct LeadsTests {
  private func sections(_ body: String, head: String = "") throws -> [[String]] {
    let document = try read("<head>\(head)</head><body><h1>Back pain</h1>\(body)<p>Last. \(prose)</p></body>")
    return document.blocks.filter { $0.kind == .paragraph }.map { Array($0.section.dropFirst()) }
  }

  @Test func aSummaryIsTheHeadingOfWhatItOpens() throws {
    #expect(
      try sections(
        """
        <p>\(prose)</p><details><summary>Is it safe?</summary><p>Yes. \(prose)</p></details>
        <details><summary><h3>Does it hurt?</h3></summary>No. \(prose)</details>
        """) == [[], ["Is it safe?"], ["Does it hurt?"], []])
  }

  @Test func aMarkedQuestionIsTheHeadingOfItsAnswers() throws {
    #expect(
      try sections(
        """
        <div itemscope itemtype="https://schema.org/Question"><div itemprop="name">Is it safe?</div>
        <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p>Yes. \(prose)</p></div></div>
        """) == [["Is it safe?"], []])
  }

  private let faq = """
    <script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Is it safe?"},
    {"@type":"Question","name":"Does it hurt&#63;"}]}</script>
    """

  @Test(arguments: [
    "<div><div>Is it safe?</div><p>Yes. \(prose)</p></div><div><div>Does it hurt?</div><p>No. \(prose)</p></div>",
    "<div><p>Is it safe?</p><p>Yes. \(prose)</p><p><b>Does it hurt?</b></p><p>No. \(prose)</p></div>",
  ])
  func questionsOfJSONLDAreFoundInTheText(_ body: String) throws {
    #expect(try sections(body, head: faq) == [["Is it safe?"], ["Does it hurt?"], []])
    #expect(try sections(body).allSatisfy(\.isEmpty))
  }

  @Test func aQuestionIsTakenWithItsAnswerUnlessTheUserLeavesItOut() throws {
    let html = """
      <head>\(faq)</head><body><h1>Back pain</h1><div class="social"><b>Is it safe?</b></div><p>Yes. \(prose)</p>
      <p>\(prose)</p></body>
      """
    #expect(try read(html).texts(.heading) == ["Back pain", "Is it safe?"])
    var options = CleanupOptions()
    options.remove = [".social"]
    var report = Report()
    #expect(try HTMLReader(options).read(htmlPage(html), &report).texts(.heading) == ["Back pain"])
  }

  @Test func questionsThatBeginWithAQ() throws {
    let interview = """
      <div><p>Q: Is it safe?</p><p>A: Yes. \(prose)</p><p>Q: Does it hurt?</p><p>A: No. \(prose)</p></div>
      """
    #expect(try sections(interview) == [["Q: Is it safe?"], ["Q: Does it hurt?"], []])
    // One alone may be anything.
    #expect(try sections("<p>Q. Lee</p><p>A. Roe</p><p>\(prose)</p>").allSatisfy(\.isEmpty))
  }
}
