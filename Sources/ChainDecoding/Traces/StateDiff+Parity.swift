extension StateDiff {
    private enum AccountMember: String, CaseIterable, Sendable {
        case balance
        case code
        case nonce
        case storage

        static let names = JSONNames<AccountMember>()
    }

    private enum ChangeMember: String, CaseIterable, Sendable {
        case added = "+"
        case removed = "-"
        case changed = "*"

        static let names = JSONNames<ChangeMember>()
    }

    private enum ValueMember: String, CaseIterable, Sendable {
        case from
        case to

        static let names = JSONNames<ValueMember>()
    }

    /// A value before and after the transaction; `nil` where there is none, or it has not changed.
    private typealias Change<Value> = (old: Value?, new: Value?)

    /// Reads the form in which OpenEthereum tells changes: `"="`, `{"+": new}`, `{"-": old}` or `{"*": {"from": …,
    /// "to": …}}`.
    init(parity reader: inout RPCReader) throws(DecodeError) {
        self.init()
        let accounts: [Address: Change<TracedAccount>] = try reader.readEntries { (reader) throws(DecodeError) in
            try reader.json.takeNull() ? (nil, nil) : try Self.account(from: &reader)
        }
        for (address, account) in accounts {
            before[address] = account.old
            after[address] = account.new
        }
    }

    private static func account(from reader: inout RPCReader) throws(DecodeError) -> Change<TracedAccount> {
        var (old, new) = (TracedAccount(), TracedAccount())
        try reader.readMembers(of: AccountMember.names) { (name, reader) throws(DecodeError) in
            switch name {
            case .balance:
                (old.balance, new.balance) = try change(&reader) { (reader) throws(DecodeError) in try reader.readU256()
                }
            case .code:
                (old.code, new.code) = try change(&reader) { (reader) throws(DecodeError) in try reader.readBytes() }
            case .nonce:
                (old.nonce, new.nonce) = try change(&reader) { (reader) throws(DecodeError) in try reader.readUInt64() }
            case .storage:
                let slots: [Hash32: Change<Hash32>] = try reader.readEntries { (reader) throws(DecodeError) in
                    try change(&reader) { (reader) throws(DecodeError) in try reader.readHash() }
                }
                for (slot, word) in slots { (old.storage[slot], new.storage[slot]) = word }
            }
        }
        return (old == TracedAccount() ? nil : old, new == TracedAccount() ? nil : new)
    }

    private static func change<Value>(
        _ reader: inout RPCReader,
        _ read: (inout RPCReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Change<Value> {
        guard try reader.json.kind() == .object else {
            guard try reader.json.string() == "=" else {
                throw reader.json.error(.malformed, "a change is “=” or an object")
            }
            return (nil, nil)
        }
        var change: Change<Value> = (nil, nil)
        var members = RPCMembers<ChangeMember>()
        try reader.readMembers(of: ChangeMember.names, into: &members) { (name, reader) throws(DecodeError) in
            switch name {
            case .added: change.new = try read(&reader)
            case .removed: change.old = try read(&reader)
            case .changed:
                try reader.readMembers(of: ValueMember.names) { (name, reader) throws(DecodeError) in
                    switch name {
                    case .from: change.old = try read(&reader)
                    case .to: change.new = try read(&reader)
                    }
                }
            }
        }
        guard members.additional.isEmpty else {
            throw reader.json.error(.unsupported, "a change is of an unknown kind")
        }
        return change
    }
}
