import ChainDecoding
import MEVAnalysis

/// Events as contracts log them, from their declarations.
struct EncodedEvent {
    private let event: ABIEvent

    /// What it carries.
    var parameters: [ABIParameter] { event.inputs }

    init(_ declaration: String) throws {
        event = try ABIEvent(parsing: declaration)
    }

    /// The hash of the signature.
    var topic0: Hash32 { Keccak256.hash(event.signature) }

    /// A log with these values, in the order of the declaration.
    func log(_ contract: Address, _ values: [ABIValue], index: Int) throws -> LogRecord {
        var topics = LogTopics([topic0]) ?? []
        var data: [ABIValue] = []
        for (parameter, value) in zip(event.inputs, values) {
            guard parameter.isIndexed else {
                data.append(value)
                continue
            }
            let word = try ABIEncoder.encode(value, as: parameter.type)
            topics.append(Hash32(word) ?? .zero)
        }
        let bytes = try ABIEncoder.encode(data, as: event.inputs.filter { !$0.isIndexed })
        return LogRecord(Log(address: contract, topics: topics, data: Bytes(bytes)), index: index)
    }
}

extension LogRecord {
    /// A token's log of a transfer.
    static func transfer(_ token: Address, _ from: Address, _ to: Address, _ amount: U256, index: Int) -> LogRecord {
        let topics = [Keccak256.hash("Transfer(address,address,uint256)"), from.word, to.word]
        let log = Log(address: token, topics: LogTopics(topics) ?? [], data: Bytes(amount.bigEndianBytes))
        return LogRecord(log, index: index)
    }

    /// A log of a token of EIP-721.
    static func item(_ token: Address, _ from: Address, _ to: Address, _ id: U256, index: Int) -> LogRecord {
        let topics = [
            Keccak256.hash("Transfer(address,address,uint256)"), from.word, to.word,
            Hash32(id.bigEndianBytes) ?? .zero,
        ]
        return LogRecord(Log(address: token, topics: LogTopics(topics) ?? []), index: index)
    }
}

extension Address {
    /// The address as a topic.
    fileprivate var word: Hash32 { Hash32([UInt8](repeating: 0, count: 12) + bytes) ?? .zero }
}
