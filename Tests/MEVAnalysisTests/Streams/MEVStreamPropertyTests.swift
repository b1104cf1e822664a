import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Properties of the stream of blocks")
struct MEVStreamPropertyTests {
    /// A node that follows a chain with reorgs, and says every block, some twice, some too early.
    private struct Node {
        var random: SeededGenerator
        var chain: [BlockRecord]
        var highest: UInt64
        var fork: UInt8 = 0

        init(seed: UInt64) {
            random = SeededGenerator(seed: seed)
            chain = ScriptedChain.blocks(1...2, after: nil)
            highest = 2
        }

        /// Changes the chain, and says the blocks that are new.
        mutating func step(reorgDepth: Int) -> [BlockRecord] {
            fork &+= 1
            let deepest = max(Int(highest) - reorgDepth, 1)
            let kept =
                Int.random(in: 0..<3, using: &random) == 0
                ? Int.random(in: deepest...chain.count, using: &random)
                : chain.count
            chain.removeLast(chain.count - kept)
            let end = UInt64(kept) + UInt64.random(in: 1...4, using: &random)
            let new = ScriptedChain.blocks(UInt64(kept) + 1...end, fork: fork, after: chain.last?.hash)
            chain += new
            highest = max(highest, end)
            return new
        }
    }

    @Test("whatever the chain does, what stands is what is found in the chain as it is", arguments: 0..<12)
    func followsTheChain(_ seed: Int) throws {
        print("seed \(seed)")
        let (window, reorgDepth) = (seed % 4 + 1, seed % 3 + 1)
        var node = Node(seed: UInt64(seed))
        var stream = MEVStream(analyzer: ScriptedChain.analyzer, windowLength: window, reorgDepth: reorgDepth)
        var book = FindingBook()
        for block in node.chain { book.apply(try stream.append(block)) }
        for _ in 0..<40 {
            for block in node.step(reorgDepth: reorgDepth) {
                book.apply(try stream.append(block))
                if Bool.random(using: &node.random) { #expect(try stream.append(block).isEmpty) }
                #expect(stream.state.blockCount <= stream.capacity)
                #expect(stream.state.transactionCount <= 4 * stream.capacity)
                #expect(stream.state.retractedCount <= 8 * stream.capacity)
            }
            let straight = ScriptedChain.reports(on: node.chain, windowLength: window)
            #expect(book.isConsistent)
            #expect(book.ids == Set(straight.flatMap(\.findings).map(\.id)))
            #expect(stream.reports == straight.suffix(stream.state.blockCount))
        }
    }

    @Test("chunks change nothing, even if they overlap", arguments: 0..<8)
    func chunks(_ seed: Int) throws {
        print("seed \(seed)")
        var node = Node(seed: UInt64(seed))
        var told = node.chain
        for _ in 0..<20 { told += node.step(reorgDepth: 3) }
        var whole = MEVStream(analyzer: ScriptedChain.analyzer)
        var changes: [FindingChange] = []
        for block in told { changes += try whole.append(block) }

        var state = MEVStream.State()
        var inChunks: [FindingChange] = []
        var next = 0
        while next < told.count {
            // Each chunk goes on from a snapshot, and begins with the last block of the chunk before.
            var part = MEVStream(analyzer: ScriptedChain.analyzer, resuming: state)
            let end = min(next + Int.random(in: 1...7, using: &node.random), told.count)
            for block in told[max(next - 1, 0)..<end] { inChunks += try part.append(block) }
            state = part.state
            next = end
        }
        #expect(inChunks == changes)
        #expect(state == whole.state)
    }

    @Test("memory does not grow with the stream, nor with branches that are given up")
    func memory() throws {
        var stream = MEVStream(analyzer: ScriptedChain.analyzer)
        let chain = ScriptedChain.blocks(1...400, after: nil)
        var (blocks, transactions, retracted) = (0, 0, 0)
        for block in chain {
            _ = try stream.append(block)
            for fork in 1...UInt8(3) {
                let other = ScriptedChain.block(block.number, fork: fork, after: block.parentHash, transactions: 4)
                _ = try stream.append(other)
            }
            _ = try stream.append(block)
            blocks = max(blocks, stream.state.blockCount)
            transactions = max(transactions, stream.state.transactionCount)
            retracted = max(retracted, stream.state.retractedCount)
        }
        print("kept at most \(blocks) blocks, \(transactions) transactions, \(retracted) retracted findings")
        #expect(blocks == stream.capacity)
        #expect(transactions <= 4 * stream.capacity)
        #expect(retracted <= 8 * stream.capacity)
    }
}
