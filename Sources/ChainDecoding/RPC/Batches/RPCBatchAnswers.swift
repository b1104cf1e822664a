/// The answers to the requests of a ``RPCBatch``, each found by its id.
public struct RPCBatchAnswers: Sendable, Hashable {
    private let answers: [RPCID: Bytes]
    private let mode: RPCDecodingMode
    /// The ids of requests without an answer, in the order of the requests.
    public let missing: [RPCID]
    /// The ids of requests that were answered more than once; none of these answers is given.
    public let repeated: Set<RPCID>
    /// The answers to none of the requests, each as it stands in the JSON text.
    public let unexpected: [Bytes]

    init(_ parts: [RPCBatchPart], to requests: [RPCRequest], in json: Bytes, mode: RPCDecodingMode) {
        let expected = Set(requests.map(\.id))
        var answers: [RPCID: Bytes] = [:]
        var repeated: Set<RPCID> = []
        var unexpected: [Bytes] = []
        for part in parts {
            guard let text = json.slice(part.range) else { continue }
            guard let id = part.id, expected.contains(id) else {
                unexpected.append(text)
                continue
            }
            if answers.updateValue(text, forKey: id) != nil { repeated.insert(id) }
        }
        missing = requests.map(\.id).filter { answers[$0] == nil }
        for id in repeated { answers[id] = nil }
        self.answers = answers
        self.repeated = repeated
        self.unexpected = unexpected
        self.mode = mode
    }

    /// Reads the answer to a request.
    ///
    /// - Parameter key: What the batch has given for the request.
    /// - Returns: The answer; `nil` if it is ``missing`` or ``repeated``.
    /// - Throws: ``DecodeError`` for what is no answer to the method; the offset is one in this answer.
    public func response<Value>(to key: RPCBatchKey<Value>) throws(DecodeError) -> RPCResponse<Value>? {
        guard let text = answers[key.id] else { return nil }
        return try text.withSpan { (span) throws(DecodeError) in
            try RPCResponse<Value>(json: span, mode: mode)
        }
    }
}
