import ChainDecoding
import Testing

@testable import MEVAnalysis

/// Calldata and logs of every known function and event, whose words say what no honest contract does.
@Suite("Hostile words")
struct HostileWordsTests {
    /// Offsets and counts about which sums overflow, and others.
    private static let words: [U256] = [
        .zero, .max, .max &>> 1, U256(UInt64(Int.max)), U256(UInt64(Int.max) - 4), U256(UInt64(Int.max) - 31),
        U256(UInt64(Int.max) / 32), U256(UInt64.max), 1, 32, 64, 100, 352, 1 &<< 63, 1 &<< 255,
    ]
    private static let wordCount = 16
    /// Every length of two words, and those around the ends of all others.
    private static let lengths = (0...wordCount * 32).filter { $0 <= 64 || [0, 1, 31].contains($0 % 32) }

    private static func data(_ word: U256) -> [UInt8] {
        (0..<wordCount).flatMap { _ in word.bigEndianBytes }
    }

    private static func call(_ selector: Selector, _ words: some Sequence<UInt8>, output: [UInt8]) -> CallRecord {
        CallRecord(
            kind: .call,
            from: .test(1),
            to: .test(2),
            input: Bytes(selector.bytes + words),
            output: Bytes(output),
            depth: 0
        )
    }

    private static func log(_ decoder: EventDecoder, _ word: U256, _ data: some Sequence<UInt8>) -> Log {
        let others = repeatElement(Hash32(word), count: max(decoder.topicCount - 1, 0))
        return Log(address: .test(2), topics: LogTopics([decoder.topic0] + others) ?? [], data: Bytes(Array(data)))
    }

    @Test("of a function that are all alike do not trap, however many there are", arguments: words)
    func calls(_ word: U256) {
        let data = Self.data(word)
        for decoder in CallDecoder.all {
            for count in Self.lengths {
                _ = decoder.read(CallFields(call: Self.call(decoder.selector, data.prefix(count), output: data)))
            }
        }
    }

    @Test("of an event that are all alike do not trap, however many there are", arguments: words)
    func logs(_ word: U256) {
        let data = Self.data(word)
        for decoder in EventDecoder.all {
            for count in Self.lengths {
                _ = decoder.read(EventFields(log: Self.log(decoder, word, data.prefix(count))))
            }
        }
    }

    @Test("of any kind, with tokens that move, do not trap")
    func mixed() throws {
        let seed: UInt64 = 0xca11
        print("hostile words: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        func words() -> [UInt8] {
            let all = (0..<Int.random(in: 0...40, using: &random))
                .flatMap { _ in Self.words.randomElement(using: &random)?.bigEndianBytes ?? [] }
            return Array(all.prefix(Int.random(in: 0...all.count, using: &random)))
        }
        let decoder = ActionDecoder()
        var found = 0
        for round in 0..<20 {
            var calls: [CallRecord] = []
            for decoder in CallDecoder.all {
                var call = Self.call(decoder.selector, words(), output: words())
                call.depth = Int.random(in: 0...3, using: &random)
                call.succeeded = Int.random(in: 0..<4, using: &random) > 0
                call.value = Self.words.randomElement(using: &random) ?? .zero
                calls.append(call)
            }
            var logs: [LogRecord] = []
            for decoder in EventDecoder.all {
                let word = Self.words.randomElement(using: &random) ?? .zero
                logs.append(.transfer(.test(3), .test(1), .test(2), word, index: logs.count))
                logs.append(.transfer(.test(4), .test(2), .test(1), word, index: logs.count))
                logs.append(LogRecord(Self.log(decoder, word, words()), index: logs.count))
            }
            let isTraced = round % 3 > 0
            let transaction = TransactionRecord(
                index: 0,
                hash: .zero,
                logs: round % 3 < 2 ? logs : nil,
                calls: isTraced ? calls : nil
            )
            found += decoder.actions(of: transaction, at: 0).count + decoder.attempts(of: transaction, at: 0).count
        }
        #expect(found > 0)
    }

    @Test("that are the offset of a tuple are believed within the calldata")
    func tuples() throws {
        let places: [(offset: U256, isThere: Bool)] = [
            (0, true), (64, true), (96, true), (97, false), (U256(UInt64(Int.max)), false), (.max, false),
        ]
        for (offset, isThere) in places {
            let words = [offset, 7, 8].flatMap(\.bigEndianBytes)
            let fields = CallFields(call: Self.call(Selector(1), words, output: []))
            let tuple = fields.tuple(0)
            #expect((tuple != nil) == isThere)
            guard let tuple, offset == 64 else { continue }
            #expect(tuple.number(0) == 8 && tuple.number(1) == 0)
        }
    }
}
