import Foundation
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

/// The examples of a page of documentation.
///
/// A fenced block after `<!-- file: NAME -->` is that file. In a `console` block each line that begins with `$ thresh`
/// is a command, and the lines after it are what it prints; `…` stands for any lines.
struct DocumentedExamples {
  struct Command {
    var line: String
    var output: [String]
  }

  private(set) var files: [(name: String, text: String)] = []
  private(set) var commands: [Command] = []

  init(_ markdown: String) {
    var name: String?
    var fence: (language: String, lines: [String])?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        if line != "```" {
          fence?.lines.append(line)
          continue
        }
        if let name { files.append((name, open.lines.joined(separator: "\n") + "\n")) }
        if open.language == "console" { add(open.lines) }
        (name, fence) = (nil, nil)
      } else if line.hasPrefix("```") {
        fence = (String(line.dropFirst(3)), [])
      } else if line.hasPrefix("<!-- file: ") {
        name = String(line.dropFirst("<!-- file: ".count).prefix { $0 != " " })
      }
    }
  }

  private mutating func add(_ lines: [String]) {
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append(Command(line: String(line.dropFirst(2)), output: []))
      } else {
        commands[commands.count - 1].output.append(line)
      }
    }
  }

  /// Whether `lines` are what `pattern` says.
  static func matches(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    guard first == "…" else {
      return lines.first == first && matches(lines.dropFirst(), pattern.dropFirst())
    }
    let rest = pattern.dropFirst()
    return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], rest) }
  }
}
