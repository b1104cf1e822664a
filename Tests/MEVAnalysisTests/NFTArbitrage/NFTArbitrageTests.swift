import ChainDecoding
import MEVAnalysis
import Testing

@Suite("NFT arbitrages")
struct NFTArbitrageTests {
    private let weth = ChainContracts.ethereum.wrappedNativeToken

    private func trade(_ seller: UInt64, _ buyer: UInt64, _ price: U256, id: U256 = 7, token: Address? = nil)
        -> NFTTrade
    {
        NFTTrade(
            venue: .seaport,
            exchange: .test(500),
            seller: .test(seller),
            buyer: .test(buyer),
            asset: Asset(token: .test(600), id: id),
            price: TokenAmount(token: token ?? weth, amount: price),
            evidence: .flow,
            origin: ActionOrigin(order: 0)
        )
    }

    private func find(_ trades: [[NFTTrade]]) -> [Finding<NFTArbitrage>] {
        var block = AnalyzedBlock(trades.map { _ in ScriptedTransaction() })
        var actions = block.actions
        for (place, trades) in trades.enumerated() { actions.streams[place].nftTrades = trades }
        block = AnalyzedBlock(block.record, actions: actions)
        return NFTArbitrageDetector().findings(in: block)
    }

    @Test("within a transaction, whichever comes first, wrapped or not")
    func atomic() throws {
        let (bought, sold) = (trade(8, 2, 100, token: .nativeToken), trade(2, 9, 130))
        for trades in [[bought, sold], [sold, bought]] {
            let finding = try #require(find([trades]).first)
            #expect(finding.detail.resales.map(\.gain) == [30])
            #expect(finding.rule == "nft.atomic")
            #expect(finding.transactions.map(\.role) == [.subject])
        }
    }

    @Test("within a block, several pieces as one")
    func resale() throws {
        let trades = [
            [trade(8, 2, 100), trade(8, 2, 100, id: 8)], [trade(3, 4, 1, id: 9)],
            [trade(2, 9, 130), trade(2, 9, 140, id: 8)],
        ]
        let findings = find(trades)
        #expect(findings.map { $0.detail.resales.map(\.gain) } == [[30, 40]])
        #expect(findings.first?.transactions.map(\.role) == [.front, .back])
        #expect(findings.first?.confidence == .likely)
    }

    @Test("no sale of what one had, beside a purchase by which nothing came")
    func matched() {
        let scripted = AnalyzedBlock([ScriptedTransaction(sender: .test(2), recipient: .test(500))])
        var actions = scripted.actions
        actions.streams[0].nftTrades = [trade(2, 9, 130), trade(8, 2, 100)]
        #expect(NFTArbitrageDetector().findings(in: AnalyzedBlock(scripted.record, actions: actions)).count == 1)
        actions.streams[0].transfers = [
            AssetTransfer(
                assetKind: .erc721,
                token: .test(600),
                tokenID: 7,
                amount: 1,
                from: .test(2),
                to: .test(9),
                origin: ActionOrigin(order: 0)
            )
        ]
        #expect(NFTArbitrageDetector().findings(in: AnalyzedBlock(scripted.record, actions: actions)).isEmpty)
    }

    @Test("no loss, no other piece, no other owner, no other token, no wash")
    func none() {
        #expect(find([[trade(8, 2, 100), trade(2, 9, 100)]]).isEmpty)
        #expect(find([[trade(8, 2, 100), trade(2, 9, 130, id: 8)]]).isEmpty)
        #expect(find([[trade(8, 2, 100), trade(3, 9, 130)]]).isEmpty)
        #expect(find([[trade(8, 2, 100), trade(2, 9, 130, token: .test(1))]]).isEmpty)
        #expect(find([[trade(8, 2, 100), trade(2, 8, 130)]]).isEmpty)
        #expect(find([[trade(2, 9, 130)], [trade(8, 2, 100)]]).isEmpty)
        #expect(find([[trade(2, 2, 100), trade(2, 9, 130)]]).isEmpty)
    }
}
