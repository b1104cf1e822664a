import MonitorCore

/// A small backtracking matcher, as slow as it is plain, to compare the real one with.
///
/// Repetitions of what can match nothing are left out, because engines differ in how they end.
indirect enum BacktrackingOracle {
    case byte(UInt8)
    case any
    case start
    case end
    case sequence([BacktrackingOracle])
    case choice([BacktrackingOracle])
    case repetition(BacktrackingOracle, minimum: Int, maximum: Int, isLazy: Bool)

    func firstMatch(in input: [UInt8]) -> Range<Int>? {
        for start in 0...input.count {
            var end: Int?
            if match(
                input,
                start,
                {
                    end = $0
                    return true
                }
            ), let end {
                return start..<end
            }
        }
        return nil
    }

    private func match(_ input: [UInt8], _ offset: Int, _ rest: (Int) -> Bool) -> Bool {
        switch self {
        case .byte(let byte): return offset < input.count && input[offset] == byte && rest(offset + 1)
        case .any: return offset < input.count && rest(offset + 1)
        case .start: return offset == 0 && rest(offset)
        case .end: return offset == input.count && rest(offset)
        case .sequence(let parts):
            guard let first = parts.first else { return rest(offset) }
            return first.match(input, offset) { Self.sequence(Array(parts.dropFirst())).match(input, $0, rest) }
        case .choice(let branches): return branches.contains { $0.match(input, offset, rest) }
        case .repetition(let content, let minimum, let maximum, let isLazy):
            func again(_ from: Int) -> Bool {
                content.match(input, from) { to in
                    let left = Self.repetition(
                        content,
                        minimum: max(0, minimum - 1),
                        maximum: maximum - 1,
                        isLazy: isLazy
                    )
                    return left.match(input, to, rest)
                }
            }
            if minimum > 0 { return again(offset) }
            if maximum == 0 { return rest(offset) }
            return isLazy ? rest(offset) || again(offset) : again(offset) || rest(offset)
        }
    }

    private var canBeEmpty: Bool {
        switch self {
        case .byte, .any: false
        case .start, .end: true
        case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
        case .choice(let branches): branches.contains(where: \.canBeEmpty)
        case .repetition(let content, let minimum, _, _): minimum == 0 || content.canBeEmpty
        }
    }

    static func random(depth: Int, using random: inout SeededGenerator) -> (String, BacktrackingOracle) {
        switch Int.random(in: 0...(depth > 0 ? 9 : 3), using: &random) {
        case 0...2:
            let byte = UInt8.random(in: 0x61...0x63, using: &random)
            return (String(decoding: [byte], as: UTF8.self), .byte(byte))
        case 3: return [(".", .any), ("^", .start), ("$", .end)][Int.random(in: 0...2, using: &random)]
        case 4...6:
            let parts = (0..<Int.random(in: 0...3, using: &random))
                .map { _ in Self.random(depth: depth - 1, using: &random) }
            return ("(?:" + parts.map(\.0).joined() + ")", .sequence(parts.map(\.1)))
        case 7:
            let parts = (0..<2).map { _ in Self.random(depth: depth - 1, using: &random) }
            return ("(" + parts.map(\.0).joined(separator: "|") + ")", .choice(parts.map(\.1)))
        default:
            let (text, content) = Self.random(depth: depth - 1, using: &random)
            guard !content.canBeEmpty else { return (text, content) }
            let minimum = Int.random(in: 0...2, using: &random)
            let extra = Int.random(in: 0...2, using: &random)
            let isLazy = Bool.random(using: &random)
            return (
                "(?:\(text)){\(minimum),\(minimum + extra)}" + (isLazy ? "?" : ""),
                .repetition(content, minimum: minimum, maximum: minimum + extra, isLazy: isLazy)
            )
        }
    }
}
