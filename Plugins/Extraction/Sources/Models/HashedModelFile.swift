internal import ThreshKit

/// Reads the file of a ``HashedModel``, byte by byte: it has tens of thousands of lines.
struct HashedModelFile {
  private(set) var classes: [String] = []
  private(set) var threshold = 0.5
  private(set) var scale = 1.0
  private(set) var bits = 0
  private(set) var bias: [Int32] = []
  /// Row-major, ``stride`` to a bucket.
  private(set) var weights: [Int16] = []
  private(set) var stride = 1

  private let bytes: [UInt8]
  private let name: String
  private var position = 0
  private var line = 1

  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func read() throws(ConfigurationError) {
    try readHeader()
    guard classes.count > 1, bits > 0 else { throw fault("no classes or no bits before the buckets") }
    let columns = classes.count == 2 ? 1 : classes.count
    if bias.isEmpty { bias = [Int32](repeating: 0, count: columns) }
    guard bias.count == columns else { throw fault("\(bias.count) numbers for \(columns) weights") }
    stride = HashedModel.stride(of: columns)
    weights = [Int16](repeating: 0, count: stride << bits)
    try readBuckets(columns)
  }

  /// The lines before the first bucket.
  private mutating func readHeader() throws(ConfigurationError) {
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") > 9 {
      let end = bytes[position...].firstIndex(of: Self.newline) ?? bytes.count
      let parts = bytes[position..<end].split(separator: Self.tab).map {
        String(decoding: $0, as: UTF8.self)
      }
      if bytes[position] != UInt8(ascii: "#"), let key = parts.first {
        let values = Array(parts.dropFirst())
        switch (key, values.count) {
        case ("classes", 2...): classes = values
        case ("bits", 1): bits = Int(values[0]).flatMap { (1...22).contains($0) ? $0 : nil } ?? 0
        case ("scale", 1): scale = try number(values[0])
        case ("threshold", 1): threshold = try number(values[0])
        case ("bias", 1...):
          bias = []
          for value in values { bias.append(Int32(try number(value))) }
        default: throw fault("unknown line '\(key)'", expected: "classes, bits, scale, bias or threshold")
        }
      }
      position = min(end + 1, bytes.count)
      line += 1
    }
  }

  private func number(_ text: String) throws(ConfigurationError) -> Double {
    guard let value = Double(text), abs(value) < 1e9 else { throw fault("'\(text)' is not a number") }
    return value
  }

  private mutating func readBuckets(_ columns: Int) throws(ConfigurationError) {
    var previous = -1
    var place = position
    var row = line
    let stride = stride
    let failed = bytes.withUnsafeBufferPointer { bytes in
      weights.withUnsafeMutableBufferPointer { weights in
        let buckets = weights.count / stride
        while place < bytes.count {
          guard let bucket = Self.integer(bytes, &place), bucket > previous, bucket < buckets
          else { return true }
          previous = bucket
          for column in 0..<columns {
            guard place < bytes.count, bytes[place] == Self.tab else { return true }
            place += 1
            guard let value = Self.integer(bytes, &place), let weight = Int16(exactly: value)
            else { return true }
            weights[bucket * stride + column] = weight
          }
          guard place == bytes.count || bytes[place] == Self.newline else { return true }
          place += 1
          row += 1
        }
        return false
      }
    }
    line = row
    if failed {
      throw fault(
        "not a bucket",
        expected: "a higher one than before, below \(1 << bits), then \(columns) whole numbers after tabs")
    }
  }

  /// The whole number at `place`, which moves behind it.
  @inline(__always)
  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value = 0
    while place < bytes.count, place - first < 10, bytes[place] &- UInt8(ascii: "0") < 10 {
      value = value * 10 + Int(bytes[place] &- UInt8(ascii: "0"))
      place += 1
    }
    return place == first ? nil : isNegative ? -value : value
  }

  private func fault(_ message: String, expected: String? = nil) -> ConfigurationError {
    ConfigurationError(message, file: name, line: line, expected: expected)
  }
}
