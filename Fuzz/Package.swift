// swift-tools-version: 6.1
import PackageDescription

// A package of its own: it links libFuzzer, which comes with the Swift toolchain for Linux and with no other.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Thresh", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "ThreshKit", package: "Thresh"), .product(name: "ThreshMarkup", package: "Thresh"),
        .product(name: "ThreshStages", package: "Thresh"),
      ],
      linkerSettings: [.linkedLibrary("stdc++")])
  ]
)
