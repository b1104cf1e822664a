/// Which logs are asked for, by `eth_getLogs` or a filter that a node keeps.
public struct RPCLogFilter: Sendable, Hashable {
    /// The blocks that are searched.
    public enum Blocks: Sendable, Hashable {
        /// From one block to another, both included; the node's own choice, the last block, where there is none.
        case range(from: RPCBlockNumber? = nil, to: RPCBlockNumber? = nil)
        /// One block, by its hash (EIP-234): the node tells if it does not know it, rather than that it has no such
        /// logs.
        case hash(Hash32)
    }

    /// What a topic may be.
    public enum Topic: Sendable, Hashable {
        /// Anything.
        case any
        /// One of several; anything if there are none.
        case oneOf([Hash32])
    }

    /// The blocks that are searched.
    public var blocks: Blocks
    /// The contracts of which one has written the log; any, if there are none.
    public var addresses: [Address]
    /// What the topics may be, beginning with the first; what comes after them may be anything.
    public var topics: [Topic]

    /// Creates a filter.
    public init(_ blocks: Blocks, addresses: [Address] = [], topics: [Topic] = []) {
        self.blocks = blocks
        self.addresses = addresses
        self.topics = topics
    }
}

extension RPCLogFilter: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            switch blocks {
            case .range(let first, let last):
                writer.writeMember("fromBlock", first)
                writer.writeMember("toBlock", last)
            case .hash(let hash): writer.writeMember("blockHash", hash)
            }
            writer.writeMember("address", addresses.isEmpty ? nil : addresses)
            writer.writeMember("topics", topics.isEmpty ? nil : topics)
        }
    }
}

extension RPCLogFilter.Topic: RPCEncodable {
    /// Writes `null` or an array.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .any: writer.writeNull()
        case .oneOf(let hashes): hashes.write(to: &writer)
        }
    }
}
