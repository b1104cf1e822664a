extension ABIReader {
    /// Reads values of described types.
    mutating func next(_ members: [ABIParameter]) throws(DecodeError) -> [ABIValue] {
        var values: [ABIValue] = []
        values.reserveCapacity(members.count)
        for index in members.indices {
            do throws(DecodeError) {
                values.append(try next(members[index].type))
            } catch {
                let name = members[index].name
                throw error.inside(name.isEmpty ? "\(index)" : name)
            }
        }
        return values
    }

    /// Reads a value of a described type.
    ///
    /// It recurses as deep as the type is nested, which is bounded before it starts.
    mutating func next(_ type: ABIType) throws(DecodeError) -> ABIValue {
        guard type.isDynamic else { return try value(type) }
        let outer = try enter(wordCount: type.wordCount)
        let value = try value(type)
        leave(to: outer)
        return value
    }

    private mutating func next(_ type: ABIType, count: Int) throws(DecodeError) -> [ABIValue] {
        var values: [ABIValue] = []
        // Each takes a word of the data at least, which are there and paid for.
        values.reserveCapacity(count)
        for index in 0..<count {
            do throws(DecodeError) {
                values.append(try next(type))
            } catch {
                throw error.inside("\(index)")
            }
        }
        return values
    }

    /// Reads a value that begins where the reader stands.
    private mutating func value(_ type: ABIType) throws(DecodeError) -> ABIValue {
        switch type {
        case .bytes: return .bytes(try nextContent())
        case .string: return .string(try ABIString.decodeABI(from: &self).bytes)
        case .array(let element):
            let wordCount = element.headWordCount
            let (unit, isTooLarge) = wordCount.multipliedReportingOverflow(by: 32)
            let count = try nextLength(unit: isTooLarge ? .max : unit)
            try open(wordCount: count &* wordCount)
            return .list(try next(element, count: count))
        case .fixedArray(let element, let count): return .list(try next(element, count: count))
        case .tuple(let members): return .list(try next(members))
        default: return try wordValue(type)
        }
    }

    private mutating func wordValue(_ type: ABIType) throws(DecodeError) -> ABIValue {
        let start = origin &+ head
        let word = try nextWord()
        guard let value = ABIWord(type: type, isLenient: mode == .lenient).value(of: word) else {
            throw error(.outOfRange, "the word is no \(type)", before: 32)
        }
        guard case .bytes = value, let count = type.leadingByteCount,
            let part = unsafe source.pointee.slice(start..<start &+ count)
        else { return value }
        return .bytes(part)
    }
}

extension ABIType {
    /// How many words a dynamic value begins with, as ``ABILayout/wordCount`` says.
    fileprivate var wordCount: Int {
        switch self {
        case .fixedArray(_, let count): count
        case .tuple(let members): members.headWordCount
        default: 1
        }
    }
}
