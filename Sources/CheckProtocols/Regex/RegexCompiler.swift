/// Turns a pattern's tree into a program (Thompson's construction).
struct RegexCompiler {
    private let limits: RegularExpression.Limits
    private let groupCount: Int
    private var instructions: [RegexInstruction] = []
    private var sets: [ScalarSet] = []
    private var visitedNodeCount = 0

    init(limits: RegularExpression.Limits, groupCount: Int) {
        self.limits = limits
        self.groupCount = groupCount
    }

    mutating func compile(_ tree: RegexNode) throws(RegularExpressionError) -> RegexProgram {
        try emit(.save(0))
        try compile(node: tree)
        try emit(.save(1))
        try emit(.match)
        return RegexProgram(
            instructions: instructions,
            sets: sets,
            groupCount: groupCount,
            isAnchored: Self.isAnchored(tree),
            firstBytes: firstBytes()
        )
    }

    private mutating func compile(node: RegexNode) throws(RegularExpressionError) {
        visitedNodeCount += 1
        // A counted repetition of nothing emits nothing, so its work is bounded by the visits.
        guard visitedNodeCount <= limits.instructionCount * 2 else { throw tooLarge }
        switch node {
        case .empty: break
        case .scalar(let scalar, let ignoresCase):
            let folded = RegexCase.folded(scalar)
            let hasCase = folded != scalar || RegexCase.upper(scalar) != scalar
            try emit(ignoresCase && hasCase ? .foldedScalar(folded) : .scalar(scalar))
        case .set(let set):
            sets.append(set)
            try emit(.set(sets.count - 1))
        case .assertion(let assertion): try emit(.assertion(assertion))
        case .concatenation(let parts):
            for part in parts { try compile(node: part) }
        case .alternation(let branches): try compile(alternation: branches)
        case .group(let content, let number):
            try emit(.save(2 * number))
            try compile(node: content)
            try emit(.save(2 * number + 1))
        case .repetition(let content, let minimum, let maximum, let isLazy):
            try compile(repetition: content, minimum: minimum, maximum: maximum, isLazy: isLazy)
        }
    }

    private mutating func compile(alternation branches: [RegexNode]) throws(RegularExpressionError) {
        var jumps: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index + 1 < branches.count else {
                try compile(node: branch)
                break
            }
            let split = try emit(.split(0, 0))
            try compile(node: branch)
            jumps.append(try emit(.jump(0)))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func compile(
        repetition content: RegexNode,
        minimum: Int,
        maximum: Int?,
        isLazy: Bool
    ) throws(RegularExpressionError) {
        for _ in 0..<minimum { try compile(node: content) }
        guard let maximum else {
            let split = try emit(.split(0, 0))
            try compile(node: content)
            // Not a jump back to the first choice, which content that matched nothing could not pass a second time.
            let again = try emit(.split(0, 0))
            for index in [split, again] {
                instructions[index] = choice(split + 1, instructions.count, isLazy: isLazy)
            }
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(try emit(.split(0, 0)))
            try compile(node: content)
        }
        for split in splits { instructions[split] = choice(split + 1, instructions.count, isLazy: isLazy) }
    }

    private func choice(_ content: Int, _ end: Int, isLazy: Bool) -> RegexInstruction {
        isLazy ? .split(end, content) : .split(content, end)
    }

    @discardableResult
    private mutating func emit(_ instruction: RegexInstruction) throws(RegularExpressionError) -> Int {
        guard instructions.count < limits.instructionCount else { throw tooLarge }
        instructions.append(instruction)
        return instructions.count - 1
    }

    private var tooLarge: RegularExpressionError {
        RegularExpressionError(
            code: .tooLarge,
            message: "the pattern compiles to more than \(limits.instructionCount) instructions; use smaller counts"
        )
    }

    private static func isAnchored(_ node: RegexNode) -> Bool {
        switch node {
        case .assertion(.inputStart): true
        case .group(let content, _): isAnchored(content)
        case .concatenation(let parts): parts.first.map(isAnchored) ?? false
        case .alternation(let branches): branches.allSatisfy(isAnchored)
        default: false
        }
    }

    /// The bytes that UTF-8 of a first scalar can begin with, found by following the program to its first scalars.
    private func firstBytes() -> [Bool]? {
        var bytes = [Bool](repeating: false, count: 256)
        var seen = [Bool](repeating: false, count: instructions.count)
        var pending = [0]
        while let index = pending.popLast() {
            guard !seen[index] else { continue }
            seen[index] = true
            switch instructions[index] {
            case .scalar(let scalar) where scalar < 128: bytes[Int(scalar)] = true
            case .scalar, .foldedScalar, .set: mark(instructions[index], in: &bytes)
            case .assertion, .match: return nil
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [first, second]
            case .save: pending.append(index + 1)
            }
        }
        return bytes
    }

    private func mark(_ instruction: RegexInstruction, in bytes: inout [Bool]) {
        for byte in 0..<256 {
            let isPossible: Bool =
                switch instruction {
                case .foldedScalar(let folded) where byte < 128: RegexCase.folded(UInt32(byte)) == folded
                case .set(let index) where byte < 128: sets[index].contains(UInt32(byte))
                default: byte >= 128
                }
            if isPossible { bytes[byte] = true }
        }
    }
}
