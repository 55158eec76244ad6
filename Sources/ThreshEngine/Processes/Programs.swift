internal import ThreshKit

/// The programs of a plan's stages, for as long as a run lasts.
struct Programs: Sendable {
  private let all: [any ProgramRunner]

  init(_ steps: [Plan.Step]) {
    all = steps.compactMap(\.stage.program)
  }

  /// Starts the programs, does `work`, and lets them end; when the task is cancelled they are ended at once.
  func running<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    guard !all.isEmpty else { return try await work() }
    return try await withTaskCancellationHandler {
      defer { for program in all { program.finish() } }
      for program in all { try program.start() }
      return try await work()
    } onCancel: {
      for program in all { program.stop() }
    }
  }
}
