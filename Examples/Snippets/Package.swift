// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "Snippets",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .executableTarget(
            name: "Embedding",
            dependencies: [
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
            ]
        ),
        .target(
            name: "Runner",
            dependencies: [
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
            ]
        ),
        .executableTarget(
            name: "Paging",
            dependencies: [
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ]
        ),
        .executableTarget(
            name: "FirstDecode",
            dependencies: [.product(name: "ChainDecoding", package: "swift-blacktide")]
        ),
        .target(
            name: "MEVSnippets",
            dependencies: [
                .product(name: "ChainDecoding", package: "swift-blacktide"),
                .product(name: "MEVAnalysis", package: "swift-blacktide"),
            ]
        ),
        .target(
            name: "ChainSnippets",
            dependencies: [.product(name: "ChainDecoding", package: "swift-blacktide")]
        ),
        .testTarget(
            name: "ChainSnippetsTests",
            dependencies: ["ChainSnippets", .product(name: "ChainDecoding", package: "swift-blacktide")]
        ),
        .target(
            name: "LeaseAdapter",
            dependencies: [.product(name: "MonitorCore", package: "swift-blacktide")]
        ),
        .executableTarget(
            name: "LeaseWriter",
            dependencies: [
                "LeaseAdapter",
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ]
        ),
        .testTarget(
            name: "LeaseAdapterTests",
            dependencies: [
                "LeaseAdapter",
                "LeaseWriter",
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ]
        ),
        .testTarget(
            name: "RuleTests",
            dependencies: [
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ]
        ),
    ]
)
