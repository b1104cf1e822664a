public import ChainDecoding

/// Somebody added liquidity just before swaps of others and took it just after, to earn their fees.
///
/// Who swaps gets a better price by it; who pays are the other providers of liquidity.
public struct JITLiquidity: FindingDetail {
    /// `jit-liquidity`.
    public static let kind = "jit-liquidity"

    /// A swap that was served.
    public struct ServedSwap: Sendable, Hashable {
        /// The place of the transaction in the block.
        public var transaction: Int
        /// The swap.
        public var swap: Swap

        /// Creates a served swap.
        public init(transaction: Int, swap: Swap) {
            self.transaction = transaction
            self.swap = swap
        }
    }

    /// The positions.
    public var positions: [JITPosition]
    /// The swaps of others that they served, in order.
    public var swaps: [ServedSwap]

    /// Creates it.
    public init(positions: [JITPosition], swaps: [ServedSwap]) {
        self.positions = positions
        self.swaps = swaps
    }

    /// Where liquidity was added and taken, around which swaps, and the fees that it earned.
    public func explanation(_ names: TokenNames) -> String {
        let served = Prose.list(
            swaps.map { one in
                """
                \(names.text(one.swap.amountIn, of: one.swap.tokenIn)) for \
                \(names.text(one.swap.amountOut, of: one.swap.tokenOut)) in transaction \(one.transaction)
                """
            }
        )
        return """
            Liquidity in \(positions.count.counting("position")) was added before \
            \(swaps.count.counting("swap")) of others and taken after: \(served). \
            \(positions.explanation(names))
            """
    }

    /// Writes the positions and the swaps that they served.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("positions", positions)
        json.writeField("swaps", swaps) { json, served in
            json.writeObject { json in
                json.writeField("transaction", served.transaction)
                json.writeField("swap", served.swap)
            }
        }
    }
}
