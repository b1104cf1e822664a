/// A request (JSON-RPC 2.0, section 4).
public struct RPCRequest: Sendable, Hashable {
    /// What the answer will be found by.
    public var id: RPCID
    /// The name of the method.
    public var method: String
    /// The parameters, each in JSON.
    public var parameters: [Bytes]

    /// Creates a request.
    public init(id: RPCID, method: String, parameters: [Bytes] = []) {
        self.id = id
        self.method = method
        self.parameters = parameters
    }
}

extension RPCRequest: RPCEncodable {
    /// Writes the request; without parameters, if there are none.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("jsonrpc", "2.0")
            writer.writeMember("id", id)
            writer.writeMember("method", method)
            guard !parameters.isEmpty else { return }
            writer.writeName("params")
            writer.writeArray { writer in
                for parameter in parameters { writer.writeRaw(parameter) }
            }
        }
    }
}
