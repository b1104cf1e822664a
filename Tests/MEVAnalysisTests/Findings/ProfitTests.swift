import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Profits")
struct ProfitTests {
    private static let bot = address(1)
    private static let vault = address(2)
    private static let pool = address(3)
    private static let builder = address(4)
    private static let weth = address(5)
    private static let token = address(6)

    private static func address(_ number: UInt8) -> Address {
        Address([UInt8](repeating: 0, count: 19) + [number]) ?? .zero
    }

    private func transfer(
        _ amount: U256,
        of token: Address,
        from: Address,
        to: Address,
        kind: AssetKind = .erc20,
        reason: AssetTransfer.Kind = .transfer
    ) -> AssetTransfer {
        AssetTransfer(
            kind: reason,
            assetKind: kind,
            token: token,
            amount: amount,
            from: from,
            to: to,
            origin: ActionOrigin(order: 0)
        )
    }

    private func block(_ transfers: [[AssetTransfer]], calls: [CallRecord]? = []) -> AnalyzedBlock {
        let transactions = transfers.indices.map { index in
            TransactionRecord(
                index: index,
                hash: Keccak256.hash([UInt8(index)]),
                gasUsed: 100,
                effectiveGasPrice: 7,
                calls: calls
            )
        }
        let record = BlockRecord(number: 1, beneficiary: Self.builder, baseFeePerGas: 5, transactions: transactions)
        let streams = transfers.enumerated().map { ActionStream(transaction: $0, transfers: $1) }
        return AnalyzedBlock(record, actions: BlockActions(streams: streams))
    }

    @Test("what moves inside the party counts nothing, and wrapped counts as native")
    func nets() {
        let block = block([
            [
                transfer(100, of: Self.weth, from: Self.bot, to: Self.pool),
                transfer(30, of: Self.token, from: Self.pool, to: Self.vault),
                transfer(5, of: Self.token, from: Self.vault, to: Self.bot),
            ],
            [
                transfer(30, of: Self.token, from: Self.vault, to: Self.pool),
                transfer(150, of: .nativeToken, from: Self.pool, to: Self.bot, kind: .native),
                transfer(20, of: .nativeToken, from: Self.bot, to: Self.builder, kind: .native),
            ],
        ])
        let profit = Profit(of: [Self.bot, Self.vault], in: [0, 1, 1], of: block, wrapper: Self.weth)
        #expect(profit.nets.map(\.asset) == [.native])
        #expect(profit.net(in: .native) == I256(30))
        #expect(profit.gasFee == 1_400)
        #expect(profit.priorityFee == 400)
        #expect(profit.beneficiaryPayment == 20)
        #expect(profit.isComplete)
        #expect(profit.netAfterGas?.description == "-1370")
        #expect(Profit(of: [Self.bot], in: [0], of: block, wrapper: Self.weth).nets.count == 2)
    }

    @Test("what is not known is not made up")
    func unknown() {
        let block = block([[transfer(1, of: Self.token, from: Self.pool, to: Self.bot)]], calls: nil)
        let profit = Profit(of: [Self.bot], in: [0, 7], of: block, wrapper: Self.weth)
        #expect(profit.beneficiaryPayment == nil)
        #expect(!profit.isComplete)
        #expect(profit.net(in: Asset(token: Self.token)) == I256(1))
        #expect(Profit(of: [], in: [], of: block, wrapper: Self.weth).nets.isEmpty)
    }

    @Test("from logs alone, wrapping is neither a gain nor a loss")
    func wrapping() {
        let transfers = [
            transfer(100, of: Self.weth, from: Self.pool, to: Self.bot),
            transfer(70, of: Self.weth, from: Self.bot, to: Self.weth, kind: .erc20, reason: .unwrap),
            transfer(10, of: Self.weth, from: Self.weth, to: Self.bot, kind: .erc20, reason: .wrap),
        ]
        let logs = Profit(of: [Self.bot], in: [0], of: block([transfers], calls: nil), wrapper: Self.weth)
        #expect(logs.net(in: .native) == I256(100))
        #expect(!logs.isComplete)
        let moves = [
            transfer(70, of: .nativeToken, from: Self.weth, to: Self.bot, kind: .native),
            transfer(10, of: .nativeToken, from: Self.bot, to: Self.weth, kind: .native),
        ]
        let calls = Profit(of: [Self.bot], in: [0], of: block([transfers + moves]), wrapper: Self.weth)
        #expect(calls.net(in: .native) == I256(100))
        #expect(calls.isComplete)
    }

    @Test("more than a token can have is left out, and said so")
    func overflow() {
        let transfers = [
            transfer(.max, of: Self.token, from: Self.pool, to: Self.bot),
            transfer(.max, of: Self.token, from: Self.pool, to: Self.bot),
            transfer(3, of: Self.weth, from: Self.pool, to: Self.bot),
        ]
        let profit = Profit(of: [Self.bot], in: [0], of: block([transfers]), wrapper: Self.weth)
        #expect(profit.nets.map(\.asset) == [.native])
        #expect(!profit.isComplete)
    }

    @Test("identities are the same for the same, and others for others")
    func identities() {
        let record = block([]).record
        let hash = Keccak256.hash([1])
        let first = FindingID(kind: "sandwich", block: record, transactions: [hash])
        #expect(first == FindingID(kind: "sandwich", block: record, transactions: [hash]))
        #expect(first != FindingID(kind: "arbitrage", block: record, transactions: [hash]))
        #expect(first != FindingID(kind: "sandwich", block: record, transactions: [hash], discriminator: [0]))
        var later = record
        later.hash = hash
        #expect(first != FindingID(kind: "sandwich", block: later, transactions: [hash]))
    }

    @Test("identities of transactions whose hashes are not known differ by their places")
    func namelessIdentities() {
        let record = block([]).record
        let places: [(number: UInt64, index: Int)] = [(1, 0), (1, 1), (1, 2), (2, 1)]
        let ids = places.map { place in
            let part = FindingTransaction(role: .subject, blockNumber: place.number, index: place.index, hash: .zero)
            return Finding(Mark(number: 0), in: record, rule: "", confidence: .certain, transactions: [part]).id
        }
        #expect(Set(ids).count == ids.count)
    }
}
