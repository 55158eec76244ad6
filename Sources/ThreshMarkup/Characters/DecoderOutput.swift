internal import CLibXML2

/// Text that is being decoded, as UTF-8, and how many characters stand for what could not be.
struct DecoderOutput {
  private(set) var bytes: [UInt8] = []
  private(set) var replaced = 0
  /// Whether zero bytes are passed over, as a browser does in a page's text, rather than shown.
  private let dropsZeros: Bool

  init(reserving count: Int, dropsZeros: Bool) {
    bytes.reserveCapacity(count)
    self.dropsZeros = dropsZeros
  }

  private mutating func replace() {
    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    replaced += 1
  }

  private mutating func zero() { if !dropsZeros { replace() } }

  /// Appends decoded UTF-8, zero bytes replaced or passed over.
  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let zero = ByteSearch.find(0, in: text, from: start) {
      bytes.append(contentsOf: text[start..<zero])
      self.zero()
      start = zero + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  mutating func decodeUTF8(_ input: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var at = 0
    while true {
      at = UTF8Scan.skipASCII(input, at)
      if at >= input.count { break }
      let length = UTF8Scan.length(input, at)
      at += length
      if length == 0 {
        take(UnsafeBufferPointer(rebasing: input[start..<at]))
        replace()
        at += 1
        start = at
      }
    }
    take(UnsafeBufferPointer(rebasing: input[start...]))
  }

  mutating func decodeUTF16(_ input: UnsafeBufferPointer<UInt8>, bigEndian: Bool) {
    let units = input.count / 2
    func unit(_ index: Int) -> UInt32 {
      let (a, b) = (UInt32(input[index * 2]), UInt32(input[index * 2 + 1]))
      return bigEndian ? a << 8 | b : b << 8 | a
    }
    var index = 0
    while index < units {
      let high = unit(index)
      index += 1
      if high & 0xF800 != 0xD800 {
        if high == 0 { zero() } else { UTF8Writer.append(high, to: &bytes) }
      } else if high < 0xDC00, index < units, unit(index) & 0xFC00 == 0xDC00 {
        UTF8Writer.append(0x10000 + (high & 0x3FF) << 10 + unit(index) & 0x3FF, to: &bytes)
        index += 1
      } else {
        replace()
      }
    }
    if input.count % 2 == 1 { replace() }
  }

  mutating func decodeWindows1252(_ input: UnsafeBufferPointer<UInt8>) {
    for byte in input {
      switch byte {
      case 0: zero()
      case 1..<0x80: bytes.append(byte)
      default: UTF8Writer.append(Windows1252.scalar(of: byte), to: &bytes)
      }
    }
  }

  /// Decodes with the C library's iconv. False when it does not know the encoding.
  mutating func decode(_ input: UnsafeBufferPointer<UInt8>, iconv name: String) -> Bool {
    let converter = iconv_open("UTF-8", name)
    if Int(bitPattern: converter) == -1 { return false }
    defer { iconv_close(converter) }
    var at = 0
    let room = 1 << 16
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      while at < input.count {
        var from = UnsafeMutableRawPointer(mutating: UnsafeRawPointer(input.baseAddress))?
          .advanced(by: at).assumingMemoryBound(to: CChar.self)
        var to = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = input.count - at
        var free = room
        let status = thresh_iconv(converter, &from, &left, &to, &free)
        at = input.count - left
        take(UnsafeBufferPointer(rebasing: buffer[..<(room - free)]))
        // A bad or cut-off sequence: one byte is given up, so that markup right after it is not lost.
        if status == THRESH_ICONV_BAD {
          replace()
          at += 1
        }
      }
    }
    return true
  }
}

/// The 32 characters that windows-1252 has where ISO 8859-1 has control codes.
enum Windows1252 {
  static func scalar(of byte: UInt8) -> UInt32 {
    0x80..<0xA0 ~= byte ? scalars[Int(byte) - 0x80] : UInt32(byte)
  }

  private static let scalars: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
    0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
    0x153, 0x9D, 0x17E, 0x178,
  ]
}
