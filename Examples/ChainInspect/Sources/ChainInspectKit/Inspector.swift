import ChainDecoding

/// Writes what documents hold.
struct Inspector {
    let registry: SignatureRegistry
    /// The chain, if it is told.
    let chainID: UInt64?
    let palette: Palette
    /// Long values are cut, so that a line stays one.
    let formatter = ABIFormatter(byteLimit: 36, elementLimit: 8)
    /// What nodes and contracts say in words is longer.
    let messages = ABIFormatter(byteLimit: 256)

    /// Shows documents in their order; all receipts of a block are shown in it, and verify it.
    ///
    /// - Returns: What the documents hold, and whether a block among them is not what it claims to be.
    func text(of documents: [Document]) -> (text: String, isLie: Bool) {
        let receipts = BlockReceipts(documents)
        let chains = BlockChains(documents, chainID: chainID)
        var parts: [String] = []
        var isLie = false
        for (index, document) in documents.enumerated() {
            switch document {
            case .block(let block):
                let report = BlockReport(block: block, receipts: receipts, inspector: self)
                parts.append(report.text)
                isLie = isLie || report.isLie
            case .receipts(let list):
                let rest = receipts.rest(of: list)
                if !rest.isEmpty { parts.append(text(of: .receipts(rest), on: chains)) }
            case .nothing where receipts.emptyLists.contains(index): break
            default: parts.append(text(of: document, on: chains))
            }
        }
        return (parts.joined(separator: "\n"), isLie)
    }

    private func text(of document: Document, on chains: BlockChains) -> String {
        switch document {
        case .block: ""
        case .transactions(let transactions):
            lines(
                transactions.map {
                    TransactionReport(transaction: $0, chainID: chains[$0.blockHash], inspector: self)
                }
            )
        case .receipts(let receipts):
            lines(receipts.map { TransactionReport(receipt: $0, chainID: chains[$0.blockHash], inspector: self) })
        case .logs(let logs): logReport(logs)
        case .traces(let traces):
            traces.map { CallTreeReport(trace: $0, chainID: chains[$0.transactionHash], inspector: self).text }
                .joined(separator: "\n")
        case .typedData(let data): TypedDataReport(data: data, inspector: self).text
        case .revert(let error, let data):
            palette.bad("✗ \(messages.text(of: error.message))") + "  \(explanation(of: data))\n"
        case .nothing: palette.faint("an empty list") + "\n"
        }
    }

    private func lines(_ reports: [TransactionReport]) -> String {
        let width = reports.map(\.indexWidth).max() ?? 0
        return reports.map { $0.text(indexWidth: width) + "\n" }.joined()
    }

    // MARK: Parts of documents

    private func logReport(_ logs: [RPCLog]) -> String {
        let title = palette.strong(summary(of: logs))
        let width = indexWidth(of: logs)
        return ([title] + logs.map { "  " + line(of: $0, indexWidth: width) }).joined(separator: "\n") + "\n"
    }

    /// How many logs there are, and how many of them are events that are known.
    func summary(of logs: [RPCLog]) -> String {
        let unknown = logs.count { (try? registry.events.decode($0.log)) == nil }
        return Readable.count(logs.count, "log") + (unknown == 0 ? "" : ", \(Readable.number(unknown)) unknown")
    }

    /// The room that the index of each of some logs needs.
    func indexWidth(of logs: [RPCLog]) -> Int {
        logs.compactMap { $0.position.logIndex.map { "\($0)".count } }.max() ?? 0
    }

    /// A log: where it stands, who wrote it, and the event that it is of.
    func line(of log: RPCLog, indexWidth: Int) -> String {
        let index = log.position.logIndex.map { Readable.padded("#\($0)", to: indexWidth + 1) + " " } ?? ""
        let contract = palette.faint(index + log.log.address.checksummed())
        return "\(contract) \(text(of: log.log))" + (log.position.isRemoved ? palette.bad("  removed") : "")
    }

    /// The event that a log is of, or what little can be said without knowing it.
    func text(of log: Log) -> String {
        if let decoded = try? registry.events.decode(log) { return named(formatter.text(of: decoded)) }
        let topic = log.topics.topic0.map { "unknown event \(Readable.short($0))" } ?? "anonymous event"
        let data = log.data.isEmpty ? "without data" : "\(Readable.count(log.data.count, "byte")) of data"
        return palette.doubtful("\(topic), \(data)")
    }

    /// What a contract is called with, or what little can be said without knowing the function.
    func text(ofCall input: Bytes, to address: Address?) -> String {
        if input.isEmpty { return "" }
        if let precompile = address.flatMap(Readable.precompile) {
            return palette.faint("\(precompile), \(Readable.count(input.count, "byte"))")
        }
        if let decoded = try? registry.functions.decode(input, to: address) {
            return named(formatter.text(of: decoded))
        }
        guard let selector = input.slice(0..<4).flatMap({ Selector($0) }) else {
            return palette.doubtful("\(input), which is no call")
        }
        let arguments =
            input.count == 4 ? "without arguments" : "\(Readable.count(input.count - 4, "byte")) of arguments"
        return palette.doubtful("unknown function \(selector), \(arguments)")
    }

    /// What a call has returned, if its function is known.
    func text(ofOutput output: Bytes, of input: Bytes, from address: Address?) -> String? {
        guard !output.isEmpty, let call = try? registry.functions.decode(input, to: address),
            let values = try? call.function.decodeOutput(output), !values.isEmpty
        else { return nil }
        return formatter.text(of: values, as: call.function.outputs)
    }

    /// Why a call was reverted.
    func explanation(of data: Bytes, from address: Address? = nil) -> String {
        Revert.explanation(of: data, errors: registry.errors, from: address)
    }

    /// An amount of native token, which has a name only where the chain is known.
    func amount(_ amount: U256, chainID: UInt64?) -> String {
        let token = chainID.flatMap { ChainCatalogue.bundled[$0] }?.nativeToken
        let decimals = token.map { UInt8(clamping: $0.decimals) } ?? 18
        return palette.amount("\(amount.text(decimals: decimals)) \(token?.symbol ?? "native")")
    }

    /// The name in front of the parentheses stands out.
    private func named(_ call: String) -> String {
        guard let end = call.firstIndex(of: "(") else { return call }
        return palette.name(String(call[..<end])) + call[end...]
    }
}
