/// One field of a cron expression.
enum CronField: String, CaseIterable {
    case second
    case minute
    case hour
    case dayOfMonth = "day of month"
    case month
    case dayOfWeek = "day of week"

    /// The values that may be written; 7 is another name for Sunday.
    var range: ClosedRange<Int> {
        switch self {
        case .second, .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    private var names: [String] {
        switch self {
        case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        default: []
        }
    }

    /// Reads the field's text as the set of values that it covers, one bit each.
    func values(_ text: Substring) throws(ScheduleError) -> UInt64 {
        var set: UInt64 = 0
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            set |= try values(ofItem: item)
        }
        guard self == .dayOfWeek, set & 1 << 7 != 0 else { return set }
        return set & ~(1 << 7) | 1
    }

    private func values(ofItem item: Substring) throws(ScheduleError) -> UInt64 {
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let base = parts.first ?? ""
        var bounds: ClosedRange<Int>
        if base == "*" {
            bounds = self == .dayOfWeek ? 0...6 : range
        } else {
            let ends = base.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            let first = try value(ends.first ?? "", in: item)
            let last = ends.count == 2 ? try value(ends[1], in: item) : parts.count == 2 ? range.upperBound : first
            guard first <= last else {
                throw error(
                    item,
                    "the range runs backwards; write it as two, "
                        + "\(first)-\(range.upperBound),\(range.lowerBound)-\(last)"
                )
            }
            bounds = first...last
        }
        var step = 1
        if parts.count == 2 {
            guard let number = Self.number(parts[1]), range.contains(max(number, range.lowerBound)), number > 0 else {
                throw error(item, "the step after “/” must be a number from 1 to \(range.upperBound)")
            }
            step = number
        }
        return stride(from: bounds.lowerBound, through: bounds.upperBound, by: step).reduce(0) { $0 | 1 << UInt64($1) }
    }

    private func value(_ text: Substring, in item: Substring) throws(ScheduleError) -> Int {
        if let index = names.firstIndex(of: text.lowercased()) {
            return index + (self == .month ? 1 : 0)
        }
        guard let number = Self.number(text), range.contains(number) else {
            let hint = names.isEmpty ? "" : " or a name such as \(names[1])"
            throw error(item, "write a number from \(range.lowerBound) to \(range.upperBound)\(hint), or *")
        }
        return number
    }

    private func error(_ item: Substring, _ fix: String) -> ScheduleError {
        ScheduleError(code: .invalidExpression, message: "“\(item)” in the field \(rawValue) is not valid: \(fix)")
    }

    private static func number(_ text: Substring) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
