import ChainDecoding
import MEVAnalysis
import Testing

/// Transactions that somebody made to hang or to fool whoever decodes them.
@Suite("Hostile transactions")
struct HostileTransactionTests {
    private let count = 10_000
    private static let pair =
        "event Swap(address indexed s, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)"

    private func stream(_ logs: [LogRecord]) -> ActionStream {
        ActionDecoder().actions(of: TransactionRecord(index: 0, hash: .zero, logs: logs), at: 0)
    }

    private func swap(_ pool: Address, index: Int) throws -> LogRecord {
        try EncodedEvent(Self.pair)
            .log(
                pool,
                [.address(.test(1)), .uint(10), .uint(0), .uint(0), .uint(9), .address(.test(1))],
                index: index
            )
    }

    @Test("of ten thousand swaps in one pool have them all")
    func manySwaps() throws {
        let event = try swap(.test(500), index: 0).log
        let logs = (0..<count)
            .flatMap { place in
                [
                    LogRecord.transfer(.test(100), .test(1), .test(500), 10, index: place * 3),
                    .transfer(.test(200), .test(500), .test(1), 9, index: place * 3 + 1),
                    LogRecord(event, index: place * 3 + 2),
                ]
            }
        let stream = stream(logs)
        #expect(stream.swaps.count == count)
        #expect(stream.swaps.allSatisfy { $0.amountIn == 10 && $0.amountOut == 9 })
        #expect(stream.swaps.map(\.origin.order) == (0..<count).map { $0 * 3 + 2 })
    }

    @Test("of ten thousand made-up swaps have none")
    func manyLies() throws {
        let event = try swap(.test(500), index: 0).log
        #expect(stream((0..<count).map { LogRecord(event, index: $0) }).isEmpty)
    }

    @Test("that send ten thousand tokens through a pool prove nothing")
    func manyTokens() throws {
        var logs = (0..<count)
            .map { place in
                LogRecord.transfer(.test(UInt64(10_000 + place)), .test(1), .test(500), 10, index: place)
            }
        logs.append(.transfer(.test(200), .test(500), .test(1), 9, index: count))
        logs.append(try swap(.test(500), index: count + 1))
        #expect(stream(logs).swaps.isEmpty)
    }

    @Test("of ten thousand swaps in a vault are linear")
    func manyNettedSwaps() throws {
        let vault = ChainContracts.ethereum.vaults[0]
        let event = try EncodedEvent(
            "event Swap(bytes32 indexed id, address indexed a, address indexed b, uint256 amountIn, uint256 amountOut)"
        )
        .log(
            vault,
            [
                .bytes(Bytes([UInt8](repeating: 1, count: 32))), .address(.test(100)), .address(.test(200)), .uint(10),
                .uint(9),
            ],
            index: 0
        )
        let logs = (0..<count)
            .flatMap { place in
                [
                    LogRecord(event.log, index: place * 2),
                    LogRecord.transfer(.test(100), .test(1), vault, 10, index: place * 2 + 1),
                ]
            }
        #expect(stream(logs).swaps.count == count)
    }

    @Test("of a thousand orders and liquidations look at no more than is near them")
    func manyClaims() throws {
        let order = try EncodedEvent("event OrderFilled(address indexed maker, bytes32 hash, uint256 remaining)")
            .log(.test(3), [.address(.test(8)), .bytes(Bytes([UInt8](repeating: 1, count: 32))), .uint(1)], index: 0)
        let liquidation = try EncodedEvent(
            "event LiquidateBorrow(address a, address b, uint256 repay, address collateral, uint256 seized)"
        )
        .log(.test(4), [.address(.test(1)), .address(.test(2)), .uint(77), .address(.test(9)), .uint(55)], index: 0)
        let logs = (0..<1_000)
            .flatMap { place in
                [
                    LogRecord(order.log, index: place * 3), LogRecord(liquidation.log, index: place * 3 + 1),
                    .transfer(.test(100), .test(1), .test(600), 3, index: place * 3 + 2),
                ]
            }
        #expect(stream(logs).liquidations.isEmpty)
    }

    @Test("of calls nested ten thousand deep are read")
    func deepCalls() {
        let calls = (0..<count)
            .map { depth in
                CallRecord(kind: .call, from: .test(1), to: .test(2), value: 1, depth: depth)
            }
        let transaction = TransactionRecord(index: 0, hash: .zero, calls: calls)
        let stream = ActionDecoder().actions(of: transaction, at: 0)
        #expect(stream.transfers.count == count)
        #expect(transaction.traceAddress(of: 3) == [0, 0, 0])
    }

    @Test("with depths that make no tree do not trap")
    func senselessDepths() {
        let seed: UInt64 = 0xdeeb
        print("depths: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let calls = (0..<20)
                .map { _ in
                    CallRecord(
                        kind: .call,
                        from: .test(1),
                        to: .test(2),
                        value: 1,
                        depth: [.min, -1, 0, 1, 2, 7, .max].randomElement(using: &random) ?? 0,
                        succeeded: .random(using: &random)
                    )
                }
            let transaction = TransactionRecord(index: 0, hash: .zero, calls: calls)
            let decoder = ActionDecoder()
            #expect(decoder.actions(of: transaction, at: 0).count <= 20)
            #expect(decoder.attempts(of: transaction, at: 0).count <= 20)
            for index in -1...20 { #expect(transaction.traceAddress(of: index).count <= 20) }
        }
    }

    @Test("with amounts beyond all tokens do not trap")
    func hugeAmounts() throws {
        let event = try EncodedEvent(Self.pair)
            .log(
                .test(500),
                [.address(.test(1)), .uint(.max), .uint(.max), .uint(.max), .uint(.max), .address(.test(1))],
                index: 4
            )
        let logs = [
            LogRecord.transfer(.test(100), .test(1), .test(500), .max, index: 0),
            .transfer(.test(100), .test(1), .test(500), .max, index: 1),
            .transfer(.test(200), .test(500), .test(1), .max, index: 2), event,
        ]
        let stream = stream(logs)
        #expect(stream.swaps.isEmpty)
        #expect(TokenFlow(stream.transfers).overflowingAssets.count == 2)
    }
}
