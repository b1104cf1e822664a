import ChainDecoding
import MEVAnalysis

extension ChainFuzzTarget {
    /// An object with the receipts of a block and the traces of its transactions: what is found in it is told, and the
    /// same again.
    func mevBlock(_ bytes: [UInt8]) -> Bool {
        let receipts = member("receipts", of: bytes).flatMap { try? [RPCReceipt](json: $0.span) }
        let traces = member("traces", of: bytes).flatMap { try? [TransactionTrace<CallTree>](json: $0.span) }
        guard receipts != nil || traces != nil else { return false }
        let block = BlockRecord(number: 1, receipts: receipts ?? [], traces: traces ?? [])
        let report = BlockAnalyzer().report(on: block)
        precondition(report == BlockAnalyzer().report(on: block), "another report on the same block")
        let json = Array(report.json.utf8)
        precondition(member("findings", of: json) != nil, "no findings in \(report.json)")
        for finding in report.findings {
            precondition(!finding.explanation().isEmpty, "no explanation")
            precondition(finding.transactions.allSatisfy { block.transactions.indices.contains($0.index) }, "a place")
        }
        return true
    }

    /// The text of a member of an object; `nil` unless all of it is read.
    private func member(_ name: StaticString, of bytes: [UInt8]) -> [UInt8]? {
        try? readMember(name, of: bytes)
    }

    private func readMember(_ name: StaticString, of bytes: [UInt8]) throws -> [UInt8]? {
        var reader = JSONReader(bytes.span)
        var member: [UInt8]?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let isWanted = reader.matches(key, name)
            _ = try reader.kind()
            let start = reader.offset
            try reader.skipValue()
            if isWanted { member = Array(bytes[start..<reader.offset]) }
        }
        return member
    }
}
