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
    name: "PolicyLab",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-blacktide", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(
            name: "PolicyLabKit",
            dependencies: [
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "policy-lab",
            dependencies: [
                "PolicyLabKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PolicyLabKitTests",
            dependencies: [
                "PolicyLabKit",
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ]
)
