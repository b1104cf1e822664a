/// Reads the nested form of a call tree, call by call and without recursion.
struct CallTreeReader {
    /// What must be known of a call before it ends.
    private struct OpenCall {
        var index: Int
        var offset: Int
        var hasKind = false
        var hasSender = false
        var hasCalls = false
    }

    private var builder: CallTreeBuilder
    private var open: [OpenCall] = []
    private var records: [ValidationRecord] = []

    init(limits: TraceLimits) {
        builder = CallTreeBuilder(limits: limits)
    }

    mutating func read(from reader: inout JSONReader) throws(DecodeError) -> CallTree {
        try begin(&reader)
        while let call = open.last {
            if let key = try reader.nextKey() {
                try readMember(key, of: call, from: &reader)
            } else {
                try end(call)
                if !open.isEmpty { try beginNext(&reader) }
            }
        }
        if !records.isEmpty { pad(to: builder.frames.count) }
        return try builder.tree(validationRecords: records)
    }

    private mutating func begin(_ reader: inout JSONReader) throws(DecodeError) {
        let offset = try reader.kindOffset()
        try builder.begin(CallFrame(kind: .call, from: .zero, to: nil), at: offset)
        try reader.beginObject()
        open.append(OpenCall(index: builder.frames.count - 1, offset: offset))
    }

    /// Goes into the next of the innermost call's calls, or past the last.
    private mutating func beginNext(_ reader: inout JSONReader) throws(DecodeError) {
        if try reader.nextElement() { try begin(&reader) }
    }

    private mutating func end(_ call: OpenCall) throws(DecodeError) {
        guard call.hasKind else { throw DecodeError(.malformed, "a call has no type", at: call.offset) }
        guard call.hasSender else { throw DecodeError(.malformed, "a call has no sender", at: call.offset) }
        builder.end()
        open.removeLast()
    }

    private mutating func readMember(
        _ key: Range<Int>,
        of call: OpenCall,
        from reader: inout JSONReader
    ) throws(DecodeError) {
        if try reader.takeNull() { return }
        let last = open.count - 1
        if reader.matches(key, "calls") {
            guard !call.hasCalls else {
                throw DecodeError(.malformed, "a call has two lists of calls", at: key.lowerBound)
            }
            open[last].hasCalls = true
            try reader.beginArray()
            try beginNext(&reader)
        } else if reader.matches(key, "type") {
            builder.frames[call.index].kind = try CallKind(from: &reader)
            open[last].hasKind = true
        } else if reader.matches(key, "from") {
            builder.frames[call.index].from = try reader.readFixedBytes()
            open[last].hasSender = true
        } else if try !builder.frames[call.index].readMember(key, from: &reader) {
            try readRecord(key, of: call.index, from: &reader)
        }
    }

    private mutating func readRecord(
        _ key: Range<Int>,
        of index: Int,
        from reader: inout JSONReader
    ) throws(DecodeError) {
        guard let member = ValidationRecord.Member(key, in: reader) else {
            try reader.skipValue()
            return
        }
        pad(to: index + 1)
        try records[index].read(member, from: &reader)
    }

    private mutating func pad(to count: Int) {
        while records.count < count { records.append(ValidationRecord()) }
    }
}

extension CallFrame {
    /// Reads a member of the nested form, unless it is another one than this knows.
    fileprivate mutating func readMember(_ key: Range<Int>, from reader: inout JSONReader) throws(DecodeError) -> Bool {
        if reader.matches(key, "to") {
            to = try reader.readFixedBytes()
        } else if reader.matches(key, "gas") {
            gas = try reader.readInteger()
        } else if reader.matches(key, "gasUsed") {
            gasUsed = try reader.readInteger()
        } else if reader.matches(key, "value") {
            value = try reader.readU256()
        } else if reader.matches(key, "input") {
            input = try reader.readBytes()
        } else if reader.matches(key, "output") {
            output = try reader.readBytes()
        } else if reader.matches(key, "error") {
            error = try reader.readFailure()
        } else if reader.matches(key, "revertReason") {
            revertReason = try reader.string()
        } else if reader.matches(key, "logs") {
            logs = []
            try reader.beginArray()
            while try reader.nextElement() { logs.append(try CallLog(from: &reader)) }
        } else {
            return false
        }
        return true
    }
}
