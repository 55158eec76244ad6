/// The keys of each mapping of a pipeline file. What is accepted, what messages offer and what editors show is read here.
enum FileKeys {
  struct Key {
    let name: String
    let help: String
    var isRequired = false
    var form = Form.text
  }

  /// What stands behind a key, as editors are told.
  enum Form {
    /// A text, or what YAML takes for a number or a truth value.
    case text
    /// Letters, digits, `-` and `_`.
    case name
    case flag
    case version
    case choice([String])
    case count(ClosedRange<Int>)
    /// A number of records or a share.
    case limit
    case scalar
    case scalars
    /// One of the definitions of ``PipelineSchema``.
    case definition(String)
    /// One of them, or a list of them.
    case oneOrMore(String)
    case list(String)
    /// A mapping from names.
    case mapping(String)
  }

  static let pipeline = [
    Key(name: "thresh", help: "Version of the format: 1.", isRequired: true, form: .version),
    Key(name: "name", help: "Short name, of letters, digits, '-' and '_'.", isRequired: true, form: .name),
    Key(name: "title", help: "What the review asks, in one line."),
    Key(name: "description", help: "More about it."),
    Key(
      name: "extends",
      help: "A pipeline file whose stages, parameters and exports this one takes over and changes by id."),
    Key(name: "params", help: "Values that a run may set, by name.", form: .mapping("parameter")),
    Key(
      name: "stages", help: "The stages in order; the first finds the pages.", isRequired: true,
      form: .list("stage")),
    Key(name: "export", help: "The tables to write.", form: .list("export")),
    Key(
      name: "variants", help: "Named changes to this pipeline, chosen with --variant.",
      form: .mapping("variant")),
    Key(
      name: "tests", help: "Small examples with what must come of them, run by `thresh test`.",
      form: .list("test")),
  ]

  static let variant = [
    Key(name: "help", help: "What the variant is for, in one line."),
    Key(name: "params", help: "Parameters whose default or limits it changes.", form: .mapping("parameter")),
    Key(name: "stages", help: "Stages that it changes or adds, by id.", form: .list("stage")),
    Key(name: "export", help: "Exports that it changes or adds, by id.", form: .list("export")),
  ]

  static let parameter = [
    Key(
      name: "type", help: "What values are: path, string, integer, number or boolean.", isRequired: true,
      form: .choice(PipelineFile.ParameterType.allCases.map(\.rawValue))),
    Key(name: "default", help: "The value when a run gives none; without it every run must.", form: .scalar),
    Key(name: "min", help: "The smallest value, for integer and number.", form: .scalar),
    Key(name: "max", help: "The largest value, for integer and number.", form: .scalar),
    Key(name: "choices", help: "The only values there are.", form: .scalars),
    Key(name: "help", help: "What it is for, in one line."),
  ]

  static let stage = [
    Key(
      name: "id", help: "What names the stage in --set, reports and other files.", isRequired: true,
      form: .name),
    Key(
      name: "uses", help: "The stage and its version, such as cleanup/page@1; see `thresh stages`.",
      isRequired: true, form: .definition("stages")),
    Key(name: "with", help: "Options of the stage; see `thresh describe`.", form: .definition("options")),
    Key(name: "enabled", help: "false leaves the stage out.", form: .flag),
    Key(
      name: "on_error",
      help:
        "What becomes of a record that the stage cannot use: quarantine (the default), keep, skip or fail.",
      form: .choice(Plan.ErrorPolicy.Action.allCases.map(\.rawValue))),
    Key(
      name: "retries", help: "How often a record that failed is tried again.",
      form: .count(ErrorPolicyReader.retryRange)),
    Key(
      name: "stop_after", help: "The run stops when more records fail: a number, or a share such as 5%.",
      form: .limit),
  ]

  static let export = [
    Key(name: "id", help: "What names the export in --set and in other files.", form: .name),
    Key(
      name: "uses", help: "The stage and its version, such as export/csv@1.", isRequired: true,
      form: .definition("exports")),
    Key(name: "with", help: "Options of the export; see `thresh describe`.", form: .definition("options")),
    Key(name: "enabled", help: "false leaves the export out.", form: .flag),
  ]

  static let test = [
    Key(name: "name", help: "What must hold, in one line.", isRequired: true),
    Key(name: "run", help: "The stages to run: one id, or FIRST..LAST. Without it all of them."),
    Key(name: "given", help: "A page or a list of pages.", isRequired: true, form: .oneOrMore("page")),
    Key(
      name: "expect", help: "What must come of it, by place.", isRequired: true,
      form: .definition("expectations")),
  ]

  static let given = [
    Key(name: "text", help: "A page of plain text."),
    Key(name: "html", help: "A page in HTML."),
    Key(name: "file", help: "A saved page, seen from the pipeline file."),
    Key(name: "name", help: "File name of the page, for text and html."),
    Key(name: "url", help: "Address of the page, for text and html."),
  ]
}

extension [FileKeys.Key] {
  var names: [String] { map(\.name) }
  var required: [String] { filter(\.isRequired).map(\.name) }
}
