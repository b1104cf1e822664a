import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

/// Records need not hold all transactions of a block: what is told of a transaction is its place in the block, not that
/// in the record.
@Suite("Blocks of which the first transactions are not known")
struct MovedBlockTests {
    private static let distance = 1_000
    private static let placeKeys: Set<String> = ["index", "transaction", "transactions"]

    /// What all detectors find, as it is in JSON.
    private func findings(in block: AnalyzedBlock) throws -> [NSDictionary] {
        let report = BlockAnalyzer(precedence: FindingPrecedence(ranks: [])).report(on: BlockWindow(block))
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        return try #require(json?["findings"] as? [NSDictionary])
    }

    /// The same JSON, with all places of transactions moved.
    private func moved(_ json: Any, _ key: String = "") -> Any {
        switch json {
        case let object as [String: Any]:
            return Dictionary(uniqueKeysWithValues: object.map { ($0, moved($1, $0)) })
        case let array as [Any]: return array.map { moved($0, key) }
        case let number as Int where Self.placeKeys.contains(key): return number + Self.distance
        default: return json
        }
    }

    private func check(_ block: AnalyzedBlock, _ name: String) throws -> [String] {
        let found = try findings(in: block)
        let later = try findings(in: block.movingIndexes { $0 + Self.distance })
        #expect(found.map { moved($0) as? NSDictionary } == later, "\(name)")
        return found.compactMap { $0["kind"] as? String }
    }

    @Test("have the same findings, at their places in the block")
    func hostile() throws {
        var blocks = HostileBlock(seed: 4_242)
        var kinds: Set<String> = []
        for number in 0..<40 as Range<UInt64> {
            kinds.formUnion(try check(blocks.next(number), "hostile \(number)"))
        }
        print("kinds found in moved blocks: \(kinds.sorted())")
        #expect(kinds.count >= 8)
    }

    @Test("have the same findings where they are recorded", .needsSharedData)
    func recorded() throws {
        var count = 0
        for number in ExpectedTraces.blocks {
            count += try check(AnalyzedBlock(try BlockFixture.traced(number)), "\(number)").count
        }
        print("findings in moved blocks: \(count)")
        #expect(count > 0)
    }
}
