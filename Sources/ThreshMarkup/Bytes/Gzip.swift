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
    var room = expectedCount(bytes)
    while true {
      let (piece, status, taken) = step(&stream, bytes, from: read, room: min(room, limit - out.count + 1))
      // As a rule the first piece is all there is.
      if out.isEmpty { out = piece } else { out.append(contentsOf: piece) }
      room = 1 << 18
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

  /// One byte more than the file says that it inflates to, as far as that can be true.
  private static func expectedCount(_ bytes: [UInt8]) -> Int {
    // Little-endian, of the last member, and only its lower 32 bits: a hint and no more.
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // Deflate makes a byte of at most 1,032.
    return max(1 << 10, min(stated, bytes.count * 1032) + 1)
  }

  /// Inflates one more piece of at most `room` bytes.
  private static func step(_ stream: inout z_stream, _ bytes: [UInt8], from read: Int, room: Int)
    -> (piece: [UInt8], status: Int32, taken: Int)
  {
    bytes.withUnsafeBufferPointer { input in
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
      return (piece, status, available - Int(stream.avail_in))
    }
  }
}
