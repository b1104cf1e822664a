/// A unit of ether, from Solidity's units.
public enum EtherUnit: UInt8, Sendable, Hashable, CaseIterable {
    /// The smallest unit, in which the chain counts.
    case wei = 0
    /// 10⁹ wei, in which prices of gas are told.
    case gwei = 9
    /// 10¹⁸ wei.
    case ether = 18

    /// How many decimal places the unit has in wei.
    public var decimals: UInt8 { rawValue }
}
