import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Prices")
struct InMemoryPriceSourceTests {
    private static let token = Asset(token: .test(1))
    private static let dollar = Asset(token: .test(2))

    private func amount(_ source: InMemoryPriceSource, at block: UInt64) -> U256? {
        source.price(of: Self.token, in: Self.dollar, at: block, timestamp: nil)?.quoteAmount
    }

    @Test("the last price at or before a block holds, as long as it is not too old")
    func blocks() throws {
        var source = InMemoryPriceSource(maximumAge: 10)
        for (block, price) in [(20, 2), (10, 1), (30, 3), (20, 4)] as [(UInt64, U256)] {
            source.insert(try #require(Price(price, for: 1)), of: Self.token, in: Self.dollar, from: block)
        }
        #expect([9, 10, 19, 20, 29, 30, 40, 41].map { amount(source, at: $0) } == [nil, 1, 1, 4, 4, 3, 3, nil])
        #expect(source.price(of: Self.dollar, in: Self.token, at: 20, timestamp: nil) == nil)
        #expect(source.price(of: Self.dollar, in: Self.dollar, at: 0, timestamp: nil) == Price(1, for: 1))
        source.maximumAge = nil
        #expect(amount(source, at: .max) == 3)
    }

    @Test("values are exact, and rounded down")
    func values() throws {
        let price = try #require(Price(2_000_000_000, for: 1_000_000_000_000_000_000))
        #expect(price.value(of: 1_500_000_000_000_000_000) == 3_000_000_000)
        #expect(price.value(of: 499_999_999) == 0)
        #expect(price.value(of: .max) != nil)
        #expect(Price(.max, for: 1)?.value(of: 2) == nil)
        #expect(Price(1, for: 0) == nil)
    }
}
