internal import Foundation
internal import ThreshKit

/// Reads the declaration of a pipeline, with its parent and its variants, and notes everything wrong with its form.
struct PipelineFileReader {
  /// Absolute.
  let path: String
  /// The file as messages name it.
  let shown: String
  /// Nil for none.
  var variant: String?
  var environment: [String: String]

  private var folder: String { Paths.parent(of: path) }

  /// The keys of a file that stand for themselves, and its layers.
  private struct Contents {
    var top: MappingReader
    var layer: PipelineLayer
    var variants: [(name: String, layer: PipelineLayer)]
  }

  /// The declaration as far as it can be read; nil when nothing of it can.
  func read(_ mistakes: inout Mistakes) -> PipelineFile? {
    let bytes: [UInt8]
    do throws(ConfigurationError) { bytes = try InputFile.read(path) } catch {
      mistakes.add(error, at: nil)
      return nil
    }
    guard let root = YAMLReader.read(bytes, file: shown, &mistakes),
      let file = contents(root, layer: .file, folder: folder, &mistakes)
    else { return nil }
    let parent = file.top["extends"].flatMap { self.parent($0.value, &mistakes) }
    // What a file changes cannot be judged when the parent could not be read.
    if file.top["extends"] != nil, parent == nil { return nil }

    var layering = Layering(parent?.contents.layer ?? file.layer, &mistakes)
    if parent != nil { layering.apply(file.layer, &mistakes) }
    let variants = (parent?.contents.variants ?? []) + file.variants
    choose(from: variants, &layering, &mistakes)
    let all = layering.finished(&mistakes)
    if all.steps.isEmpty, !layering.result.steps.isEmpty {
      mistakes.add("every stage is left out", at: root.mark, key: "stages", expected: "at least one stage")
    }
    let reader = ParameterReader(environment: environment)
    let tests = StageTestReader(folder: folder).tests(file.top, &mistakes)
    return PipelineFile(
      path: path, name: name(file.top, &mistakes) ?? "", title: all.title, description: all.description,
      parameters: all.parameters.map { reader.parameter($0, &mistakes) },
      variants: names(of: variants),
      parent: parent?.path, steps: all.steps, exports: all.exports, tests: tests,
      isInOneFolder: parent.map { Paths.parent(of: $0.path) == folder } ?? true)
  }

  private func contents(
    _ root: ConfigNode, layer: Plan.Layer, folder: String, _ mistakes: inout Mistakes
  ) -> Contents? {
    var required = FileKeys.pipeline.required
    var isChange = false
    if case .mapping(let members) = root.value, members.contains(where: { $0.name == "extends" }) {
      required.removeAll { $0 == "stages" }
      isChange = true
    }
    let top = MappingReader(
      root, place: "", known: FileKeys.pipeline.names, required: required, what: "a pipeline", &mistakes)
    guard let top else { return nil }
    if let version = top["thresh"], version.value.text != "1" {
      mistakes.add(
        "this version of thresh does not read pipeline files of version \(version.value.text ?? "?")",
        at: version.value.mark, key: "thresh", expected: "1")
    }
    var own = LayerReader(layer: layer, folder: folder, isChange: isChange).read(top, &mistakes)
    own.title = top.text("title", &mistakes)
    own.description = top.text("description", &mistakes)
    return Contents(top: top, layer: own, variants: variants(top, folder, &mistakes))
  }

  private func name(_ top: MappingReader, _ mistakes: inout Mistakes) -> String? {
    let name = top.text("name", &mistakes)
    if let name, !LayerReader.isName(name) {
      mistakes.add(
        "'\(name)' cannot be a name", at: top["name"]?.value.mark, key: "name",
        expected: "letters, digits, '-' and '_'")
    }
    return name
  }

  private func variants(_ top: MappingReader, _ folder: String, _ mistakes: inout Mistakes)
    -> [(name: String, layer: PipelineLayer)]
  {
    guard let node = top["variants"]?.value else { return [] }
    guard case .mapping(let members) = node.value else {
      mistakes.add(
        "found \(node.kindName)", at: node.mark, key: "variants",
        expected: "a mapping from names to { help, params, stages, export }")
      return []
    }
    return members.compactMap { member in
      let place = "variants.\(member.name)"
      if !LayerReader.isName(member.name) {
        mistakes.add(
          "'\(member.name)' cannot be a variant's name", at: member.key, key: place,
          expected: "letters, digits, '-' and '_'")
      }
      let fields = MappingReader(
        member.value, place: place, known: FileKeys.variant.names, what: "a variant", &mistakes)
      guard let fields else { return nil }
      _ = fields.text("help", &mistakes)
      let reader = LayerReader(layer: .variant, folder: folder, isChange: true)
      return (member.name, reader.read(fields, &mistakes))
    }
  }

  private func names(of variants: [(name: String, layer: PipelineLayer)]) -> [String] {
    variants.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Applies the variant that was asked for.
  private func choose(
    from variants: [(name: String, layer: PipelineLayer)], _ layering: inout Layering,
    _ mistakes: inout Mistakes
  ) {
    guard let variant else { return }
    let known = names(of: variants)
    if !known.contains(variant) {
      mistakes.add(
        "the pipeline has no variant '\(variant)'", at: .argument("--variant \(variant)"),
        expected: known.isEmpty ? "no variant" : "one of " + known.joined(separator: ", "),
        nearest: NearestName.of(variant, among: known))
    }
    for (name, layer) in variants where name == variant { layering.apply(layer, &mistakes) }
  }

  private func parent(_ node: ConfigNode, _ mistakes: inout Mistakes) -> (path: String, contents: Contents)? {
    guard var text = node.text, !text.isEmpty else {
      mistakes.add(
        "found \(node.kindName)", at: node.mark, key: "extends", expected: "the path of a pipeline file")
      return nil
    }
    if !text.hasSuffix(".yaml"), !text.hasSuffix(".yml") { text += ".yaml" }
    let path = Paths.join(folder, text)
    // Named as the file itself was: relative to where the user is.
    let shown = text.hasPrefix("/") ? path : Paths.normalised(Paths.parent(of: self.shown) + "/" + text)
    let bytes: [UInt8]
    do throws(ConfigurationError) { bytes = try InputFile.read(path) } catch {
      mistakes.add(
        "there is no pipeline file '\(text)' to extend", at: node.mark, key: "extends",
        expected: "a file; looked for \(path)", nearest: Paths.neighbour(of: path))
      return nil
    }
    guard let root = YAMLReader.read(bytes, file: shown, &mistakes),
      let contents = contents(root, layer: .parent, folder: Paths.parent(of: path), &mistakes)
    else { return nil }
    if contents.top["extends"] != nil {
      mistakes.add(
        "'\(text)' extends another file itself", at: node.mark, key: "extends",
        expected: "a parent without 'extends'")
      return nil
    }
    _ = name(contents.top, &mistakes)
    return (path, contents)
  }
}
