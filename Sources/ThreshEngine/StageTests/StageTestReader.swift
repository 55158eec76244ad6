internal import ThreshKit

/// Reads the tests of a pipeline file, and notes everything that is wrong with their form.
struct StageTestReader {
  /// The folder that files of saved pages are seen from.
  let folder: String

  func tests(_ top: MappingReader, _ mistakes: inout Mistakes) -> [StageTest] {
    let items = top.list("tests", of: "tests", &mistakes) ?? []
    var names: Set<String> = []
    return items.enumerated().compactMap { index, node in
      let test = self.test(node, place: "tests[\(index)]", &mistakes)
      if let test, !names.insert(test.name).inserted {
        mistakes.add(
          "a test before this one has the same name", at: test.mark, key: "tests[\(index)].name",
          expected: "a name of its own for every test")
      }
      return test
    }
  }

  private func test(_ node: ConfigNode, place: String, _ mistakes: inout Mistakes) -> StageTest? {
    let fields = MappingReader(
      node, place: place, known: FileKeys.test.names, required: FileKeys.test.required, what: "a test",
      &mistakes)
    guard let fields else { return nil }
    var range = StageRange()
    if let run = fields.text("run", &mistakes) {
      do throws(ConfigurationError) { range = try StageRange(parsing: run) } catch {
        var error = error
        error.key = fields.key("run")
        mistakes.add(error, at: fields["run"]?.value.mark)
      }
    }
    let given = self.given(fields, &mistakes)
    let expectations = self.expectations(fields, &mistakes)
    let name = fields.text("name", &mistakes) ?? place
    let mark = fields["name"]?.value.mark ?? node.mark
    return StageTest(
      name: name, range: range, given: given, expectations: expectations, mark: mark,
      rangeMark: fields["run"]?.value.mark ?? mark)
  }

  private func given(_ fields: MappingReader, _ mistakes: inout Mistakes) -> [GivenPage] {
    guard let node = fields["given"]?.value else { return [] }
    guard case .list(let items) = node.value else {
      return page(node, place: fields.key("given"), number: nil, &mistakes).map { [$0] } ?? []
    }
    if items.isEmpty {
      mistakes.add("no page is given", at: node.mark, key: fields.key("given"), expected: "a page")
    }
    return items.enumerated().compactMap { index, item in
      page(item, place: "\(fields.key("given"))[\(index)]", number: index + 1, &mistakes)
    }
  }

  private func page(_ node: ConfigNode, place: String, number: Int?, _ mistakes: inout Mistakes) -> GivenPage?
  {
    let before = mistakes.count
    let fields = MappingReader(
      node, place: place, known: FileKeys.given.names, what: "a page", &mistakes)
    guard let fields else { return nil }
    let kinds = ["text", "html", "file"].filter { fields[$0] != nil }
    guard kinds.count == 1 else {
      // A misspelt key is the content that is missing.
      if kinds.isEmpty, mistakes.count > before { return nil }
      mistakes.add(
        kinds.isEmpty ? "the page has no content" : "the page has \(kinds.joined(separator: " and "))",
        at: node.mark, key: place, expected: "one of text, html, file")
      return nil
    }
    guard let text = fields.text(kinds[0], &mistakes) else { return nil }
    let suffix = number.map { "-\($0)" } ?? ""
    let url = fields.text("url", &mistakes)
    let name = fields.text("name", &mistakes)
    switch kinds[0] {
    case "text":
      return GivenPage(content: .text(text), name: name ?? "given\(suffix).txt", url: url, mark: node.mark)
    case "html":
      return GivenPage(content: .html(text), name: name ?? "given\(suffix).html", url: url, mark: node.mark)
    default:
      for key in ["name", "url"] where fields[key] != nil {
        mistakes.add(
          "a file has its own \(key)", at: fields[key]?.key, key: fields.key(key),
          expected: "'\(key)' only with text or html")
      }
      let path = Paths.join(folder, text)
      do throws(ConfigurationError) { _ = try InputFile.read(path) } catch {
        mistakes.add(
          "there is no file '\(text)'", at: fields["file"]?.value.mark, key: fields.key("file"),
          expected: "a saved page; looked for \(path)", nearest: Paths.neighbour(of: path))
        return nil
      }
      return GivenPage(content: .file(path), name: Paths.name(of: path), mark: node.mark)
    }
  }

  private func expectations(_ fields: MappingReader, _ mistakes: inout Mistakes) -> [StageTest.Expectation] {
    guard let node = fields["expect"]?.value else { return [] }
    guard case .mapping(let members) = node.value, !members.isEmpty else {
      mistakes.add(
        "found \(node.found)", at: node.mark, key: fields.key("expect"),
        expected: "a mapping from places such as evidence[0].study.year to values")
      return []
    }
    return members.compactMap { member in
      do throws(ConfigurationError) {
        return StageTest.Expectation(
          place: try CellPlace(parsing: member.name), text: member.name, expected: member.value,
          mark: member.key)
      } catch {
        var error = error
        error.key = fields.key("expect")
        mistakes.add(error, at: member.key)
        return nil
      }
    }
  }
}
