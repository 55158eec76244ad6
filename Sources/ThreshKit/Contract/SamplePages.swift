/// Pages made up for the trial of stages.
enum SamplePages {
  /// A made-up page of consumer health information, as text: first line the heading, then paragraphs and bullets.
  static let texts: [(name: String, text: String)] = [
    (
      "clinic.txt",
      """
      Acupuncture for back pain

      Acupuncture is a treatment from traditional Chinese medicine. A 2017 systematic review in the Annals of Spine \
      Medicine pooled 22 trials with 5,214 participants and found that acupuncture reduced back pain more than sham \
      acupuncture.

      Side effects may include:

      - soreness
      - minor bleeding

      Acupuncture relaxes tight muscles and releases endorphins.
      """
    ),
    (
      "guide.txt",
      """
      A guide to back pain

      In a 2021 randomised trial of 298 patients there was no difference between acupuncture and sham acupuncture at \
      52 weeks. Acupuncture relaxes tight muscles and releases endorphins, the body’s own painkillers.

      Most people need 6 to 12 sessions. A session costs about 60 euros.

      A 2017 systematic review in the Annals of Spine Medicine pooled 22 trials and found that acupuncture reduced back \
      pain.
      """
    ),
    (
      "forum.txt",
      """
      Did acupuncture help your back?

      My back pain was gone after three sessions! I could walk again, and I slept well.

      It did nothing for me. Ask your doctor before you try acupuncture.
      """
    ),
    // The text of the first page, found a second time elsewhere.
    (
      "copy.txt",
      """
      Acupuncture for back pain

      Acupuncture is a treatment from traditional Chinese medicine. A 2017 systematic review in the Annals of Spine \
      Medicine pooled 22 trials with 5,214 participants and found that acupuncture reduced back pain more than sham \
      acupuncture.

      Side effects may include:

      - soreness
      - minor bleeding

      Acupuncture relaxes tight muscles and releases endorphins. Reprinted.
      """
    ),
  ]

  /// Texts that break careless readers.
  static let hostileTexts: [(name: String, text: String)] = [
    ("an empty record", ""),
    ("a record of one letter", "x"),
    ("a record of white space", " \n\t\r\n\u{A0}\u{2003}\n"),
    (
      "a huge record",
      String(
        repeating: "Acupuncture may reduce back pain in 30 of 100 people (95% CI 20 to 40). ", count: 1500)
    ),
    ("a record of one huge word", String(repeating: "acupuncture", count: 20_000)),
    (
      "a right-to-left record",
      "الوخز بالإبر قد يخفف آلام الظهر. دراسة شملت 298 مريضا.\n\nדיקור עשוי להקל על כאבי גב ב־30% מהאנשים.\n\u{202E}niap kcab\u{202C}"
    ),
    (
      "a record of emoji",
      "Acupuncture 👩🏽‍⚕️ helped my back pain 💯🇳🇱 in 3️⃣ weeks. 𝐁𝐨𝐥𝐝 cla\u{301}im\u{301}s ﬁt ﷺ too 👨‍👩‍👧‍👦"
    ),
    (
      "a record of broken encoding",
      "Acupuncture \u{FFFD}\u{FFFD} helps\u{0} back\u{7} pain\u{FEFF} in 30\u{FFFF}% of people\u{2028}\r\u{85}\u{301}end \u{1F}"
    ),
  ]

  /// Bytes of saved pages that break careless readers.
  static let hostileBytes: [(name: String, type: MediaType, charset: String?, bytes: [UInt8])] = [
    ("an empty page", .html, nil, []),
    ("a page in broken UTF-8", .html, nil, Array("<p>Caf".utf8) + [0xC3, 0x28, 0xFF, 0xFE, 0xE2, 0x82]),
    ("half a character of UTF-16", .plainText, "utf-16", [0xFE, 0xFF, 0x00, 0x41, 0xD8]),
    ("a page with an unknown charset", .html, "x-no-such-charset", Array("<p>Back pain</p>".utf8)),
    ("a page of zero bytes", .plainText, nil, [UInt8](repeating: 0, count: 4096)),
    (
      "deeply nested markup", .html, nil,
      Array(String(repeating: "<div>", count: 3000).utf8) + Array("<p>Back pain".utf8)
    ),
    ("markup that breaks off", .html, nil, Array("<html><body><table><tr><td><a href=\"x".utf8)),
    (
      "an article with an entity bomb", .jats, nil,
      Array(
        "<!DOCTYPE article [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><article><body><p>&b;</p></body></article>"
          .utf8)
    ),
    ("an article that is not XML", .jats, nil, Array("<article><body><p>Back pain".utf8)),
  ]

  static func page(_ name: String, _ bytes: [UInt8], _ type: MediaType, charset: String? = nil) -> Page {
    Page(
      id: ContentID.sha256(bytes), origins: [.init(path: name)], mediaType: type, charset: charset,
      content: bytes)
  }

  /// The text of ``texts`` as HTML.
  static func html(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    let body = lines.dropFirst().map { $0.hasPrefix("- ") ? "<li>\($0.dropFirst(2))</li>" : "<p>\($0)</p>" }
    let title = lines.first ?? ""
    return """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(title)</title></head>
      <body><nav><a href="/">Home</a></nav><article><h1>\(title)</h1>\(body.joined(separator: "\n"))</article></body></html>
      """
  }

  /// Writes pages of several formats into `folder`, in an order that is not that of their names.
  static func write(into scratch: ScratchFolder, _ folder: String, reversed: Bool = false) throws(SinkError) {
    var files: [(String, [UInt8])] = texts.map { ($0.name, Array($0.text.utf8)) }
    files += texts.prefix(2).map { ("more/\($0.name).html", Array(html($0.text).utf8)) }
    for (name, bytes) in reversed ? files.reversed() : files {
      try scratch.write(bytes, to: folder + "/" + name)
    }
  }
}
