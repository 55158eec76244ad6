/// Turns the bytes of a text file into UTF-8.
enum TextDecoding {
  /// A byte order mark is left out; what is not UTF-8 is read as windows-1252.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
  }
}
