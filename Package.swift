// swift-tools-version: 6.1
import PackageDescription

// The stage modules. A new one is a folder under Plugins/ and one line here;
// Sources/ThreshStages/BuiltIn.swift lists the stages it brings.
let plugins = ["Ingest", "Cleanup", "Extraction", "Deduplication", "Export"]

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(name)", resources: resources,
    swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")
let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")
let rainbow = Target.Dependency.product(name: "Rainbow", package: "Rainbow")
let csvReader = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")

let package = Package(
  name: "Thresh",
  products: [
    .executable(name: "thresh", targets: ["thresh"]),
    .executable(name: "thresh-eval", targets: ["thresh-eval"]),
    .library(name: "ThreshKit", targets: ["ThreshKit"]),
    .library(name: "ThreshMarkup", targets: ["ThreshMarkup"]),
    .library(name: "ThreshText", targets: ["ThreshText"]),
    .library(name: "ThreshTesting", targets: ["ThreshTesting"]),
    .library(name: "ThreshPlugin", targets: ["ThreshPlugin"]),
    .library(name: "ThreshStages", targets: ["ThreshStages"]),
    .library(name: "ThreshEngine", targets: ["ThreshEngine"]),
    .library(name: "ThreshCommands", targets: ["ThreshCommands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    module("ThreshKit", [crypto]),
    module("ThreshMarkup", ["ThreshKit", "CLibXML2", "CZlib"]),
    module("ThreshText", ["ThreshKit"]),
    module("ThreshFindings", ["ThreshText"]),
    module("ThreshStore", ["ThreshKit", grdb]),
    module("ThreshEngine", ["ThreshKit", "ThreshStore", yams]),
    module("ThreshStages", ["ThreshKit"] + plugins.map { .target(name: $0) }),
    module("ThreshTesting", ["ThreshKit"]),
    module("ThreshPlugin", ["ThreshKit"]),
    module(
      "ThreshCommands",
      ["ThreshKit", "ThreshEngine", "ThreshStore", "ThreshStages", arguments, rainbow]),
    .executableTarget(
      name: "thresh", dependencies: ["ThreshCommands"], path: "Sources/thresh", swiftSettings: strict),
    .executableTarget(
      name: "thresh-eval",
      dependencies: [
        "ThreshCommands", "ThreshKit", "ThreshStages", "ThreshEngine", "ThreshFindings", "ThreshMarkup",
        "CLibXML2", arguments, csvReader,
      ],
      path: "Sources/thresh-eval", swiftSettings: strict),
  ]
    + plugins.map { name in
      .target(
        name: name,
        dependencies: ["ThreshKit", "ThreshMarkup", "ThreshText", yams, collections, algorithms],
        path: "Plugins/\(name)", exclude: ["README.md"], sources: ["Sources"],
        resources: [.copy("Resources")], swiftSettings: strict)
    }
    + [
      "ThreshKit", "ThreshMarkup", "ThreshText", "ThreshFindings", "ThreshStore", "ThreshEngine",
      "ThreshStages",
      "ThreshCommands", "ThreshPlugin", "ThreshTesting",
    ].map { tested($0) }
    + plugins.map { tested($0) }
)

/// The test target of a module: Tests/<Module>Tests.
func tested(_ module: String) -> Target {
  .testTarget(
    name: "\(module)Tests",
    dependencies: Set([module, "ThreshKit", "ThreshTesting"]).sorted().map { .target(name: $0) },
    path: "Tests/\(module)Tests", exclude: module == "ThreshCommands" ? ["Snapshots"] : [],
    swiftSettings: strict)
}
