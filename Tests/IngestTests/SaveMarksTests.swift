import Testing
import ThreshKit

@Suite("Where and when a page was saved")
struct SaveMarksTests {
  @Test func singleFile() throws {
    let page = try Workshop().load(
      "page.html",
      """
      <!DOCTYPE html> <html lang=en><!--
       Page saved with SingleFile 
       url: https://example.org/pain?x=1 
       saved date: Thu Jun 01 2023 10:20:30 GMT+0200 (Central European Summer Time)
      --><meta charset=utf-8><link rel=canonical href=https://example.org/other>
      """)
    #expect(page.url == StatedValue("https://example.org/pain?x=1", from: "singlefile-comment"))
    #expect(page.savedAt == StatedValue("2023-06-01T10:20:30+02:00", from: "singlefile-comment"))
  }

  @Test func browsersComment() throws {
    let page = try Workshop().load(
      "page.html",
      "<!DOCTYPE html>\n<!-- saved from url=(0027)https://example.org/pain --a -->\n<html><head></head>")
    #expect(page.url == StatedValue("https://example.org/pain", from: "saved-from-comment"))
    #expect(page.savedAt == nil)
  }

  @Test func httrack() throws {
    let page = try Workshop().load(
      "page.html",
      """
      <html>
      <!-- Mirrored from www.example.org/pain.html by HTTrack Website Copier/3.x [XR&CO'2014], Fri, 06 Dec 2019 10:20:30 GMT -->
      <head>
      """)
    #expect(page.url == StatedValue("http://www.example.org/pain.html", from: "httrack-comment"))
    #expect(page.savedAt == StatedValue("2019-12-06T10:20:30Z", from: "httrack-comment"))
  }

  @Test func savePageWE() throws {
    let page = try Workshop().load(
      "page.html",
      """
      <html><head><meta property="og:url" content="https://example.org/og">
      <meta name="savepage-url" content="https://example.org/pain?a=1&amp;b=2">
      <meta name="savepage-date" content="Sat Jul 04 2020 09:08:07 GMT+0100 (British Summer Time)">
      """)
    #expect(page.url == StatedValue("https://example.org/pain?a=1&b=2", from: "savepage-url"))
    #expect(page.savedAt?.value == "2020-07-04T09:08:07+01:00")
  }

  @Test func whatThePageSaysOfItself() throws {
    let shop = try Workshop()
    let openGraph = "<meta content='https://example.org/og' property='og:url'>"
    let canonical = "<LINK href=\"https://example.org/canonical\" REL='Canonical' />"
    #expect(
      try shop.load("a.html", "<head>" + openGraph + canonical).url
        == StatedValue("https://example.org/canonical", from: "canonical"))
    #expect(
      try shop.load("b.html", "<head>" + openGraph).url
        == StatedValue("https://example.org/og", from: "og:url"))
    #expect(try shop.load("c.html", "<head><link rel=canonical href=/pain>").url == nil)
  }

  @Test func marksInScriptsStylesAndTheBodyDoNotCount() throws {
    let page = try Workshop().load(
      "page.html",
      """
      <head><script>'<link rel=canonical href="https://example.org/script">'</script>
      <style>/*<meta property="og:url" content="https://example.org/style">*/</style></head>
      <body><p>x</p><link rel=canonical href="https://example.org/body">
      """)
    #expect(page.url == nil)
  }

  @Test func aDateNobodyCanReadIsKeptAsWritten() throws {
    let page = try Workshop().load(
      "page.html",
      "<html><!-- Page saved with SingleFile\n url: https://example.org/\n saved date: 3/4/2021, 10:00 -->")
    #expect(page.savedAt?.value == "3/4/2021, 10:00")
  }

  @Test(arguments: [
    ("Fri, 20 Nov 2026 22:00:21 GMT", "2026-11-20T22:00:21Z"),
    ("Mon, 5 Jan 2009 10:20:30 +0100", "2009-01-05T10:20:30+01:00"),
    ("Tue, 5 Sep 2016 22:30:04 -0000", "2016-09-05T22:30:04Z"),
    ("2023-06-01T10:20:30.123Z", "2023-06-01T10:20:30Z"),
    ("Tue, 5 Sep 2016 22:30 EST", "2016-09-05T22:30:00-05:00"), ("2023-06-01 10:20", "2023-06-01T10:20:00"),
    ("5 Sep 2016", "2016-09-05"), ("2023-06-01", "2023-06-01"),
  ])
  func datesBecomeISO8601(_ written: String, _ expected: String) throws {
    let file = "MIME-Version: 1.0\nDate: \(written)\nContent-Type: text/html\n\n<p>x</p>"
    #expect(try Workshop().load("page.mhtml", file).savedAt?.value == expected)
  }

  @Test(arguments: [
    "<meta", "<meta =", "<meta x='", "<link rel=canonical href", "<!--", "<script",
    "<html><!-- saved from url=(",
  ])
  func unfinishedMarkupIsHarmless(_ content: String) throws {
    #expect(try Workshop().load("page.html", content).url == nil)
  }
}
