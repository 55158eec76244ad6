internal import Yams

/// Keys that are given twice in one mapping. Yams stops at the first of them; here each gets another name of the same
/// length, so that the rest of the file can be read and told about too.
struct DuplicateKeys {
  /// The key that each new name stands for.
  private(set) var keys: [String: String] = [:]

  private static let most = 50

  /// Gives the key that `error` is about another name in `text`; false when that cannot be done.
  mutating func rename(_ error: YamlError, in text: inout String) -> Bool {
    guard case .duplicatedKeysInMapping(let names, let context) = error, let key = names.first,
      keys.count < Self.most, let last = Unicode.Scalar(0xE000 + keys.count)
    else { return false }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(context.mark.line - 1) else { return false }
    var line = Array(lines[context.mark.line - 1].unicodeScalars)
    let wanted = Array(key.unicodeScalars)
    // The place of a quoted key is that of its quotation mark.
    for start in [context.mark.column - 1, context.mark.column]
    where start >= 0 && start + wanted.count <= line.count
      && Array(line[start..<start + wanted.count]) == wanted
    {
      let name = [Unicode.Scalar](repeating: last, count: wanted.count)
      line.replaceSubrange(start..<start + wanted.count, with: name)
      lines[context.mark.line - 1] = String(String.UnicodeScalarView(line))
      text = lines.joined(separator: "\n")
      keys[String(String.UnicodeScalarView(name))] = key
      return true
    }
    return false
  }
}
