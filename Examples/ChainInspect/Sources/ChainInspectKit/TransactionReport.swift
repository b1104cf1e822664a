import ChainDecoding

/// A transaction: what it asked for, what came of it, or both.
struct TransactionReport {
    let transaction: RPCTransaction?
    let receipt: RPCReceipt?
    let chainID: UInt64?
    let inspector: Inspector

    private var palette: Palette { inspector.palette }

    init(
        transaction: RPCTransaction? = nil,
        receipt: RPCReceipt? = nil,
        chainID: UInt64?,
        inspector: Inspector
    ) {
        self.transaction = transaction
        self.receipt = receipt
        self.chainID = chainID ?? transaction?.chainID
        self.inspector = inspector
    }

    /// The room that the place of the transaction in its block needs.
    var indexWidth: Int { index.map { "\($0)".count } ?? 0 }

    func text(indexWidth: Int, logIndexWidth: Int? = nil) -> String {
        let logs = receipt?.logs ?? []
        let logIndexWidth = logIndexWidth ?? inspector.indexWidth(of: logs)
        let number = Readable.padded(index.map { "\($0)" } ?? "", to: indexWidth)
        let title = "  \(mark) \(number)\(indexWidth > 0 ? " " : "")\(palette.faint(hash.description))\(cost)"
        let indentation = String(repeating: " ", count: indexWidth > 0 ? indexWidth + 5 : 4)
        var details = [parties]
        if let call { details.append(call) }
        details += logs.map { "  " + inspector.line(of: $0, indexWidth: logIndexWidth) }
        return ([title] + details.map { indentation + $0 }).joined(separator: "\n")
    }

    private var index: UInt64? { transaction?.transactionIndex ?? receipt?.transactionIndex }

    private var hash: Hash32 { transaction?.hash ?? receipt?.transactionHash ?? .zero }

    private var mark: String {
        switch receipt?.succeeded {
        case true?: palette.good("✓")
        case false?: palette.bad("✗")
        case nil: " "
        }
    }

    private var cost: String {
        var parts = receipt?.succeeded == false ? [palette.bad("failed")] : []
        if let type = transaction?.type ?? receipt?.type, TransactionType(rawValue: type) == nil {
            parts.append(palette.doubtful("type \(type)"))
        }
        if let gas = receipt?.gasUsed {
            parts.append(palette.faint("gas \(Readable.number(gas))"))
            if let fee = receipt?.effectiveGasPrice?.multiplied(by: U256(gas)), !fee.isZero {
                parts.append(palette.faint("fee ") + inspector.amount(fee, chainID: chainID))
            }
        }
        return parts.map { "  " + $0 }.joined()
    }

    private var parties: String {
        let from = (transaction?.from ?? receipt?.from)?.checksummed() ?? "?"
        var line = "\(from) → \(recipient)"
        if let value = transaction?.value, !value.isZero {
            line += "  " + inspector.amount(value, chainID: chainID)
        }
        return line
    }

    private var recipient: String {
        if let to = transaction?.to ?? receipt?.to { return to.checksummed() }
        if let contract = receipt?.contractAddress { return "new contract \(contract.checksummed())" }
        guard let input = transaction?.input, !input.isEmpty else { return "?" }
        return "new contract"
    }

    /// What the transaction asked for, apart from native token.
    private var call: String? {
        guard let input = transaction?.input, !input.isEmpty else { return nil }
        guard let to = transaction?.to else { return palette.faint("\(Readable.count(input.count, "byte")) of code") }
        return inspector.text(ofCall: input, to: to)
    }
}
