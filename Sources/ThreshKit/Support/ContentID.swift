internal import Crypto

/// Identifiers made from content, so that they are the same on every machine and after every re-run.
public enum ContentID {
  /// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: some Collection<UInt8>) -> String {
    var hash = SHA256()
    let fed: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if fed == nil { hash.update(data: Array(bytes)) }
    return hex(hash.finalize())
  }

  /// The first `length` hexadecimal digits of the SHA-256 of `parts`, each followed by a zero byte.
  public static func short(_ parts: String..., length: Int = 16) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += part.utf8
      bytes.append(0)
    }
    return String(hex(SHA256.hash(data: bytes).prefix((length + 1) / 2)).prefix(length))
  }

  static func hex(_ digest: some Sequence<UInt8>) -> String {
    func character(_ digit: UInt8) -> UInt8 { digit + (digit < 10 ? 0x30 : 0x57) }
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in digest {
      out.append(character(byte >> 4))
      out.append(character(byte & 15))
    }
    return String(decoding: out, as: UTF8.self)
  }
}
