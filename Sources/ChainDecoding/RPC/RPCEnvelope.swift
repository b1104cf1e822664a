/// What stands around the result of an answer.
@usableFromInline
struct RPCEnvelope {
    private enum Member: String, CaseIterable, Sendable {
        case jsonrpc
        case id
        case result
        case error

        static let names = JSONNames<Member>()
    }

    @usableFromInline private(set) var id: RPCID?
    @usableFromInline private(set) var error: RPCError?
    @usableFromInline private(set) var resultIsNull = false
    /// Why a result that is `null` is none.
    @usableFromInline var resultError: DecodeError?
    private var members = RPCMembers<Member>()

    @usableFromInline init() {}

    /// Goes to the next member of an answer that has been begun, and reads it unless it is the result.
    ///
    /// - Returns: Whether it is the result, which comes next then; `nil` at the end.
    @usableFromInline
    mutating func nextIsResult(in reader: inout RPCReader) throws(DecodeError) -> Bool? {
        guard let key = try reader.nextKey(of: Member.names, after: nil) else { return nil }
        guard case .known(let index) = key else {
            try reader.json.skipValue()
            return false
        }
        let name = Member.names.all[index]
        guard members.insert(at: index) else {
            throw reader.json.error(.malformed, "the member occurs twice").inside(name.rawValue)
        }
        do throws(DecodeError) {
            switch name {
            case .jsonrpc: try reader.json.skipValue()
            case .id: id = try RPCID(from: &reader)
            case .error: error = try RPCError?(from: &reader)
            case .result: resultIsNull = try reader.json.kind() == .null
            }
        } catch { throw error.inside(name.rawValue) }
        return name == .result
    }
}
