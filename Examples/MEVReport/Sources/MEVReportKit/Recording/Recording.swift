import ChainDecoding
import MEVAnalysis

/// Blocks as documents tell of them, each in as many as there are.
///
/// A document that cannot be read does no harm to the others.
package struct Recording {
    /// What the documents tell of one block.
    fileprivate struct Parts {
        var block: RPCBlock?
        var receipts: [RPCReceipt] = []
        var logs: [RPCLog] = []
        var traces: [TransactionTrace<CallTree>] = []
        var traceContext = TraceContext()
        var record: BlockRecord?
    }

    private var parts: [UInt64: Parts] = [:]
    /// Traces that do not tell their block, and where they come from.
    private var strays: [(traces: [TransactionTrace<CallTree>], source: String)] = []
    var complaints: [Complaint] = []

    package init() {}

    /// What could not be read, a line each.
    package var failures: [String] { complaints.map(\.description) }

    /// Adds the documents in a file; `-` is standard input.
    mutating func addFile(_ path: String) {
        do throws(Complaint) {
            let content = try FileReader.content(of: path)
            add(content.span, from: path == "-" ? "standard input" : path)
        } catch {
            complaints.append(error)
        }
    }

    /// Adds the documents that follow each other in a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - source: Where it comes from, for complaints.
    package mutating func add(_ text: Span<UInt8>, from source: String) {
        guard text.count < 2 || text[0] != 0x1f || text[1] != 0x8b else {
            return complaints.append(Complaint("\(source) is packed by gzip: unpack it, as by zcat"))
        }
        var lines = DocumentLines()
        var isEmpty = true
        while let begin = lines.next(in: text) {
            isEmpty = false
            var reader = JSONReader(text.extracting(begin..<lines.limit))
            do throws(DecodeError) {
                try reader.skipValue()
            } catch {
                if lines.skip(from: begin, toMistakeAt: begin + reader.offset, in: text) {
                    complaints.append(Complaint(source, error.moved(by: begin)))
                }
                continue
            }
            lines.start = begin + reader.offset
            do throws(DecodeError) {
                try addValue(text.extracting(begin..<lines.start), from: source)
            } catch {
                complaints.append(Complaint(source, error.moved(by: begin)))
            }
        }
        if isEmpty { complaints.append(Complaint("\(source) is empty")) }
    }

    // MARK: Documents

    private mutating func addValue(_ text: Span<UInt8>, from source: String) throws(DecodeError) {
        let shape = try DocumentShape(of: text)
        guard shape.isAnswer else { return add(try shape.document(text), from: source, number: nil) }
        var reader = JSONReader(text)
        guard shape.isArray else { return try addAnswer(text, &reader, from: source) }
        try reader.beginArray()
        while try reader.nextElement() { try addAnswer(text, &reader, from: source) }
    }

    /// Adds what stands in an answer of JSON-RPC, beside which recordings may tell the number of the block.
    private mutating func addAnswer(
        _ text: Span<UInt8>,
        _ reader: inout JSONReader,
        from source: String
    ) throws(DecodeError) {
        var (result, number): (Range<Int>?, UInt64?) = (nil, nil)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            _ = try reader.kind()
            let start = reader.offset
            try reader.skipValue()
            let value = start..<reader.offset
            if reader.matches(key, "result") { result = value }
            if reader.matches(key, "blockNumber") {
                var numbers = RPCReader(text.extracting(value))
                number = try numbers.readUInt64()
            }
            if reader.matches(key, "error") {
                var refusal = RPCReader(text.extracting(value))
                if try refusal.json.takeNull() { continue }
                complaints.append(Complaint("\(source): the node refuses: \(try RPCError(from: &refusal))"))
            }
        }
        guard let result else { return }
        let content = text.extracting(result)
        do throws(DecodeError) {
            add(try DocumentShape(of: content).document(content), from: source, number: number)
        } catch {
            throw error.moved(by: result.lowerBound)
        }
    }

    private mutating func add(_ document: Document, from source: String, number: UInt64?) {
        guard let number = document.blockNumber ?? number else {
            if case .traces(let traces, _) = document { strays.append((traces, source)) }
            return
        }
        switch document {
        case .block(let block): parts[number, default: Parts()].block = block
        case .receipts(let receipts):
            let known = Set(parts[number]?.receipts.map(\.transactionHash) ?? [])
            parts[number, default: Parts()].receipts += receipts.filter { !known.contains($0.transactionHash) }
        case .logs(let logs): parts[number, default: Parts()].logs += logs
        case .traces(let traces, let context):
            parts[number, default: Parts()].traces += traces
            parts[number, default: Parts()].traceContext = context
        case .record(let record): parts[number, default: Parts()].record = record
        case .nothing: break
        }
    }

    // MARK: Blocks

    /// Puts together what belongs to the same block.
    ///
    /// - Parameter numberIfUnknown: The block of traces that do not tell it; `nil` for the only block that there is.
    /// - Returns: The blocks, in the order of their numbers.
    package mutating func blocks(numberIfUnknown: UInt64? = nil) -> [BlockRecord] {
        for (traces, source) in strays {
            guard let number = numberIfUnknown ?? (parts.count == 1 ? parts.keys.first : nil) else {
                let remedy = "add the block itself, or tell its number by --block"
                complaints.append(Complaint("\(source): the traces do not tell their block: \(remedy)"))
                continue
            }
            parts[number, default: Parts()].traces += traces
        }
        strays = []
        return parts.sorted { $0.key < $1.key }
            .map { number, parts in
                complaints += parts.complaints(number: number)
                return parts.record(number: number)
            }
    }
}

extension Recording.Parts {
    /// What does not fit together, or is not enough.
    fileprivate func complaints(number: UInt64) -> [Complaint] {
        let name = "block \(number)"
        var complaints: [Complaint] = []
        let hashes =
            [block?.hash, traceContext.blockHash, record?.hash] + receipts.map(\.blockHash)
            + logs.map(\.position.blockHash)
        let distinct = Set(hashes.compactMap(\.self))
        if distinct.count > 1 {
            let list = distinct.map(\.description).sorted().joined(separator: ", ")
            complaints.append(Complaint("\(name): the documents are of different blocks of that number: \(list)"))
        }
        let count = block?.transactions.count ?? 0
        if receipts.isEmpty, logs.isEmpty, traces.isEmpty, record == nil, count > 0 {
            complaints.append(Complaint("\(name): receipts, logs or calls are missing, without which nothing is found"))
        }
        if block != nil, !receipts.isEmpty, receipts.count != count {
            let transactions = Wording.count(count, "transaction")
            complaints.append(Complaint("\(name) has \(transactions), of which \(receipts.count) have receipts here"))
        }
        return complaints
    }

    fileprivate func record(number: UInt64) -> BlockRecord {
        var record = self.record ?? BlockRecord(number: number, receipts: receipts, traces: traces)
        if let block { record = BlockRecord(block, receipts: receipts, traces: traces) }
        record.hash = record.hash ?? logs.first?.position.blockHash ?? traceContext.blockHash
        record.timestamp = record.timestamp ?? logs.first?.position.blockTimestamp
        if receipts.isEmpty, !logs.isEmpty { record.addLogs(logs) }
        return record
    }
}

extension BlockRecord {
    /// Adds logs to the transactions that wrote them, those that are not known yet among them.
    fileprivate mutating func addLogs(_ logs: [RPCLog]) {
        var placesByHash = Dictionary(transactions.indices.map { (transactions[$0].hash, $0) }) { first, _ in first }
        for index in transactions.indices { transactions[index].logs = [] }
        for log in logs where !log.position.isRemoved {
            guard let hash = log.position.transactionHash else { continue }
            let place = placesByHash[hash] ?? transactions.count
            if place == transactions.count {
                placesByHash[hash] = place
                let index = log.position.transactionIndex.flatMap { Int(exactly: $0) } ?? place
                transactions.append(TransactionRecord(index: index, hash: hash, logs: []))
            }
            let index = log.position.logIndex.flatMap { Int(exactly: $0) } ?? transactions[place].logs?.count ?? 0
            transactions[place].logs?.append(LogRecord(log.log, index: index))
        }
        transactions.sort { $0.index < $1.index }
    }
}

extension DecodeError {
    /// The error as one in a text of which what was read is a part.
    fileprivate func moved(by distance: Int) -> DecodeError {
        var error = self
        error.offset = offset.map { $0 + distance }
        return error
    }
}
