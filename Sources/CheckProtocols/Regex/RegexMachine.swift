/// Runs a program over UTF-8 by following all its threads at once (Pike's machine).
///
/// Each byte visits each instruction at most once, so time is bounded by their product; the budget counts the visits, the
/// places that are copied with them, and the bytes that are skipped.
struct RegexMachine {
    /// Threads in order of preference.
    private struct ThreadList {
        var indices: [Int] = []
        var lastSeen: [Int]
        var slots: [Int]

        init(instructionCount: Int, slotCount: Int) {
            lastSeen = [Int](repeating: -1, count: instructionCount)
            slots = [Int](repeating: -1, count: instructionCount * slotCount)
        }
    }

    /// What is kept of a match.
    enum Captures {
        /// That there is one.
        case nothing
        /// Its range.
        case range
        /// Its range and its groups.
        case groups
    }

    private enum PendingStep {
        case follow(Int)
        case restore(slot: Int, value: Int)
    }

    private let program: RegexProgram
    private let slotCount: Int
    private var scratch: [Int]
    private var tasks: [PendingStep] = []
    private var steps = 0

    init(program: RegexProgram, captures: Captures) {
        self.program = program
        slotCount =
            switch captures {
            case .nothing: 0
            case .range: 2
            case .groups: program.slotCount
            }
        scratch = [Int](repeating: -1, count: slotCount)
    }

    /// The leftmost match, or with `wholly` the match of the whole input; its range is empty where nothing is kept.
    mutating func run(
        _ input: [UInt8],
        wholly: Bool,
        budget: inout Int
    ) throws(RegularExpressionError) -> RegularExpression.Match? {
        let isAnchored = wholly || program.isAnchored
        // What the lists below cost to make, in comparison with a visit.
        steps = program.instructions.count * (1 + slotCount) / 4
        guard steps <= budget else { throw Self.tooMuchWork(&budget) }
        var current = ThreadList(instructionCount: program.instructions.count, slotCount: slotCount)
        var next = current
        var found: [Int]?
        var offset = 0
        var previous: UInt32?
        while true {
            if found == nil, current.indices.isEmpty {
                if isAnchored, offset > 0 { break }
                if !isAnchored, let firstBytes = program.firstBytes {
                    let start = offset
                    while offset < input.count, !firstBytes[Int(input[offset])] { offset += 1 }
                    steps += (offset - start) / Self.bytesSkippedPerStep
                    if offset == input.count, offset > start { break }
                    if offset > start { previous = Self.scalar(before: offset, in: input) }
                }
            }
            let (scalar, width) = Self.scalar(at: offset, in: input)
            if found == nil, !isAnchored || offset == 0 {
                follow(0, at: offset, previous: previous, following: scalar, into: &current)
            }
            steps += 1
            guard steps <= budget else { throw Self.tooMuchWork(&budget) }
            if current.indices.isEmpty, found != nil { break }
            let isAtEnd = scalar == nil
            let nextOffset = offset + width
            let (following, _) = isAtEnd ? (nil, 0) : Self.scalar(at: nextOffset, in: input)
            threads: for index in current.indices {
                steps += 1
                let isStep: Bool
                switch program.instructions[index] {
                case .match:
                    guard !wholly || isAtEnd else { continue }
                    found = slotCount > 0 ? Array(current.slots[index * slotCount..<(index + 1) * slotCount]) : []
                    if slotCount == 0 {
                        budget -= steps
                        return RegularExpression.Match(range: 0..<0, groups: [])
                    }
                    break threads
                case .scalar(let expected): isStep = scalar == expected
                case .foldedScalar(let expected): isStep = scalar.map { RegexCase.folded($0) == expected } ?? false
                case .set(let number): isStep = scalar.map { program.sets[number].contains($0) } ?? false
                default: isStep = false
                }
                if isStep {
                    steps += slotCount
                    for slot in 0..<slotCount { scratch[slot] = current.slots[index * slotCount + slot] }
                    follow(index + 1, at: nextOffset, previous: scalar, following: following, into: &next)
                }
            }
            swap(&current, &next)
            next.indices.removeAll(keepingCapacity: true)
            if isAtEnd { break }
            previous = scalar
            offset = nextOffset
        }
        budget -= steps
        return found.flatMap(Self.match)
    }

    private static func match(slots: [Int]) -> RegularExpression.Match? {
        let ranges = stride(from: 0, to: slots.count, by: 2)
            .map { index -> Range<Int>? in
                let (start, end) = (slots[index], slots[index + 1])
                return start >= 0 && end >= start ? start..<end : nil
            }
        guard let range = ranges.first ?? nil else { return nil }
        return RegularExpression.Match(range: range, groups: Array(ranges.dropFirst()))
    }

    /// Adds the threads that an instruction leads to without reading.
    private mutating func follow(
        _ start: Int,
        at offset: Int,
        previous: UInt32?,
        following: UInt32?,
        into list: inout ThreadList
    ) {
        if start == 0 {
            steps += slotCount
            for slot in 0..<slotCount { scratch[slot] = -1 }
        }
        tasks.append(.follow(start))
        while let task = tasks.popLast() {
            guard case .follow(let index) = task else {
                if case .restore(let slot, let value) = task { scratch[slot] = value }
                continue
            }
            steps += 1
            guard list.lastSeen[index] != offset else { continue }
            list.lastSeen[index] = offset
            switch program.instructions[index] {
            case .jump(let target): tasks.append(.follow(target))
            case .split(let first, let second):
                tasks.append(.follow(second))
                tasks.append(.follow(first))
            case .save(let slot):
                if slot < slotCount {
                    tasks.append(.restore(slot: slot, value: scratch[slot]))
                    scratch[slot] = offset
                }
                tasks.append(.follow(index + 1))
            case .assertion(let assertion):
                if Self.holds(assertion, between: previous, and: following) { tasks.append(.follow(index + 1)) }
            case .scalar, .foldedScalar, .set, .match:
                list.indices.append(index)
                steps += slotCount
                for slot in 0..<slotCount { list.slots[index * slotCount + slot] = scratch[slot] }
            }
        }
    }

    private static func holds(_ assertion: RegexAssertion, between previous: UInt32?, and following: UInt32?) -> Bool {
        switch assertion {
        case .inputStart: previous == nil
        case .inputEnd: following == nil
        case .lineStart: previous == nil || previous == 0x0a
        case .lineEnd: following == nil || following == 0x0a
        case .wordBoundary: isWord(previous) != isWord(following)
        case .notWordBoundary: isWord(previous) == isWord(following)
        }
    }

    private static func isWord(_ scalar: UInt32?) -> Bool {
        guard let scalar else { return false }
        return ScalarSet.word.contains { $0.contains(scalar) }
    }

    /// Bytes that cannot begin a match are passed over much faster than an instruction is visited.
    private static let bytesSkippedPerStep = 8

    private static func tooMuchWork(_ budget: inout Int) -> RegularExpressionError {
        budget = 0
        return RegularExpressionError(
            code: .tooMuchWork,
            message: "the match takes too many steps; use a simpler pattern or a shorter input"
        )
    }

    /// The scalar that begins at an offset and its length; U+FFFD for a byte of no valid sequence, `nil` at the end.
    private static func scalar(at offset: Int, in input: [UInt8]) -> (UInt32?, Int) {
        guard offset < input.count else { return (nil, 0) }
        let first = input[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let length: Int
        switch first {
        case 0xc2...0xdf: length = 2
        case 0xe0...0xef: length = 3
        case 0xf0...0xf4: length = 4
        default: return (0xfffd, 1)
        }
        guard offset + length <= input.count else { return (0xfffd, 1) }
        var value = UInt32(first) & (0xff >> UInt32(length + 1))
        for index in 1..<length {
            let byte = input[offset + index]
            guard byte & 0xc0 == 0x80 else { return (0xfffd, 1) }
            value = value << 6 | UInt32(byte & 0x3f)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= smallest, Unicode.Scalar(value) != nil else { return (0xfffd, 1) }
        return (value, length)
    }

    private static func scalar(before offset: Int, in input: [UInt8]) -> UInt32? {
        for length in 1...4 where length <= offset {
            let (scalar, width) = scalar(at: offset - length, in: input)
            if width == length { return scalar }
        }
        return offset > 0 ? 0xfffd : nil
    }
}
