// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who builds Thresh fetches what only measuring needs.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "Thresh", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CFloorLibXML2", path: "Sources/CFloorLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "Corpus", dependencies: ["CFloorLibXML2", .product(name: "ThreshMarkup", package: "Thresh")],
      path: "Sources/Corpus"),
    .executableTarget(
      name: "floor", dependencies: ["Corpus", .product(name: "ThreshMarkup", package: "Thresh")],
      path: "Sources/floor"),
    .executableTarget(
      name: "Markup",
      dependencies: [
        "Corpus", .product(name: "ThreshMarkup", package: "Thresh"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Markup",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
