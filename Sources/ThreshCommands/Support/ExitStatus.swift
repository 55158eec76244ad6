/// How a command ends. Scripts may rely on these numbers.
enum ExitStatus: Int32, Error {
  case fine = 0
  /// The work was begun and could not be finished.
  case failed = 1
  /// The command line or the pipeline file is wrong; nothing was begun.
  case misuse = 2
  /// Done, but some pages or records could not be used; they are listed.
  case problems = 3
  /// Stopped by Ctrl-C or a termination signal.
  case interrupted = 130
}
