/// A method of JSON-RPC with its parameters, and the type of its result.
///
/// ```swift
/// let method = RPCMethod.getBlockByNumber(.latest, full: true)
/// let request = method.request(id: 1).json                          // what is sent
/// let block = try method.response(json: answer.span).result.get()   // an `RPCBlock?`
/// ```
///
/// The methods of Ethereum's execution clients are static members; ``init(_:_:)`` makes any other.
public struct RPCMethod<Value: RPCDecodable>: Sendable, Hashable {
    /// The name of the method.
    public let name: String
    /// The parameters, each in JSON.
    public let parameters: [Bytes]

    /// Creates a method of any name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - parameters: The parameters; those that are `nil` are `null`, and left out at the end.
    public init<each Parameter: RPCEncodable>(_ name: String, _ parameters: repeat each Parameter) {
        var texts: [Bytes] = []
        for parameter in repeat each parameters { texts.append(Bytes(parameter.json)) }
        let null = Bytes(Array("null".utf8))
        while texts.last == null { texts.removeLast() }
        self.name = name
        self.parameters = texts
    }

    /// The request that calls the method.
    public func request(id: RPCID) -> RPCRequest {
        RPCRequest(id: id, method: name, parameters: parameters)
    }

    /// Reads the answer to the request.
    ///
    /// - Parameters:
    ///   - json: The answer, and nothing else.
    ///   - mode: How far the texts of numbers and bytes may be from the specification.
    /// - Returns: The result, or the node's error.
    /// - Throws: ``DecodeError`` for what is no answer to this method.
    public func response(
        json: Span<UInt8>,
        mode: RPCDecodingMode = .lenient
    ) throws(DecodeError) -> RPCResponse<Value> {
        try RPCResponse(json: json, mode: mode)
    }
}
