// swift-tools-version:6.2.3

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let package = Package(
    name: "BlackTide",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-blacktide", path: "../.."),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-crypto", "4.0.0"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "BlackTideKit",
            dependencies: [
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "IncidentResponse", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "NetworkTransports", package: "swift-blacktide"),
                .product(name: "StorageAdapters", package: "swift-blacktide"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "blacktide",
            dependencies: [
                "BlackTideKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BlackTideKitTests",
            dependencies: [
                "BlackTideKit",
                "blacktide",
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "IncidentResponse", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
                .product(name: "StorageAdapters", package: "swift-blacktide"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
    ]
)
