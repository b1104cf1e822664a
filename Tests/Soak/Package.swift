// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "soak",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-blacktide", path: "../..")],
    targets: [
        .executableTarget(
            name: "soak",
            dependencies: [
                .product(name: "AlertRules", package: "swift-blacktide"),
                .product(name: "IncidentResponse", package: "swift-blacktide"),
                .product(name: "MonitorCore", package: "swift-blacktide"),
                .product(name: "MonitorTestKit", package: "swift-blacktide"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
        )
    ]
)
