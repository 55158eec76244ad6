internal import Synchronization
internal import ThreshKit

/// The programs that one stage has running, so that all of them can be ended from outside.
final class RunningPrograms: Sendable {
  private let state = Mutex<(children: [ObjectIdentifier: ChildProcess], isStopped: Bool)>(([:], false))

  /// True once ``stop()`` was called.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  func start(_ command: ProgramCommand) throws(ConfigurationError) -> ChildProcess {
    let child = try ChildProcess(command.arguments, folder: command.folder)
    let isStopped = state.withLock { state in
      state.children[ObjectIdentifier(child)] = child
      return state.isStopped
    }
    if isStopped { child.kill() }
    return child
  }

  /// Forgets a program that has ended.
  func remove(_ child: ChildProcess) {
    state.withLock { $0.children[ObjectIdentifier(child)] = nil }
  }

  func stop() {
    let children = state.withLock { state in
      state.isStopped = true
      return Array(state.children.values)
    }
    for child in children { child.kill() }
  }
}
