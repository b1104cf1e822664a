import ChainDecoding

extension ClaimResolver {
    /// Exchanges that are only known by what moved through them: contracts that did something, took one token and gave
    /// another.
    ///
    /// A trader looks just so from the other side. Who sent the transaction or was called by it is none, nor is whoever
    /// has only traded with exchanges that are known.
    mutating func resolveUnknownExchanges() {
        for index in windows.indices {
            let window = windows[index]
            guard !window.hasClaims, window.first >= 0, window.account != decoder.chain.wrappedNativeToken,
                !decoder.chain.vaults.contains(window.account),
                !decoder.chain.settlementContracts.contains(window.account), hasUnclaimed(index)
            else { continue }
            let legs = legs(index)
            let moved = legs.legs.filter { $0.got != $0.gave }
            guard legs.isKnown, moved.count == 2, let legIn = moved.first(where: { $0.netIn != nil }),
                let legOut = moved.first(where: { $0.netOut != nil }), let amountIn = legIn.netIn,
                let amountOut = legOut.netOut, let payer = legIn.payer, let recipient = legOut.recipient
            else { continue }
            stream.swaps.append(
                Swap(
                    venue: .unknown,
                    pool: PoolID(window.account),
                    tokenIn: legIn.token,
                    amountIn: amountIn,
                    tokenOut: legOut.token,
                    amountOut: amountOut,
                    payer: payer,
                    recipient: recipient,
                    evidence: .flow,
                    origin: transfers[touches[window.last].transfer].origin
                )
            )
        }
    }

    private func hasUnclaimed(_ index: Int) -> Bool {
        var touch = windows[index].first
        while touch >= 0 {
            if !isClaimed[touches[touch].transfer] { return true }
            touch = touches[touch].next
        }
        return false
    }
}
