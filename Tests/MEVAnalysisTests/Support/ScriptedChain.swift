import ChainDecoding
import MEVAnalysis

/// Blocks that name their parents, whose transactions say by their calldata what is to be found.
enum ScriptedChain {
    /// A block; another fork has another hash, but some of the same transactions.
    static func block(_ number: UInt64, fork: UInt8 = 0, after parent: Hash32?, transactions count: Int) -> BlockRecord
    {
        let hash = Hash32(number, UInt64(fork), 5, 5)
        let transactions = (0..<count)
            .map { index in
                // Every second transaction is in the block whatever the fork.
                let fork = index.isMultiple(of: 2) ? 0 : UInt64(fork)
                return TransactionRecord(
                    index: index,
                    hash: Hash32(number, fork, UInt64(index), 6),
                    sender: .test(10 + (number &+ UInt64(index)) % 3),
                    input: Bytes([UInt8(truncatingIfNeeded: index % 3)]),
                    logs: []
                )
            }
        return BlockRecord(number: number, hash: hash, parentHash: parent, transactions: transactions)
    }

    /// Blocks that follow each other.
    static func blocks(_ numbers: ClosedRange<UInt64>, fork: UInt8 = 0, after parent: Hash32?) -> [BlockRecord] {
        var blocks: [BlockRecord] = []
        for number in numbers {
            let count = Int((number &* 7 &+ UInt64(fork) &* 3) % 5)
            blocks.append(block(number, fork: fork, after: blocks.last?.hash ?? parent, transactions: count))
        }
        return blocks
    }

    static let analyzer = BlockAnalyzer(detectors: [MarkDetector()], windowDetectors: [PairDetector()])

    /// What is found in a chain that nothing is ever taken out of.
    static func reports(on chain: [BlockRecord], windowLength: Int) -> [BlockReport] {
        let blocks = chain.map { AnalyzedBlock($0) }
        return blocks.indices.map { index in
            let earlier = blocks[max(index - windowLength + 1, 0)..<index]
            return analyzer.report(on: BlockWindow(blocks[index], after: Array(earlier)))
        }
    }
}

/// What detectors of scripted chains find.
struct Mark: FindingDetail {
    static let kind = "mark"
    static let isMEV = false

    var number: Int

    func explanation(_ names: TokenNames) -> String { "It has the number \(number)." }
    func writeFields(to json: inout JSONWriter) { json.writeField("number", number) }
}

/// Finds the transactions whose calldata does not begin with 0.
struct MarkDetector: Detector {
    func findings(in block: AnalyzedBlock) -> [Finding<Mark>] {
        block.record.transactions.filter { $0.input != Bytes([0]) }
            .map { transaction in
                let part = FindingTransaction(
                    role: .subject,
                    block: block.record,
                    transaction: transaction,
                    shownBy: []
                )
                return Finding(
                    Mark(number: transaction.index),
                    in: block.record,
                    rule: "mark",
                    confidence: .certain,
                    transactions: [part]
                )
            }
    }
}

/// Finds senders of the first and the last block of a window.
struct PairDetector: WindowDetector {
    struct Pair: FindingDetail {
        static let kind = "pair"

        var distance: UInt64

        func explanation(_ names: TokenNames) -> String { "It took \(distance) blocks." }
        func writeFields(to json: inout JSONWriter) { json.writeField("distance", distance) }
    }

    func findings(in window: BlockWindow) -> [Finding<Pair>] {
        guard let first = window.earlier.first?.record, let begin = first.transactions.first else { return [] }
        let last = window.last.record
        return last.transactions.filter { $0.sender == begin.sender }
            .map { end in
                Finding(
                    Pair(distance: last.number &- first.number),
                    in: last,
                    rule: "pair",
                    confidence: .likely,
                    transactions: [
                        FindingTransaction(role: .front, block: first, transaction: begin, shownBy: []),
                        FindingTransaction(role: .back, block: last, transaction: end, shownBy: []),
                    ]
                )
            }
    }
}

/// Somebody who keeps findings as changes tell.
struct FindingBook {
    private(set) var findings: [FindingID: AnyFinding] = [:]
    /// Whether something was found twice, or taken back that had not been found.
    private(set) var isConsistent = true

    mutating func apply(_ changes: [FindingChange]) {
        for change in changes {
            switch change {
            case .found(let finding), .refound(let finding, _):
                if findings.updateValue(finding, forKey: finding.id) != nil { isConsistent = false }
            case .retracted(let finding):
                if findings.removeValue(forKey: finding.id) != finding { isConsistent = false }
            }
        }
    }

    var ids: Set<FindingID> { Set(findings.keys) }
}
