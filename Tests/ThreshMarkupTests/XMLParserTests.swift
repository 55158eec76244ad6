import Testing
import ThreshKit

@testable import ThreshMarkup

@Suite struct XMLParserTests {
  private func tree(_ xml: String) throws -> MarkupTree { try MarkupTree(xml: Array(xml.utf8)) }

  private func code(_ xml: String) -> String? {
    do throws(RecordError) {
      _ = try MarkupTree(xml: Array(xml.utf8))
      return nil
    } catch {
      return error.code
    }
  }

  @Test func prefixesStayInNames() throws {
    let tree = try tree(
      "<article xmlns:xlink='http://www.w3.org/1999/xlink'><ext-link xlink:href='u&amp;v'>t</ext-link></article>"
    )
    let link = try #require(tree.first(.extLink))
    #expect(tree.attributeString(link, .xlinkHref) == "u&v")
    #expect(tree.tagName(link) == "ext-link")
  }

  @Test func theUsualDoctypeIsNotRead() throws {
    let tree = try tree(
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS-archivearticle1.dtd">
      <article><p>na\u{EF}ve</p></article>
      """)
    #expect(try tree.text(of: #require(tree.first(.p))) == "na\u{EF}ve")
  }

  @Test func namedCharactersWithoutADeclarationAreKeptAndTold() throws {
    let tree = try tree("<p t='a&eacute;'>5&nbsp;&plusmn;&nbsp;2 &what; <![CDATA[&nbsp;]]></p>")
    #expect(tree.text(of: 1) == "5\u{A0}\u{B1}\u{A0}2 &what; &nbsp;")
    #expect(tree.attributeString(1, "t") == "a\u{E9}")
    #expect(tree.remarks.count == 4)
  }

  @Test func entityBombIsRefused() {
    #expect(
      code("<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]>\n<a>&y;</a>") == "xml-entity")
  }

  @Test func externalEntityIsRefused() {
    #expect(code("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>") == "xml-entity")
    #expect(code("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>") == "xml-entity")
  }

  @Test func malformedDocumentsAreRefusedWithTheirLine() {
    #expect(code("") == "xml-malformed")
    #expect(code("  \n") == "xml-malformed")
    #expect(code("plain") == "xml-malformed")
    do throws(RecordError) {
      _ = try MarkupTree(xml: Array("<a>\n<b></a>".utf8))
      Issue.record("accepted")
    } catch {
      #expect(error.code == "xml-malformed")
      #expect(error.place == "line 2")
    }
  }
}
