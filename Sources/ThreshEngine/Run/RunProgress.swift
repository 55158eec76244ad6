/// How far a run is.
public struct RunProgress: Sendable, Hashable {
  /// Id of the step at work; for the steps from the source to the first group stage that of the source.
  public var step: String
  public var done: Int
  /// Items of the step; 0 when there is no telling.
  public var total: Int
  /// Name of the page that was finished last; empty for steps that do not work page by page.
  public var current: String

  public init(step: String, done: Int, total: Int, current: String = "") {
    self.step = step
    self.done = done
    self.total = total
    self.current = current
  }
}
