import Foundation

/// The measurements of one suite beside their goals.
package struct Report {
    private struct Row {
        var goal: Goal
        var measured: Double
    }

    private let title: String
    /// Those of the suite.
    private let goals: [Goal]
    private var rows: [Row] = []
    private var notes: [String] = []

    package init(title: String, goals: [Goal]) {
        self.title = title
        self.goals = goals.filter { $0.suite == title }
    }

    /// Whether every goal of the suite was measured, and met.
    package var isMet: Bool { unmeasured.isEmpty && rows.allSatisfy { $0.goal.isMet(by: $0.measured) } }

    private var unmeasured: [Goal] { goals.filter { goal in !rows.contains { $0.goal.name == goal.name } } }

    /// Records the measurement that belongs to a goal.
    package mutating func record(_ name: String, _ measured: Double) {
        guard let goal = goals.first(where: { $0.name == name }) else {
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
            let measured = "\(Self.text(row.measured)) \(row.goal.unit)"
            Self.print(row.goal, measured, row.goal.isMet(by: row.measured))
        }
        for goal in unmeasured { Self.print(goal, "not measured", false) }
        for note in notes {
            Swift.print("  \(note)")
        }
    }

    private static func print(_ goal: Goal, _ measured: String, _ isMet: Bool) {
        let bound = "\(goal.bound == .atLeast ? ">=" : "<=") \(text(goal.value)) \(goal.unit)"
        Swift.print("  \(pad(goal.what, 36)) \(pad(bound, 18)) \(pad(measured, 18)) \(isMet ? "pass" : "MISS")")
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
