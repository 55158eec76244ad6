internal import CZlib
public import ThreshKit

/// Reading of gzip-compressed bytes.
public enum Gzip {
  /// The most that one file may inflate to, unless a caller says otherwise: 256 MB.
  public static let defaultLimit = 256 << 20

  /// Whether `bytes` begin as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// Inflates `bytes`; several members in a row make one content.
  ///
  /// - Parameters:
  ///   - bytes: a whole gzip file. Zero bytes after its last member are ignored.
  ///   - limit: the most bytes that may come out.
  /// - Throws: `gzip-too-large` when more than `limit` bytes would come out, `gzip-damaged` when the file is
  ///   cut off or a checksum does not fit; what was inflated until then is not kept.
  public static func inflate(_ bytes: [UInt8], limit: Int = defaultLimit) throws(RecordError) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, plus 16: gzip's header and checksum are read and checked.
    guard inflateInit2_(&stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw RecordError("gzip-damaged", "zlib could not start")
    }
    defer { inflateEnd(&stream) }
    var out: [UInt8] = []
    var read = 0
    out.reserveCapacity(min(limit, bytes.count * 4))
    while true {
      let (status, taken) = step(&stream, bytes, from: read, into: &out, limit: limit)
      read += taken
      if out.count > limit {
        throw RecordError("gzip-too-large", "the file would inflate to more than \(limit) bytes")
      }
      switch status {
      case Z_STREAM_END:
        while read < bytes.count, bytes[read] == 0 { read += 1 }
        if read == bytes.count { return out }
        inflateReset(&stream)
      case Z_OK: continue
      default:
        throw RecordError(
          "gzip-damaged",
          status == Z_BUF_ERROR ? "the compressed file is cut off" : "the compressed file is damaged",
          place: "byte \(read)")
      }
    }
  }

  /// Inflates one more piece of at most 256 KB, and at most one byte past `limit`.
  private static func step(
    _ stream: inout z_stream, _ bytes: [UInt8], from read: Int, into out: inout [UInt8], limit: Int
  ) -> (status: Int32, taken: Int) {
    let room = min(1 << 18, limit - out.count + 1)
    return bytes.withUnsafeBufferPointer { input in
      let available = min(input.count - read, 1 << 30)
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + read })
      stream.avail_in = UInt32(available)
      var status = Z_OK
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(room)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        count = room - Int(stream.avail_out)
      }
      out.append(contentsOf: piece)
      return (status, available - Int(stream.avail_in))
    }
  }
}
