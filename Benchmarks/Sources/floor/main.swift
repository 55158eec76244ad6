import Corpus
import Foundation

// floor FOLDER [--thresh PATH]: the floor, the tree and, given a `thresh` program, a whole pipeline over the
// same pages, one after the other on one core, in seconds and as ratios of the floor.

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(2)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first, !folder.hasPrefix("-") else {
  fail("usage: floor FOLDER [--thresh PATH] [--pipeline NAME]")
}
func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}

let corpus: Corpus
do { corpus = try Corpus(folder: URL(fileURLWithPath: folder)) } catch { fail("\(folder): \(error)") }
guard !corpus.pages.isEmpty else { fail("\(folder): no .html or .html.gz files") }
Measured.prepare()

func seconds(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let time = clock.measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func line(_ name: String, _ time: Double, _ floor: Double) {
  print(
    name.padding(toLength: 9, withPad: " ", startingAt: 0),
    String(
      format: "%8.2f s %8.0f pages/s   ratio %.2f", time, Double(corpus.pages.count) / time, time / floor))
}

print("\(corpus.pages.count) pages, \(corpus.byteCount / 1_000_000) MB")
// Page by page in turn, so that both meet the same machine; the best of three rounds.
var best = (floor: Double.infinity, tree: Double.infinity)
for _ in 0..<3 {
  var floor = 0.0
  var tree = 0.0
  for page in corpus.pages {
    floor += seconds { Measured.floor(page) }
    tree += seconds { _ = Measured.tree(page) }
  }
  best = (min(best.floor, floor), min(best.tree, tree))
}
line("floor", best.floor, best.floor)
line("tree", best.tree, best.floor)

if let program = option("--thresh") {
  let out = FileManager.default.temporaryDirectory.appendingPathComponent("thresh-floor-\(getpid())")
  defer { try? FileManager.default.removeItem(at: out) }
  let process = Process()
  // taskset keeps it to one core.
  process.executableURL = URL(fileURLWithPath: "/usr/bin/taskset")
  process.arguments = [
    "-c", "0", program, "run", option("--pipeline") ?? "acupuncture-back-pain", "--set", "pages=\(folder)",
    "--out", out.path, "--workspace", out.appendingPathComponent("workspace").path,
  ]
  process.standardOutput = FileHandle.nullDevice
  let time = seconds {
    do { try process.run() } catch { fail("\(program): \(error)") }
    process.waitUntilExit()
  }
  // 3: done, with problems in some pages.
  guard [0, 3].contains(process.terminationStatus) else {
    fail("\(program) ended with status \(process.terminationStatus)")
  }
  line("pipeline", time, best.floor)
}
