/// All of a log but its data, which some keep and some only look at.
struct RPCLogParts {
    private(set) var address = Address.zero
    private(set) var topics = LogTopics()
    private(set) var position = RPCLogPosition()
    private(set) var members = RPCMembers<RPCLog.Member>()

    /// Reads a log, and has its data read by a closure.
    @inline(__always)
    mutating func read(
        from reader: inout RPCReader,
        _ readData: (inout RPCReader) throws(DecodeError) -> Void
    ) throws(DecodeError) {
        var members = RPCMembers<RPCLog.Member>()
        try reader.readMembers(of: RPCLog.Member.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .address: address = try reader.readAddress()
            case .topics: try readTopics(from: &reader)
            case .data: try readData(&reader)
            case .blockNumber: position.blockNumber = try reader.readUInt64()
            case .transactionHash: position.transactionHash = try reader.readHash()
            case .transactionIndex: position.transactionIndex = try reader.readUInt64()
            case .blockHash: position.blockHash = try reader.readHash()
            case .blockTimestamp: position.blockTimestamp = try reader.readUInt64()
            case .logIndex: position.logIndex = try reader.readUInt64()
            case .removed: position.isRemoved = try reader.json.boolean()
            }
        }
        self.members = members
    }
}

extension RPCLogParts {
    /// Reads the topics, which have not been read before.
    @inline(__always)
    private mutating func readTopics(from reader: inout RPCReader) throws(DecodeError) {
        try reader.json.beginArray()
        while try reader.json.nextElement() {
            do throws(DecodeError) {
                guard topics.append(try reader.readHash()) else {
                    throw reader.json.error(.outOfRange, "a log has at most four topics")
                }
            } catch { throw error.inside("\(topics.count)") }
        }
    }
}
