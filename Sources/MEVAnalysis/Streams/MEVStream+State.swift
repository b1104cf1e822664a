import ChainDecoding

extension MEVStream {
    /// What a stream has come to: all that it needs to go on.
    public struct State: Sendable, Hashable {
        struct Entry: Sendable, Hashable {
            var block: AnalyzedBlock
            var report: BlockReport
            /// How what the monitor of exploits learned from the block is undone.
            var exploitUndo: ExploitHistory.Undo?
        }

        /// What was found in a block that is not on the chain any more.
        private struct Abandoned: Sendable, Hashable {
            var number: UInt64
            var findings: [Substance: [FindingID]]
        }

        /// What a finding is about, whatever block it is in.
        private struct Substance: Sendable, Hashable {
            var kind: String
            var transactions: [Hash32]

            init(_ finding: AnyFinding) {
                kind = finding.kind
                transactions = finding.transactions.map(\.hash)
            }
        }

        /// The last blocks, the oldest first.
        private(set) var entries: [Entry] = []
        /// Whether there have been blocks before these.
        private(set) var hasForgotten = false
        private var abandoned: [Abandoned] = []
        /// What the stream's ``MEVStream/exploitMonitor`` knows after the last block; `nil` when it has learned nothing.
        public internal(set) var exploitHistory: ExploitHistory?

        /// Creates the state of a stream that has seen no block.
        public init() {}

        /// How many blocks are kept.
        public var blockCount: Int { entries.count }

        /// How many transactions are kept, those of blocks that were replaced not among them.
        public var transactionCount: Int { entries.reduce(0) { $0 + $1.block.record.transactions.count } }

        /// How many identities of findings that were retracted are kept.
        public var retractedCount: Int {
            abandoned.reduce(0) { $0 + $1.findings.values.reduce(0) { $0 + $1.count } }
        }

        /// Takes back blocks, the last one first.
        mutating func retract(from place: Int, capacity: Int) -> [FindingChange] {
            var changes: [FindingChange] = []
            while entries.count > place, let entry = entries.popLast() {
                if let undo = entry.exploitUndo { exploitHistory?.revert(undo) }
                changes += entry.report.findings.reversed().map(FindingChange.retracted)
                var findings: [Substance: [FindingID]] = [:]
                for finding in entry.report.findings.reversed() {
                    findings[Substance(finding), default: []].append(finding.id)
                }
                abandoned.append(Abandoned(number: entry.report.blockNumber, findings: findings))
            }
            abandoned.removeFirst(max(abandoned.count - capacity, 0))
            return changes
        }

        /// Adds a block, and forgets what cannot be replaced any more.
        mutating func append(_ entry: Entry, capacity: Int) -> [FindingChange] {
            let changes = entry.report.findings.map { finding -> FindingChange in
                takeAbandoned(Substance(finding)).map { .refound(finding, formerly: $0) } ?? .found(finding)
            }
            entries.append(entry)
            if entries.count > capacity {
                entries.removeFirst(entries.count - capacity)
                hasForgotten = true
            }
            let oldest = entries.first?.report.blockNumber ?? 0
            abandoned.removeAll { $0.number < oldest || $0.findings.isEmpty }
            return changes
        }

        /// The identity by which something was known that has been retracted, the last one first.
        private mutating func takeAbandoned(_ substance: Substance) -> FindingID? {
            for index in abandoned.indices.reversed() {
                guard var identities = abandoned[index].findings[substance], let id = identities.popLast() else {
                    continue
                }
                abandoned[index].findings[substance] = identities.isEmpty ? nil : identities
                return id
            }
            return nil
        }
    }
}
