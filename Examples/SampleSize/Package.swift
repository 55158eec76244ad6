// swift-tools-version: 6.1
import PackageDescription

// A stage in a package of its own. Outside Thresh's source tree the dependency is its address instead of a path.
let package = Package(
  name: "SampleSize",
  products: [
    .executable(name: "sample-size", targets: ["sample-size"]),
    .executable(name: "thresh-sample-size", targets: ["thresh-sample-size"]),
  ],
  dependencies: [.package(name: "Thresh", path: "../..")],
  targets: [
    .target(name: "SampleSize", dependencies: [.product(name: "ThreshKit", package: "Thresh")]),
    // A program that a stock thresh runs.
    .executableTarget(
      name: "sample-size",
      dependencies: ["SampleSize", .product(name: "ThreshPlugin", package: "Thresh")]),
    // A thresh of one's own that knows the stage by name.
    .executableTarget(
      name: "thresh-sample-size",
      dependencies: ["SampleSize", .product(name: "ThreshCommands", package: "Thresh")]),
    .testTarget(
      name: "SampleSizeTests",
      dependencies: ["SampleSize", .product(name: "ThreshTesting", package: "Thresh")]),
  ]
)
