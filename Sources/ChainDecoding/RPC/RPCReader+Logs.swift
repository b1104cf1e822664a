extension RPCReader {
    /// Reads an array of logs, as `eth_getLogs` gives it, and lends one after the other.
    ///
    /// ```swift
    /// var reader = RPCReader(answer.span)
    /// let response = try RPCResponse(from: &reader) { reader throws(DecodeError) in
    ///     try reader.visitLogs { log throws(DecodeError) in transfers.append(log.topics, log.data) }
    /// }
    /// ```
    ///
    /// Nothing is allocated for a log.
    ///
    /// - Parameter visit: Called with each log.
    /// - Throws: ``DecodeError`` of the reader or of `visit`. What comes before a mistake has been visited by then.
    public mutating func visitLogs(
        _ visit: (borrowing RPCLogView) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        try readElements { (reader) throws(DecodeError) in
            var parts = RPCLogParts()
            var count = 0
            try parts.read(from: &reader) { (reader) throws(DecodeError) in count = try reader.readScratch() }
            try visit(RPCLogView(parts, data: reader.scratch.span.extracting(..<count)))
        }
    }

    /// Reads an array of receipts, as `eth_getBlockReceipts` gives it, and lends the logs in them one after the other.
    ///
    /// Like ``visitLogs(_:)``; the other members of receipts are passed.
    ///
    /// - Parameter visit: Called with each log.
    /// - Throws: ``DecodeError`` of the reader or of `visit`. What comes before a mistake has been visited by then.
    public mutating func visitLogsOfReceipts(
        _ visit: (borrowing RPCLogView) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        try readElements { (reader) throws(DecodeError) in
            var hasLogs = false
            try reader.json.beginObject()
            var last: Int?
            while let key = try reader.nextKey(of: RPCReceipt.Member.names, after: last) {
                if case .known(let index) = key { last = index }
                guard case .known(let index) = key, RPCReceipt.Member.names.all[index] == .logs else {
                    try reader.json.skipValue()
                    continue
                }
                guard !hasLogs else { throw reader.json.error(.malformed, "the member occurs twice").inside("logs") }
                hasLogs = true
                do throws(DecodeError) { try reader.visitLogs(visit) } catch { throw error.inside("logs") }
            }
            guard hasLogs else { throw reader.json.error(.malformed, "the member is missing").inside("logs") }
        }
    }
}
