import ChainDecoding

/// Writes what documents hold.
struct Inspector {
    var registry: SignatureRegistry
    var chainID: UInt64
    var palette: Palette
    /// Long values are cut, so that a line stays one.
    private let formatter = ABIFormatter(byteLimit: 36, elementLimit: 8)

    init(registry: SignatureRegistry, chainID: UInt64, palette: Palette) {
        self.registry = registry
        self.chainID = chainID
        self.palette = palette
    }

    /// Shows documents in their order; receipts that follow their block are shown with it, and verify it.
    func text(of documents: [Document]) -> String {
        var parts: [String] = []
        var rest = documents[...]
        while let document = rest.popFirst() {
            switch document {
            case .block(let block):
                let receipts = rest.first.flatMap { Self.receipts(in: $0, of: block) }
                if receipts != nil { rest.removeFirst() }
                parts.append(BlockReport(block: block, receipts: receipts, inspector: self).text)
            case .receipts(let receipts):
                parts += receipts.map { ReceiptReport(receipt: $0, inspector: self).text }
            case .logs(let logs):
                parts.append(logs.map { line(of: $0) + "\n" }.joined())
            case .traces(let traces):
                parts += traces.map { CallTreeReport(trace: $0, inspector: self).text }
            case .emptyList:
                parts.append("an empty list\n")
            }
        }
        return parts.joined(separator: "\n")
    }

    /// A log: where it stands, who wrote it, and the event that it is of.
    func line(of log: RPCLog) -> String {
        let index = log.position.logIndex.map { "#\($0) " } ?? ""
        let contract = palette.faint(log.log.address.checksummed())
        return "\(palette.faint(index))\(contract) \(text(of: log.log))"
    }

    /// The event that a log is of, or what little can be said without knowing it.
    func text(of log: Log) -> String {
        if let decoded = try? registry.events.decode(log) { return named(formatter.text(of: decoded)) }
        let topic = log.topics.topic0.map { "unknown event \(Readable.short($0))" } ?? "anonymous event"
        return palette.doubtful("\(topic), \(log.data.count) bytes of data")
    }

    /// What a contract is called with, or what little can be said without knowing the function.
    func text(ofCall input: Bytes, to address: Address?) -> String {
        if input.isEmpty { return palette.faint("no calldata") }
        if let address, address.isPrecompile { return palette.faint("precompile, \(input.count) bytes") }
        if let decoded = try? registry.functions.decode(input, to: address) {
            return named(formatter.text(of: decoded))
        }
        guard let selector = input.slice(0..<4).flatMap({ Selector($0) }) else {
            return palette.doubtful("\(input.count) bytes, less than a selector")
        }
        return palette.doubtful("unknown function \(selector), \(input.count - 4) bytes of arguments")
    }

    /// Why a call was reverted.
    func explanation(of data: Bytes, from address: Address? = nil) -> String {
        Revert.explanation(of: data, errors: registry.errors, from: address)
    }

    /// The name in front of the parentheses stands out.
    private func named(_ call: String) -> String {
        guard let end = call.firstIndex(of: "(") else { return call }
        return palette.name(String(call[..<end])) + call[end...]
    }

    /// The receipts of a block, if a document that follows it holds them.
    private static func receipts(in document: Document, of block: RPCBlock) -> [RPCReceipt]? {
        switch document {
        case .receipts(let receipts): receipts.allSatisfy { $0.blockHash == block.hash } ? receipts : nil
        case .emptyList: block.transactions.count == 0 ? [] : nil
        default: nil
        }
    }
}
