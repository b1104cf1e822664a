import ChainDecoding

/// What came of a transaction.
struct ReceiptReport {
    let receipt: RPCReceipt
    let inspector: Inspector

    private var palette: Palette { inspector.palette }

    var text: String {
        ([title, "  " + parties] + receipt.logs.map { "  " + inspector.line(of: $0) }).joined(separator: "\n") + "\n"
    }

    private var title: String {
        let outcome =
            switch receipt.succeeded {
            case true?: palette.good("✓ succeeded")
            case false?: palette.bad("✗ reverted")
            case nil: palette.doubtful("? from before Byzantium")
            }
        return palette.strong("Transaction ") + palette.faint(receipt.transactionHash.description) + "  " + outcome
    }

    private var parties: String {
        let from = receipt.from?.checksummed() ?? "?"
        let to = receipt.to?.checksummed() ?? receipt.contractAddress.map { "new contract \($0.checksummed())" } ?? "?"
        guard let gas = receipt.gasUsed else { return "\(from) → \(to)" }
        var cost = "  gas \(Readable.number(gas))"
        if let price = receipt.effectiveGasPrice, let fee = price.multiplied(by: U256(gas)) {
            cost += ", \(palette.amount(Readable.ether(fee)))"
        }
        return "\(from) → \(to)\(cost)"
    }
}
