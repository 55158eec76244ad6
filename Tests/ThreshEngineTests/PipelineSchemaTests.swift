import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// What editors are told about pipeline files.
@Suite struct PipelineSchemaTests {
  private static let whole = """
    thresh: 1
    name: p
    title: What helps
    params:
      pages: { type: path, default: pages, help: Folder }
      most: { type: integer, default: 3, min: 1, max: 9, choices: [3, 5] }
    stages:
      - { id: pages, uses: toy/pages@1, with: { path: "${params.pages}", reversed: "${params.most}" } }
      - { id: clean, uses: toy/clean@1, on_error: keep, retries: 2, stop_after: 5% }
      - { id: mine, uses: ./mine@1, with: { anything: [1, { a: b }] } }
      - { id: more, uses: toy/clean@1, with: { limit: 3, topic: { condition: pain }, label: 2020 }, stop_after: 3 }
      - { id: lines, uses: toy/lines@1, enabled: false, with: { lexicons: a.yaml } }
    export:
      - { uses: toy/rows@1, with: { path: a.txt } }
    variants:
      small: { help: Fewer, params: { pages: few }, stages: [{ id: clean, with: { limit: 1 } }] }
    tests:
      - name: t
        run: clean..lines
        given: { text: a, url: "https://x.example" }
        expect: { evidence.count: 1, "evidence[0].study.year": 2017, "evidence[\\"a b\\"]": {}, quotes: [a], "cells[*].field": [] }
      - { name: u, given: [{ html: a }, { file: b }], expect: { problems: [] } }
    """

  private func faults(_ yaml: String) throws -> [String] {
    var mistakes = Mistakes(file: "p.yaml")
    let node = try #require(YAMLReader.read(Array(yaml.utf8), file: "p.yaml", &mistakes))
    return SchemaChecker(root: PipelineSchema(toyRegistry.entries).document).faults(JSONValue(node))
  }

  @Test func everythingThatAFileMaySayIsAllowed() throws {
    #expect(try faults(Self.whole) == [])
    #expect(
      try faults(
        "thresh: 1\nname: q\nextends: p\nparams: { most: 5 }\nstages: [{ id: clean, with: { limit: 2 } }]")
        == [])
  }

  @Test(arguments: [
    ("thresh: 1", "thresh: 2", ".thresh: const"), ("title:", "titel:", ".titel: additionalProperties"),
    ("name: p\n", "", ": required name"), ("name: p\n", "name: a b\n", ".name: pattern"),
    ("type: path,", "", ".params.pages: required type"),
    ("{ type: path", "{ type: pth", ".params.pages: anyOf"),
    ("uses: toy/clean@1,", "", ".stages[1]: required uses"), ("id: pages, ", "", ".stages[0]: required id"),
    ("toy/clean@1, on", "toy/claen@1, on", ".stages[1].uses: anyOf"),
    ("toy/rows@1", "toy/clean@1", ".export[0].uses: anyOf"),
    ("toy/lines@1", "toy/rows@1", ".stages[4].uses: anyOf"),
    ("on_error: keep", "on_error: ignore", ".stages[1].on_error: enum"),
    ("retries: 2", "retries: -1", ".stages[1].retries: minimum"),
    ("stop_after: 5%", "stop_after: few", ".stages[1].stop_after: pattern"),
    ("enabled: false", "enabled: off", ".stages[4].enabled: type"),
    ("limit: 3,", "limit: 101,", ".stages[3].with.limit: anyOf"),
    ("limit: 3,", "limits: 3,", ".stages[3].with.limits: additionalProperties"),
    ("condition:", "conditon:", ".stages[3].with.topic.conditon: additionalProperties"),
    ("lexicons: a.yaml", "lexicons: { a: b }", ".stages[4].with.lexicons: anyOf"),
    ("help: Fewer", "hlp: Fewer", ".variants.small.hlp: additionalProperties"),
    ("run: clean", "runs: clean", ".tests[0].runs: additionalProperties"),
    ("{ text: a, url: \"https://x.example\" }", "{ url: a }", ".tests[0].given: anyOf"),
    ("evidence.count: 1", "evidnce.count: 1", ".tests[0].expect.evidnce.count: pattern"),
    ("{ problems: [] }", "{}", ".tests[1].expect: minProperties"),
  ])
  func whatIsNotAllowedIsMarked(text: String, other: String, fault: String) throws {
    try #require(Self.whole.contains(text))
    let found = try faults(Self.whole.replacing(text, with: other, maxReplacements: 1))
    #expect(found.contains(fault), "\(found)")
  }

  @Test(arguments: ["acupuncture-back-pain", "meditation-anxiety"])
  func thePipelinesThatShipFollowTheCommittedSchema(name: String) throws {
    let root = Fixture.packageRoot()
    let schema = try JSONDecoder().decode(
      JSONValue.self,
      from: Data(contentsOf: root.appendingPathComponent("Documentation/pipeline.schema.json")))
    var mistakes = Mistakes(file: name)
    let bytes = try [UInt8](Data(contentsOf: root.appendingPathComponent("Pipelines/\(name).yaml")))
    let node = try #require(YAMLReader.read(bytes, file: name, &mistakes))
    #expect(SchemaChecker(root: schema).faults(JSONValue(node)) == [])
  }
}
