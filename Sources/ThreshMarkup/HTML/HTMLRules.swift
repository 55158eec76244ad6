/// Which elements of HTML5 have no content, and which start tags close what.
enum HTMLRules {
  static let voids: TagSet = [
    .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link,
    .meta, .param, .source, .track, .wbr,
  ]

  /// White space directly inside these means nothing.
  static let noText: TagSet = [
    .none, .html, .head, .table, .thead, .tbody, .tfoot, .tr, .colgroup, .ul, .ol, .dl, .select,
  ]

  /// Start tags that end an open paragraph.
  static let closesParagraph: TagSet = [
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
    .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .listing,
    .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search, .section, .summary, .table, .ul, .xmp, .li, .dd,
    .dt,
  ]
  static let paragraph: TagSet = [.p]
  static let paragraphScope: TagSet = [
    .applet, .button, .caption, .html, .marquee, .object, .table, .td, .template, .th,
  ]

  /// Start tags that end an open element of their own kind.
  static let closesOwnKind: TagSet = [.li, .dd, .dt, .td, .th, .tr, .tbody, .thead, .tfoot, .option]
  static let listItem: TagSet = [.li]
  static let definition: TagSet = [.dd, .dt]
  /// Elements that hold list items apart; `address`, `div` and `p` do not.
  static let listItemScope: TagSet = [
    .ul, .ol, .dl, .menu, .dir, .table, .td, .th, .caption, .body, .html, .section, .article, .aside, .nav,
    .header, .footer, .main, .blockquote, .button, .details, .fieldset, .figure, .form, .object, .template,
  ]
  static let cell: TagSet = [.td, .th]
  static let rowScope: TagSet = [.tr, .table, .html]
  static let row: TagSet = [.tr]
  static let rowGroup: TagSet = [.tbody, .thead, .tfoot]
  static let tableScope: TagSet = [.table, .html]
  static let option: TagSet = [.option]
  static let optionScope: TagSet = [.select, .datalist, .html]
}
