import Testing
import ThreshKit

@testable import ThreshMarkup

@Suite struct GzipTests {
  /// `gzip` of "hello\n".
  private let hello: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 2, 0, 0x20, 0x30, 0x3A, 0x36, 6,
    0,
    0, 0,
  ]

  private func code(_ bytes: [UInt8], limit: Int = 100) -> String? {
    do throws(RecordError) {
      _ = try Gzip.inflate(bytes, limit: limit)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func membersAreJoined() throws {
    #expect(try Gzip.inflate(hello) == Array("hello\n".utf8))
    #expect(try Gzip.inflate(hello + hello + [0, 0]) == Array("hello\nhello\n".utf8))
    #expect(Gzip.isGzip(hello))
  }

  @Test func damageIsTold() {
    for length in 0..<hello.count { #expect(code(Array(hello[..<length])) == "gzip-damaged") }
    var wrong = hello
    wrong[18] ^= 1
    #expect(code(wrong) == "gzip-damaged")
    #expect(code(hello + [1, 2, 3]) == "gzip-damaged")
  }

  @Test func theLimitHolds() {
    #expect(code(hello, limit: 5) == "gzip-too-large")
    #expect(code(hello, limit: 6) == nil)
    #expect(code(hello + hello, limit: 11) == "gzip-too-large")
  }
}
