internal import ArgumentParser

/// `thresh-eval ei PROMPTS ARTICLES`
struct FindingPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ei", abstract: "Direction and ranked evidence for prompts about trial reports.")

  @Argument(help: "Prompts, JSON Lines, compressed with gzip or not.") var prompts: String
  @Argument(help: "Articles, JSON Lines, compressed with gzip or not.") var articles: String

  func run() throws { throw Evaluation.notBuilt("no stage answers prompts about interventions and outcomes") }
}

/// `thresh-eval roles FILE`
struct RolePredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "The role of each sentence of structured abstracts.")

  @Argument(help: "Abstracts, JSON Lines, compressed with gzip or not.") var file: String

  func run() throws { throw Evaluation.notBuilt("no stage tells the roles of sentences in abstracts") }
}

/// `thresh-eval records CSV`
struct RecordPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Groups of bibliographic records that are copies of each other.")

  @Argument(help: "Records, CSV.") var file: String

  func run() throws { throw Evaluation.notBuilt("no stage compares bibliographic records") }
}
