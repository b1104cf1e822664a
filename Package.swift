// swift-tools-version:6.2.3

import PackageDescription

let package = Package(
    name: "swift-blacktide",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "MonitorCore", targets: ["MonitorCore"]),
        .library(name: "AlertRules", targets: ["AlertRules"]),
        .library(name: "ChainBindings", targets: ["ChainBindings"]),
        .library(name: "ChainDecoding", targets: ["ChainDecoding"]),
        .library(name: "ChainSignatures", targets: ["ChainSignatures"]),
        .executable(name: "chain-bindgen", targets: ["chain-bindgen"]),
        .plugin(name: "GenerateBindings", targets: ["GenerateBindings"]),
        .library(name: "MEVAnalysis", targets: ["MEVAnalysis"]),
        .library(name: "CheckProtocols", targets: ["CheckProtocols"]),
        .library(name: "IncidentResponse", targets: ["IncidentResponse"]),
        .library(name: "NetworkTransports", targets: ["NetworkTransports"]),
        .library(name: "StorageAdapters", targets: ["StorageAdapters"]),
        .library(name: "MonitorTestKit", targets: ["MonitorTestKit"]),
    ],
    traits: [
        .trait(name: "Secp256k1", description: "Adds the recovery of senders; needs libsecp256k1-dev."),
        .trait(name: "SQLite", description: "Adds the SQLite adapters; needs libsqlite3-dev."),
        .default(enabledTraits: ["SQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-crypto", "4.0.0"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.12.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "MonitorCore",
            dependencies: [
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "ChainDecoding",
            swiftSettings: [
                // A reader that borrows the bytes it reads says so in its initialiser.
                .enableExperimentalFeature("Lifetimes")
            ]
        ),
        .target(
            name: "ChainSignatures",
            dependencies: [
                "ChainDecoding",
                .target(name: "CSecp256k1", condition: .when(traits: ["Secp256k1"])),
            ]
        ),
        .systemLibrary(name: "CSecp256k1"),
        .target(
            name: "ChainBindings",
            dependencies: ["ChainDecoding"]
        ),
        .executableTarget(
            name: "chain-bindgen",
            dependencies: ["ChainBindings", "ChainDecoding"],
            path: "Sources/ChainBindgen"
        ),
        .plugin(
            name: "GenerateBindings",
            capability: .command(
                intent: .custom(
                    verb: "generate-bindings",
                    description: "Writes Swift source code for the interfaces of contracts."
                ),
                permissions: [.writeToPackageDirectory(reason: "The code is written where --output says.")]
            ),
            dependencies: ["chain-bindgen"]
        ),
        .target(
            name: "MEVAnalysis",
            dependencies: ["ChainDecoding"]
        ),
        .target(
            name: "AlertRules",
            dependencies: [
                "MonitorCore",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "CheckProtocols",
            dependencies: [
                "MonitorCore",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "IncidentResponse",
            dependencies: [
                "MonitorCore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "NetworkTransports",
            dependencies: [
                "MonitorCore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .target(
            name: "StorageAdapters",
            dependencies: [
                "MonitorCore",
                "AlertRules",
                "IncidentResponse",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ]
        ),
        .target(
            name: "MonitorTestKit",
            dependencies: [
                "MonitorCore",
                "AlertRules",
                "IncidentResponse",
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "MonitorCoreTests",
            dependencies: [
                "MonitorCore",
                "MonitorTestKit",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "ChainDecodingTests",
            dependencies: ["ChainDecoding"]
        ),
        .testTarget(
            name: "ChainBindingsTests",
            dependencies: ["ChainBindings", "ChainDecoding"],
            exclude: ["Fixtures"]
        ),
        .testTarget(
            name: "ChainBindgenTests",
            dependencies: ["chain-bindgen"]
        ),
        .testTarget(
            name: "MEVAnalysisTests",
            dependencies: ["MEVAnalysis", "ChainDecoding"]
        ),
        .testTarget(
            name: "AlertRulesTests",
            dependencies: [
                "AlertRules",
                "MonitorTestKit",
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "CheckProtocolsTests",
            dependencies: [
                "CheckProtocols",
                "MonitorTestKit",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "IncidentResponseTests",
            dependencies: [
                "IncidentResponse",
                "MonitorTestKit",
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "NetworkTransportsTests",
            dependencies: [
                "NetworkTransports",
                "MonitorTestKit",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "StorageAdaptersTests",
            dependencies: [
                "StorageAdapters",
                "MonitorTestKit",
                .target(name: "StorageCrashWriter", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ]
        ),
        .executableTarget(
            name: "StorageCrashWriter",
            dependencies: ["MonitorTestKit", "StorageAdapters"],
            path: "Tests/Support/StorageCrashWriter"
        ),
        .testTarget(
            name: "MonitorTestKitTests",
            dependencies: ["MonitorTestKit"]
        ),
    ]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    var settings = target.swiftSettings ?? []
    settings += [
        .swiftLanguageMode(.v6),
        // SE-0335: `any` is written where a value is an existential.
        .enableUpcomingFeature("ExistentialAny"),
        // SE-0409: an import is internal unless it is part of the public interface.
        .enableUpcomingFeature("InternalImportsByDefault"),
        // SE-0444: a member is visible only where its module is imported.
        .enableUpcomingFeature("MemberImportVisibility"),
        // SE-0461: a nonisolated async function runs on its caller's executor.
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // SE-0470: a conformance of an isolated type is isolated with it.
        .enableUpcomingFeature("InferIsolatedConformances"),
    ]
    if Context.environment["MONITOR_STRICT"] != nil {
        settings.append(.treatAllWarnings(as: .error))
    }
    if target.type != .test {
        // SE-0458: unsafe constructs are marked where they are used.
        settings.append(.strictMemorySafety())
    }
    target.swiftSettings = settings
}
