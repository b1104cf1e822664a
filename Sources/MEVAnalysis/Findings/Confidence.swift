/// How sure a finding is, in thousandths, so that it is the same on every machine.
public struct Confidence: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 0 to 1,000.
    public let thousandths: Int

    /// Creates a confidence; what is beyond 0 and 1,000 becomes these.
    public init(thousandths: Int) {
        self.thousandths = min(max(thousandths, 0), 1_000)
    }

    /// All that has to be there is there, and no other explanation is known.
    public static let certain = Confidence(thousandths: 1_000)
    /// Something that would prove it is not known, but nothing speaks against it.
    public static let likely = Confidence(thousandths: 800)
    /// It looks like it; other explanations remain.
    public static let candidate = Confidence(thousandths: 500)

    /// Whether one is less sure.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.thousandths < right.thousandths }

    /// In percent, such as `80 %`.
    public var description: String {
        let (percent, rest) = thousandths.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(percent) %" : "\(percent).\(rest) %"
    }
}
