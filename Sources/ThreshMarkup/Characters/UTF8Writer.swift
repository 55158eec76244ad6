/// Unicode scalars as UTF-8.
enum UTF8Writer {
  /// Appends `scalar`; one that does not exist becomes U+FFFD.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
