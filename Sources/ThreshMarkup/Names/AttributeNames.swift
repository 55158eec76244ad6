// Attributes that readers of HTML and JATS ask for. The raw value is the place in `knownNames`, from 1.

extension AttributeName {
  /// Names in the order of their raw values.
  static let knownNames = """
    abbr accept action align alt aria-hidden aria-label aria-labelledby aria-level about
    article-type async axis bgcolor border charset cite class colspan content contrib-type corresp
    country data-nosnippet data-src data-srcset date-type datatype datetime dir disabled
    equal-contrib ext-link-type fn-type for headers height hidden href hreflang http-equiv icon id
    is iso-8601-date itemid itemprop itemref itemscope itemtype journal-id-type kwd-group-type lang
    license-type list-type mimetype name name-style onclick open person-group-type prefix property
    pub-id-type pub-type publication-format publication-type ref-type rel resource rev rid role
    rowspan scope sec-type shadowroot shadowrootmode size source span specific-use src srcdoc srcset
    start style subj-group-type summary tabindex target title type typeof url value width xlink:href
    xlink:title xml:lang xmlns
    """

  @inlinable public static var abbr: Self { Self(rawValue: 1) }
  @inlinable public static var accept: Self { Self(rawValue: 2) }
  @inlinable public static var action: Self { Self(rawValue: 3) }
  @inlinable public static var align: Self { Self(rawValue: 4) }
  @inlinable public static var alt: Self { Self(rawValue: 5) }
  @inlinable public static var ariaHidden: Self { Self(rawValue: 6) }
  @inlinable public static var ariaLabel: Self { Self(rawValue: 7) }
  @inlinable public static var ariaLabelledby: Self { Self(rawValue: 8) }
  @inlinable public static var ariaLevel: Self { Self(rawValue: 9) }
  @inlinable public static var about: Self { Self(rawValue: 10) }
  @inlinable public static var articleType: Self { Self(rawValue: 11) }
  @inlinable public static var async: Self { Self(rawValue: 12) }
  @inlinable public static var axis: Self { Self(rawValue: 13) }
  @inlinable public static var bgcolor: Self { Self(rawValue: 14) }
  @inlinable public static var border: Self { Self(rawValue: 15) }
  @inlinable public static var charset: Self { Self(rawValue: 16) }
  @inlinable public static var cite: Self { Self(rawValue: 17) }
  @inlinable public static var `class`: Self { Self(rawValue: 18) }
  @inlinable public static var colspan: Self { Self(rawValue: 19) }
  @inlinable public static var content: Self { Self(rawValue: 20) }
  @inlinable public static var contribType: Self { Self(rawValue: 21) }
  @inlinable public static var corresp: Self { Self(rawValue: 22) }
  @inlinable public static var country: Self { Self(rawValue: 23) }
  @inlinable public static var dataNosnippet: Self { Self(rawValue: 24) }
  @inlinable public static var dataSrc: Self { Self(rawValue: 25) }
  @inlinable public static var dataSrcset: Self { Self(rawValue: 26) }
  @inlinable public static var dateType: Self { Self(rawValue: 27) }
  @inlinable public static var datatype: Self { Self(rawValue: 28) }
  @inlinable public static var datetime: Self { Self(rawValue: 29) }
  @inlinable public static var dir: Self { Self(rawValue: 30) }
  @inlinable public static var disabled: Self { Self(rawValue: 31) }
  @inlinable public static var equalContrib: Self { Self(rawValue: 32) }
  @inlinable public static var extLinkType: Self { Self(rawValue: 33) }
  @inlinable public static var fnType: Self { Self(rawValue: 34) }
  @inlinable public static var `for`: Self { Self(rawValue: 35) }
  @inlinable public static var headers: Self { Self(rawValue: 36) }
  @inlinable public static var height: Self { Self(rawValue: 37) }
  @inlinable public static var hidden: Self { Self(rawValue: 38) }
  @inlinable public static var href: Self { Self(rawValue: 39) }
  @inlinable public static var hreflang: Self { Self(rawValue: 40) }
  @inlinable public static var httpEquiv: Self { Self(rawValue: 41) }
  @inlinable public static var icon: Self { Self(rawValue: 42) }
  @inlinable public static var id: Self { Self(rawValue: 43) }
  @inlinable public static var `is`: Self { Self(rawValue: 44) }
  @inlinable public static var iso8601Date: Self { Self(rawValue: 45) }
  @inlinable public static var itemid: Self { Self(rawValue: 46) }
  @inlinable public static var itemprop: Self { Self(rawValue: 47) }
  @inlinable public static var itemref: Self { Self(rawValue: 48) }
  @inlinable public static var itemscope: Self { Self(rawValue: 49) }
  @inlinable public static var itemtype: Self { Self(rawValue: 50) }
  @inlinable public static var journalIdType: Self { Self(rawValue: 51) }
  @inlinable public static var kwdGroupType: Self { Self(rawValue: 52) }
  @inlinable public static var lang: Self { Self(rawValue: 53) }
  @inlinable public static var licenseType: Self { Self(rawValue: 54) }
  @inlinable public static var listType: Self { Self(rawValue: 55) }
  @inlinable public static var mimetype: Self { Self(rawValue: 56) }
  @inlinable public static var name: Self { Self(rawValue: 57) }
  @inlinable public static var nameStyle: Self { Self(rawValue: 58) }
  @inlinable public static var onclick: Self { Self(rawValue: 59) }
  @inlinable public static var `open`: Self { Self(rawValue: 60) }
  @inlinable public static var personGroupType: Self { Self(rawValue: 61) }
  @inlinable public static var prefix: Self { Self(rawValue: 62) }
  @inlinable public static var property: Self { Self(rawValue: 63) }
  @inlinable public static var pubIdType: Self { Self(rawValue: 64) }
  @inlinable public static var pubType: Self { Self(rawValue: 65) }
  @inlinable public static var publicationFormat: Self { Self(rawValue: 66) }
  @inlinable public static var publicationType: Self { Self(rawValue: 67) }
  @inlinable public static var refType: Self { Self(rawValue: 68) }
  @inlinable public static var rel: Self { Self(rawValue: 69) }
  @inlinable public static var resource: Self { Self(rawValue: 70) }
  @inlinable public static var rev: Self { Self(rawValue: 71) }
  @inlinable public static var rid: Self { Self(rawValue: 72) }
  @inlinable public static var role: Self { Self(rawValue: 73) }
  @inlinable public static var rowspan: Self { Self(rawValue: 74) }
  @inlinable public static var scope: Self { Self(rawValue: 75) }
  @inlinable public static var secType: Self { Self(rawValue: 76) }
  @inlinable public static var shadowroot: Self { Self(rawValue: 77) }
  @inlinable public static var shadowrootmode: Self { Self(rawValue: 78) }
  @inlinable public static var size: Self { Self(rawValue: 79) }
  @inlinable public static var source: Self { Self(rawValue: 80) }
  @inlinable public static var span: Self { Self(rawValue: 81) }
  @inlinable public static var specificUse: Self { Self(rawValue: 82) }
  @inlinable public static var src: Self { Self(rawValue: 83) }
  @inlinable public static var srcdoc: Self { Self(rawValue: 84) }
  @inlinable public static var srcset: Self { Self(rawValue: 85) }
  @inlinable public static var start: Self { Self(rawValue: 86) }
  @inlinable public static var style: Self { Self(rawValue: 87) }
  @inlinable public static var subjGroupType: Self { Self(rawValue: 88) }
  @inlinable public static var summary: Self { Self(rawValue: 89) }
  @inlinable public static var tabindex: Self { Self(rawValue: 90) }
  @inlinable public static var target: Self { Self(rawValue: 91) }
  @inlinable public static var title: Self { Self(rawValue: 92) }
  @inlinable public static var type: Self { Self(rawValue: 93) }
  @inlinable public static var typeof: Self { Self(rawValue: 94) }
  @inlinable public static var url: Self { Self(rawValue: 95) }
  @inlinable public static var value: Self { Self(rawValue: 96) }
  @inlinable public static var width: Self { Self(rawValue: 97) }
  @inlinable public static var xlinkHref: Self { Self(rawValue: 98) }
  @inlinable public static var xlinkTitle: Self { Self(rawValue: 99) }
  @inlinable public static var xmlLang: Self { Self(rawValue: 100) }
  @inlinable public static var xmlns: Self { Self(rawValue: 101) }
}
