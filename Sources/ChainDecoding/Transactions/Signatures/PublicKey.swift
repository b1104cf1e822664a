/// A point of the curve secp256k1, which owns an account.
public struct PublicKey: Sendable, Hashable {
    /// The x coordinate.
    public var x: U256
    /// The y coordinate.
    public var y: U256

    /// Creates a key; whether the point lies on the curve is not looked at.
    public init(x: U256, y: U256) {
        self.x = x
        self.y = y
    }

    /// The account that the key owns: the last 20 bytes of its keccak-256 hash.
    public var address: Address {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        x.appendBigEndian(to: &bytes)
        y.appendBigEndian(to: &bytes)
        return Address(lastBytesOf: Keccak256.hash(bytes))
    }
}
