import ChainDecoding

/// Analyses blocks as they come, and takes back what it found in blocks that a reorg takes out of the chain.
///
/// ```swift
/// var stream = MEVStream()
/// for block in blocks {
///     for change in try stream.append(block) {
///         switch change {
///         case .found(let finding), .refound(let finding, _): print("+", finding.explanation())
///         case .retracted(let finding): print("-", finding.id)
///         }
///     }
/// }
/// ```
///
/// A stream is a value: a copy of its ``state`` is all that it takes to go on later, or elsewhere, with the same result as
/// if it had never stopped. It keeps the last ``windowLength`` + ``reorgDepth`` − 1 blocks, so that after a reorg of that
/// depth detectors still see as many blocks as without it; nothing else grows with the stream.
///
/// With an ``ExploitMonitor`` exploits are found as well. What it learned of blocks that are replaced is forgotten. Its
/// history takes memory by its ``ExploitLimits``, and stands in the stream once.
///
/// 1. A block whose parent is the last block comes next. One whose parent came before that replaces all blocks since: what
///    ends in these is retracted, the last first. Whichever block came last is the head, so that only blocks of the chain
///    that the node follows are to be appended.
/// 2. A block that is there already changes nothing, so that blocks may be told twice.
/// 3. A block that cannot be placed is refused by a ``StreamError``, and nothing is changed: if its parent has not come
///    yet, it can be appended again after that.
///
/// Where hashes are not known, numbers have to do.
public struct MEVStream: Sendable {
    /// What analyses the blocks.
    public let analyzer: BlockAnalyzer
    /// What looks for exploits, with what it had learned before the stream's first block.
    public let exploitMonitor: ExploitMonitor?
    /// How many blocks detectors that look at several are shown.
    public let windowLength: Int
    /// How many of the last blocks may be replaced.
    public let reorgDepth: Int
    /// What is known after the last block.
    public private(set) var state: State

    /// Creates a stream.
    ///
    /// - Parameters:
    ///   - analyzer: What analyses the blocks.
    ///   - exploitMonitor: What looks for exploits, best after it has learned from earlier blocks; nothing by default.
    ///   - windowLength: How many blocks detectors that look at several are shown, at least 1.
    ///   - reorgDepth: How many of the last blocks may be replaced, at least 1.
    ///   - state: What an earlier stream with the same parameters has come to.
    public init(
        analyzer: BlockAnalyzer = BlockAnalyzer(),
        exploitMonitor: ExploitMonitor? = nil,
        windowLength: Int = 3,
        reorgDepth: Int = 3,
        resuming state: State = State()
    ) {
        self.analyzer = analyzer
        self.exploitMonitor = exploitMonitor
        self.windowLength = min(max(windowLength, 1), 1 << 16)
        self.reorgDepth = min(max(reorgDepth, 1), 1 << 16)
        self.state = state
    }

    /// How many blocks are kept at most.
    public var capacity: Int { windowLength + reorgDepth - 1 }

    /// The reports on the blocks that are kept, the oldest first.
    public var reports: [BlockReport] { state.entries.map(\.report) }

    /// The report on the last block.
    public var head: BlockReport? { state.entries.last?.report }

    /// Takes a block.
    ///
    /// - Parameter block: A block whose parent is the last one, or one of those before that can still be replaced.
    /// - Returns: What that changes: first what is retracted, then what is found; nothing for a block that is there.
    /// - Throws: ``StreamError/missingParent(_:)`` when the parent has not come yet, ``StreamError/beyondReach(_:)`` when
    ///   more blocks would be replaced than can be; then nothing is changed.
    /// - Complexity: That of the analyzer, and linear in the findings of the blocks that are replaced.
    public mutating func append(_ block: BlockRecord) throws(StreamError) -> [FindingChange] {
        guard let place = try place(of: block) else { return [] }
        return take(AnalyzedBlock(block, by: analyzer.decoder), at: place)
    }

    /// Takes a block whose actions are known already; see ``append(_:)-(BlockRecord)``.
    public mutating func append(_ block: AnalyzedBlock) throws(StreamError) -> [FindingChange] {
        guard let place = try place(of: block.record) else { return [] }
        return take(block, at: place)
    }

    private mutating func take(_ block: AnalyzedBlock, at place: Int) -> [FindingChange] {
        var changes = state.retract(from: place, capacity: capacity)
        let earlier = state.entries.suffix(windowLength - 1).map(\.block)
        changes += state.append(entry(of: BlockWindow(block, after: earlier)), capacity: capacity)
        return changes
    }

    /// Analyses the last block of a window.
    private mutating func entry(of window: BlockWindow) -> State.Entry {
        var findings = analyzer.findings(in: window)
        var undo: ExploitHistory.Undo?
        if var monitor = exploitMonitor {
            // Moved out of the state, so that learning copies nothing.
            if let history = state.exploitHistory { monitor.history = history }
            state.exploitHistory = nil
            let judged = monitor.judge(window.last, explained: findings.explainedTransactions())
            findings += judged.findings.map { AnyFinding($0) }
            undo = judged.undo
            state.exploitHistory = monitor.history
        }
        let report = BlockReport(on: window.last, findings: findings)
        return State.Entry(block: window.last, report: report, exploitUndo: undo)
    }
}
