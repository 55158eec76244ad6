internal import ThreshKit

extension PluginManifest {
  /// Runs every example; what came out otherwise than it should, in words. Empty when there are two or more and all is
  /// well.
  public func checkExamples() -> [String] {
    let missing =
      examples.count < 2
      ? ["\(name) has \(examples.count) examples; give two, of which one shows what it leaves alone"] : []
    return missing
      + examples.flatMap { example in
        do throws(ConfigurationError) {
          return try differences(example).map { "\(name), example '\(example.name)': \($0)" }
        } catch {
          return ["\(name), example '\(example.name)': \(error)"]
        }
      }
  }

  private func differences(_ example: Example) throws(ConfigurationError) -> [String] {
    let folder = folder
    let context = StageContext(
      resolve: { Paths.join(folder, $0) },
      read: { (path) throws(ConfigurationError) in try InputFile.read(path) })
    guard case .program(let program) = try entry.make(example.options, context) else { return [] }
    try program.start()
    defer { program.finish() }
    var batch = RecordBatch(emptyOf: reads)
    for record in example.given {
      do throws(RecordError) { batch.append(try RecordBatch.reading(record, as: reads)) } catch {
        return ["a given record cannot be used: \(error.message)"]
      }
    }
    let results = program.run(batch)
    if let error = results.lazy.compactMap(\.error).first { return [error.message] }
    var found: [JSONValue] = []
    for result in results {
      for index in 0..<result.output.count {
        var writer = JSONWriter()
        result.output.write(index, to: &writer)
        if let json = try? JSONReader.read(writer.bytes) { found.append(json) }
      }
    }
    guard found.count == example.expected.count else {
      return ["\(found.count) records came out, expected \(example.expected.count)"]
    }
    return zip(example.expected, found).flatMap { Self.missing($0, in: $1, at: "") }
  }

  /// What `expected` has and `found` has otherwise.
  private static func missing(_ expected: JSONValue, in found: JSONValue?, at place: String) -> [String] {
    if case .object(let members) = expected, let found, case .object = found {
      return members.flatMap {
        missing($0.value, in: found[$0.name], at: place.isEmpty ? $0.name : place + "." + $0.name)
      }
    }
    if expected == found || (expected == .null && found == nil) { return [] }
    return ["\(place) is \(text(found ?? .null)), expected \(text(expected))"]
  }

  private static func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
