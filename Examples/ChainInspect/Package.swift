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
    name: "ChainInspect",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .target(
            name: "ChainInspectKit",
            dependencies: [
                .product(name: "ChainBindings", package: "swift-blacktide"),
                .product(name: "ChainDecoding", package: "swift-blacktide"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(name: "chain-inspect", dependencies: ["ChainInspectKit"], swiftSettings: settings),
        .testTarget(
            name: "ChainInspectKitTests",
            dependencies: ["ChainInspectKit", .product(name: "ChainDecoding", package: "swift-blacktide")],
            swiftSettings: settings
        ),
    ]
)
