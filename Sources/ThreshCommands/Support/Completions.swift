internal import ArgumentParser

extension CompletionKind {
  /// Names of the pipelines that can be run from here, for shells; files complete as well.
  static var pipelines: CompletionKind {
    .custom { _, _, _ in PipelineLocator().all().map(PipelineLocator.name(of:)) }
  }
}
