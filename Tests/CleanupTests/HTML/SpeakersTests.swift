import Cleanup
import Testing
import ThreshKit

@Suite struct SpeakersTests {
  /// Who says the paragraphs that begin with a word and a full stop, and when.
  private func voices(_ body: String, head: String = "") throws -> [String] {
    let document = try read("<head>\(head)</head><body><h1>Back pain</h1>\(body)</body>")
    return document.blocks.compactMap { block in
      let words = document.text(block)
      guard let stop = words.firstIndex(of: "."), !words[..<stop].contains(" ") else { return nil }
      return "\(words[..<stop]): \(block.speaker ?? "-") \(block.date ?? "-")"
    }
  }

  private func post(_ marks: String, _ text: String) -> String {
    "<div class='post'><div class='post-head'>\(marks)</div><div class='post-body'><p>\(text) \(prose)</p></div></div>"
  }

  @Test func schemaOrgMarks() throws {
    let answer = """
      <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p>Yes. \(prose)</p>
      <span itemprop="author" itemscope><a itemprop="name" href="/u/1">Ann Lee</a></span>
      <time itemprop="dateCreated" datetime="2020-01-03T10:00">Friday</time></div>
      """
    #expect(
      try voices(
        """
        <div itemscope itemtype="https://schema.org/Question"><p>Help. \(prose)</p>
        <span itemprop="author" itemscope><span itemprop="name">Bob Roe</span></span>\(answer)</div><p>End. \(prose)</p>
        """) == ["Help: Bob Roe -", "Yes: Ann Lee 2020-01-03", "End: - -"])
  }

  @Test func postsThatAreAlike() throws {
    #expect(
      try voices(
        post(
          "<a class='username' href='/u/1'>roe77</a> <time datetime='2020-01-02T10:00'>Thursday</time>",
          "Help.")
          + post(
            "<div class='poster'><a href='/u/2'>Ann Lee</a> Senior Member</div><p>3 January 2020</p>", "Yes.")
          + post("<span class='author'>roe77</span><div>Joined <time>2 May 2011</time></div>", "Thanks.")
          + "<p>End. \(prose)</p>")
        == ["Help: roe77 2020-01-02", "Yes: Ann Lee -", "Thanks: roe77 -", "End: - -"])
  }

  @Test func whoIsQuotedDoesNotSpeak() throws {
    let quote = "<blockquote><b class='author'>Ann Lee</b>: I did.</blockquote>"
    #expect(
      try voices(
        post("\(quote)<b class='author'>Cy Fox</b>", "No.") + post("<b class='author'>Ann Lee</b>", "Yes."))
        == ["No: Cy Fox -", "Yes: Ann Lee -"])
  }

  @Test func anArticleAloneHasNoSpeaker() throws {
    #expect(try voices(post("<b class='author'>Ann Lee</b>", "Yes.")) == ["Yes: - -"])
  }

  @Test(arguments: ["Reply", "Member", "View profile", "Logged", "A", "12", "<i>AE</i><i>Verified buyer</i>"])
  func whatIsNoName(_ text: String) throws {
    let posts = post("<b class='author'>\(text)</b>", "Yes.") + post("<b class='author'>\(text)</b>", "No.")
    #expect(try voices(posts) == ["Yes: - -", "No: - -"])
  }

  @Test(arguments: ["<div class='a'>|</div><div class='b'>|</div>", "|"])
  func postsOfJSONLD(_ boxes: String) throws {
    let parts = boxes.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let posts = ["<p>Help. \(prose)</p><p>More. \(prose)</p>", "<p>Yes. \(prose)</p><p>Also. \(prose)</p>"]
    let body =
      parts.count == 3 ? parts[0] + posts[0] + parts[1] + posts[1] + parts[2] : posts.joined()
    let head = """
      <script type="application/ld+json">{"@type":"DiscussionForumPosting","text":"Help. \(prose) More. \(prose)",
      "author":{"name":"Bob Roe"},"datePublished":"2020-01-02","comment":[{"@type":"Comment","text":"Yes. \(prose)",
      "author":"Ann Lee"}]}</script>
      """
    let found = try voices(body, head: head)
    #expect(found.prefix(3) == ["Help: Bob Roe 2020-01-02", "More: Bob Roe 2020-01-02", "Yes: Ann Lee -"])
    #expect(try voices(body).allSatisfy { $0.hasSuffix(": - -") })
  }
}
