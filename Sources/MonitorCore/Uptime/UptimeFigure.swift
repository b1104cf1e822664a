/// A percentage in thousandths, rounded down: 99.9999 % is 99.999 %, never 100 %.
public struct UptimeFigure: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Thousandths of a percent, from 0 to 100,000.
    public let thousandths: Int

    /// The share of a whole; `nil` when there is no whole.
    ///
    /// A part below zero counts as nothing, one beyond the whole as the whole.
    public init?(part: Duration, of whole: Duration) {
        let whole = whole.inNanoseconds
        guard whole > 0 else { return nil }
        let part = min(max(part.inNanoseconds, 0), whole)
        let product = UInt64(part).multipliedFullWidth(by: 100_000)
        thousandths = Int(UInt64(whole).dividingFullWidth(product).quotient)
    }

    /// The percentage.
    public var percent: Double { Double(thousandths) / 1_000 }

    /// The percentage with three decimals, such as `99.950 %`.
    public var description: String {
        let decimals = String(thousandths % 1_000)
        return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - decimals.count) + decimals + " %"
    }

    /// Orders figures.
    public static func < (lhs: UptimeFigure, rhs: UptimeFigure) -> Bool { lhs.thousandths < rhs.thousandths }
}
