/// The gas that a transaction costs before anything is executed (yellow paper, section 6.2), by what it is for.
public struct IntrinsicGas: Sendable, Hashable {
    /// For every transaction.
    public var base: UInt64 = 21_000
    /// For the bytes of the input, zero or not (EIP-2028).
    public var calldata: UInt64
    /// For the creation of a contract (EIP-2).
    public var creation: UInt64 = 0
    /// For the words of the code that creates a contract (EIP-3860).
    public var initCode: UInt64 = 0
    /// For the access list (EIP-2930).
    public var accessList: UInt64 = 0
    /// For the authorisations (EIP-7702).
    public var authorizations: UInt64 = 0
    /// The least that the whole transaction costs, however little is executed (EIP-7623); 0 before Prague.
    public var floor: UInt64 = 0

    /// Computes what a transaction costs.
    ///
    /// - Parameters:
    ///   - transaction: Parts that the rules do not know cost nothing.
    ///   - hardfork: The rules.
    public init(of transaction: Transaction, in hardfork: Hardfork) {
        // What is in memory is too little for any of these products to overflow.
        let size = UInt64(transaction.input.count)
        let zeros = transaction.input.withSpan { bytes in
            var count: UInt64 = 0
            for index in bytes.indices where bytes[index] == 0 { count &+= 1 }
            return count
        }
        let others = size &- zeros
        calldata = zeros &* 4 &+ others &* (hardfork >= .istanbul ? 16 : 68)
        if transaction.to == nil {
            if hardfork >= .homestead { creation = 32_000 }
            if hardfork >= .shanghai { initCode = (size &+ 31) / 32 &* 2 }
        }
        if hardfork >= .berlin {
            let keys = transaction.accessList.reduce(0) { $0 &+ UInt64($1.storageKeys.count) }
            accessList = UInt64(transaction.accessList.count) &* 2_400 &+ keys &* 1_900
        }
        if hardfork >= .prague {
            authorizations = UInt64(transaction.authorizations.count) &* 25_000
            floor = base &+ (zeros &+ others &* 4) &* 10
        }
    }

    /// What is paid before the first instruction.
    public var total: UInt64 {
        base &+ calldata &+ creation &+ initCode &+ accessList &+ authorizations
    }

    /// The least gas limit that a transaction may have.
    public var minimumGasLimit: UInt64 { max(total, floor) }
}
