internal import Foundation
internal import ThreshMarkup

/// A case of html5lib's encoding suite: the bytes of a page, and the encoding that a browser reads them in.
struct EncodingCase {
  /// File and number, from 1.
  var name: String
  var page: [UInt8]
  /// Name of the encoding in the WHATWG Encoding Standard, in lower case.
  var encoding: String

  /// All cases in the `.dat` files directly in `folder`.
  static func all(in folder: URL) throws -> [EncodingCase] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".dat") }.flatMap { name in
      cases(in: try Data(contentsOf: folder.appendingPathComponent(name)), name)
    }
  }

  private static func cases(in file: Data, _ name: String) -> [EncodingCase] {
    var cases: [EncodingCase] = []
    var page: [ArraySlice<UInt8>]?
    var isAnswer = false
    for line in [UInt8](file).split(separator: 10, omittingEmptySubsequences: false) {
      if line.elementsEqual("#data".utf8) {
        page = []
      } else if line.elementsEqual("#encoding".utf8) {
        isAnswer = true
      } else if isAnswer {
        let answer = String(decoding: line, as: UTF8.self).lowercased()
        cases.append(
          EncodingCase(
            name: "\(name):\(cases.count + 1)", page: Array((page ?? []).joined(separator: [10])),
            encoding: answer))
        (page, isAnswer) = (nil, false)
      } else {
        page?.append(line)
      }
    }
    return cases
  }

  /// How Thresh reads the page.
  var found: CharacterDecoder.Decoded { CharacterDecoder.decode(page) }

  /// Whether that is the answer.
  ///
  /// The suite says windows-1252 where nothing is declared. Thresh then looks at the bytes; whether it took
  /// something for a declaration that is none is what the case is about.
  var isRight: Bool {
    let found = self.found
    if found.encoding == encoding { return true }
    return encoding == "windows-1252" && found.encoding == "utf-8" && found.replaced == 0
      && [.content, .fallback].contains(found.basis)
  }
}
