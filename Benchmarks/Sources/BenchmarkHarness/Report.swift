import Foundation

/// The measurements of one suite beside their goals.
package struct Report {
    private struct Row {
        var goal: Goal
        var measured: Double
    }

    private let title: String
    private let goals: [String: Goal]
    private var rows: [Row] = []
    private var notes: [String] = []

    package init(title: String, goals: [Goal]) {
        self.title = title
        self.goals = Dictionary(goals.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Whether every goal was met.
    package var isMet: Bool { rows.allSatisfy { $0.goal.isMet(by: $0.measured) } }

    /// Records the measurement that belongs to a goal.
    package mutating func record(_ name: String, _ measured: Double) {
        guard let goal = goals[name] else {
            notes.append("there is no goal \(name); it came to \(Self.text(measured))")
            return
        }
        rows.append(Row(goal: goal, measured: measured))
    }

    /// Records something worth knowing that has no goal.
    package mutating func note(_ text: String) {
        notes.append(text)
    }

    package func print() {
        Swift.print("\(title)")
        for row in rows {
            let bound = row.goal.bound == .atLeast ? ">=" : "<="
            let goal = "\(bound) \(Self.text(row.goal.value)) \(row.goal.unit)"
            let measured = "\(Self.text(row.measured)) \(row.goal.unit)"
            let verdict = row.goal.isMet(by: row.measured) ? "pass" : "MISS"
            Swift.print("  \(Self.pad(row.goal.what, 36)) \(Self.pad(goal, 18)) \(Self.pad(measured, 18)) \(verdict)")
        }
        for note in notes {
            Swift.print("  \(note)")
        }
    }

    /// A number with three significant digits, or whole with separators from a thousand on.
    package static func text(_ value: Double) -> String {
        guard abs(value) >= 1_000 else { return String(format: "%.3g", value) }
        var digits = String(format: "%.0f", value)
        var index = digits.index(digits.endIndex, offsetBy: -3, limitedBy: digits.startIndex)
        while let position = index, position > digits.startIndex {
            digits.insert(",", at: position)
            index = digits.index(position, offsetBy: -3, limitedBy: digits.startIndex)
        }
        return digits
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
