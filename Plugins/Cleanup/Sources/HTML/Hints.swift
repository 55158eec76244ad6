internal import ThreshMarkup

/// What an element's name, role, class and id say about its content.
struct Hints: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  static let navigation = Hints(bit: 0)
  static let footer = Hints(bit: 1)
  static let aside = Hints(bit: 2)
  static let control = Hints(bit: 3)
  static let form = Hints(bit: 4)
  static let consent = Hints(bit: 5)
  static let account = Hints(bit: 6)
  static let subscribe = Hints(bit: 7)
  static let share = Hints(bit: 8)
  static let comments = Hints(bit: 9)
  static let related = Hints(bit: 10)
  static let author = Hints(bit: 11)
  static let dialog = Hints(bit: 12)
  static let advert = Hints(bit: 13)
  static let byline = Hints(bit: 14)
  static let tags = Hints(bit: 15)
  static let breadcrumb = Hints(bit: 16)
  static let sidebar = Hints(bit: 17)

  /// Not shown when the page is first opened.
  static let hidden = Hints(bit: 18)

  // From bit 32 on: what does not speak against an element's content.
  static let main = Hints(bit: 32)
  static let card = Hints(bit: 33)
  static let article = Hints(bit: 34)
  static let section = Hints(bit: 35)
  static let header = Hints(bit: 36)
  static let list = Hints(bit: 37)
  static let table = Hints(bit: 38)
  static let figure = Hints(bit: 39)
  static let body = Hints(bit: 42)
  static let product = Hints(bit: 45)
  static let post = Hints(bit: 48)
  static let item = Hints(bit: 49)
  static let hero = Hints(bit: 50)
  static let tab = Hints(bit: 52)
  static let user = Hints(bit: 55)

  /// Those that tell the model most, by name.
  static let named: [(name: String, hint: Hints)] = [
    ("navigation", .navigation), ("footer", .footer), ("aside", .aside), ("control", .control),
    ("form", .form), ("consent", .consent), ("comments", .comments), ("dialog", .dialog),
    ("hidden", .hidden), ("main", .main), ("card", .card), ("article", .article), ("section", .section),
    ("header", .header), ("list", .list), ("table", .table), ("figure", .figure), ("body", .body),
    ("product", .product), ("post", .post), ("item", .item), ("hero", .hero), ("tab", .tab),
    ("user", .user),
  ]

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
      .sidebar,
      "sidebar widget widgets textwidget widgettitle rail aside complementary secondary rightcol leftcol"
    ),
    (.form, "form forms gform gfield wpcf searchform searchbox search fieldset input"),
    (.control, "btn button buttons toggler captcha honeypot"),
    (.hidden, "sronly visuallyhidden screenreadertext screenreader invisible hide"),
    (.main, "main maincontent"),
    (.card, "card cards tile tiles grid list listing teaser"),
    (.article, "article articles story blogpost newsarticle"),
    (.section, "section sections module block blocks panel component"),
    (.header, "header masthead sitehead heading"),
    (
      .body, "content body articlebody entrycontent postcontent text copy prose richtext rte wysiwyg markdown"
    ),
    (
      .product,
      "product products sku spec specs specification specifications feature features attributes variant"
    ),
    (.post, "post posts message messages thread topic answer question forum bbp reply"),
    (.item, "item items result results row col column cell entry entries"),
    (.hero, "hero banner jumbotron cta callout slide slides"),
    (.tab, "tab tabs tabpanel tabcontent pane"),
    (.user, "user username avatar profile member signature badge reputation karma vote votes stats"),
  ]

  private static let roles: [(Hints, String)] = [
    (.navigation, "navigation menu menubar menuitem tablist toolbar tree directory"),
    (.footer, "contentinfo"), (.aside, "complementary note"), (.dialog, "dialog alertdialog tooltip"),
    (.form, "search form listbox combobox option"), (.control, "button checkbox switch radio slider"),
    (.main, "main"), (.article, "article"), (.header, "banner"), (.tab, "tabpanel tab"), (.list, "list"),
    (.item, "listitem row"), (.section, "region"),
  ]

  static let classWords = WordTable(words)
  static let roleWords = WordTable(roles)

  /// What the element's name alone says.
  static func of(_ tag: Tag) -> Hints {
    switch tag {
    case .nav, .menu: .navigation
    case .footer: .footer
    case .aside: .aside
    case .form, .search: .form
    case .fieldset, .label, .legend, .select, .button, .option, .datalist, .input: .control
    case .dialog: .dialog
    case .address: .author
    case .main: .main
    case .article: .article
    case .section: .section
    case .header: .header
    case .ul, .ol, .dl: .list
    case .table: .table
    case .figure: .figure
    default: []
    }
  }
}
