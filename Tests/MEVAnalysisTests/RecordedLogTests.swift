import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Blocks of logs")
struct RecordedLogTests {
    struct Expectation: Sendable, CustomStringConvertible {
        var kind = "receipts"
        var block: Int
        var uniswapV2 = 0
        var uniswapV3 = 0
        var balancerV2 = 0
        var curve = 0
        /// Swaps of other venues, which the expected findings do not count.
        var others = 0
        var description: String { "\(block)" }
    }

    static let blocks = [
        Expectation(block: 12_000_000, uniswapV2: 22, others: 1),
        Expectation(block: 15_000_000, uniswapV2: 19, uniswapV3: 26, balancerV2: 3, curve: 1, others: 5),
        Expectation(block: 17_000_000, uniswapV2: 17, uniswapV3: 3),
        Expectation(block: 17_500_000, uniswapV2: 18, uniswapV3: 4, others: 1),
        Expectation(block: 17_999_999, uniswapV2: 26, uniswapV3: 2),
        Expectation(block: 18_000_000, uniswapV2: 27, uniswapV3: 2),
        Expectation(kind: "logs", block: 18_000_001, uniswapV2: 37, uniswapV3: 7, others: 1),
        Expectation(kind: "logs", block: 18_000_100, uniswapV2: 53, uniswapV3: 9, curve: 2, others: 1),
        // Of the 57 swaps of V2 that logs tell of, a token has made up 34.
        Expectation(block: 18_100_000, uniswapV2: 57 - 34, uniswapV3: 4, curve: 3, others: 1),
        Expectation(block: 18_100_010, uniswapV2: 23, uniswapV3: 3, others: 1),
        Expectation(block: 19_125_000, uniswapV2: 8, uniswapV3: 9, others: 5),
        Expectation(block: 19_999_999, uniswapV2: 24, uniswapV3: 11, balancerV2: 2, others: 1),
    ]

    @Test("have the swaps", .needsSharedData, arguments: blocks)
    func swaps(expectation: Expectation) throws {
        let block = try BlockFixture.recorded(expectation.kind, expectation.block)
        let swaps = ActionDecoder().actions(of: block).streams.flatMap(\.swaps)
        func count(_ venue: Venue) -> Int { swaps.count { $0.venue == venue } }
        print("\(expectation.block): \(swaps.count) swaps")
        #expect(count(.uniswapV2) == expectation.uniswapV2)
        #expect(count(.uniswapV3) == expectation.uniswapV3)
        #expect(count(.balancerV2) == expectation.balancerV2)
        #expect(count(.curve) == expectation.curve)
        let counted = expectation.uniswapV2 + expectation.uniswapV3 + expectation.balancerV2 + expectation.curve
        #expect(swaps.count - counted == expectation.others)
    }

    @Test("are not fooled by a token that makes swaps up", .needsSharedData)
    func spoofed() throws {
        let block = try BlockFixture.recorded("receipts", 18_100_000)
        let actions = ActionDecoder().actions(of: block)
        #expect(block.transactions[72].logs?.count == 68)
        #expect(actions.streams[72].transfers.count == 34)
        #expect(actions.streams[72].count == 34)
    }

    @Test("have amounts as transfers tell them", .needsSharedData)
    func amounts() throws {
        var (equal, outDiffers, inDiffers) = (0, 0, 0)
        for expectation in Self.blocks {
            let block = try BlockFixture.recorded(expectation.kind, expectation.block)
            for swap in ActionDecoder().actions(of: block).streams.flatMap(\.swaps) {
                guard swap.venue == .uniswapV2 || swap.venue == .uniswapV3 else { continue }
                #expect(swap.evidence.isSuperset(of: [.event, .inflow, .outflow]))
                #expect(swap.stateAfter != nil)
                if swap.amountIn == swap.reportedIn, swap.amountOut == swap.reportedOut {
                    equal += 1
                } else if swap.amountIn == swap.reportedIn {
                    outDiffers += 1
                } else {
                    inDiffers += 1
                }
            }
        }
        print("V2 and V3 swaps: \(equal) as reported, \(outDiffers) gave another amount, \(inDiffers) took another")
        #expect(equal == 366)
        // Tokens that keep a part of what is sent.
        #expect(outDiffers == 3)
        // Three tokens that share out what they keep, so that the pair got more, and five payers of too much.
        #expect(inDiffers == 8)
    }

    @Test("have transfers that net to zero", .needsSharedData)
    func nets() throws {
        for expectation in Self.blocks {
            let block = try BlockFixture.recorded(expectation.kind, expectation.block)
            for stream in ActionDecoder().actions(of: block).streams {
                #expect(TokenFlow(stream.transfers).sumsToZero)
            }
        }
    }

    @Test("never trap, whatever is wrong with them", .needsSharedData)
    func mutated() throws {
        let seed: UInt64 = 0xb10c
        print("mutated logs: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let block = try BlockFixture.recorded("receipts", 15_000_000)
        let decoder = ActionDecoder()
        var count = 0
        for _ in 0..<20 {
            for transaction in block.transactions {
                guard var logs = transaction.logs, !logs.isEmpty else { continue }
                for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&logs, using: &random) }
                var mutated = transaction
                mutated.logs = logs
                let stream = decoder.actions(of: mutated, at: 0)
                #expect(TokenFlow(stream.transfers).sumsToZero)
                count += stream.count
            }
        }
        #expect(count > 0)
    }

    private static func mutate(_ logs: inout [LogRecord], using random: inout SeededGenerator) {
        let place = Int.random(in: 0..<logs.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let count = Int.random(in: 0...logs[place].log.data.count, using: &random)
            logs[place].log.data = logs[place].log.data.slice(0..<count) ?? Bytes()
        case 1:
            var bytes = logs[place].log.data.array
            for index in bytes.indices where Int.random(in: 0..<8, using: &random) == 0 {
                bytes[index] = [0, 0xff, 0x80, .random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
            }
            logs[place].log.data = Bytes(bytes)
        case 2: logs.swapAt(place, Int.random(in: 0..<logs.count, using: &random))
        case 3: logs.append(logs[place])
        case 4: logs[place].log.topics = LogTopics(logs[place].log.topics.dropLast()) ?? []
        default: logs[place].log.address = logs[Int.random(in: 0..<logs.count, using: &random)].log.address
        }
    }
}
