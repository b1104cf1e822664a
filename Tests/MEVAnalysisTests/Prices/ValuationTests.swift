import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Values of profits")
struct ValuationTests {
    private static let token = Asset(token: .test(1))
    private static let other = Asset(token: .test(2))

    private func profit(_ nets: [(Asset, I256)], gasFee: U256? = 30, priorityFee: U256? = 10) -> Profit {
        Profit(
            nets: nets.map { TokenBalance(account: .test(9), asset: $0.0, net: $0.1) },
            gasFee: gasFee,
            priorityFee: priorityFee,
            beneficiaryPayment: 5
        )
    }

    private func prices() throws -> InMemoryPriceSource {
        var prices = InMemoryPriceSource()
        prices.insert(try #require(Price(3, for: 2)), of: Self.token, in: .native, from: 1)
        prices.insert(try #require(Price(2, for: 1)), of: .native, in: Self.other, from: 1)
        return prices
    }

    @Test("are sums of what has a price")
    func sum() throws {
        let value = profit([(.native, 100), (Self.token, -7), (Self.other, 1)]).valuation(by: try prices(), at: 5)
        #expect(value.value == 90)
        #expect(value.gasFee == 30 && value.netValue == 60)
        #expect(value.beneficiaryIncome == 15)
        #expect(value.unpricedAssets == [Self.other])
    }

    @Test("are told in any asset")
    func quote() throws {
        let value = profit([(.native, 100)]).valuation(in: Self.other, by: try prices(), at: 5)
        #expect(value == Valuation(quote: Self.other, value: 200, gasFee: 60, beneficiaryIncome: 30))
        #expect(value.netValue == 140)
    }

    @Test("do not know what is not known, and leave out what does not fit")
    func unknown() throws {
        let prices = try prices()
        let value = profit([(.native, .max), (Self.token, .max)], gasFee: nil).valuation(by: prices, at: 5)
        #expect(value.value == .max && value.unpricedAssets == [Self.token])
        #expect(value.gasFee == nil && value.netValue == nil)
        #expect(profit([(Self.token, 5)]).valuation(by: prices, at: 0).unpricedAssets == [Self.token])
        #expect(profit([], priorityFee: nil).valuation(by: prices, at: 5).beneficiaryIncome == nil)
    }
}
