// Elements of JATS (and MathML) that HTML does not have. Raw values go on where `htmlNames` ends.

extension Tag {
  /// Names of JATS elements in the order of their raw values.
  static let jatsNames = """
    abstract ack addr-line aff alt-text alt-title alternatives annotation annotation-xml app
    app-group array article-categories article-id article-meta article-title attrib author-notes
    back bold boxed-text chapter-title citation citation-alternatives collab collab-alternatives
    comment conf-date conf-loc conf-name contrib contrib-group contrib-id copyright-holder
    copyright-statement copyright-year corresp country custom-meta custom-meta-group date
    date-in-citation day def def-item def-list degrees disp-formula disp-formula-group disp-quote
    edition element-citation elocation-id email etal ext-link fig fig-group floats-group fn fn-group
    fpage front front-stub funding-group funding-source funding-statement given-names glossary
    graphic history inline-formula inline-graphic inline-supplementary-material institution
    institution-wrap isbn issn issue issue-title italic journal-id journal-meta journal-title
    journal-title-group kwd kwd-group license license-p list list-item long-desc lpage media
    mixed-citation mml:annotation mml:math monospace month name name-alternatives named-content
    nlm-citation note notes object-id overline page-range part-title permissions person-group
    preformat prefix product pub-date pub-id publisher publisher-loc publisher-name ref ref-list
    related-article related-object response role roman sans-serif sc season sec sec-meta self-uri
    series sig sig-block speaker speech statement std string-conf string-date string-name
    styled-content sub-article subj-group subject subtitle suffix supplementary-material surname
    table-wrap table-wrap-foot table-wrap-group term tex-math title-group trans-abstract
    trans-source trans-subtitle trans-title trans-title-group underline uri verse-group verse-line
    volume volume-id volume-series x xref year floats-wrap
    """

  @inlinable public static var abstract: Self { Self(rawValue: 142) }
  @inlinable public static var ack: Self { Self(rawValue: 143) }
  @inlinable public static var addrLine: Self { Self(rawValue: 144) }
  @inlinable public static var aff: Self { Self(rawValue: 145) }
  @inlinable public static var altText: Self { Self(rawValue: 146) }
  @inlinable public static var altTitle: Self { Self(rawValue: 147) }
  @inlinable public static var alternatives: Self { Self(rawValue: 148) }
  @inlinable public static var annotation: Self { Self(rawValue: 149) }
  @inlinable public static var annotationXml: Self { Self(rawValue: 150) }
  @inlinable public static var app: Self { Self(rawValue: 151) }
  @inlinable public static var appGroup: Self { Self(rawValue: 152) }
  @inlinable public static var array: Self { Self(rawValue: 153) }
  @inlinable public static var articleCategories: Self { Self(rawValue: 154) }
  @inlinable public static var articleId: Self { Self(rawValue: 155) }
  @inlinable public static var articleMeta: Self { Self(rawValue: 156) }
  @inlinable public static var articleTitle: Self { Self(rawValue: 157) }
  @inlinable public static var attrib: Self { Self(rawValue: 158) }
  @inlinable public static var authorNotes: Self { Self(rawValue: 159) }
  @inlinable public static var back: Self { Self(rawValue: 160) }
  @inlinable public static var bold: Self { Self(rawValue: 161) }
  @inlinable public static var boxedText: Self { Self(rawValue: 162) }
  @inlinable public static var chapterTitle: Self { Self(rawValue: 163) }
  @inlinable public static var citation: Self { Self(rawValue: 164) }
  @inlinable public static var citationAlternatives: Self { Self(rawValue: 165) }
  @inlinable public static var collab: Self { Self(rawValue: 166) }
  @inlinable public static var collabAlternatives: Self { Self(rawValue: 167) }
  @inlinable public static var comment: Self { Self(rawValue: 168) }
  @inlinable public static var confDate: Self { Self(rawValue: 169) }
  @inlinable public static var confLoc: Self { Self(rawValue: 170) }
  @inlinable public static var confName: Self { Self(rawValue: 171) }
  @inlinable public static var contrib: Self { Self(rawValue: 172) }
  @inlinable public static var contribGroup: Self { Self(rawValue: 173) }
  @inlinable public static var contribId: Self { Self(rawValue: 174) }
  @inlinable public static var copyrightHolder: Self { Self(rawValue: 175) }
  @inlinable public static var copyrightStatement: Self { Self(rawValue: 176) }
  @inlinable public static var copyrightYear: Self { Self(rawValue: 177) }
  @inlinable public static var corresp: Self { Self(rawValue: 178) }
  @inlinable public static var country: Self { Self(rawValue: 179) }
  @inlinable public static var customMeta: Self { Self(rawValue: 180) }
  @inlinable public static var customMetaGroup: Self { Self(rawValue: 181) }
  @inlinable public static var date: Self { Self(rawValue: 182) }
  @inlinable public static var dateInCitation: Self { Self(rawValue: 183) }
  @inlinable public static var day: Self { Self(rawValue: 184) }
  @inlinable public static var def: Self { Self(rawValue: 185) }
  @inlinable public static var defItem: Self { Self(rawValue: 186) }
  @inlinable public static var defList: Self { Self(rawValue: 187) }
  @inlinable public static var degrees: Self { Self(rawValue: 188) }
  @inlinable public static var dispFormula: Self { Self(rawValue: 189) }
  @inlinable public static var dispFormulaGroup: Self { Self(rawValue: 190) }
  @inlinable public static var dispQuote: Self { Self(rawValue: 191) }
  @inlinable public static var edition: Self { Self(rawValue: 192) }
  @inlinable public static var elementCitation: Self { Self(rawValue: 193) }
  @inlinable public static var elocationId: Self { Self(rawValue: 194) }
  @inlinable public static var email: Self { Self(rawValue: 195) }
  @inlinable public static var etal: Self { Self(rawValue: 196) }
  @inlinable public static var extLink: Self { Self(rawValue: 197) }
  @inlinable public static var fig: Self { Self(rawValue: 198) }
  @inlinable public static var figGroup: Self { Self(rawValue: 199) }
  @inlinable public static var floatsGroup: Self { Self(rawValue: 200) }
  @inlinable public static var fn: Self { Self(rawValue: 201) }
  @inlinable public static var fnGroup: Self { Self(rawValue: 202) }
  @inlinable public static var fpage: Self { Self(rawValue: 203) }
  @inlinable public static var front: Self { Self(rawValue: 204) }
  @inlinable public static var frontStub: Self { Self(rawValue: 205) }
  @inlinable public static var fundingGroup: Self { Self(rawValue: 206) }
  @inlinable public static var fundingSource: Self { Self(rawValue: 207) }
  @inlinable public static var fundingStatement: Self { Self(rawValue: 208) }
  @inlinable public static var givenNames: Self { Self(rawValue: 209) }
  @inlinable public static var glossary: Self { Self(rawValue: 210) }
  @inlinable public static var graphic: Self { Self(rawValue: 211) }
  @inlinable public static var history: Self { Self(rawValue: 212) }
  @inlinable public static var inlineFormula: Self { Self(rawValue: 213) }
  @inlinable public static var inlineGraphic: Self { Self(rawValue: 214) }
  @inlinable public static var inlineSupplementaryMaterial: Self { Self(rawValue: 215) }
  @inlinable public static var institution: Self { Self(rawValue: 216) }
  @inlinable public static var institutionWrap: Self { Self(rawValue: 217) }
  @inlinable public static var isbn: Self { Self(rawValue: 218) }
  @inlinable public static var issn: Self { Self(rawValue: 219) }
  @inlinable public static var issue: Self { Self(rawValue: 220) }
  @inlinable public static var issueTitle: Self { Self(rawValue: 221) }
  @inlinable public static var italic: Self { Self(rawValue: 222) }
  @inlinable public static var journalId: Self { Self(rawValue: 223) }
  @inlinable public static var journalMeta: Self { Self(rawValue: 224) }
  @inlinable public static var journalTitle: Self { Self(rawValue: 225) }
  @inlinable public static var journalTitleGroup: Self { Self(rawValue: 226) }
  @inlinable public static var kwd: Self { Self(rawValue: 227) }
  @inlinable public static var kwdGroup: Self { Self(rawValue: 228) }
  @inlinable public static var license: Self { Self(rawValue: 229) }
  @inlinable public static var licenseP: Self { Self(rawValue: 230) }
  @inlinable public static var list: Self { Self(rawValue: 231) }
  @inlinable public static var listItem: Self { Self(rawValue: 232) }
  @inlinable public static var longDesc: Self { Self(rawValue: 233) }
  @inlinable public static var lpage: Self { Self(rawValue: 234) }
  @inlinable public static var media: Self { Self(rawValue: 235) }
  @inlinable public static var mixedCitation: Self { Self(rawValue: 236) }
  @inlinable public static var mmlAnnotation: Self { Self(rawValue: 237) }
  @inlinable public static var mmlMath: Self { Self(rawValue: 238) }
  @inlinable public static var monospace: Self { Self(rawValue: 239) }
  @inlinable public static var month: Self { Self(rawValue: 240) }
  @inlinable public static var name: Self { Self(rawValue: 241) }
  @inlinable public static var nameAlternatives: Self { Self(rawValue: 242) }
  @inlinable public static var namedContent: Self { Self(rawValue: 243) }
  @inlinable public static var nlmCitation: Self { Self(rawValue: 244) }
  @inlinable public static var note: Self { Self(rawValue: 245) }
  @inlinable public static var notes: Self { Self(rawValue: 246) }
  @inlinable public static var objectId: Self { Self(rawValue: 247) }
  @inlinable public static var overline: Self { Self(rawValue: 248) }
  @inlinable public static var pageRange: Self { Self(rawValue: 249) }
  @inlinable public static var partTitle: Self { Self(rawValue: 250) }
  @inlinable public static var permissions: Self { Self(rawValue: 251) }
  @inlinable public static var personGroup: Self { Self(rawValue: 252) }
  @inlinable public static var preformat: Self { Self(rawValue: 253) }
  @inlinable public static var prefix: Self { Self(rawValue: 254) }
  @inlinable public static var product: Self { Self(rawValue: 255) }
  @inlinable public static var pubDate: Self { Self(rawValue: 256) }
  @inlinable public static var pubId: Self { Self(rawValue: 257) }
  @inlinable public static var publisher: Self { Self(rawValue: 258) }
  @inlinable public static var publisherLoc: Self { Self(rawValue: 259) }
  @inlinable public static var publisherName: Self { Self(rawValue: 260) }
  @inlinable public static var ref: Self { Self(rawValue: 261) }
  @inlinable public static var refList: Self { Self(rawValue: 262) }
  @inlinable public static var relatedArticle: Self { Self(rawValue: 263) }
  @inlinable public static var relatedObject: Self { Self(rawValue: 264) }
  @inlinable public static var response: Self { Self(rawValue: 265) }
  @inlinable public static var role: Self { Self(rawValue: 266) }
  @inlinable public static var roman: Self { Self(rawValue: 267) }
  @inlinable public static var sansSerif: Self { Self(rawValue: 268) }
  @inlinable public static var sc: Self { Self(rawValue: 269) }
  @inlinable public static var season: Self { Self(rawValue: 270) }
  @inlinable public static var sec: Self { Self(rawValue: 271) }
  @inlinable public static var secMeta: Self { Self(rawValue: 272) }
  @inlinable public static var selfURI: Self { Self(rawValue: 273) }
  @inlinable public static var series: Self { Self(rawValue: 274) }
  @inlinable public static var sig: Self { Self(rawValue: 275) }
  @inlinable public static var sigBlock: Self { Self(rawValue: 276) }
  @inlinable public static var speaker: Self { Self(rawValue: 277) }
  @inlinable public static var speech: Self { Self(rawValue: 278) }
  @inlinable public static var statement: Self { Self(rawValue: 279) }
  @inlinable public static var std: Self { Self(rawValue: 280) }
  @inlinable public static var stringConf: Self { Self(rawValue: 281) }
  @inlinable public static var stringDate: Self { Self(rawValue: 282) }
  @inlinable public static var stringName: Self { Self(rawValue: 283) }
  @inlinable public static var styledContent: Self { Self(rawValue: 284) }
  @inlinable public static var subArticle: Self { Self(rawValue: 285) }
  @inlinable public static var subjGroup: Self { Self(rawValue: 286) }
  @inlinable public static var subject: Self { Self(rawValue: 287) }
  @inlinable public static var subtitle: Self { Self(rawValue: 288) }
  @inlinable public static var suffix: Self { Self(rawValue: 289) }
  @inlinable public static var supplementaryMaterial: Self { Self(rawValue: 290) }
  @inlinable public static var surname: Self { Self(rawValue: 291) }
  @inlinable public static var tableWrap: Self { Self(rawValue: 292) }
  @inlinable public static var tableWrapFoot: Self { Self(rawValue: 293) }
  @inlinable public static var tableWrapGroup: Self { Self(rawValue: 294) }
  @inlinable public static var term: Self { Self(rawValue: 295) }
  @inlinable public static var texMath: Self { Self(rawValue: 296) }
  @inlinable public static var titleGroup: Self { Self(rawValue: 297) }
  @inlinable public static var transAbstract: Self { Self(rawValue: 298) }
  @inlinable public static var transSource: Self { Self(rawValue: 299) }
  @inlinable public static var transSubtitle: Self { Self(rawValue: 300) }
  @inlinable public static var transTitle: Self { Self(rawValue: 301) }
  @inlinable public static var transTitleGroup: Self { Self(rawValue: 302) }
  @inlinable public static var underline: Self { Self(rawValue: 303) }
  @inlinable public static var uri: Self { Self(rawValue: 304) }
  @inlinable public static var verseGroup: Self { Self(rawValue: 305) }
  @inlinable public static var verseLine: Self { Self(rawValue: 306) }
  @inlinable public static var volume: Self { Self(rawValue: 307) }
  @inlinable public static var volumeId: Self { Self(rawValue: 308) }
  @inlinable public static var volumeSeries: Self { Self(rawValue: 309) }
  @inlinable public static var x: Self { Self(rawValue: 310) }
  @inlinable public static var xref: Self { Self(rawValue: 311) }
  @inlinable public static var year: Self { Self(rawValue: 312) }
  @inlinable public static var floatsWrap: Self { Self(rawValue: 313) }
}
