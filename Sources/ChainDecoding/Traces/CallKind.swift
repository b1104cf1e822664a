/// How a call is made; the raw value is the name of the EVM's instruction.
@nonexhaustive
public enum CallKind: String, Sendable, Hashable, CaseIterable {
    /// A call of an account, or a transaction to one.
    case call = "CALL"
    /// Another account's code run on the caller's own state; superseded by `DELEGATECALL`.
    case callCode = "CALLCODE"
    /// Another account's code run on the caller's own state, for the caller's own caller (EIP-7).
    case delegateCall = "DELEGATECALL"
    /// A call that may change nothing (EIP-214).
    case staticCall = "STATICCALL"
    /// A contract created at an address that depends on its creator's nonce, also by a transaction.
    case create = "CREATE"
    /// A contract created at an address that depends on its code (EIP-1014).
    case create2 = "CREATE2"
    /// A contract that gives its balance away and, where the chain still does so, is removed.
    case selfDestruct = "SELFDESTRUCT"

    /// Whether a contract is created.
    public var isCreation: Bool { self == .create || self == .create2 }

    /// Whether native token may change hands.
    ///
    /// `CALLCODE` and `DELEGATECALL` keep it with the caller, and `STATICCALL` takes none.
    public var movesValue: Bool {
        switch self {
        case .call, .create, .create2, .selfDestruct: true
        case .callCode, .delegateCall, .staticCall: false
        }
    }

    /// Reads the name that a tracer gives, whose case is the tracer's choice.
    init(from reader: inout RPCReader) throws(DecodeError) {
        let range = try reader.json.stringRange()
        if reader.json.matches(range, "CALL") {
            self = .call
        } else if reader.json.matches(range, "STATICCALL") {
            self = .staticCall
        } else if reader.json.matches(range, "DELEGATECALL") {
            self = .delegateCall
        } else {
            let name = try reader.json.text(range).uppercased()
            guard let kind = name == "SUICIDE" ? .selfDestruct : CallKind(rawValue: name) else {
                throw DecodeError(.unsupported, "there is no call “\(name.prefix(64))”", at: range.lowerBound)
            }
            self = kind
        }
    }
}
