// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "footprint",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .executableTarget(
            name: "footprint",
            dependencies: [
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
            ]
        ),
        .executableTarget(
            name: "chain-footprint",
            dependencies: [.product(name: "ChainDecoding", package: "swift-blacktide")]
        ),
    ]
)
