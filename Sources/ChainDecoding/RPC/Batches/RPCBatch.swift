/// Several requests that are sent at once (JSON-RPC 2.0, section 6).
///
/// ```swift
/// var batch = RPCBatch()
/// let number = batch.append(.blockNumber)
/// let balance = batch.append(.getBalance(of: account))
/// let answers = try batch.answers(json: received).get()              // after `batch.json` was sent
/// if let response = try answers.response(to: balance) { try print(response.result.get()) }
/// ```
public struct RPCBatch: Sendable, Hashable {
    /// The requests, with ids that follow each other.
    public private(set) var requests: [RPCRequest] = []
    private var nextID: Int64

    /// Creates a batch without requests.
    ///
    /// - Parameter firstID: The id of the first request.
    public init(firstID: Int64 = 1) {
        nextID = firstID
    }

    /// Appends a request.
    ///
    /// - Returns: What finds the answer.
    public mutating func append<Value>(_ method: RPCMethod<Value>) -> RPCBatchKey<Value> {
        let key = RPCBatchKey<Value>(id: .number(nextID))
        nextID &+= 1
        requests.append(method.request(id: key.id))
        return key
    }

    /// The requests in JSON.
    public var json: [UInt8] { requests.json }

    /// Sorts the answers, which may come in any order.
    ///
    /// - Parameters:
    ///   - json: The array of answers, and nothing else.
    ///   - mode: How far the texts of numbers and bytes may be from the specification.
    /// - Returns: The answers, or the error with which the node has refused the batch as a whole: the only answer there
    ///   is, in an array or not, and to no request in particular.
    /// - Throws: ``DecodeError`` for what is no batch of answers. Results are read later, each by itself, so that one
    ///   that is malformed does not spoil the others.
    public func answers(
        json: Bytes,
        mode: RPCDecodingMode = .lenient
    ) throws(DecodeError) -> Result<RPCBatchAnswers, RPCError> {
        let (parts, isArray) = try json.withSpan { (span) throws(DecodeError) in try Self.split(span, mode: mode) }
        let only = parts.count == 1 ? parts.first : nil
        if let only, let error = only.error, !isArray || only.id == nil || only.id == .null { return .failure(error) }
        guard isArray else { throw DecodeError(.malformed, "an array of answers is expected", at: 0) }
        return .success(RPCBatchAnswers(parts, to: requests, in: json, mode: mode))
    }

    /// Finds where the answers stand.
    private static func split(
        _ span: Span<UInt8>,
        mode: RPCDecodingMode
    ) throws(DecodeError) -> (parts: [RPCBatchPart], isArray: Bool) {
        var reader = RPCReader(span, mode: mode)
        var parts: [RPCBatchPart] = []
        let isArray = try reader.json.kind() == .array
        if isArray {
            try reader.readElements { (reader) throws(DecodeError) in parts.append(try RPCBatchPart(from: &reader)) }
        } else {
            parts.append(try RPCBatchPart(from: &reader))
        }
        try reader.json.finish()
        return (parts, isArray)
    }
}
