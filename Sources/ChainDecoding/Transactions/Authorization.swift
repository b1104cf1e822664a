/// Permission that an account gives to run another's code as its own (EIP-7702).
public struct Authorization: Sendable, Hashable {
    /// The chain on which it counts; 0 means any.
    public var chainID: U256
    /// Whose code is run; zero takes the permission back.
    public var address: Address
    /// The nonce that the account must have.
    public var nonce: UInt64
    /// Whether the y coordinate is odd, as it is written; only 0 and 1 count.
    public var yParity: UInt8
    /// The x coordinate of the curve's point.
    public var r: U256
    /// The proof.
    public var s: U256

    /// Creates an authorisation.
    public init(chainID: U256, address: Address, nonce: UInt64, yParity: UInt8, r: U256, s: U256) {
        self.chainID = chainID
        self.address = address
        self.nonce = nonce
        self.yParity = yParity
        self.r = r
        self.s = s
    }

    /// The hash that the account signs.
    public var signingHash: Hash32 {
        var encoder = RLPEncoder()
        encoder.appendList {
            $0.append(word: chainID)
            $0.append(address)
            $0.append(nonce)
        }
        return Keccak256.hash([0x05] + encoder.encoded)
    }
}
