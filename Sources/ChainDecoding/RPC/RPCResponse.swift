/// The answer to a request: a result, or an error (JSON-RPC 2.0, section 5).
///
/// The answer to a batch is an array of them, in any order.
public struct RPCResponse<Value> {
    /// Which request is answered; `nil` when the answer does not say.
    public var id: RPCID?
    /// What the node says.
    public var result: Result<Value, RPCError>

    /// Creates an answer.
    public init(id: RPCID?, result: Result<Value, RPCError>) {
        self.id = id
        self.result = result
    }

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - reader: Where the answer comes next.
    ///   - readValue: Reads the result.
    /// - Throws: ``DecodeError``, also when there is neither a result nor an error, or both.
    @inlinable
    public init(
        from reader: inout RPCReader,
        _ readValue: (inout RPCReader) throws(DecodeError) -> Value
    ) throws(DecodeError) {
        var envelope = RPCEnvelope()
        var value: Value?
        try reader.json.beginObject()
        while let isResult = try envelope.nextIsResult(in: &reader) {
            guard isResult else { continue }
            let start = reader.json
            do throws(DecodeError) {
                value = try readValue(&reader)
            } catch {
                // A null beside an error is no result.
                reader.json = start
                guard try reader.json.takeNull() else { throw error.inside("result") }
                envelope.resultError = error.inside("result")
            }
        }
        id = envelope.id
        switch (value, envelope.error) {
        case (_, let error?) where value == nil || envelope.resultIsNull: result = .failure(error)
        case (let value?, nil): result = .success(value)
        case (nil, nil): throw envelope.resultError ?? reader.json.error(.malformed, "there is no result and no error")
        default: throw reader.json.error(.malformed, "there are a result and an error")
        }
    }
}

extension RPCResponse: RPCDecodable where Value: RPCDecodable {
    /// Reads an answer.
    @inlinable
    public init(from reader: inout RPCReader) throws(DecodeError) {
        try self.init(from: &reader) { (reader) throws(DecodeError) in try Value(from: &reader) }
    }
}

extension RPCResponse: Sendable where Value: Sendable {}
extension RPCResponse: Equatable where Value: Equatable {}
extension RPCResponse: Hashable where Value: Hashable {}
