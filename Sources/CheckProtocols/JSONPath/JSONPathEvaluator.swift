import MonitorCore

/// Evaluates a query against a document, within limits.
struct JSONPathEvaluator {
    private static let maximumCachedPatterns = 16

    private let root: JSONValue
    private(set) var remainingVisits: Int
    private(set) var remainingSteps: Int
    private var patterns: [String: RegularExpression?] = [:]

    init(root: JSONValue, visits: Int, patternSteps: Int) {
        self.root = root
        remainingVisits = visits
        remainingSteps = patternSteps
    }

    mutating func nodes(_ query: JSONPathQuery, from current: JSONValue) throws(JSONPathError) -> [JSONValue] {
        var nodes = [query.isRelative ? current : root]
        for segment in query.segments {
            var selected: [JSONValue] = []
            for node in nodes {
                if segment.isDescendant {
                    try selectDescendants(of: node, segment.selectors, into: &selected)
                } else {
                    for selector in segment.selectors { try select(selector, of: node, into: &selected) }
                }
            }
            nodes = selected
        }
        return nodes
    }

    private mutating func visit(_ count: Int = 1) throws(JSONPathError) {
        remainingVisits -= count
        if remainingVisits < 0 {
            throw JSONPathError(
                code: .tooMuchWork,
                message: "the path visits too many values of this document; use a narrower path"
            )
        }
    }

    private var tooManySteps: JSONPathError {
        JSONPathError(code: .tooMuchWork, message: "the patterns of the path take too many steps; use a narrower path")
    }

    private mutating func selectDescendants(
        of node: JSONValue,
        _ selectors: [JSONPathSelector],
        into selected: inout [JSONValue]
    ) throws(JSONPathError) {
        var pending = [node]
        while let next = pending.popLast() {
            try visit()
            for selector in selectors { try select(selector, of: next, into: &selected) }
            pending.append(contentsOf: next.children.reversed())
        }
    }

    private mutating func select(
        _ selector: JSONPathSelector,
        of node: JSONValue,
        into selected: inout [JSONValue]
    ) throws(JSONPathError) {
        try visit()
        switch selector {
        case .name(let name):
            if let member = node.member(exactly: name) { selected.append(member) }
        case .wildcard:
            let children = node.children
            try visit(children.count)
            selected.append(contentsOf: children)
        case .index(let index):
            guard case .array(let elements) = node else { return }
            let offset = index < 0 ? elements.count + index : index
            if elements.indices.contains(offset) { selected.append(elements[offset]) }
        case .slice(let start, let end, let step):
            guard case .array(let elements) = node else { return }
            for offset in Self.offsets(start: start, end: end, step: step, count: elements.count) {
                try visit()
                selected.append(elements[offset])
            }
        case .filter(let condition):
            for child in node.children {
                if try holds(condition, for: child) { selected.append(child) }
            }
        }
    }

    private static func offsets(start: Int?, end: Int?, step: Int, count: Int) -> StrideTo<Int> {
        func clamped(_ index: Int?, default fallback: Int, from lower: Int, to upper: Int) -> Int {
            guard let index else { return fallback }
            return min(max(index < 0 ? count + index : index, lower), upper)
        }
        if step > 0 {
            return stride(
                from: clamped(start, default: 0, from: 0, to: count),
                to: clamped(end, default: count, from: 0, to: count),
                by: step
            )
        }
        guard step < 0 else { return stride(from: 0, to: 0, by: 1) }
        return stride(
            from: clamped(start, default: count - 1, from: -1, to: count - 1),
            to: clamped(end, default: -1, from: -1, to: count - 1),
            by: step
        )
    }

    private mutating func holds(_ condition: JSONPathCondition, for child: JSONValue) throws(JSONPathError) -> Bool {
        try visit()
        switch condition {
        case .or(let conditions):
            for condition in conditions where try holds(condition, for: child) { return true }
            return false
        case .and(let conditions):
            for condition in conditions where try !holds(condition, for: child) { return false }
            return true
        case .not(let condition): return try !holds(condition, for: child)
        case .exists(let query): return try !nodes(query, from: child).isEmpty
        case .comparison(let left, let comparison, let right):
            return try compare(try value(of: left, for: child), comparison, try value(of: right, for: child))
        case .matches(let text, let pattern, let wholly):
            guard case .string(let text)? = try value(of: text, for: child),
                let expression = try expression(for: pattern, child)
            else { return false }
            // The text is copied first, which is work as well.
            remainingSteps = max(0, remainingSteps - text.utf8.count / 8)
            guard remainingSteps > 0 else { throw tooManySteps }
            do throws(RegularExpressionError) {
                return try expression.matches(Array(text.utf8), wholly: wholly, budget: &remainingSteps)
            } catch {
                throw JSONPathError(code: .tooMuchWork, message: error.message)
            }
        }
    }

    private mutating func value(of operand: JSONPathOperand, for child: JSONValue) throws(JSONPathError) -> JSONValue? {
        switch operand {
        case .literal(let value): return value
        case .query(let query): return try nodes(query, from: child).first
        case .count(let query): return .integer(Int64(try nodes(query, from: child).count))
        case .value(let query):
            let nodes = try nodes(query, from: child)
            return nodes.count == 1 ? nodes.first : .none
        case .length(let operand):
            switch try value(of: operand, for: child) {
            case .string(let text):
                try visit(text.comparisonCost)
                return .integer(Int64(text.unicodeScalars.count))
            case .array(let elements): return .integer(Int64(elements.count))
            case .object(let members): return .integer(Int64(members.count))
            default: return .none
            }
        }
    }

    private mutating func expression(
        for pattern: JSONPathPattern,
        _ child: JSONValue
    ) throws(JSONPathError) -> RegularExpression? {
        switch pattern {
        case .fixed(let expression): return expression
        case .computed(let operand):
            guard case .string(let text)? = try value(of: operand, for: child) else { return nil }
            let limits = RegularExpression.Limits(instructionCount: 1_000)
            guard text.utf8.count <= limits.patternByteCount else { return nil }
            if let known = patterns[text] { return known }
            try visit(limits.instructionCount)
            let expression = try? RegularExpression(text, dialect: .interoperable, limits: limits)
            if patterns.count >= Self.maximumCachedPatterns { patterns.removeAll() }
            patterns[text] = .some(expression)
            return expression
        }
    }

    private mutating func compare(
        _ left: JSONValue?,
        _ comparison: JSONPathComparison,
        _ right: JSONValue?
    ) throws(JSONPathError) -> Bool {
        switch comparison {
        case .equal: try areEqual(left, right)
        case .notEqual: try !areEqual(left, right)
        case .less: try isLess(left, right)
        case .greater: try isLess(right, left)
        case .lessOrEqual: try isLess(left, right) ? true : try areEqual(left, right)
        case .greaterOrEqual: try isLess(right, left) ? true : try areEqual(left, right)
        }
    }

    private mutating func areEqual(_ left: JSONValue?, _ right: JSONValue?) throws(JSONPathError) -> Bool {
        guard let left else { return right.isNothing }
        guard let right else { return false }
        var count = 0
        let result = left.isExactlyEqual(to: right, comparedCount: &count, limit: remainingVisits)
        try visit(count)
        return result
    }

    private mutating func isLess(_ left: JSONValue?, _ right: JSONValue?) throws(JSONPathError) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): return left < right
        case (.integer(let left), .double(let right)): return Double(left) < right
        case (.double(let left), .integer(let right)): return left < Double(right)
        case (.double(let left), .double(let right)): return left < right
        case (.string(let left), .string(let right)):
            try visit(min(left.comparisonCost, right.comparisonCost))
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        default: return false
        }
    }
}

extension JSONValue? {
    /// Whether there is no value; `== nil` would compare with the value `null`.
    fileprivate var isNothing: Bool {
        if case .none = self { true } else { false }
    }
}
