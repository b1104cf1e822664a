/// What an address of a name is for: a number of SLIP-44, or for an EVM chain its ID with the highest bit set (ENSIP-9
/// and ENSIP-11).
public struct CoinType: RawRepresentable, Sendable, Hashable {
    /// The number.
    public let rawValue: UInt32

    /// Ethereum, 60.
    public static let ether = CoinType(rawValue: 60)

    /// All EVM chains that have no entry of their own (ENSIP-19).
    public static let defaultEVM = CoinType(rawValue: 0x8000_0000)

    /// Creates a type from its number.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Creates the type of an EVM chain; `nil` for IDs above 2³¹ - 1, which have none.
    public init?(chainID: UInt64) {
        guard chainID < 0x8000_0000 else { return nil }
        rawValue = chainID == 1 ? Self.ether.rawValue : UInt32(chainID) | 0x8000_0000
    }

    /// The ID of the EVM chain; `nil` if it is none, or any.
    public var chainID: UInt64? {
        switch self {
        case .ether: 1
        case .defaultEVM: nil
        default: rawValue > 0x8000_0000 ? UInt64(rawValue ^ 0x8000_0000) : nil
        }
    }
}
