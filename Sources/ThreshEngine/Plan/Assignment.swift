internal import ThreshKit

/// A value for a parameter or an option that comes from outside the pipeline file.
struct Assignment {
  enum Value {
    case text(String)
    /// From a file of parameters.
    case node(ConfigNode)
  }

  /// As in ``Override/path``.
  var path: [String]
  var value: Value
  var layer: Plan.Layer
  var mark: ConfigNode.Mark
  /// The folder that a relative path is seen from.
  var folder: String

  /// The value as a node, in the form that `type` is written in.
  func node(as type: OptionType) -> ConfigNode {
    let node =
      switch value {
      case .node(let node): node
      case .text(let text):
        path.count == 3
          ? ConfigNode(value: .scalar(text, .given), mark: mark)
          : OptionReader(type: type).node(argument: text, mark: mark)
      }
    guard path.count == 3 else { return node }
    return ConfigNode(value: .mapping([.init(name: path[2], key: mark, value: node)]), mark: mark)
  }
}

extension Assignment {
  /// The variable that sets the parameter called `name`: `THRESH_PARAM_MIN_SIZE` for `min-size`.
  static func variable(for name: String) -> String {
    "THRESH_PARAM_" + name.uppercased().replacing("-", with: "_")
  }

  /// What the environment sets, for parameters that the pipeline has.
  static func all(
    in environment: [String: String], for parameters: [PipelineFile.Parameter], folder: String
  ) -> [Assignment] {
    parameters.compactMap { parameter in
      let name = variable(for: parameter.name)
      return environment[name].map {
        Assignment(
          path: [parameter.name], value: .text($0), layer: .environment, mark: .argument(name), folder: folder
        )
      }
    }
  }

  static func all(in overrides: [Override], folder: String) -> [Assignment] {
    overrides.map {
      Assignment(
        path: $0.path, value: .text($0.value), layer: .commandLine, mark: .argument($0.place), folder: folder)
    }
  }

  /// What a file of parameters sets: `pages: FOLDER`, `clean.comments: drop` or `clean: { comments: drop }`.
  static func all(
    inFile path: String, workingFolder: String, stages: [String], _ mistakes: inout Mistakes
  ) -> [Assignment] {
    let absolute = Paths.join(workingFolder, path)
    let bytes: [UInt8]
    do throws(ConfigurationError) { bytes = try InputFile.read(absolute) } catch {
      mistakes.add(error, at: .argument("--params-file \(path)"))
      return []
    }
    guard let root = YAMLReader.read(bytes, file: path, &mistakes) else { return [] }
    guard case .mapping(let members) = root.value else {
      mistakes.add(
        "found \(root.kindName)", at: root.mark, expected: "a mapping from parameters to values")
      return []
    }
    let folder = Paths.parent(of: absolute)
    func assignment(_ path: [String], _ member: ConfigNode.Member) -> Assignment {
      Assignment(
        path: path, value: .node(member.value), layer: .paramsFile, mark: member.key, folder: folder)
    }
    return members.flatMap { member in
      let path = member.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      if path.count == 1, stages.contains(member.name), case .mapping(let options) = member.value.value {
        return options.map { assignment([member.name, $0.name], $0) }
      }
      if path.count <= 3, path.allSatisfy({ !$0.isEmpty }) { return [assignment(path, member)] }
      mistakes.add(
        "'\(member.name)' names nothing", at: member.key, expected: "a parameter, or stage.option")
      return []
    }
  }
}
