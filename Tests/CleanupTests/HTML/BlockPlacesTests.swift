import Cleanup
import Testing
import ThreshKit

@Suite struct BlockPlacesTests {
  @Test(arguments: [
    "<figure><img src='a.png'><figcaption>A needle in the back</figcaption></figure>",
    "<div class='wp-block'><img src='a.png'><p class='wp-caption-text'>A needle in the back</p></div>",
  ])
  func captions(_ figure: String) throws {
    let document = try read("<body><h1>Back pain</h1><p>\(prose)</p>\(figure)<p>\(prose)</p></body>")
    #expect(document.texts(.caption) == ["A needle in the back"])
  }

  @Test func aClassNamedForCaptionsWithoutAPictureSaysNothing() throws {
    let document = try read(
      "<body><h1>Back pain</h1><p>\(prose)</p><div><p class='slide-caption'>Needles help</p></div></body>")
    #expect(document.texts(.caption).isEmpty)
    #expect(document.text.contains("Needles help"))
  }

  @Test func aQuoteInAnItemIsAnItem() throws {
    let document = try read(
      "<body><p>\(prose)</p><blockquote><ul><li>It helped me.</li></ul></blockquote></body>")
    #expect(document.texts(.listItem) == ["It helped me."])
  }
}
