/// A log that is lent while an answer is read; its data are gone afterwards.
public struct RPCLogView: ~Escapable {
    /// The contract.
    public let address: Address
    /// What the log can be found by.
    public let topics: LogTopics
    /// The parameters that are no topics, encoded as the ABI says.
    public let data: Span<UInt8>
    /// Where the log stands.
    public let position: RPCLogPosition
    /// Which members the node sent, and those of other names.
    public let members: RPCMembers<RPCLog.Member>

    @_lifetime(copy data)
    init(_ parts: RPCLogParts, data: Span<UInt8>) {
        address = parts.address
        topics = parts.topics
        position = parts.position
        members = parts.members
        self.data = data
    }
}
