// swift-tools-version:6.2.3

import PackageDescription

// ChainDecoding as a package of its own: that it builds proves that it needs no other, and its tests build in a minute.
// So does the program that gives its decoders changed inputs, and the analysis of blocks what they make of them.
let package = Package(
    name: "standalone",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "ChainDecoding", swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
        .testTarget(name: "ChainDecodingTests", dependencies: ["ChainDecoding"]),
        .target(name: "MEVAnalysis", dependencies: ["ChainDecoding"]),
        .target(name: "ChainFuzzing", dependencies: ["ChainDecoding", "MEVAnalysis"]),
        .target(name: "CHeap"),
        .executableTarget(name: "mutate", dependencies: ["CHeap", "ChainDecoding", "ChainFuzzing"]),
    ]
)

for target in package.targets where target.name != "CHeap" {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
        ]
}
