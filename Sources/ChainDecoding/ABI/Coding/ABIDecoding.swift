/// One run of a decoder.
///
/// It recurses as deep as the type is nested, which is bounded before it starts.
struct ABIDecoding: ~Escapable {
    private let bytes: Span<UInt8>
    private let source: Bytes
    private let mode: ABIDecodingMode
    /// How many more bytes of values may be produced.
    private var budget: Int
    /// Where the value that was read last ends, and the next tail of a canonical encoding begins.
    private var end = 0

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>, of source: Bytes, by decoder: ABIDecoder) {
        self.bytes = bytes
        self.source = source
        mode = decoder.mode
        budget = decoder.budget(for: bytes.count)
    }

    /// Reads all of the data.
    mutating func parameters(_ parameters: [ABIParameter]) throws(DecodeError) -> [ABIValue] {
        let values = try members(parameters, at: 0)
        try finish()
        return values
    }

    // MARK: Sequences

    /// Begins to read values one after the other: what is dynamic stands behind offsets from the first.
    ///
    /// - Parameters:
    ///   - wordCount: How many words the head takes, all of which must be there.
    ///   - base: Where the first value stands.
    /// - Returns: Where the values are read from.
    /// - Throws: ``DecodeError`` when the words are not all there.
    func sequence(wordCount: Int, at base: Int = 0) throws(DecodeError) -> ABISequence {
        guard wordCount <= (bytes.count - base) / 32 else {
            throw DecodeError(.truncated, "the data end before the values do", at: bytes.count)
        }
        return ABISequence(base: base, head: base, tail: base + wordCount * 32)
    }

    /// Reads the next value, from the head or from where the head says.
    mutating func next(_ type: ABIType, in sequence: inout ABISequence) throws(DecodeError) -> ABIValue {
        guard type.isDynamic else {
            let value = try staticValue(type, at: sequence.head)
            sequence.head = end
            return value
        }
        let place = try self.place(at: sequence.head, base: sequence.base)
        guard mode != .strict || place == sequence.tail else {
            throw DecodeError(.nonCanonical, "the value does not follow the one before", at: sequence.head)
        }
        sequence.head += 32
        let value = try dynamicValue(type, at: place)
        sequence.tail = end
        return value
    }

    /// Ends a sequence of which all values were read.
    mutating func end(_ sequence: ABISequence) {
        end = sequence.tail
    }

    /// Makes sure that nothing follows the values where that is not allowed.
    func finish() throws(DecodeError) {
        guard mode != .strict || end == bytes.count else {
            throw DecodeError(.trailingBytes, "something follows the values", at: end)
        }
    }

    private mutating func members(_ members: [ABIParameter], at base: Int) throws(DecodeError) -> [ABIValue] {
        var sequence = try sequence(wordCount: members.headWordCount, at: base)
        var values: [ABIValue] = []
        values.reserveCapacity(members.count)
        for index in members.indices {
            do throws(DecodeError) {
                values.append(try next(members[index].type, in: &sequence))
            } catch {
                let name = members[index].name
                throw error.inside(name.isEmpty ? "\(index)" : name)
            }
        }
        end(sequence)
        return values
    }

    private mutating func elements(_ type: ABIType, count: Int, at base: Int) throws(DecodeError) -> [ABIValue] {
        let (wordCount, isTooLarge) = count.multipliedReportingOverflow(by: type.headWordCount)
        guard !isTooLarge else { throw DecodeError(.truncated, "the data end before the \(count) values do", at: base) }
        var sequence = try sequence(wordCount: wordCount, at: base)
        var values: [ABIValue] = []
        // Each takes a word of the data at least, which are there.
        values.reserveCapacity(count)
        for index in 0..<count {
            do throws(DecodeError) {
                values.append(try next(type, in: &sequence))
            } catch {
                throw error.inside("\(index)")
            }
        }
        end(sequence)
        return values
    }

    // MARK: Values

    private mutating func dynamicValue(_ type: ABIType, at place: Int) throws(DecodeError) -> ABIValue {
        switch type {
        case .bytes: return .bytes(try content(at: place))
        case .string:
            let text = try content(at: place)
            guard mode != .strict || String(validating: text.array, as: UTF8.self) != nil else {
                throw DecodeError(.nonCanonical, "a text is not UTF-8", at: place)
            }
            return .string(text)
        case .array(let element):
            let count = try length(at: place, unit: element.headWordCount * 32)
            return .list(try elements(element, count: count, at: place + 32))
        case .fixedArray(let element, let count):
            return .list(try elements(element, count: count, at: place))
        case .tuple(let members):
            return .list(try self.members(members, at: place))
        default:
            return try staticValue(type, at: place)
        }
    }

    private mutating func staticValue(_ type: ABIType, at place: Int) throws(DecodeError) -> ABIValue {
        switch type {
        case .fixedArray(let element, let count):
            return .list(try elements(element, count: count, at: place))
        case .tuple(let members):
            return .list(try self.members(members, at: place))
        default:
            let word = try word(at: place)
            end = place + 32
            guard let value = ABIWord(type: type, isLenient: mode == .lenient).value(of: word) else {
                throw DecodeError(.outOfRange, "the word is no \(type)", at: place)
            }
            guard case .bytes = value, let count = type.leadingByteCount, let part = source.slice(place..<place + count)
            else { return value }
            return .bytes(part)
        }
    }

    /// Reads bytes of any number, which share the data's storage.
    private mutating func content(at place: Int) throws(DecodeError) -> Bytes {
        let count = try length(at: place, unit: 1)
        let start = place + 32
        let padded = start + (count + 31) & ~31
        guard let content = source.slice(start..<start + count) else {
            throw DecodeError(.truncated, "the data end before the bytes do", at: start)
        }
        try charge(count)
        end = padded
        guard mode == .strict else { return content }
        guard padded <= bytes.count else { throw DecodeError(.truncated, "padding is missing", at: bytes.count) }
        for index in start + count..<padded where bytes[index] != 0 {
            throw DecodeError(.nonCanonical, "padding is not zero", at: index)
        }
        return content
    }

    /// Reads how many units of so many bytes follow, all of which must be there.
    private mutating func length(at place: Int, unit: Int) throws(DecodeError) -> Int {
        let word = try word(at: place)
        let room = bytes.count - place - 32
        guard let count = Int(exactly: word), count <= room / max(1, unit) else {
            throw DecodeError(.truncated, "the data end before the length of \(word) is reached", at: place)
        }
        return count
    }

    /// Reads where a tail begins, which must be inside the data.
    private mutating func place(at head: Int, base: Int) throws(DecodeError) -> Int {
        let word = try word(at: head)
        guard let offset = Int(exactly: word), offset <= bytes.count - base else {
            throw DecodeError(.outOfRange, "the offset \(word) is beyond the data", at: head)
        }
        return base + offset
    }

    private mutating func word(at place: Int) throws(DecodeError) -> U256 {
        guard place <= bytes.count - 32, let word = U256(bigEndian: bytes.extracting(place..<place + 32)) else {
            throw DecodeError(.truncated, "the data end before the value does", at: bytes.count)
        }
        try charge(32)
        return word
    }

    private mutating func charge(_ count: Int) throws(DecodeError) {
        guard count <= budget else {
            throw DecodeError(.limitExceeded, "the values take more room than the limit allows for data of this length")
        }
        budget -= count
    }
}
