/// How far the texts of numbers and bytes may be from what the JSON-RPC specification of Ethereum demands.
public enum RPCDecodingMode: Sendable, Hashable, CaseIterable {
    /// Quantities are `0x` and digits without leading zeros, `0x0` for 0; bytes are `0x` and two digits for each.
    case strict
    /// What nodes send besides: quantities with leading zeros, without any digit for 0, after `0X`, in decimal when
    /// they have no prefix, and as JSON numbers; bytes without a prefix.
    ///
    /// The value is as exact as in the strict mode: what does not fit, or has a fraction, is refused.
    case lenient
}
