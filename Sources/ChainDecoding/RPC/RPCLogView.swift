/// A log that is lent while an answer is read; its data are gone afterwards.
public struct RPCLogView: ~Escapable {
    private let parts: RPCLogParts
    /// The parameters that are no topics, encoded as the ABI says.
    public let data: Span<UInt8>

    @_lifetime(copy data)
    init(_ parts: consuming RPCLogParts, data: Span<UInt8>) {
        self.parts = parts
        self.data = data
    }

    /// The contract.
    public var address: Address { parts.address }
    /// What the log can be found by.
    public var topics: LogTopics { parts.topics }
    /// Where the log stands.
    public var position: RPCLogPosition { parts.position }
    /// Which members the node sent, and those of other names.
    public var members: RPCMembers<RPCLog.Member> { parts.members }
}
