import ChainDecoding
import MEVAnalysis

/// What amounts come to in the native token: at the rates at which the victims of a sandwich traded, or, where these do not
/// lead to it, at those of all swaps of the block together.
///
/// It is no price: nobody says that more of a token could have been sold for as much.
struct EtherRates {
    private struct Pair: Hashable {
        var from: Address
        var to: Address
    }

    private var rates: [Pair: (given: U256, got: U256)] = [:]
    private var neighbors: [Address: Set<Address>] = [:]
    private let wrapper = ChainContracts.ethereum.wrappedNativeToken

    /// What amounts come to together; `nil` when there are none, when all are of the native token or of what wraps it, and
    /// when no swap tells it of one.
    static func value(of amounts: [TokenAmount], at legs: [SandwichLeg], in block: AnalyzedBlock) -> U256? {
        guard !amounts.isEmpty else { return nil }
        let own = EtherRates(of: legs)
        guard !amounts.allSatisfy({ own.isEther($0.token) }) else { return nil }
        let rates = amounts.allSatisfy { own.ether($0.amount, of: $0.token) != nil } ? own : own.adding(block)
        return amounts.reduce(U256.zero as U256?) { sum, one in
            sum.flatMap { sum in rates.ether(one.amount, of: one.token).flatMap(sum.adding) }
        }
    }

    private init(of legs: [SandwichLeg]) {
        for leg in legs {
            for victim in leg.victims where victim.action == .swap {
                add(leg.tokenIn, victim.amountIn, leg.tokenOut, victim.amountOut)
            }
        }
    }

    /// The rates, and those of a block for pairs of which there are none.
    private func adding(_ block: AnalyzedBlock) -> EtherRates {
        var all = self
        for swap in block.actions.streams.flatMap(\.swaps) {
            let pair = Pair(from: unwrapped(swap.tokenIn), to: unwrapped(swap.tokenOut))
            if rates[pair] == nil { all.add(swap.tokenIn, swap.amountIn, swap.tokenOut, swap.amountOut) }
        }
        return all
    }

    private func isEther(_ token: Address?) -> Bool { token.map { unwrapped($0) == .nativeToken } ?? false }

    /// What an amount comes to in the native token, over as few other tokens as possible; `nil` when no swap tells.
    private func ether(_ amount: U256, of token: Address?) -> U256? {
        guard let token else { return nil }
        var values = [unwrapped(token): amount]
        var open = [unwrapped(token)]
        while values[.nativeToken] == nil, !open.isEmpty {
            var next: [Address] = []
            for token in open {
                for neighbor in (neighbors[token] ?? []).sorted() where values[neighbor] == nil {
                    guard let value = values[token], let rate = rates[Pair(from: token, to: neighbor)] else { continue }
                    values[neighbor] = value.mulDiv(rate.got, rate.given)
                    next.append(neighbor)
                }
            }
            open = next
        }
        return values[.nativeToken]
    }

    private mutating func add(_ given: Address, _ amountIn: U256, _ got: Address, _ amountOut: U256) {
        let (given, got) = (unwrapped(given), unwrapped(got))
        guard given != got, !amountIn.isZero, !amountOut.isZero else { return }
        count(Pair(from: given, to: got), amountIn, amountOut)
        count(Pair(from: got, to: given), amountOut, amountIn)
    }

    private mutating func count(_ pair: Pair, _ given: U256, _ got: U256) {
        let sum = rates[pair] ?? (.zero, .zero)
        rates[pair] = (sum.given.addingSaturating(given), sum.got.addingSaturating(got))
        neighbors[pair.from, default: []].insert(pair.to)
    }

    private func unwrapped(_ token: Address) -> Address { token == wrapper ? .nativeToken : token }
}
