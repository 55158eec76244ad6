internal import CLibXML2
internal import ThreshKit

extension TreeBuilder {
  /// Puts `&` for `&#38;`, which is how libxml2 hands over each ampersand of a value when it expands no entities.
  mutating func unescapeLastAttribute() {
    guard let last = attributes.last else { return }
    let start = Int(last.start)
    let value = Array(bytes[start...])
    bytes.removeSubrange(start...)
    value.withUnsafeBufferPointer { value in
      var at = 0
      while let escape = ByteSearch.find("&#38;", in: value, from: at) {
        bytes.append(contentsOf: value[at...escape])
        at = escape + 5
      }
      bytes.append(contentsOf: value[at...])
    }
    attributes[attributes.count - 1].length = UInt32(truncatingIfNeeded: bytes.count - start)
  }
}

/// What the events of one XML document add up to.
struct XMLSession {
  var builder: TreeBuilder
  var context: xmlParserCtxtPtr?
  private(set) var error: RecordError?
  /// Room to put a qualified name together.
  private var name: [UInt8] = []

  init(builder: TreeBuilder) { self.builder = builder }

  /// Notes what is wrong and stops the parser. Only the first call counts.
  mutating func fail(_ code: String, _ message: String, line: Int32? = nil) {
    guard error == nil else { return }
    let line = line ?? context?.pointee.input?.pointee.line ?? 0
    error = RecordError(code, message, place: "line \(line)")
    xmlStopParser(context)
  }

  /// Begins an element. `attributes` holds five pointers each: local name, prefix, namespace, value, its end.
  mutating func start(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, count: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let tag = Tag(rawValue: qualified(prefix, local) { $0.tags.intern($1) })
    let first = builder.attributes.count
    if let attributes {
      for index in 0..<count {
        let entry = attributes + index * 5
        guard let local = entry[0], let value = entry[3], let end = entry[4] else { continue }
        let name = qualified(entry[1], local) { $0.attributeNames.intern($1) }
        let bytes = UnsafeBufferPointer(start: value, count: end - value)
        builder.addAttribute(AttributeName(rawValue: name), value: bytes)
        if ByteSearch.find("&#38;", in: bytes, from: 0) != nil { builder.unescapeLastAttribute() }
      }
    }
    let node = builder.add(
      .element, tag: tag, start: first, length: builder.attributes.count - first, open: true)
    builder.frames.append(node)
  }

  /// Ends the innermost element.
  mutating func end() {
    if let node = builder.frames.popLast() { builder.close(node) }
  }

  /// Calls `body` with `prefix:local`, or with `local` alone.
  private mutating func qualified(
    _ prefix: UnsafePointer<UInt8>?, _ local: UnsafePointer<UInt8>,
    _ body: (inout TreeBuilder, UnsafeBufferPointer<UInt8>) -> UInt16
  ) -> UInt16 {
    let localName = UnsafeBufferPointer(start: local, count: CString.length(local))
    guard let prefix else { return body(&builder, localName) }
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: UnsafeBufferPointer(start: prefix, count: CString.length(prefix)))
    name.append(0x3A)
    name.append(contentsOf: localName)
    return name.withUnsafeBufferPointer { body(&builder, $0) }
  }
}
