import ChainDecoding
import Testing

@Suite("Logs of tokens in mainnet blocks", .needsSharedData)
struct TokenVectorTests {
    private struct RecordedLog: Decodable {
        var address: String
        var topics: [String]
        var data: String

        func log() throws -> Log {
            let topics = try #require(LogTopics(try self.topics.map { try Hash32(hex: $0) }))
            return Log(address: try Address(hex: address), topics: topics, data: Bytes(try Hex.decode(data)))
        }
    }

    /// The logs of a block, transaction by transaction.
    private struct Block: Decodable {
        var result: [[RecordedLog]]
    }

    private static let weth = Address("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2")

    /// How many transfers the logs tell of, by their text alone.
    private func expected(_ logs: [RecordedLog]) -> [TokenStandard: Int] {
        var counts: [TokenStandard: Int] = [:]
        for log in logs {
            switch (log.topics.first?.prefix(10), log.topics.count) {
            case ("0xddf252ad", 3): counts[.erc20, default: 0] += 1
            case ("0xddf252ad", 4): counts[.erc721, default: 0] += 1
            case ("0xc3d58168", 4): counts[.erc1155, default: 0] += 1
            case ("0x4a39dc06", 4):
                // The number of ids stands behind two offsets.
                let count = log.data.dropFirst(2 + 128).prefix(64)
                counts[.erc1155, default: 0] += Int(count, radix: 16) ?? 0
            case ("0xe1fffcc4", 2), ("0x7fcf532c", 2):
                guard Address(log.address) == Self.weth else { continue }
                counts[.wrappedNative, default: 0] += 1
            default: continue
            }
        }
        return counts
    }

    @Test("every transfer is found")
    func transfers() throws {
        var total: [TokenStandard: Int] = [:]
        for block in ["18000001", "18000100"] {
            for recorded in try SharedData.json(Block.self, "../mev/erigon-rpc-tests/logs_\(block).json.gz").result {
                let transfers = TokenTransfer.transfers(in: try recorded.map { try $0.log() }, wrappedNative: Self.weth)
                let counts = Dictionary(grouping: transfers) { $0.standard }.mapValues(\.count)
                #expect(counts == expected(recorded))
                for (standard, count) in counts { if let standard { total[standard, default: 0] += count } }
            }
        }
        print("transfers in 2 mainnet blocks: \(total.map { "\($0.key) \($0.value)" }.sorted())")
        #expect(total == [.erc20: 362, .erc721: 21, .erc1155: 3, .wrappedNative: 85])
    }
}
