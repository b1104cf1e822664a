import ChainDecoding
import MEVAnalysis
import Testing

/// Orders of 1inch Fusion, whose log names nobody since the fourth version of the contract.
@Suite("Fills of 1inch Fusion")
struct FusionFillTests {
    private static let sold = Address.test(100)
    private static let bought = Address.test(200)
    private static let resolver = Address.test(2)
    private static let maker = Address.test(8)
    private static let pool = Address.test(500)
    private static let order = Address.test(600)

    private func logs(paid: Bool = true) throws -> [LogRecord] {
        let swap = try EncodedEvent(
            "event Swap(address indexed sender, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)"
        )
        let filled = try EncodedEvent("event OrderFilled(bytes32 orderHash, uint256 remaining)")
        let values: [ABIValue] = [
            .address(Self.resolver), .uint(1000), .uint(0), .uint(0), .uint(905), .address(Self.resolver),
        ]
        var logs: [LogRecord] = [
            .transfer(Self.sold, Self.maker, Self.resolver, 1000, index: 0),
            .transfer(Self.sold, Self.resolver, Self.pool, 1000, index: 1),
            .transfer(Self.bought, Self.pool, Self.resolver, 905, index: 2),
            try swap.log(Self.pool, values, index: 3),
        ]
        if paid { logs.append(.transfer(Self.bought, Self.resolver, Self.maker, 900, index: 4)) }
        let id = ABIValue.bytes(Bytes([UInt8](repeating: 1, count: 32)))
        logs.append(try filled.log(Self.order, [id, .uint(0)], index: 5))
        return logs
    }

    private func block(_ logs: [LogRecord]) -> AnalyzedBlock {
        let transaction = TransactionRecord(
            index: 0,
            hash: Hash32(1, 2, 3, 4),
            sender: .test(1),
            recipient: Self.resolver,
            logs: logs
        )
        return AnalyzedBlock(BlockRecord(number: 1, transactions: [transaction]))
    }

    @Test("are found by what their makers gave and got, and are no arbitrage")
    func fill() throws {
        let block = block(try logs())
        let fill = try #require(SolverFillDetector().findings(in: block).first)
        #expect(fill.rule == "solver.cycle")
        #expect(fill.detail.venue == .oneInch)
        #expect(fill.detail.orders.map(\.pool) == [PoolID(Self.maker)])
        #expect(fill.detail.orders.map(\.amountIn) == [900])
        #expect(fill.detail.orders.map(\.amountOut) == [1000])
        #expect(fill.profit?.net(in: Asset(token: Self.bought)) == I256(5))
        #expect(ArbitrageDetector().findings(in: block).isEmpty)
        // Without the log, the same looks like a trade with somebody who is not known.
        let silent = self.block(try logs().filter { $0.index != 5 })
        #expect(SolverFillDetector().findings(in: silent).isEmpty)
    }

    @Test("are none where nobody was paid")
    func unpaid() throws {
        let block = block(try logs(paid: false))
        #expect(block.actions.streams[0].swaps.map(\.venue) == [.uniswapV2])
        #expect(SolverFillDetector().findings(in: block).isEmpty)
    }

    @Test("are read from calls of either version")
    func calls() throws {
        let word = { (address: Address) in address.withSpan { U256(bigEndian: $0) } ?? .zero }
        let fourth: [U256] = [0, word(Self.maker), 0, word(Self.sold), word(Self.bought), 1000, 900, 0, 0, 0, 0, 0]
        let third: [U256] = [
            192, 0, 0, 0, 0, 0, 0, word(Self.sold), word(Self.bought), word(Self.maker), 0, 0, 1000, 900, 0, 0,
        ]
        let functions: [(signature: String, selector: String, words: [U256])] = [
            ("fillOrder(#4,bytes32,bytes32,uint256,uint256)", "0x9fda64bd", fourth),
            ("fillOrderArgs(#4,bytes32,bytes32,uint256,uint256,bytes)", "0xf497df75", fourth),
            ("fillContractOrder(#4,bytes,uint256,uint256)", "0xcc713a04", fourth),
            ("fillContractOrderArgs(#4,bytes,uint256,uint256,bytes)", "0x56a75868", fourth),
            ("fillOrder(#3,bytes,bytes,uint256,uint256,uint256)", "0x62e238bb", third),
            ("fillOrderTo(#3,bytes,bytes,uint256,uint256,uint256,address)", "0xe5d7bde6", third),
        ]
        for (shape, expected, words) in functions {
            let parts = shape.split(separator: "#", maxSplits: 1)
            let numbers = [String](repeating: "uint256", count: 8).joined(separator: ",")
            let order =
                parts[1].hasPrefix("4")
                ? numbers : "uint256,address,address,address,address,address,uint256,uint256,uint256,bytes"
            let selector = Selector(signature: "\(parts[0])(\(order))\(parts[1].dropFirst())")
            #expect(selector.description == expected, "\(shape)")
            let stream = ActionDecoder().actions(of: transaction(calling: selector, words), at: 0)
            #expect(stream.swaps.map(\.venue) == [.oneInch], "\(shape)")
            #expect(stream.swaps.map(\.pool) == [PoolID(Self.maker)], "\(shape)")
            #expect(stream.swaps.map(\.amountIn) == [900] && stream.swaps.map(\.amountOut) == [1000], "\(shape)")
        }
    }

    private func transaction(calling selector: Selector, _ words: [U256]) -> TransactionRecord {
        let move = { (token: Address, from: Address, to: Address, amount: U256) in
            let arguments = [from, to].flatMap { [UInt8](repeating: 0, count: 12) + $0.bytes } + amount.bigEndianBytes
            return CallRecord(
                kind: .call,
                from: Self.order,
                to: token,
                input: Bytes(Selector(signature: "transferFrom(address,address,uint256)").bytes + arguments),
                output: Bytes(U256.one.bigEndianBytes),
                depth: 2
            )
        }
        return TransactionRecord(
            index: 0,
            hash: .zero,
            sender: .test(1),
            recipient: Self.resolver,
            calls: [
                CallRecord(kind: .call, from: .test(1), to: Self.resolver, input: Bytes([1, 2, 3, 4]), depth: 0),
                CallRecord(
                    kind: .call,
                    from: Self.resolver,
                    to: Self.order,
                    input: Bytes(selector.bytes + words.flatMap(\.bigEndianBytes)),
                    depth: 1
                ),
                move(Self.sold, Self.maker, Self.resolver, 1000),
                move(Self.bought, Self.resolver, Self.maker, 900),
            ]
        )
    }
}
