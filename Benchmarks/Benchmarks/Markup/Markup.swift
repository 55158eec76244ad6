import Benchmark
import Corpus
import Foundation

// THRESH_BENCH_PAGES names a folder of pages; without it, pages are made up.
let benchmarks: @Sendable () -> Void = {
  let folder = ProcessInfo.processInfo.environment["THRESH_BENCH_PAGES"]
  let corpus = folder.flatMap { try? Corpus(folder: URL(fileURLWithPath: $0)) } ?? Corpus(generated: 40)
  Measured.prepare()
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(20))

  Benchmark("libxml2 floor", configuration: configuration) { benchmark in
    for _ in benchmark.scaledIterations { for page in corpus.pages { Measured.floor(page) } }
  }
  Benchmark("ThreshMarkup tree", configuration: configuration) { benchmark in
    for _ in benchmark.scaledIterations { for page in corpus.pages { blackHole(Measured.tree(page)) } }
  }
}
