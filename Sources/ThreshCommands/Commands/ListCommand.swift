internal import ArgumentParser
internal import Foundation
internal import ThreshEngine

/// `thresh list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the pipelines that can be run by name from here.",
    discussion: """
      Pipelines are YAML files: in Pipelines/ here or in a folder above, or beside the program.

      EXAMPLE
        thresh list
        thresh run acupuncture-back-pain
      """)

  func run() throws {
    let out = Session.current.console.out
    let files = PipelineLocator().all()
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
}
