internal import ThreshMarkup

/// What an element's name, role, class and id say about its content.
struct Hints: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  static let navigation = Hints(bit: 0)
  static let footer = Hints(bit: 1)
  static let header = Hints(bit: 2)
  static let aside = Hints(bit: 3)
  static let control = Hints(bit: 4)
  static let form = Hints(bit: 5)
  static let consent = Hints(bit: 6)
  static let account = Hints(bit: 7)
  static let subscribe = Hints(bit: 8)
  static let share = Hints(bit: 9)
  static let comments = Hints(bit: 10)
  static let related = Hints(bit: 11)
  static let author = Hints(bit: 12)
  static let dialog = Hints(bit: 13)
  static let advert = Hints(bit: 14)
  static let byline = Hints(bit: 15)
  static let tags = Hints(bit: 16)
  static let breadcrumb = Hints(bit: 17)
  static let shop = Hints(bit: 18)
  static let filter = Hints(bit: 19)
  static let sidebar = Hints(bit: 20)
  static let notice = Hints(bit: 21)
  static let contents = Hints(bit: 22)
  static let callToAction = Hints(bit: 23)
  static let review = Hints(bit: 24)
  static let profile = Hints(bit: 25)

  /// Not shown when the page is first opened.
  static let hidden = Hints(bit: 26)

  static let main = Hints(bit: 32)
  static let article = Hints(bit: 33)
  static let body = Hints(bit: 34)
  static let content = Hints(bit: 35)
  static let description = Hints(bit: 36)
  static let post = Hints(bit: 37)
  static let answer = Hints(bit: 38)
  static let product = Hints(bit: 39)
  static let card = Hints(bit: 40)
  static let faq = Hints(bit: 41)

  /// Not content wherever it stands.
  static let furniture: Hints = [
    .navigation, .footer, .control, .consent, .account, .subscribe, .share, .dialog, .advert, .breadcrumb,
  ]
}

extension Hints {
  /// Not part of the main content of most pages, though it may be of some.
  static let unwanted: Hints = furniture.union([
    .comments, .related, .author, .byline, .tags, .sidebar, .aside, .form,
  ])

  /// Words of class and id attributes, and what each suggests. Words that many sites use for many things are left out.
  private static let words: [(Hints, String)] = [
    (
      .navigation,
      """
      nav navbar navigation menu menus menubar submenu mainmenu megamenu topnav sidenav subnav navgroup navlinks
      topbar pagination pager paging flyout flyouts offcanvas burger hamburger sitemap switcher skiplink mainnav
      menuitem dropdownmenu tabbar toolbar globalnav localnav pagenav prevnext
      """
    ),
    (.breadcrumb, "breadcrumb breadcrumbs crumb crumbs"),
    (.footer, "footer colophon copyright legal foot contentinfo siteinfo pagefooter endnotes"),
    (.header, "masthead siteheader pageheader branding tagline slogan logo banner"),
    (.consent, "cookie cookies consent onetrust gdpr ccpa cookiebar privacybar"),
    (.account, "login signin signup register password logout account captcha paywall auth"),
    (.subscribe, "subscribe subscription subscriber newsletter optin mailchimp signupform mailinglist"),
    (
      .share,
      """
      share sharing social socials sharedaddy addtoany addthis facebook twitter pinterest linkedin whatsapp
      instagram tiktok sharebar socialshare sharethis likes
      """
    ),
    (
      .comments,
      "comment comments commentlist respond disqus commentform commenting akismet replies discussion"
    ),
    (
      .related,
      """
      related recommended recommendation recommendations recommend trending suggested suggestions popular latest
      recent upsell upsells crosssell similar youmaylike alsolike morestories readnext readmore outbrain taboola
      carousel slider nextup
      """
    ),
    (.author, "author authors bio biography vcard contributor contributors"),
    (
      .byline,
      "byline meta metadata date dateline timestamp published posted updated entrymeta postmeta readtime"
    ),
    (.tags, "tags tag taglist tagcloud taxonomy categories category cats topics taglinks"),
    (.dialog, "modal popup popover popmake dialog tooltip lightbox drawer overlay offscreen toast"),
    (
      .advert,
      "ad ads advert adverts advertisement advertising sponsor sponsored promo dfp adslot adsbygoogle"
    ),
    (
      .shop,
      "cart minicart wishlist checkout basket price prices shipping delivery payment quantity swatch sku"
    ),
    (.filter, "filter filters facet facets sort sorting sortby refine refinements"),
    (
      .sidebar,
      "sidebar widget widgets textwidget widgettitle rail aside complementary secondary rightcol leftcol"
    ),
    (.form, "form forms gform gfield wpcf searchform searchbox search fieldset input"),
    (.control, "btn button buttons toggler captcha honeypot"),
    (.notice, "notice notices alert disclaimer announcement disclosure affiliate warning error"),
    (.contents, "toc tableofcontents contents jumplinks onthispage"),
    (.callToAction, "cta ctas donate trial demo contact signature promo"),
    (.review, "review reviews rating ratings stars testimonial testimonials"),
    (
      .profile,
      "avatar userinfo user username member signature karma votes vote reputation badge badges staff"
    ),
    (.hidden, "sronly visuallyhidden screenreadertext screenreader invisible hide"),
    (.main, "main maincontent"),
    (.article, "article story hentry post blogpost"),
    (
      .body,
      """
      articlebody postbody entrycontent postcontent articlecontent prose markdown richtext rte wysiwyg
      storybody bodytext sqs
      """
    ),
    (.content, "content entry body text copy paragraph"),
    (
      .description,
      "description desc summary excerpt details specification specifications specs features overview"
    ),
    (.post, "message messages postmessage topic thread reply bbcode"),
    (.answer, "answer answers question questions"),
    (.product, "product products item items"),
    (.card, "card cards tile tiles grid list listing teaser"),
    (.faq, "faq faqs accordion"),
  ]

  private static let roles: [(Hints, String)] = [
    (.navigation, "navigation menu menubar menuitem tablist toolbar tree directory"),
    (.footer, "contentinfo"), (.header, "banner"), (.aside, "complementary note"),
    (.dialog, "dialog alertdialog tooltip"), (.notice, "alert status"),
    (.form, "search form listbox combobox option"),
    (.control, "button checkbox switch radio slider"), (.main, "main"), (.article, "article"),
  ]

  static let classWords = WordTable(words)
  static let roleWords = WordTable(roles)

  /// What the element's name alone says.
  static func of(_ tag: Tag) -> Hints {
    switch tag {
    case .nav, .menu: .navigation
    case .footer: .footer
    case .header: .header
    case .aside: .aside
    case .form, .search: .form
    case .fieldset, .label, .legend, .select, .button, .option, .datalist, .input: .control
    case .dialog: .dialog
    case .address: .author
    case .main: .main
    case .article: .article
    default: []
    }
  }
}

/// Finds small words of ASCII letters in byte ranges, letter case ignored.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [Hints]
  private let mask: Int

  init(_ lists: [(Hints, String)]) {
    var merged: [UInt64: Hints] = [:]
    for (hint, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        merged[word.utf8.reduce(Self.seed, Self.mix), default: []].insert(hint)
      }
    }
    var size = 64
    while size < merged.count * 3 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: [], count: size)
    mask = size - 1
    for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
      var slot = Int(truncatingIfNeeded: key >> 20) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
  }

  // FNV-1a: two words of the table that clash would have shown when the table was written.
  @inline(__always) static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }
  @inline(__always) static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  private func value(_ key: UInt64) -> Hints {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// What all words in `bytes` together suggest. A word is a run of letters; a capital after a small letter begins
  /// a new one, and the joined run (`articleBody`, `entry-content`) is looked up too.
  func hints(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Hints {
    var found: Hints = []
    var word = Self.seed
    var joined = Self.seed
    var length = 0
    var parts = 0
    var previousIsSmall = false
    for index in range {
      let byte = bytes[index]
      let small = byte | 0x20
      guard small &- 0x61 < 26 else {
        if length > 1 { found.formUnion(value(word)) }
        if length > 0 { parts += 1 }
        word = Self.seed
        length = 0
        previousIsSmall = false
        if byte != 0x2D, byte != 0x5F {
          if parts > 1 { found.formUnion(value(joined)) }
          joined = Self.seed
          parts = 0
        }
        continue
      }
      if byte < 0x61, previousIsSmall {
        if length > 1 { found.formUnion(value(word)) }
        parts += 1
        word = Self.seed
        length = 0
      }
      word = Self.mix(word, small)
      joined = Self.mix(joined, small)
      length += 1
      previousIsSmall = byte >= 0x61
    }
    if length > 1 { found.formUnion(value(word)) }
    if parts > 0 { found.formUnion(value(joined)) }
    return found
  }
}
