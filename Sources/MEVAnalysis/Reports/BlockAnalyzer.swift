/// Finds all kinds of things in blocks, and reports what they come to.
///
/// ```swift
/// let report = BlockAnalyzer().report(on: block)
/// for finding in report.findings { print(finding.explanation()) }
/// print(report.json)
/// ```
///
/// All kinds are looked for, in blocks and over them. Some ask what no block tells: a price elsewhere, or when a
/// transaction was sent. Without an answer these find the few transactions that look like it by themselves, as
/// candidates, and count for nothing in the beneficiary's income; with one they find more, and are surer.
///
/// ```swift
/// let analyzer = BlockAnalyzer(prices: exchange, arrivals: mempool)
/// ```
///
/// Detectors of other kinds are added to the list; their findings stand in the same report. Transfers to other chains
/// are no finding of one block: their legs are for a ``BridgeReader`` and a ``BridgeMatcher``.
public struct BlockAnalyzer: Sendable {
    /// What reads the actions of a block.
    public var decoder: ActionDecoder
    /// What looks at each block by itself.
    public var detectors: [any Detector]
    /// What looks at several blocks.
    public var windowDetectors: [any WindowDetector]
    /// Which of several findings of the same transactions stand.
    public var precedence: FindingPrecedence

    /// Creates an analyzer.
    ///
    /// - Parameters:
    ///   - decoder: What reads the actions of a block; its chain is that of the usual detectors.
    ///   - prices: Who knows prices on other exchanges, for the usual detectors.
    ///   - arrivals: Who saw when transactions came to the public mempool, for the usual detectors.
    ///   - detectors: What looks at each block by itself; `nil` for the usual ones.
    ///   - windowDetectors: What looks at several blocks; `nil` for the usual ones.
    ///   - precedence: Which of several findings of the same transactions stand.
    public init(
        decoder: ActionDecoder = ActionDecoder(),
        prices: (any PriceSource)? = nil,
        arrivals: (any ArrivalSource)? = nil,
        detectors: [any Detector]? = nil,
        windowDetectors: [any WindowDetector]? = nil,
        precedence: FindingPrecedence = .standard
    ) {
        self.decoder = decoder
        self.detectors = detectors ?? Self.standardDetectors(decoder, prices: prices, arrivals: arrivals)
        self.windowDetectors = windowDetectors ?? Self.standardWindowDetectors(decoder)
        self.precedence = precedence
    }

    /// The detectors of all kinds that need one block alone.
    ///
    /// - Parameters:
    ///   - decoder: What tells the chain and the pools.
    ///   - prices: Who knows prices on other exchanges.
    ///   - arrivals: Who saw when transactions came to the public mempool.
    /// - Returns: One for each kind of finding.
    public static func standardDetectors(
        _ decoder: ActionDecoder = ActionDecoder(),
        prices: (any PriceSource)? = nil,
        arrivals: (any ArrivalSource)? = nil
    ) -> [any Detector] {
        let chain = decoder.chain
        let sandwiches = SandwichDetector(chain: chain, directory: decoder.directory)
        let arbitrages = ArbitrageDetector(chain: chain)
        return [
            sandwiches, JITLiquidityDetector(sandwiches: sandwiches), LiquidationDetector(chain: chain),
            SolverFillDetector(chain: chain), NFTArbitrageDetector(chain: chain),
            BackrunDetector(arbitrages: arbitrages), arbitrages, ArbitrageAttemptDetector(chain: chain),
            CEXDEXDetector(trades: TradeReader(chain: chain), prices: prices),
            DisplacementDetector(chain: chain, arrivals: arrivals),
        ]
    }

    /// The detectors of all kinds that need several blocks, for the chain and the pools of a decoder.
    public static func standardWindowDetectors(_ decoder: ActionDecoder = ActionDecoder()) -> [any WindowDetector] {
        let (chain, directory) = (decoder.chain, decoder.directory)
        return [
            CrossBlockSandwichDetector(sandwiches: SandwichDetector(chain: chain, directory: directory)),
            CrossBlockBackrunDetector(backruns: BackrunDetector(arbitrages: ArbitrageDetector(chain: chain))),
        ]
    }

    /// Reports on a block by itself.
    public func report(on block: BlockRecord) -> BlockReport {
        report(on: BlockWindow(AnalyzedBlock(block, by: decoder)))
    }

    /// Reports on the last block of a window.
    public func report(on window: BlockWindow) -> BlockReport {
        let (findings, unfinishedPools) = search(window)
        return BlockReport(on: window.last, findings: findings, unfinishedPools: unfinishedPools)
    }

    /// What is found in the last block of a window and stands, as a report would tell it.
    public func findings(in window: BlockWindow) -> [AnyFinding] { search(window).findings }

    private func search(_ window: BlockWindow) -> (findings: [AnyFinding], unfinishedPools: [PoolID]) {
        let results = detectors.map { $0.anyResult(in: window.last) }
        let foundOverBlocks = windowDetectors.flatMap { $0.anyFindings(in: window) }
        let findings = precedence.resolve(results.flatMap(\.findings) + foundOverBlocks)
        return (findings, results.flatMap(\.unfinishedPools))
    }
}

extension Detector {
    fileprivate func anyResult(in block: AnalyzedBlock) -> (findings: [AnyFinding], unfinishedPools: [PoolID]) {
        let result = result(in: block)
        return (result.findings.map { AnyFinding($0) }, result.unfinishedPools)
    }
}

extension WindowDetector {
    fileprivate func anyFindings(in window: BlockWindow) -> [AnyFinding] {
        findings(in: window).map { AnyFinding($0) }
    }
}
