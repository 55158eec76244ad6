internal import Synchronization
internal import ThreshKit
internal import ThreshStore

/// Copies the files of pages into the workspace, so that a review can be handed on whole.
final class PageKeeper: Sendable {
  private let workspace: Workspace
  private let isFresh: Bool
  private let failed = Mutex<StoreError?>(nil)

  /// - Parameter isFresh: files that are kept already are kept again, as what is kept may be damaged.
  init(_ workspace: Workspace, isFresh: Bool) {
    self.workspace = workspace
    self.isFresh = isFresh
  }

  /// Keeps the file of `item`, which `pages` were found in, as it is on disk.
  func keep(_ item: SourceItem, _ pages: [Page]) {
    guard failure == nil else { return }
    do throws(StoreError) {
      for page in pages {
        if !isFresh, try workspace.keepsFile(page: page.id, name: item.name) { continue }
        guard let bytes = try? InputFile.read(item.path) else { continue }
        try workspace.keepFile(bytes, page: page.id, name: item.name)
      }
    } catch {
      failed.withLock { $0 = error }
    }
  }

  /// What went wrong with the workspace, if anything did.
  var failure: StoreError? { failed.withLock { $0 } }
}
