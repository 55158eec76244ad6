/// Cuts the commonest English endings off a word, so that `reduces`, `reduced` and `reducing` are one.
///
/// Light on purpose: it joins inflections and a few derivations, and does not look for a word's true root.
public enum Stemmer {
  /// The stem of `word`, which should be lower case; words that hold anything but `a` to `z` stay as they are.
  public static func stem(_ word: some Collection<UInt8>) -> [UInt8] {
    var word = Array(word)
    guard word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    let last = word.last
    // Most endings fail at their last letter.
    for ending in endings
    where ending.last == last && word.count >= ending.count + 3 && word.suffix(ending.count) == ending[...] {
      word.removeLast(ending.count)
      if ending == Array("ied".utf8) || ending == Array("ies".utf8) { word.append(UInt8(ascii: "y")) }
      break
    }
    if word.count > 3, word.last == UInt8(ascii: "e") { word.removeLast() }
    if word.count > 3, let last = word.last, last == word[word.count - 2], last != UInt8(ascii: "l"),
      last != UInt8(ascii: "s")
    {
      word.removeLast()
    }
    return word
  }

  /// The stem of `word`.
  public static func stem(_ word: String) -> String {
    String(decoding: stem(word.utf8), as: UTF8.self)
  }

  /// The first that fits is cut, so longer ones stand before their own endings.
  private static let endings: [[UInt8]] = [
    "ization", "isation", "ational", "fulness", "iveness", "ations", "ation", "ments", "ment", "ingly",
    "ities", "ity", "ness", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s",
  ].map { Array($0.utf8) }
}
