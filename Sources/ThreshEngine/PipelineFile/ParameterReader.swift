internal import ThreshKit

/// Reads what the layers together say of a parameter.
struct ParameterReader {
  let environment: [String: String]

  /// The parameter. One whose type is not known is a text that anything may refer to.
  func parameter(_ declaration: ParameterDeclaration, _ mistakes: inout Mistakes) -> PipelineFile.Parameter {
    let place = "params.\(declaration.name)"
    guard let type = type(declaration, &mistakes) else {
      var parameter = PipelineFile.Parameter(
        name: declaration.name, type: .string, help: help(declaration, &mistakes), min: nil, max: nil,
        choices: [], mark: declaration.mark, origin: declaration.fields["default"])
      parameter.defaultValue = declaration.fields["default"]?.node.text
      return parameter
    }
    var min = limit("min", declaration, type, &mistakes)
    var max = limit("max", declaration, type, &mistakes)
    if let low = min?.number, let high = max?.number, low > high {
      mistakes.add(
        "'min' is greater than 'max'", at: declaration.fields["min"]?.node.mark, key: place + ".min",
        expected: "at most \(max?.plainText ?? "")")
      (min, max) = (nil, nil)
    }
    var parameter = PipelineFile.Parameter(
      name: declaration.name, type: type, help: help(declaration, &mistakes), min: min, max: max,
      choices: choices(declaration, type, &mistakes), mark: declaration.mark,
      origin: declaration.fields["default"])
    guard let given = declaration.fields["default"]?.node else { return parameter }
    let filled = References(environment: environment).substitute(in: given, &mistakes)
    if let filled, parameter.read(filled) == nil {
      mistakes.add(
        "wrong default \(filled.found) for parameter '\(declaration.name)'", at: given.mark,
        key: place + ".default", expected: parameter.expectation, nearest: parameter.nearest(to: filled))
      parameter.isBroken = true
    }
    if filled == nil { parameter.isBroken = true }
    parameter.defaultValue = parameter.isBroken ? "" : filled?.text
    return parameter
  }

  private func type(_ declaration: ParameterDeclaration, _ mistakes: inout Mistakes)
    -> PipelineFile.ParameterType?
  {
    let key = "params.\(declaration.name).type"
    guard let node = declaration.fields["type"]?.node else {
      mistakes.add(
        "the key 'type' is missing", at: declaration.mark, key: key, expected: "a parameter with 'type'")
      return nil
    }
    if let type = node.text.flatMap(PipelineFile.ParameterType.init(rawValue:)) { return type }
    let known = PipelineFile.ParameterType.allCases.map(\.rawValue)
    let nearest = node.text.flatMap { NearestName.of($0, among: known) }
    mistakes.add(
      "unknown type \(node.found)", at: node.mark, key: key,
      expected: "one of " + known.joined(separator: ", "), nearest: nearest)
    // What was probably meant, so that the rest can be checked too.
    return nearest.flatMap(PipelineFile.ParameterType.init(rawValue:))
  }

  private func help(_ declaration: ParameterDeclaration, _ mistakes: inout Mistakes) -> String? {
    guard let node = declaration.fields["help"]?.node else { return nil }
    if node.text == nil {
      mistakes.add(
        "found \(node.kindName)", at: node.mark, key: "params.\(declaration.name).help",
        expected: "text for 'help'")
    }
    return node.text
  }

  private func limit(
    _ name: String, _ declaration: ParameterDeclaration, _ type: PipelineFile.ParameterType,
    _ mistakes: inout Mistakes
  ) -> JSONValue? {
    guard let node = declaration.fields[name]?.node else { return nil }
    let key = "params.\(declaration.name).\(name)"
    guard type == .integer || type == .number else {
      mistakes.add(
        "a \(type.rawValue) parameter has no '\(name)'", at: node.mark, key: key,
        expected: "'\(name)' only for type integer or number")
      return nil
    }
    let value = OptionReader(type: type.optionType).read(node)
    if value == nil {
      mistakes.add(
        "wrong value \(node.found) for '\(name)'", at: node.mark, key: key,
        expected: type == .integer ? "a whole number" : "a number")
    }
    return value
  }

  private func choices(
    _ declaration: ParameterDeclaration, _ type: PipelineFile.ParameterType, _ mistakes: inout Mistakes
  ) -> [JSONValue] {
    guard let node = declaration.fields["choices"]?.node else { return [] }
    let key = "params.\(declaration.name).choices"
    guard case .list(let items) = node.value, !items.isEmpty else {
      mistakes.add("found \(node.found)", at: node.mark, key: key, expected: "a list of values")
      return []
    }
    let reader = OptionReader(type: type.optionType)
    return items.compactMap { item in
      if let value = reader.read(item) { return value }
      mistakes.add(
        "wrong value \(item.found) in 'choices'", at: item.mark, key: key,
        expected: type == .number ? "a number" : type.optionType.expectation)
      return nil
    }
  }
}
