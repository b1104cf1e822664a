/// What a contract has logged: the part of a log that the chain agrees on.
public struct Log: Sendable, Hashable {
    /// The contract.
    public var address: Address
    /// What the log can be found by; the first is the hash of the event's signature, unless the event is anonymous.
    public var topics: LogTopics
    /// The parameters that are no topics, encoded as the ABI says.
    public var data: Bytes

    /// Creates a log.
    public init(address: Address, topics: LogTopics, data: Bytes = Bytes()) {
        self.address = address
        self.topics = topics
        self.data = data
    }
}
