internal import ThreshKit
internal import Yams

extension ResourceLocator {
  /// Reads a YAML data file of the module.
  func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws(ConfigurationError) -> Value {
    let bytes = try read(path)
    do {
      return try YAMLDecoder().decode(type, from: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ConfigurationError("the data file \(path) cannot be read: \(error)", file: path)
    }
  }
}
