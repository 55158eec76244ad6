internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// `thresh list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the pipelines that can be run by name from here.",
    discussion: """
      Pipelines are YAML files: in Pipelines/ here or in a folder above, or beside the program.

      EXAMPLE
        thresh list
        thresh list --json
        thresh run acupuncture-back-pain
      """)

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let out = Session.current.console.out
    let files = PipelineLocator().all()
    if json {
      out.line(JSONText.pretty(.array(files.map(Self.json))))
      return
    }
    guard !files.isEmpty else {
      out.line("no pipelines here; thresh looks for Pipelines/NAME.yaml in this folder and those above it")
      return
    }
    let names = files.map(PipelineLocator.name(of:))
    let width = names.map(\.count).max() ?? 0
    for (name, file) in zip(names, files) {
      let padding = String(repeating: " ", count: width - name.count + 2)
      let title = PipelineFile.read(file.path).value.map { $0.title ?? "" }
      out.line(out.style.bold(name) + padding + (title ?? "cannot be read; see thresh lint \(name)"))
    }
  }

  /// Title, parameters and variants are null for a file that cannot be read.
  private static func json(_ file: URL) -> JSONValue {
    let pipeline = PipelineFile.read(file.path).value
    let parameters = pipeline?.parameters.map { parameter in
      JSONValue.object([
        .init("name", .string(parameter.name)), .init("type", .string(parameter.type.rawValue)),
        .init("default", parameter.defaultValue.map(JSONValue.string) ?? .null),
        .init("help", parameter.help.map(JSONValue.string) ?? .null),
      ])
    }
    return .object([
      .init("name", .string(PipelineLocator.name(of: file))), .init("file", .string(file.path)),
      .init("title", pipeline?.title.map(JSONValue.string) ?? .null),
      .init("params", parameters.map(JSONValue.array) ?? .null),
      .init("variants", pipeline.map { .array($0.variants.map(JSONValue.string)) } ?? .null),
    ])
  }
}
