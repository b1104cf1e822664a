import ChainDecoding

/// A block: what it is, whether it is what it claims to be, and its transactions.
struct BlockReport {
    let block: RPCBlock
    /// All receipts; `nil` where they are not told.
    let receipts: [RPCReceipt]?
    let inspector: Inspector
    /// The chain that is named, or that the transactions were signed for.
    private let chainID: UInt64?
    private let verification: VerificationReport?

    init(block: RPCBlock, receipts told: BlockReceipts, inspector: Inspector) {
        self.block = block
        self.inspector = inspector
        receipts = told.claimed(by: block)
        chainID = inspector.chainID ?? block.chainID
        // Where the chain is not known, nothing may be called a lie.
        let verifier = chainID.map { BlockVerifier(chainID: $0) } ?? BlockVerifier(.unknown)
        var claim = ClaimedBlock(block, receipts: receipts)
        if let reason = told.reasonAgainstClaim(by: block) { claim?.untold[.receiptsRoot] = reason }
        verification = claim.map(verifier.verify)
    }

    private var palette: Palette { inspector.palette }

    /// Whether the block is not what it claims to be.
    var isLie: Bool { verification?.verdict == .invalid }

    var text: String {
        ([title] + facts + [""] + checks + [""] + transactions).joined(separator: "\n") + "\n"
    }

    private var title: String {
        let hash = block.hash?.description ?? "pending"
        return palette.strong("Block \(Readable.number(block.header.number))") + "  " + palette.faint(hash)
    }

    private var facts: [String] {
        let header = block.header
        var facts = [
            ("chain", chainID.map(Self.name) ?? palette.faint("not told; --chain names it")),
            ("time", Readable.time(header.timestamp)),
            ("made by", header.beneficiary.checksummed()),
        ]
        var gas = Readable.number(header.gasUsed)
        if header.gasLimit > 0 { gas += ", \(Readable.share(header.gasUsed, of: header.gasLimit)) of the limit" }
        facts.append(("gas", gas))
        if let fee = header.baseFeePerGas { facts.append(("base fee", "\(fee.text(decimals: 9)) gwei")) }
        if let gas = header.blobGasUsed, gas > 0 { facts.append(("blob gas", Readable.number(gas))) }
        if let withdrawals = block.withdrawals { facts.append(("withdrawals", "\(withdrawals.count)")) }
        if !block.uncleHashes.isEmpty { facts.append(("uncles", "\(block.uncleHashes.count)")) }
        return facts.map { name, fact in "  " + palette.faint(Readable.padded(name, to: 12)) + fact }
    }

    private static func name(of chainID: UInt64) -> String {
        ChainCatalogue.bundled[chainID].map { "\($0.name) (\(chainID))" } ?? "\(chainID)"
    }

    // MARK: Verification

    private var checks: [String] {
        guard let verification else { return ["  " + palette.doubtful("? a pending block cannot be verified")] }
        let verdict =
            switch verification.verdict {
            case .valid: palette.good("✓ verified")
            case .invalid: palette.bad("✗ not what it claims to be")
            case .unverifiable: palette.doubtful("? not wholly verifiable")
            }
        return ["  " + verdict] + verification.entries.map { "    " + line(of: $0) }
    }

    private func line(of entry: VerificationReport.Entry) -> String {
        let name = Readable.words(entry.check.rawValue)
        switch entry.outcome {
        case .valid: return palette.good("✓ ") + name
        case .invalid(let expected, let found):
            return palette.bad("✗ \(name)") + ": \(found), where \(expected) is claimed"
        case .unverifiable(let reason):
            return palette.doubtful("? \(name)") + palette.faint(": \(inspector.messages.text(of: reason))")
        }
    }

    // MARK: Transactions

    private var transactions: [String] {
        guard block.transactionCount != nil else {
            return ["  " + palette.faint("a header alone")]
        }
        let title = "  " + palette.strong(summary)
        switch block.transactions {
        case .hashes(let hashes):
            return [title] + hashes.map { "    " + palette.faint("\($0)") }
        case .full(let transactions):
            let byHash = Dictionary((receipts ?? []).map { ($0.transactionHash, $0) }) { first, _ in first }
            let reports = transactions.map { transaction in
                TransactionReport(
                    transaction: transaction,
                    receipt: byHash[transaction.hash],
                    chainID: chainID,
                    inspector: inspector
                )
            }
            let width = reports.map(\.indexWidth).max() ?? 0
            let logWidth = inspector.indexWidth(of: logs)
            return [title] + reports.map { $0.text(indexWidth: width, logIndexWidth: logWidth) }
        }
    }

    private var logs: [RPCLog] { (receipts ?? []).flatMap(\.logs) }

    private var summary: String {
        var summary = Readable.count(block.transactions.count, "transaction")
        guard let receipts else { return summary }
        let failed = receipts.count { $0.succeeded == false }
        if failed > 0 { summary += ", \(Readable.number(failed)) failed" }
        return summary + "; " + inspector.summary(of: logs)
    }
}
