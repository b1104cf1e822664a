// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .target(
            name: "ChainFuzzing",
            dependencies: [
                .product(name: "ChainDecoding", package: "swift-blacktide"),
                .product(name: "MEVAnalysis", package: "swift-blacktide"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "ChainFuzzing",
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "IncidentResponse", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "NetworkTransports", package: "swift-blacktide"),
                .product(name: "StorageAdapters", package: "swift-blacktide"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
        ),
    ]
)
