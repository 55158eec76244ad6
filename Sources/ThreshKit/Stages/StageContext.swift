/// What a stage may use of the world around it.
public struct StageContext: Sendable {
  private let resolvePath: @Sendable (String) -> String
  private let readFile: @Sendable (String) throws(ConfigurationError) -> [UInt8]

  /// - Parameters:
  ///   - resolve: turns a path as written in the pipeline file into one the operating system takes.
  ///   - read: the bytes of a data file named by an option.
  public init(
    resolve: @escaping @Sendable (String) -> String,
    read: @escaping @Sendable (String) throws(ConfigurationError) -> [UInt8]
  ) {
    resolvePath = resolve
    readFile = read
  }

  /// The path for the operating system; relative paths are relative to the pipeline file.
  public func resolve(_ path: String) -> String { resolvePath(path) }

  /// The bytes of a file that an option names, such as a lexicon.
  public func read(_ path: String) throws(ConfigurationError) -> [UInt8] { try readFile(resolvePath(path)) }
}
