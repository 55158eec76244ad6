import Testing
import ThreshKit

/// Lines out of bytes that come in pieces of any size.
@Suite struct LineBufferTests {
  private func append(_ text: some Collection<UInt8>, _ buffer: inout LineBuffer) {
    Array(text).withUnsafeBytes { buffer.append($0) }
  }

  @Test(arguments: [1, 2, 3, 7, 100]) func linesAreWholeWhateverThePieces(size: Int) {
    let text = Array("one\n\ntwo two\nthree\nfour".utf8)
    var buffer = LineBuffer()
    var lines: [String] = []
    for start in stride(from: 0, to: text.count, by: size) {
      append(text[start..<min(start + size, text.count)], &buffer)
      while let line = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    }
    #expect(lines == ["one", "", "two two", "three"])
    #expect(buffer.pending == 4)
    #expect(buffer.last().map { String(decoding: $0, as: UTF8.self) } == "four")
    #expect(buffer.last() == nil && buffer.next() == nil && buffer.pending == 0)
  }

  @Test func blankLines() {
    #expect(Array(" \t\r".utf8).isBlankLine && [UInt8]().isBlankLine && !Array(" x".utf8).isBlankLine)
  }
}
