/// Which elements of HTML5 have no content, and which start tags close what.
enum HTMLRules {
  static let voids: TagSet = [
    .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link,
    .meta, .param, .source, .track, .wbr,
  ]

  /// Elements that may stand in the head; any other begins the body.
  static let headContent: TagSet = [
    .head, .base, .basefont, .bgsound, .link, .meta, .noframes, .noscript, .script, .style, .template, .title,
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
    .applet, .button, .caption, .html, .marquee, .noscript, .object, .table, .td, .template, .th,
  ]

  /// Start tags that end an open element of their own kind.
  static let closesOwnKind: TagSet = [.li, .dd, .dt, .td, .th, .tr, .tbody, .thead, .tfoot, .option]
  static let listItem: TagSet = [.li]
  static let definition: TagSet = [.dd, .dt]
  /// Elements that hold list items apart; `address`, `div` and `p` do not.
  static let listItemScope: TagSet = [
    .ul, .ol, .dl, .menu, .dir, .table, .td, .th, .caption, .body, .html, .section, .article, .aside, .nav,
    .header, .footer, .main, .blockquote, .button, .details, .fieldset, .figure, .form, .noscript, .object,
    .template,
  ]
  static let cell: TagSet = [.td, .th]
  static let rowScope: TagSet = [.tr, .table, .noscript, .html]
  static let row: TagSet = [.tr]
  static let rowGroup: TagSet = [.tbody, .thead, .tfoot]
  static let tableScope: TagSet = [.table, .noscript, .html]
  static let option: TagSet = [.option]
  static let optionScope: TagSet = [.select, .datalist, .html]

  static let headings: TagSet = [.h1, .h2, .h3, .h4, .h5, .h6]

  /// Elements that often have no end tag, and that their own start tag ends.
  static let endsItself: TagSet = [
    .p, .li, .dd, .dt, .td, .th, .tr, .tbody, .thead, .tfoot, .option, .optgroup, .colgroup, .rb, .rp, .rt,
  ]

  /// Markup that ends a drawing it stands in.
  static let endsDrawing: TagSet = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4,
    .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small,
    .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`,
  ]

  /// Open elements that an end tag `tag` cannot reach beyond.
  static func endTagBarriers(of tag: Tag) -> TagSet {
    switch tag {
    case .table: tableBarriers
    case .td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup: tableScope
    case .p: paragraphScope
    case .li: listItemBarriers
    default: special.contains(tag) ? scope : special
    }
  }

  // Where scripts run, what a `noscript` holds is no markup: its end tags end nothing outside.
  private static let tableBarriers: TagSet = [.html, .noscript, .template]
  private static let scope: TagSet = [
    .applet, .caption, .html, .marquee, .noscript, .object, .table, .td, .template, .th,
  ]
  private static let listItemBarriers = scope.union([.ul, .ol])
  /// Elements whose content an inline element's end tag does not reach into.
  private static let special: TagSet = [
    .address, .applet, .article, .aside, .blockquote, .body, .button, .caption, .center, .colgroup, .dd,
    .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1,
    .h2, .h3,
    .h4, .h5, .h6, .head, .header, .hgroup, .html, .li, .listing, .main, .marquee, .menu, .nav, .noscript,
    .object, .ol, .p, .pre, .search, .section, .select, .summary, .table, .tbody, .td, .template, .tfoot,
    .th, .thead, .title, .tr, .ul,
  ]
}
