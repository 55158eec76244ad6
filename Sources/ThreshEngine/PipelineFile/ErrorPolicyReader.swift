internal import ThreshKit

/// Reads how a stage treats records that it cannot use.
struct ErrorPolicyReader {
  static let keys = ["on_error", "retries", "stop_after"]
  static let retryRange = 0...100

  /// Dotted place of the stage.
  let place: String

  /// The policy that `fields` declare, by key.
  func read(_ fields: [String: Layered], _ mistakes: inout Mistakes) -> Plan.ErrorPolicy {
    var policy = Plan.ErrorPolicy()
    if let node = fields["on_error"]?.node {
      let known = Plan.ErrorPolicy.Action.allCases.map(\.rawValue)
      if let action = node.text.flatMap(Plan.ErrorPolicy.Action.init(rawValue:)) {
        policy.action = action
      } else {
        mistakes.add(
          "unknown way to treat errors \(node.found)", at: node.mark, key: place + ".on_error",
          expected: "one of " + known.joined(separator: ", "),
          nearest: node.text.flatMap { NearestName.of($0, among: known) })
      }
    }
    if let node = fields["retries"]?.node {
      let type = OptionType.int(Self.retryRange)
      if case .int(let number)? = OptionReader(type: type).read(node) {
        policy.retries = number
      } else {
        mistakes.add(
          "wrong value \(node.found) for 'retries'", at: node.mark, key: place + ".retries",
          expected: type.expectation)
      }
    }
    if let node = fields["stop_after"]?.node {
      policy.stopAfter = Self.limit(node)
      if policy.stopAfter == nil {
        mistakes.add(
          "wrong value \(node.found) for 'stop_after'", at: node.mark, key: place + ".stop_after",
          expected: "a number of records, or a share from 0% to 100%")
      }
    }
    return policy
  }

  private static func limit(_ node: ConfigNode) -> Plan.ErrorPolicy.Limit? {
    guard let text = node.text else { return nil }
    if text.hasSuffix("%") {
      return Double(text.dropLast()).flatMap { (0...100).contains($0) ? .share($0 / 100) : nil }
    }
    return Int(text).flatMap { $0 >= 0 ? .records($0) : nil }
  }
}
