import ChainDecoding
import MEVAnalysis

/// What the beneficiary of a block got and paid, line by line.
struct AccountLines {
    let lines: [(label: String, text: String)]

    init(_ reported: ReportedBlock, wording: Wording) {
        func ether(_ amount: U256) -> String { wording.amount(amount, of: .nativeToken) }
        let record = reported.block.record
        let builder = reported.report.builder
        var lines: [(label: String, text: String)] = []
        if let time = record.timestamp.flatMap({ CivilTime(secondsSince1970: $0) }) {
            lines.append(("time", time.description))
        }
        let sources = [
            record.transactions.contains { $0.logs != nil } ? "logs" : nil,
            record.transactions.contains { $0.calls != nil } ? "calls" : nil,
        ]
        let known = sources.compactMap(\.self).joined(separator: " and ")
        let count = record.transactions.count
        lines.append(("transactions", count == 0 ? "none" : "\(count), known by \(known.isEmpty ? "nothing" : known)"))
        if let beneficiary = builder.beneficiary { lines.append(("beneficiary", beneficiary.checksummed())) }
        if let fees = builder.priorityFees {
            var text = "\(ether(fees)) of priority fees"
            if let payments = builder.beneficiaryPayments { text += ", \(ether(payments)) sent to it besides" }
            lines.append(("got", text))
        }
        if let payment = builder.proposerPayment {
            lines.append(("paid on", "\(ether(payment.amount)) to \(payment.recipient.checksummed()), who proposed"))
        }
        if let mev = builder.mevIncome, let share = builder.mevShareThousandths {
            lines.append(("by MEV", "\(ether(mev)), \(Wording.percent(thousandths: share)) of what it got"))
        }
        if let burnt = builder.burntFees, !burnt.isZero { lines.append(("burnt", ether(burnt))) }
        self.lines = lines
    }
}
