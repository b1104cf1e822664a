extension StateDiff {
    /// Reads the form in which OpenEthereum tells changes: `"="`, `{"+": new}`, `{"-": old}` or `{"*": {"from": …,
    /// "to": …}}`.
    init(parity reader: inout JSONReader) throws(DecodeError) {
        self.init()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let address: Address = try reader.fixedBytes(key)
            var (old, new) = (TracedAccount(), TracedAccount())
            try reader.beginObject()
            while let key = try reader.nextKey() {
                try Self.readMember(key, &old, &new, from: &reader)
            }
            if old != TracedAccount() { before[address] = old }
            if new != TracedAccount() { after[address] = new }
        }
    }

    private static func readMember(
        _ key: Range<Int>,
        _ old: inout TracedAccount,
        _ new: inout TracedAccount,
        from reader: inout JSONReader
    ) throws(DecodeError) {
        if reader.matches(key, "balance") {
            (old.balance, new.balance) = try change(&reader) { (reader) throws(DecodeError) in try reader.readU256() }
        } else if reader.matches(key, "nonce") {
            (old.nonce, new.nonce) = try change(&reader) { (reader) throws(DecodeError) in try reader.readInteger() }
        } else if reader.matches(key, "code") {
            (old.code, new.code) = try change(&reader) { (reader) throws(DecodeError) in try reader.readBytes() }
        } else if reader.matches(key, "storage") {
            try reader.beginObject()
            while let key = try reader.nextKey() {
                let slot: Hash32 = try reader.fixedBytes(key)
                (old.storage[slot], new.storage[slot]) = try change(&reader) { (reader) throws(DecodeError) in
                    try reader.readFixedBytes()
                }
            }
        } else {
            try reader.skipValue()
        }
    }

    private static func change<Value>(
        _ reader: inout JSONReader,
        _ read: (inout JSONReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> (old: Value?, new: Value?) {
        guard try reader.kind() == .object else {
            guard reader.matches(try reader.stringRange(), "=") else {
                throw reader.error(.malformed, "a change is “=” or an object")
            }
            return (nil, nil)
        }
        var change: (old: Value?, new: Value?)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if reader.matches(key, "+") {
                change.new = try read(&reader)
            } else if reader.matches(key, "-") {
                change.old = try read(&reader)
            } else if reader.matches(key, "*") {
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    if reader.matches(key, "from") {
                        change.old = try read(&reader)
                    } else if reader.matches(key, "to") {
                        change.new = try read(&reader)
                    } else {
                        try reader.skipValue()
                    }
                }
            } else {
                throw DecodeError(.unsupported, "a change is of an unknown kind", at: key.lowerBound)
            }
        }
        return change
    }
}
