import ChainDecoding

/// Who pays for the swaps of a transaction and who gets what they give, past the pools that hand tokens on.
struct SwapChains {
    private struct Key: Hashable {
        var pool: Address
        var token: Address
    }

    /// How many pools are followed one after the other.
    private static let reach = 32

    private let swaps: [Swap]
    private var givers: [Key: Int] = [:]
    private var takers: [Key: Int] = [:]

    init(_ swaps: [Swap]) {
        self.swaps = swaps
        for (index, swap) in swaps.enumerated() {
            givers[Key(pool: swap.pool.contract, token: swap.tokenOut)] = index
            takers[Key(pool: swap.pool.contract, token: swap.tokenIn)] = index
        }
    }

    /// Who pays for a swap.
    func payer(of swap: Swap) -> Address {
        var (account, token) = (swap.payer, swap.tokenIn)
        for _ in 0..<Self.reach {
            guard let index = givers[Key(pool: account, token: token)] else { break }
            (account, token) = (swaps[index].payer, swaps[index].tokenIn)
        }
        return account
    }

    /// Who gets what a swap gives.
    func recipient(of swap: Swap) -> Address {
        var (account, token) = (swap.recipient, swap.tokenOut)
        for _ in 0..<Self.reach {
            guard let index = takers[Key(pool: account, token: token)] else { break }
            (account, token) = (swaps[index].recipient, swaps[index].tokenOut)
        }
        return account
    }
}
