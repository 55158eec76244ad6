import Testing

@testable import ThreshMarkup

@Suite struct HTMLSourceTests {
  /// The tree of `html` below `body`, one word an element, text in quotes.
  private func outline(_ html: String) throws -> String {
    let tree = try MarkupTree(html: Array(html.utf8))
    func show(_ n: Int) -> String {
      switch tree.kind(n) {
      case .text: "'" + String(decoding: tree.textBytes(n), as: UTF8.self) + "'"
      case .comment: "!"
      case .data: "#" + String(decoding: tree.textBytes(n), as: UTF8.self)
      default: tree.tagName(n) + "(" + tree.children(of: n).map(show).joined(separator: " ") + ")"
      }
    }
    guard let body = tree.first(.body) else { return tree.children(of: 0).map(show).joined() }
    return tree.children(of: body).map(show).joined(separator: " ")
  }

  @Test(arguments: [
    ("a&nbsp b&nbsp;c", "a\u{A0} b\u{A0}c"), ("&#150;&#x96;", "\u{2013}\u{2013}"), ("&amp;nbsp;", "&nbsp;"),
    ("&NotEqualTilde;&lang;", "\u{2242}\u{338}\u{27E8}"), ("AT&T &bogus; &", "AT&T &bogus; &"),
    ("&lt;b&gt; 1 < 2 <3", "<b> 1 < 2 <3"), ("&notit; &notin;", "\u{AC}it; \u{2209}"),
    ("&#0;&#xD800;&#99999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("x&#32;y&Tab;z", "x y\tz"),
  ])
  func characterReferences(html: String, text: String) throws {
    #expect(try outline("<body><p>\(html)</p>") == "p('\(text)')")
  }

  @Test func referencesInAttributes() throws {
    let tree = try MarkupTree(
      html: Array("<a href='?a=1&copy=2&amp;b&lt;' title=\"&quot;&#150;&eacute\" alt=x&gt;y>t</a>".utf8))
    let a = try #require(tree.first(.a))
    #expect(tree.attributeString(a, .href) == "?a=1&copy=2&b<")
    #expect(tree.attributeString(a, .title) == "\"\u{2013}\u{E9}")
    #expect(tree.attributeString(a, .alt) == "x>y")
  }

  @Test(arguments: ["textarea", "iframe", "noembed", "script", "style", "svg", "template", "annotation"])
  func whatIsNoTextIsLeftOut(name: String) throws {
    let outline = try outline("<body><p>a<\(name)>hidden <b>x</b></\(name.uppercased())>b</p>")
    if name == "svg" {
      // As in a browser, `b` ends the drawing.
      #expect(outline == "p('a' svg() b('x') 'b')")
    } else {
      #expect(outline == "p('a' \(name)() 'b')")
    }
  }

  @Test func drawingsAreLeftOutWithAllTheyHold() throws {
    #expect(
      try outline(
        "<body><svg><title>t</title><g><path d='>'/></g><foreignObject><p>x</p></foreignObject></svg>y")
        == "svg() 'y'")
    #expect(try outline("<body><div><svg><path></div><p>y</p>") == "div(svg()) p('y')")
    #expect(try outline("<body><template><template>x</template></template>y") == "template() 'y'")
    #expect(try outline("<body><template shadowrootmode=open>x</template>y") == "template('x') 'y'")
    #expect(try outline("<body><template>x<p>y") == "template('x' p('y'))")
  }

  @Test func scriptsEndWhereBrowsersEndThem() throws {
    #expect(try outline("<body><script><!--<script>a</script>-->b</script>c") == "script() 'c'")
    #expect(try outline("<body><script>if (a<b) '</p>'</script >c") == "script() 'c'")
    #expect(try outline("<body>a<script src=x />c") == "'a' script() 'c'")
    #expect(try outline("<body>a<script>never closed <p>b") == "'a' script()")
  }

  @Test func dataInScriptsIsKept() throws {
    #expect(
      try outline("<body><script type='application/ld+json'>{\"a\":\"&amp;<b></b>\"}</script>")
        == "script(#{\"a\":\"&amp;<b></b>\"})")
    #expect(try outline("<body><script type=module>x</script>") == "script()")
  }

  @Test func titlesHoldTextAlone() throws {
    let tree = try MarkupTree(html: Array("<title>a <b> &amp; c</title><p>x".utf8))
    #expect(try tree.text(of: #require(tree.first(.title))) == "a <b> & c")
    #expect(tree.first(.b) == nil)
  }

  @Test func attributesThatLibxml2CannotNameAreDropped() throws {
    let tree = try MarkupTree(
      html: Array(
        "<div @click=\"a > b\" [x]='<i>' id=\"d\"class=c>t</div><img src='data:image/png;base64,\(String(repeating: "A", count: 99))'>"
          .utf8))
    let div = try #require(tree.first(.div))
    #expect(tree.text(of: div) == "t")
    #expect(tree.attributeString(div, .id) == "d")
    #expect(tree.attributeString(div, .class) == "c")
    #expect(try tree.attributeString(#require(tree.first(.img)), .src) == "data:image/png;base64,")
  }

  @Test(arguments: [
    ("<i A=1 b a=2 B='3'>", "a=1 b="), ("<i a=\"1\"b='2'/c=3>", "a=1 b=2 c=3"), ("<i _=7 a=1>", "_=7 a=1"),
    ("<i a = '&#13;&#12;&amp;' b=/x/>", "a=\n & b=/x/"), ("<i a='1>x</i><i b=2>", ""), ("<i>", ""),
  ])
  func attributes(html: String, expected: String) throws {
    let tree = try MarkupTree(html: Array("<body class=c><p id=p>\(html)x</i>".utf8))
    let element = try #require(tree.first(.i))
    #expect(tree.attributes(of: element).map { $0.name + "=" + $0.value }.joined(separator: " ") == expected)
    #expect(tree.attributes(of: tree.parent(element)).map(\.value) == ["p"])
  }

  @Test func attributesOfTagsThatAreLeftOutAreNobodys() throws {
    let deep = String(repeating: "<div>", count: 600)
    let tree = try MarkupTree(html: Array("<body id=a><body id=b>\(deep)<u id=c></u><img id=d>".utf8))
    #expect(tree.first(.u) == nil)
    #expect(try tree.attributeString(#require(tree.first(.body)), .id) == "a")
    #expect(try tree.attributeString(#require(tree.first(.img)), .id) == "d")
  }

  @Test(arguments: [
    ("<p>a<section>b</section>c", "p('a') section('b') 'c'"),
    ("<p>a<figure><b>b</b></figure></p>c", "p('a') figure(b('b')) 'c'"),
    ("<p>a<span><div>b</div>c</span>d", "p('a' span()) div('b') 'cd'"),
    ("<ul><li><a>x<li>y</ul>", "ul(li(a('x')) li('y'))"),
    ("<ul><li>x<ul><li>y</ul><li>z</ul>", "ul(li('x' ul(li('y'))) li('z'))"),
    ("<dl><dt><b>x<dd>y</dl>", "dl(dt(b('x')) dd('y'))"),
    ("<section><div>a</section>b", "section(div('a')) 'b'"),
    ("<h2>a</h3>b", "h2('a') 'b'"),
    (
      "<video><source src=x><track>a</video><p>b<wbr>c</p>d",
      "video(source() track() 'a') p('b' wbr() 'c') 'd'"
    ),
    ("<dialog><p>a</dialog>b", "dialog(p('a')) 'b'"),
    ("<div><noscript>a</div><p>b</noscript>c</div>d", "div(noscript('a' p('b')) 'c') 'd'"),
    ("<p>a<noscript><div>b</div></noscript>c</p>d", "p('a' noscript(div('b')) 'c') 'd'"),
    ("<noscript><!--</noscript>a<noscript>--></noscript>b", "noscript() 'a' noscript('-->') 'b'"),
    ("a<plaintext>b &amp; <i></plaintext>", "'a' plaintext('b &amp; <i></plaintext>')"),
    ("<math><mi><![CDATA[a<b]]></mi></math>c<![CDATA[d]]>", "math(mi('a<b')) 'c'"),
    ("<svg><![CDATA[</svg>a]]></svg>b", "svg() 'b'"),
    ("a</p></div></b>b", "'ab'"), ("a</br>b", "'a' br() 'b'"),
    ("<div>a</body></html>b</div>c", "div('ab') 'c'"),
    ("<p>a<!-->b<!--->c<!-- x --!>d<!x>e<?php 1 ?>f</>g", "p('abcdefg')"),
  ])
  func structure(html: String, expected: String) throws {
    #expect(try outline("<body>" + html) == expected)
  }

  @Test func commentsAreKept() throws {
    let tree = try MarkupTree(html: Array("<!-- saved -->\n<html><!-- here --><body>a<!--b--c-->".utf8))
    let comments = (0..<tree.count).filter { tree.kind($0) == .comment }
    #expect(
      comments.map { String(decoding: tree.textBytes($0), as: UTF8.self) } == [" saved ", " here ", "b--c"])
  }

  /// What libxml2 would take for attributes although this pass did not: names that it cuts, and what follows the first end
  /// tag of a script with data.
  @Test(arguments: [
    "<" + String(repeating: "x", count: 101) + "=600 title=b>y",
    "<x@y=600 title=b>y",
    "<x@_=600 title=b>y",
    "<x title=b _=99999999999999999999>y",
    #"<script type="application/json">"<!-- <script src=x></script><table width=600>-->"</script><p title=b>y"#,
    #"<script type="application/json">"<!-- <script src=x></script><table _=0>-->"</script><p title=b>y"#,
  ])
  func onlyOwnAttributesAreGiven(_ html: String) throws {
    let tree = try MarkupTree(html: Array(("<body title=a>" + html).utf8))
    let titles = (0..<tree.count).compactMap { tree.attributeString($0, "title") }
    #expect(titles == ["a", "b"])
    #expect(tree.first(.table) == nil)
  }
}
