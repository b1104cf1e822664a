/// An address with the chain that it is on.
///
/// Source: ERC-7930.
struct InteroperableAddress: Sendable, Hashable {
    let chainID: UInt64
    let address: Address
    /// The hash of all but the version.
    private let checksum: Hash32

    /// Reads version 1 of the binary form; `nil` for any other, and for chains that are not of Ethereum's kind.
    init?(_ bytes: Bytes) {
        guard bytes.slice(0..<4) == Bytes([0, 1, 0, 0]), let length = bytes.byte(at: 4).map(Int.init), length <= 8,
            let reference = bytes.slice(5..<5 + length), bytes.byte(at: 5 + length) == UInt8(Address.byteCount),
            let address = bytes.slice(6 + length..<bytes.count).flatMap({ Address($0) }),
            let chainID = reference.withSpan({ U256(bigEndian: $0) }).flatMap({ UInt64(exactly: $0) }),
            let hashed = bytes.slice(2..<bytes.count), length > 0
        else { return nil }
        self.chainID = chainID
        self.address = address
        checksum = Keccak256.hash(hashed)
    }
}

extension InteroperableAddress: CustomStringConvertible {
    /// The address, the chain, and the first bytes of the checksum.
    var description: String {
        let digits = Hex.encode(Array(checksum.bytes.prefix(4)), prefix: false).uppercased()
        return "\(address.checksummed())@eip155:\(chainID)#\(digits)"
    }
}
