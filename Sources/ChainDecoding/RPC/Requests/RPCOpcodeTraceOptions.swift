/// What a node tells of each step when it traces opcodes; what is `nil` is for the node to choose.
public struct RPCOpcodeTraceOptions: Sendable, Hashable {
    /// Whether the stack is left out.
    public var disablesStack: Bool?
    /// Whether the storage is left out.
    public var disablesStorage: Bool?
    /// Whether the memory is told.
    public var enablesMemory: Bool?
    /// Whether the data are told that the last call has returned.
    public var enablesReturnData: Bool?
    /// How many steps are told at most; 0 means all.
    public var limit: UInt64?
    /// How long the node may take, in Go's form, such as `5s`.
    public var timeout: String?

    /// Creates options that leave all to the node.
    public init() {}
}

extension RPCOpcodeTraceOptions: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("disableStack", disablesStack)
            writer.writeMember("disableStorage", disablesStorage)
            writer.writeMember("enableMemory", enablesMemory)
            writer.writeMember("enableReturnData", enablesReturnData)
            if let limit {
                writer.writeName("limit")
                writer.writeNumber(limit)
            }
            writer.writeMember("timeout", timeout)
        }
    }
}
