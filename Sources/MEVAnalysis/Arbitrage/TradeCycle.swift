public import ChainDecoding

/// Swaps that lead back to the token with which they begin, and leave more of it.
public struct TradeCycle: Sendable, Hashable {
    /// The swaps, each behind one that gave what it takes, as far as they follow each other, the first one taking
    /// ``token``.
    public var swaps: [Swap]
    /// The token of which there is more; `Address.nativeToken` for the native token and what wraps it.
    public var token: Address
    /// How much of it the swaps took.
    public var amountIn: U256
    /// How much of it the swaps gave, which is more.
    public var amountOut: U256

    /// Creates a cycle.
    public init(swaps: [Swap], token: Address, amountIn: U256, amountOut: U256) {
        self.swaps = swaps
        self.token = token
        self.amountIn = amountIn
        self.amountOut = amountOut
    }

    /// How much more of the token there is, before anything is paid of it.
    public var gain: U256 { amountOut.subtractingSaturating(amountIn) }
}

extension TradeCycle: JSONWritable {
    /// Writes the token, the amounts and the swaps.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("token", token)
        json.writeField("amountIn", amountIn)
        json.writeField("amountOut", amountOut)
        json.writeField("gain", gain)
        json.writeField("swaps", swaps)
    }
}

extension [TradeCycle] {
    /// What happened, in a sentence for each cycle.
    func explanation(_ names: TokenNames) -> String {
        Prose.sentences(map { $0.explanation(names) }, "cycle")
    }
}

extension TradeCycle {
    /// What happened, in a sentence.
    fileprivate func explanation(_ names: TokenNames) -> String {
        let way = swaps.map { swap in
            swap.venue == .unknown
                ? "an unknown exchange at \(swap.pool.contract.checksummed())"
                : "\(swap.venue.name) at \(swap.pool.contract.checksummed())"
        }
        return """
            \(names.text(amountIn, of: token)) went through \(Prose.list(way)) and came back as \
            \(names.text(amountOut, of: token)), \(names.text(gain, of: token)) more.
            """
    }
}
