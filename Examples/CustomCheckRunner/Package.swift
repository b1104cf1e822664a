// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "CustomCheckRunner",
    platforms: [.macOS(.v15)],
    products: [.library(name: "DiskSpaceCheck", targets: ["DiskSpaceCheck"])],
    dependencies: [
        .package(name: "swift-blacktide", path: "../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
    ],
    targets: [
        .target(
            name: "DiskSpaceCheck",
            dependencies: [
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
            ]
        ),
        .testTarget(
            name: "DiskSpaceCheckTests",
            dependencies: [
                "DiskSpaceCheck",
                .product(name: "CheckProtocols", package: "swift-blacktide"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ]
        ),
    ]
)
