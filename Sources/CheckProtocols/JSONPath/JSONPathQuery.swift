import MonitorCore

/// A query as a tree.
struct JSONPathQuery: Sendable {
    var isRelative: Bool
    var segments: [JSONPathSegment]

    /// Whether it can select at most one value.
    var isSingular: Bool {
        segments.allSatisfy { segment in
            guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
            switch segment.selectors[0] {
            case .name, .index: return true
            case .wildcard, .slice, .filter: return false
            }
        }
    }
}

/// A step from values to some of their children, or of their descendants.
struct JSONPathSegment: Sendable {
    var isDescendant: Bool
    var selectors: [JSONPathSelector]
}

/// What a segment selects among the children of a value.
enum JSONPathSelector: Sendable {
    case name(String)
    case wildcard
    case index(Int)
    case slice(start: Int?, end: Int?, step: Int)
    case filter(JSONPathCondition)
}

/// What a filter asks of a child.
indirect enum JSONPathCondition: Sendable {
    case or([JSONPathCondition])
    case and([JSONPathCondition])
    case not(JSONPathCondition)
    case comparison(JSONPathOperand, JSONPathComparison, JSONPathOperand)
    case exists(JSONPathQuery)
    case matches(JSONPathOperand, JSONPathPattern, wholly: Bool)
}

/// A side of a comparison or an argument of a function: a value, or nothing.
indirect enum JSONPathOperand: Sendable {
    case literal(JSONValue)
    case query(JSONPathQuery)
    case length(JSONPathOperand)
    case count(JSONPathQuery)
    case value(JSONPathQuery)
}

/// The pattern of `match` or `search`.
enum JSONPathPattern: Sendable {
    /// Written in the query; `nil` when it is no pattern, which matches nothing.
    case fixed(RegularExpression?)
    /// Worked out for each value.
    case computed(JSONPathOperand)
}

/// A comparison operator.
enum JSONPathComparison: Sendable {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
}
