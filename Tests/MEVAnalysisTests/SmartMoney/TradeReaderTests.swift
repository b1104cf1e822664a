import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Trades")
struct TradeReaderTests {
    private static let weth = ChainContracts.ethereum.wrappedNativeToken
    private static let trader = Address.test(10)
    private static let router = Address.test(11)
    private static let (pool, second) = (Address.test(900), Address.test(901))
    private static let (one, two, three) = (Address.test(1), Address.test(2), Address.test(3))

    private func trades(_ fill: (inout ScriptedMoves) -> Void) -> [Trade] {
        var block = ScriptedMoves(7)
        fill(&block)
        return TradeReader().trades(in: block.analyzed)
    }

    @Test("a route is one trade of its ends, and dust on the way is forgotten")
    func route() throws {
        let trades = trades { block in
            block.add(
                sender: Self.trader,
                recipient: Self.router,
                transfers: [
                    .test(5, of: Self.one, from: Self.trader, to: Self.pool),
                    .test(20_000, of: Self.two, from: Self.pool, to: Self.second),
                    .test(7, of: Self.three, from: Self.second, to: Self.trader),
                ],
                swaps: [
                    .test(5, of: Self.one, for: 20_000, of: Self.two, by: Self.trader, to: Self.second, in: Self.pool),
                    .test(
                        19_981,
                        of: Self.two,
                        for: 7,
                        of: Self.three,
                        by: Self.pool,
                        to: Self.trader,
                        in: Self.second
                    ),
                ]
            )
        }
        let trade = try #require(trades.first)
        #expect((trade.given, trade.givenAmount) == (Asset(token: Self.one), 5))
        #expect((trade.got, trade.gotAmount) == (Asset(token: Self.three), 7))
        #expect(trade.account == Self.trader)
        #expect(trade.pools == [PoolID(Self.pool), PoolID(Self.second)])
        #expect(trade.block == 7)
    }

    @Test("the native token, which logs do not show, is the sender's")
    func native() throws {
        let trades = trades { block in
            block.add(
                sender: Self.trader,
                recipient: Self.router,
                transfers: [
                    .test(5, of: Self.weth, from: Self.weth, to: Self.router, kind: .wrap),
                    .test(5, of: Self.weth, from: Self.router, to: Self.pool),
                    .test(9, of: Self.one, from: Self.pool, to: Self.trader),
                ],
                swaps: [.test(5, of: Self.weth, for: 9, of: Self.one, by: Self.router, to: Self.trader, in: Self.pool)]
            )
        }
        #expect(trades.map(\.given) == [.native])
        #expect(trades.map(\.account) == [Self.trader])
    }

    @Test("what only logs tell is the payer's")
    func logsOnly() {
        let trades = trades { block in
            block.add(
                transfers: [
                    .test(5, of: Self.one, from: Self.trader, to: Self.pool),
                    .test(9, of: Self.two, from: Self.pool, to: Self.trader),
                ],
                swaps: [.test(5, of: Self.one, for: 9, of: Self.two, by: Self.trader, to: Self.trader, in: Self.pool)]
            )
        }
        #expect(trades.map(\.account) == [Self.trader])
    }

    @Test("what is bought for somebody else, arbitrages, settlements and two trades at once are none")
    func others() {
        func swap(_ amountIn: U256, _ tokenIn: Address, _ amountOut: U256, _ tokenOut: Address) -> Swap {
            .test(amountIn, of: tokenIn, for: amountOut, of: tokenOut, by: Self.trader, to: Self.trader, in: Self.pool)
        }
        let paid = AssetTransfer.test(5, of: Self.one, from: Self.trader, to: Self.pool)
        let got = AssetTransfer.test(9, of: Self.two, from: Self.pool, to: Self.trader)
        let gift = AssetTransfer.test(9, of: Self.two, from: Self.pool, to: .test(12))
        #expect(
            trades { $0.add(sender: Self.trader, transfers: [paid, gift], swaps: [swap(5, Self.one, 9, Self.two)]) }
                .isEmpty
        )
        #expect(
            trades { $0.add(sender: Self.router, transfers: [paid, got], swaps: [swap(5, Self.one, 9, Self.two)]) }
                .isEmpty
        )
        let cycle = [swap(5, Self.one, 9, Self.two), swap(9, Self.two, 6, Self.one)]
        #expect(trades { $0.add(sender: Self.trader, transfers: [paid, got], swaps: cycle) }.isEmpty)
        let settlement = Settlement(
            venue: .cow,
            contract: .test(13),
            solver: nil,
            evidence: .event,
            origin: ActionOrigin(order: 0)
        )
        let settled = trades {
            $0.add(
                sender: Self.trader,
                transfers: [paid, got],
                swaps: [swap(5, Self.one, 9, Self.two)],
                settlements: [settlement]
            )
        }
        #expect(settled.isEmpty)
        let twice = [swap(5, Self.one, 9, Self.two), swap(5, Self.three, 9, Self.weth)]
        #expect(trades { $0.add(sender: Self.trader, transfers: [paid, got], swaps: twice) }.isEmpty)
        let huge = [swap(.max, Self.one, .max, Self.two), swap(.max, Self.one, .max, Self.two)]
        #expect(trades { $0.add(sender: Self.trader, transfers: [paid, got], swaps: huge) }.isEmpty)
        #expect(
            trades { $0.add(sender: Self.trader, transfers: [paid, got], swaps: [swap(5, Self.one, 9, Self.two)]) }
                .count == 1
        )
    }
}
