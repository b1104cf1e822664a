public import ChainDecoding

/// How much more or less there is of an asset.
public struct AssetNet: Sendable, Hashable {
    /// The asset.
    public var asset: Asset
    /// How much more; below zero, how much less.
    public var net: I256

    /// Creates a net.
    public init(asset: Asset, net: I256) {
        self.asset = asset
        self.net = net
    }
}

extension AssetNet: JSONWritable {
    /// Writes the asset's contract and number, and the net.
    public func writeFields(to json: inout JSONWriter) {
        asset.writeFields(to: &json)
        json.writeField("net", net)
    }
}
