public import ChainDecoding

/// The contracts of a chain that have a meaning which their events and calls alone do not prove.
public struct ChainContracts: Sendable, Hashable {
    /// The contract that wraps the native token.
    public var wrappedNativeToken: Address
    /// Contracts that keep many pools, and net what moves over all of them: their events are believed.
    public var vaults: [Address]
    /// Contracts in which solvers settle the orders of others.
    public var settlementContracts: [Address]

    /// Creates a list of contracts.
    public init(wrappedNativeToken: Address, vaults: [Address], settlementContracts: [Address]) {
        self.wrappedNativeToken = wrappedNativeToken
        self.vaults = vaults
        self.settlementContracts = settlementContracts
    }

    /// Those of Ethereum: WETH9; the vaults of Balancer V2 and V3 and the manager of Uniswap V4; GPv2Settlement of CoW.
    public static let ethereum = ChainContracts(
        wrappedNativeToken: Address(0xc02a_aa39_b223_fe8d, 0x0a0e_5c4f_27ea_d908, 0x3c75_6cc2),
        vaults: [
            Address(0xba12_2222_2222_8d8b, 0xa445_958a_75a0_704d, 0x566b_f2c8),
            Address(0xba13_3333_3333_a1ba, 0x1108_e841_2f11_850a, 0x5c31_9ba9),
            Address(0x0000_0000_0004_444c, 0x5dc7_5cb3_5838_0d2e, 0x3de0_8a90),
        ],
        settlementContracts: [Address(0x9008_d19f_58aa_bd9e, 0xd0d6_0971_565a_a851, 0x0560_ab41)]
    )
}
