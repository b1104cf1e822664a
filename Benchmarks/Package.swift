// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-blacktide", path: ".."),
        .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    ],
    targets: [
        .target(name: "CMemory"),
        .target(name: "BenchmarkHarness", dependencies: ["CMemory"]),
        .executableTarget(
            name: "bench",
            dependencies: [
                "BenchmarkHarness",
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "StorageAdapters", package: "swift-blacktide"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "bench-chain",
            dependencies: [
                "BenchmarkHarness",
                .product(name: "ChainDecoding", package: "swift-blacktide"),
            ]
        ),
    ]
)

for target in package.targets where target.name != "CMemory" {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ]
}
