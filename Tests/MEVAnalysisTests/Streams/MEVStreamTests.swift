import ChainDecoding
import MEVAnalysis
import Testing

@Suite("The stream of blocks")
struct MEVStreamTests {
    private static let chain = ScriptedChain.blocks(1...12, after: Hash32(0, 0, 5, 5))

    private func stream(window: Int = 3, reorgDepth: Int = 3) -> MEVStream {
        MEVStream(analyzer: ScriptedChain.analyzer, windowLength: window, reorgDepth: reorgDepth)
    }

    @Test("finds what is found in windows of the whole chain", arguments: [1, 2, 3, 5])
    func windows(_ length: Int) throws {
        var stream = stream(window: length)
        let reports = ScriptedChain.reports(on: Self.chain, windowLength: length)
        for (block, report) in zip(Self.chain, reports) {
            #expect(try stream.append(block) == report.findings.map(FindingChange.found))
            #expect(stream.head == report)
        }
        #expect(reports.contains { !$0.findings(of: Mark.self).isEmpty })
        #expect(reports.contains { !$0.findings(of: PairDetector.Pair.self).isEmpty } == (length > 1))
        #expect(stream.reports == reports.suffix(stream.capacity))
    }

    @Test("takes back the findings of replaced blocks, the last first, and knows again what comes once more")
    func reorg() throws {
        var stream = stream()
        for block in Self.chain.prefix(8) { _ = try stream.append(block) }
        let replaced = stream.reports.suffix(2)
        let other = ScriptedChain.block(7, fork: 1, after: Self.chain[5].hash, transactions: 4)
        let changes = try stream.append(other)
        let retracted = replaced.flatMap(\.findings).reversed().map(FindingChange.retracted)
        #expect(Array(changes.prefix(retracted.count)) == retracted)
        let found = changes.dropFirst(retracted.count)
        #expect(found.map(\.finding) == stream.head?.findings)
        #expect(stream.reports.last?.blockHash == other.hash)
        // The transactions with even places are in both blocks.
        let old = replaced.first?.findings(of: Mark.self) ?? []
        for change in found {
            guard change.finding.kind == Mark.kind else { continue }
            let former = old.first { $0.transactions.map(\.hash) == change.finding.transactions.map(\.hash) }
            guard let former else {
                #expect(change == .found(change.finding))
                continue
            }
            #expect(change == .refound(change.finding, formerly: former.id))
            #expect(change.finding.id != former.id)
        }
        #expect(found.contains { if case .refound = $0 { true } else { false } })
    }

    @Test("a reorg and one back leave what would have been found without them")
    func roundTrip() throws {
        for depth in 1...3 {
            var (stream, straight, book) = (stream(), stream(), FindingBook())
            for block in Self.chain.prefix(7) {
                book.apply(try stream.append(block))
                _ = try straight.append(block)
            }
            let (before, state) = (book.ids, stream.state)
            let fork = UInt64(7 - depth)
            for block in ScriptedChain.blocks(fork + 1...7, fork: 1, after: Self.chain[Int(fork) - 1].hash) {
                book.apply(try stream.append(block))
            }
            #expect(book.ids != before)
            var back: [FindingChange] = []
            for block in Self.chain[Int(fork)..<7] { back += try stream.append(block) }
            book.apply(back)
            #expect(book.isConsistent)
            #expect(book.ids == before)
            #expect(stream.reports == straight.reports.suffix(stream.state.blockCount))
            let again = back.compactMap { change in
                if case .refound(let finding, let former) = change { finding.id == former } else { nil as Bool? }
            }
            #expect(again.allSatisfy(\.self) && !again.isEmpty)
            #expect(stream.state != state, "it remembers what it has taken back")
            // Later on nothing tells that there ever was another branch.
            for block in ScriptedChain.blocks(8...20, after: Self.chain[6].hash) {
                #expect(try stream.append(block) == straight.append(block))
            }
            #expect(stream.state == straight.state)
        }
    }

    @Test("blocks that are there change nothing")
    func repeated() throws {
        var stream = stream()
        for block in Self.chain.prefix(5) { _ = try stream.append(block) }
        let state = stream.state
        for block in Self.chain.prefix(5) { #expect(try stream.append(block).isEmpty) }
        #expect(stream.state == state)
    }

    @Test("blocks that come too early are refused, and taken after their parents")
    func early() throws {
        var (stream, straight) = (stream(), stream())
        for block in Self.chain.prefix(3) { #expect(try stream.append(block) == straight.append(block)) }
        let state = stream.state
        #expect(throws: StreamError.missingParent(Self.chain[3].hash)) { try stream.append(Self.chain[4]) }
        let lost = ScriptedChain.block(4, fork: 9, after: Hash32(9, 9, 9, 9), transactions: 3)
        #expect(throws: StreamError.missingParent(Hash32(9, 9, 9, 9))) { try stream.append(lost) }
        #expect(stream.state == state)
        for block in Self.chain[3...4] { #expect(try stream.append(block) == straight.append(block)) }
    }

    @Test("reorgs that go deeper than blocks are kept are refused")
    func tooDeep() throws {
        var stream = stream(window: 3, reorgDepth: 2)
        for block in Self.chain.prefix(8) { _ = try stream.append(block) }
        let state = stream.state
        for number in UInt64(1)...6 {
            let parent = number < 2 ? nil : Self.chain[Int(number) - 2].hash
            let block = ScriptedChain.block(number, fork: 2, after: parent, transactions: 3)
            #expect(throws: StreamError.beyondReach(7)) { try stream.append(block) }
        }
        #expect(stream.state == state)
        _ = try stream.append(ScriptedChain.block(7, fork: 2, after: Self.chain[5].hash, transactions: 3))
        #expect(stream.reports.map(\.blockNumber) == [5, 6, 7])
    }

    @Test("as long as nothing is forgotten, even the first block can be replaced")
    func first() throws {
        var stream = stream()
        for block in Self.chain.prefix(2) { _ = try stream.append(block) }
        let other = ScriptedChain.block(1, fork: 1, after: Self.chain[0].parentHash, transactions: 2)
        _ = try stream.append(other)
        #expect(stream.reports.map(\.blockHash) == [other.hash])
        let stranger = ScriptedChain.block(1, fork: 2, after: Hash32(1, 1, 1, 1), transactions: 2)
        #expect(throws: StreamError.beyondReach(1)) { try stream.append(stranger) }
    }

    @Test("where hashes are not known, numbers have to do")
    func numbers() throws {
        var stream = stream()
        let blocks = Self.chain.prefix(4).map { BlockRecord(number: $0.number, transactions: $0.transactions) }
        for block in blocks { _ = try stream.append(block) }
        #expect(try stream.append(blocks[2]).isEmpty)
        var other = blocks[2]
        other.transactions.removeLast()
        _ = try stream.append(other)
        #expect(stream.reports.map(\.blockNumber) == [1, 2, 3])
        #expect(throws: StreamError.missingParent(nil)) {
            try stream.append(BlockRecord(number: 9, transactions: []))
        }
    }

    @Test("limits that make no sense become those that do, and no number traps")
    func hostileNumbers() throws {
        var stream = stream(window: .min, reorgDepth: 0)
        #expect(stream.capacity == 1)
        _ = try stream.append(BlockRecord(number: .max, hash: .zero, parentHash: .zero))
        #expect(throws: StreamError.beyondReach(.max)) {
            try stream.append(BlockRecord(number: 0, hash: Hash32(0, 0, 0, 1), parentHash: .zero))
        }
        #expect(self.stream(window: .max, reorgDepth: .max).capacity > 0)
    }
}
