/// What a transaction has changed: the result of geth's `prestateTracer` in diff mode, or of a replay with `stateDiff`.
public struct StateDiff: TracerResult {
    private enum Member: String, CaseIterable, Sendable {
        case post
        case pre

        static let names = JSONNames<Member>()
    }

    /// The accounts that it changed or removed, as they were.
    public var before: [Address: TracedAccount]
    /// The accounts that it changed or created; what is not told has not changed, and places of storage not told are
    /// zero.
    public var after: [Address: TracedAccount]

    /// Creates a diff.
    public init(before: [Address: TracedAccount] = [:], after: [Address: TracedAccount] = [:]) {
        self.before = before
        self.after = after
    }

    /// Reads a diff of the form with `pre` and `post`.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        self.init()
        let start = try reader.nextOffset()
        var isDiff = false
        try reader.readMembers(of: Member.names) { (name, reader) throws(DecodeError) in
            isDiff = true
            switch name {
            case .pre: before = try reader.readAccounts()
            case .post: after = try reader.readAccounts()
            }
        }
        guard isDiff else { throw DecodeError(.malformed, "a diff has neither “pre” nor “post”", at: start) }
    }

    /// The accounts that were created, changed or removed, in order.
    public var addresses: [Address] { Set(before.keys).union(after.keys).sorted() }

    /// What has changed of an account.
    public func change(of address: Address) -> AccountChange {
        let (old, new) = (before[address], after[address])
        var change = AccountChange(isCreated: old == nil && new != nil, isRemoved: old != nil && new == nil)
        // What an account that is still there does not tell has not changed.
        change.balance = Self.change(old?.balance, new?.balance, isRemoved: change.isRemoved)
        change.nonce = Self.change(old?.nonce, new?.nonce, isRemoved: change.isRemoved)
        change.code = Self.change(old?.code, new?.code, isRemoved: change.isRemoved)
        let (oldStorage, newStorage) = (old?.storage ?? [:], new?.storage ?? [:])
        for slot in Set(oldStorage.keys).union(newStorage.keys) {
            let words = ValueChange(before: oldStorage[slot] ?? .zero, after: newStorage[slot] ?? .zero)
            if words.before != words.after { change.storage[slot] = words }
        }
        return change
    }

    private static func change<Value>(_ old: Value?, _ new: Value?, isRemoved: Bool) -> ValueChange<Value>? {
        guard old != new, new != nil || isRemoved else { return nil }
        return ValueChange(before: old, after: new)
    }
}
