import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Prices of pools")
struct PoolPricesTests {
    private static let weth = ScriptedBlock.weth
    private static let ether: U256 = 1_000_000_000_000_000_000
    private static let token = Address.test(1)
    private static let other = Address.test(2)

    private func value(_ token: Address, _ amount: U256, _ prices: PoolPrices) -> U256? {
        prices.price(of: Asset(token: token), in: .native, at: 1, timestamp: nil)?.value(of: amount)
    }

    /// A block with one swap in each of some pools, which are so deep after it.
    private func block(_ pools: [(Address, UInt128, Address, UInt128)], venue: Venue = .uniswapV2) -> AnalyzedBlock {
        var script = ScriptedBlock()
        script.begin(.test(50))
        for (index, (first, firstDepth, second, secondDepth)) in pools.enumerated() {
            let isFirstLow = first < second
            script.add(
                Swap(
                    venue: venue,
                    pool: PoolID(.test(60 + UInt64(index))),
                    tokenIn: first,
                    amountIn: 1,
                    tokenOut: second,
                    amountOut: 1,
                    payer: .test(50),
                    recipient: .test(50),
                    stateAfter: isFirstLow
                        ? .reserves(firstDepth, secondDepth) : .reserves(secondDepth, firstDepth),
                    evidence: [.event, .flow],
                    origin: ActionOrigin(order: 0)
                )
            )
        }
        return script.block
    }

    private let ether128: UInt128 = 1_000_000_000_000_000_000

    @Test("are those of the deepest pool against the native token")
    func deepest() throws {
        let prices = PoolPrices(
            block([
                (Self.weth, 20 * ether128, Self.token, 1_000), (Self.token, 50_000, Self.weth, 100 * ether128),
                (Self.weth, 90 * ether128, Self.token, 1),
            ])
        )
        #expect(value(Self.token, 500, prices) == Self.ether)
        #expect(prices.count == 1)
        let price = prices.price(of: .native, in: Asset(token: Self.token), at: 1, timestamp: nil)
        #expect(price?.value(of: Self.ether) == 500)
        #expect(prices.price(of: .native, in: .native, at: 1, timestamp: nil)?.value(of: 7) == 7)
        #expect(prices.price(of: Asset(token: Self.token), in: .native, at: 2, timestamp: nil) == nil)
    }

    @Test("go over one other token, and no further")
    func hop() {
        let prices = PoolPrices(
            block([
                (Self.weth, 100 * ether128, Self.token, 1_000), (Self.token, 500, Self.other, 50),
                (Self.other, 1 << 100, .test(3), 1 << 100),
            ])
        )
        #expect(value(Self.other, 1, prices) == Self.ether)
        #expect(value(.test(3), 1, prices) == nil)
    }

    @Test("of shallow, stable and unknown pools are none")
    func ignored() {
        let shallow = block([(Self.weth, 9 * ether128, Self.token, 1_000)])
        #expect(PoolPrices(shallow).count == 0)
        #expect(PoolPrices(shallow, minimumDepth: .zero).count == 1)
        #expect(PoolPrices(shallow, directory: InMemoryPoolDirectory(), minimumDepth: .zero).count == 0)
        #expect(PoolPrices(block([(Self.weth, 90 * ether128, Self.token, 1_000)], venue: .solidly)).count == 0)
        #expect(PoolPrices(block([(Self.weth, 0, Self.token, 0)]), minimumDepth: .zero).count == 0)
    }

    @Test("of a recorded block are what the market said", .needsSharedData)
    func recorded() throws {
        let block = AnalyzedBlock(try BlockFixture.recorded("receipts", 18_000_000))
        let prices = PoolPrices(block)
        let dollar = Asset(token: try Address(hex: "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"))
        let price = prices.price(of: .native, in: dollar, at: 18_000_000, timestamp: nil)
        let cents = try #require(price?.value(of: Self.ether))
        print("block 18000000: \(prices.count) tokens with a price, 1 ETH = \(cents.text(decimals: 6)) USDC")
        // On 26 August 2023 it was worth between 1,640 and 1,660 dollars.
        #expect(cents > 1_640_000_000 && cents < 1_660_000_000)
    }

    @Test("stand behind those that are trusted more")
    func sources() throws {
        var feed = InMemoryPriceSource()
        feed.insert(try #require(Price(3, for: 1)), of: Asset(token: Self.token), in: .native, from: 0)
        let pools = PoolPrices(
            block([
                (Self.weth, 100 * ether128, Self.token, 1_000), (Self.weth, 100 * ether128, Self.other, 1_000),
            ])
        )
        let all = PriceSources([feed, pools])
        func value(_ token: Address) -> U256? {
            all.price(of: Asset(token: token), in: .native, at: 1, timestamp: nil)?.value(of: 1)
        }
        #expect(value(Self.token) == 3)
        #expect(value(Self.other) == Self.ether.divided(by: 10))
        #expect(value(.test(9)) == nil)
    }
}
