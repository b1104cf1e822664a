// swift-tools-version:6.2.3

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let analysis: [Target.Dependency] = [
    .product(name: "ChainDecoding", package: "swift-blacktide"),
    .product(name: "MEVAnalysis", package: "swift-blacktide"),
]

let package = Package(
    name: "MEVReport",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .target(name: "MEVReportKit", dependencies: analysis, swiftSettings: settings),
        .executableTarget(name: "mev-report", dependencies: ["MEVReportKit"], swiftSettings: settings),
        .target(name: "MEVAccuracyKit", dependencies: ["MEVReportKit"] + analysis, swiftSettings: settings),
        .executableTarget(name: "mev-accuracy", dependencies: ["MEVAccuracyKit"], swiftSettings: settings),
        .testTarget(
            name: "MEVReportKitTests",
            dependencies: ["MEVReportKit", "MEVAccuracyKit"] + analysis,
            swiftSettings: settings
        ),
    ]
)
