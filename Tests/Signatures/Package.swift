// swift-tools-version:6.2.3

import PackageDescription

// A package of its own, so that only these tests need libsecp256k1.
let package = Package(
    name: "signatures",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "swift-blacktide", path: "../..", traits: ["Secp256k1"])
    ],
    targets: [
        .testTarget(
            name: "ChainSignaturesTests",
            dependencies: [
                .product(name: "ChainDecoding", package: "swift-blacktide"),
                .product(name: "ChainSignatures", package: "swift-blacktide"),
            ]
        )
    ]
)
