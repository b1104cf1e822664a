import ChainDecoding
import MEVAnalysis

func printReport(on block: BlockRecord, names: TokenNames) {
    let report = BlockAnalyzer().report(on: block)
    for finding in report.findings { print(finding.explanation(names)) }
    print(report.builder.income ?? 0, report.builder.mevShareThousandths ?? 0)
    print(report.json)
}

/// A transaction that pays the block's beneficiary without any known reason.
struct Tip: FindingDetail {
    static let kind = "tip"
    static let isMEV = false

    var amount: U256

    func explanation(_ names: TokenNames) -> String {
        "It sent \(names.text(amount, of: .nativeToken)) to the block's beneficiary."
    }

    func writeFields(to json: inout JSONWriter) {
        json.writeField("amount", amount)
    }
}

struct TipDetector: Detector {
    func findings(in block: AnalyzedBlock) -> [Finding<Tip>] {
        zip(block.record.transactions, block.actions.streams)
            .compactMap { transaction, stream in
                let tips = stream.transfers.filter { $0.assetKind == .native && $0.to == block.record.beneficiary }
                guard let tip = tips.first else { return nil }
                let part = FindingTransaction(
                    role: .subject,
                    block: block.record,
                    transaction: transaction,
                    shownBy: [tip.origin]
                )
                return Finding(
                    Tip(amount: tip.amount),
                    in: block.record,
                    rule: "tip",
                    confidence: .certain,
                    transactions: [part]
                )
            }
    }
}

func reportWithTips(on block: BlockRecord) -> BlockReport {
    var analyzer = BlockAnalyzer()
    analyzer.detectors.append(TipDetector())
    analyzer.precedence.ranks.append([Tip.kind])
    return analyzer.report(on: block)
}
