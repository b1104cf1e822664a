/// What finds the answer to a request of a ``RPCBatch``, and knows the type of its result.
public struct RPCBatchKey<Value: RPCDecodable>: Sendable, Hashable {
    /// The id of the request.
    public let id: RPCID
}
