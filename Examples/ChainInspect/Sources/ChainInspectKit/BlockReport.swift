import ChainDecoding

/// A block: what it is, whether it is what it claims to be, and its transactions.
struct BlockReport {
    let block: RPCBlock
    let receipts: [RPCReceipt]?
    let inspector: Inspector

    private var palette: Palette { inspector.palette }

    var text: String {
        ([title] + facts + [""] + verification + [""] + transactions).joined(separator: "\n") + "\n"
    }

    private var title: String {
        let hash = block.hash?.description ?? "pending"
        return palette.strong("Block \(Readable.number(block.header.number))") + "  " + palette.faint(hash)
    }

    private var facts: [String] {
        let header = block.header
        let share = (U256(header.gasUsed) &* 100).divided(by: U256(header.gasLimit))
        var facts = [
            ("time", Readable.time(header.timestamp)),
            ("made by", header.beneficiary.checksummed()),
            ("gas", "\(Readable.number(header.gasUsed)), \(share) % of the limit"),
        ]
        if let fee = header.baseFeePerGas { facts.append(("base fee", "\(fee.text(decimals: 9)) gwei")) }
        if let withdrawals = block.withdrawals { facts.append(("withdrawals", "\(withdrawals.count)")) }
        if !block.uncleHashes.isEmpty { facts.append(("uncles", "\(block.uncleHashes.count)")) }
        return facts.map { name, fact in "  " + palette.faint(padded(name, to: 12)) + fact }
    }

    private var verification: [String] {
        guard let claim = ClaimedBlock(block, receipts: receipts) else {
            return ["  " + palette.doubtful("a pending block cannot be verified")]
        }
        let report = BlockVerifier(chainID: inspector.chainID).verify(claim)
        let verdict =
            switch report.verdict {
            case .valid: palette.good("✓ verified")
            case .invalid: palette.bad("✗ not what it claims to be")
            case .unverifiable: palette.doubtful("? not wholly verifiable")
            }
        let checks = report.entries.map { entry in
            let name = Readable.words(entry.check.rawValue)
            switch entry.outcome {
            case .valid: return "    " + palette.good("✓ ") + name
            case .invalid: return "    " + palette.bad("✗ \(name): \(entry.outcome)")
            case .unverifiable: return "    " + palette.doubtful("? \(name): \(entry.outcome)")
            }
        }
        return ["  " + verdict] + checks
    }

    private var transactions: [String] {
        switch block.transactions {
        case .hashes(let hashes):
            return ["  " + palette.strong("\(hashes.count) transactions")]
                + hashes.map { "  " + palette.faint("\($0)") }
        case .full(let transactions):
            let byHash = Dictionary((receipts ?? []).map { ($0.transactionHash, $0) }) { first, _ in first }
            let title = "  " + palette.strong("\(transactions.count) transactions")
            return [title]
                + transactions.enumerated()
                .map { index, transaction in
                    entry(transaction, at: index, receipt: byHash[transaction.hash])
                }
        }
    }

    private func entry(_ transaction: RPCTransaction, at index: Int, receipt: RPCReceipt?) -> String {
        let mark =
            switch receipt?.succeeded {
            case true?: palette.good("✓")
            case false?: palette.bad("✗")
            case nil: " "
            }
        let to = transaction.to?.checksummed() ?? "new contract"
        var lines = [
            "  \(mark) \(padded("\(index)", to: 4))\(palette.faint(transaction.hash.description))",
            "         \(transaction.from.checksummed()) → \(to)\(amount(transaction.value))",
        ]
        if transaction.to == nil {
            lines.append("         " + palette.faint("\(transaction.input?.count ?? 0) bytes of code"))
        } else {
            lines.append("         " + inspector.text(ofCall: transaction.input ?? Bytes(), to: transaction.to))
        }
        lines += (receipt?.logs ?? []).map { "           " + inspector.line(of: $0) }
        return lines.joined(separator: "\n")
    }

    private func amount(_ value: U256?) -> String {
        guard let value, !value.isZero else { return "" }
        return "  " + palette.amount(Readable.ether(value))
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
