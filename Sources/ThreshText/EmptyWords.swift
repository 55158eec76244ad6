/// Words that say nothing of what a sentence is about.
public enum EmptyWords {
  public static let english: Set<WordHash> = Set(
    """
    the a an of in and to for with was were is are be been by on at from that this these those as or than it its their \
    which who there between after before during into also not no had has have but both each all any did we our they when \
    while however respectively among more most other such per over under compared versus vs
    """.split(separator: " ").map { WordHash(String($0)) })
}
