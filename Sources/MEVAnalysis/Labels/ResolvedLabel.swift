/// What is to be believed of an account, from what several sources say.
///
/// Of one source, the label with the highest first block counts, and of two of these the surer one. What the account is
/// for and who controls it are settled apart, each by the same rule:
/// 1. An answer is as sure as its surest source. Sources copy from each other, so that agreement adds nothing.
/// 2. The surest answer is believed; of two equally sure ones that which more sources give, then the first by name.
/// 3. It loses as much confidence as the surest contrary answer has: what is contradicted as surely as it is claimed
///    ends with none. Silence contradicts nothing.
public struct ResolvedLabel: Sendable, Hashable {
    /// An answer, how sure it is, and who gave it.
    public struct Answer<Value: Sendable & Hashable>: Sendable, Hashable {
        /// The answer.
        public let value: Value
        /// How sure it is, after what contradicts it.
        public let confidence: Confidence
        /// The sources that give it, in order.
        public let sources: [String]
        /// The sources that give another answer, in order.
        public let contrarySources: [String]
    }

    /// What the account is for, where somebody says.
    public let category: Answer<AccountCategory>?
    /// Who controls it, where somebody says.
    public let entity: Answer<String>?

    /// Settles what some labels of one account say; `nil` when they say nothing.
    public init?(_ labels: [Label]) {
        var current: [String: Label] = [:]
        for label in labels {
            guard let other = current[label.source] else {
                current[label.source] = label
                continue
            }
            if Self.rank(other) < Self.rank(label) { current[label.source] = label }
        }
        category = Self.answer(current.values, by: { $0.category }, name: { $0.rawValue })
        entity = Self.answer(current.values, by: { $0.entity }, name: { $0 })
        if category == nil, entity == nil { return nil }
    }

    /// The order of labels of one source; total, so that the order in which they are given changes nothing.
    private static func rank(_ label: Label) -> (UInt64, Confidence, String, String) {
        (label.firstBlock, label.confidence, label.category?.rawValue ?? "", label.entity ?? "")
    }

    private static func answer<Value: Sendable & Hashable>(
        _ labels: some Sequence<Label>,
        by value: (Label) -> Value?,
        name: (Value) -> String
    ) -> Answer<Value>? {
        var claims: [Value: (confidence: Confidence, sources: [String])] = [:]
        for label in labels {
            guard let value = value(label) else { continue }
            var claim = claims[value] ?? (label.confidence, [])
            claim.confidence = max(claim.confidence, label.confidence)
            claim.sources.append(label.source)
            claims[value] = claim
        }
        let ranked = claims.sorted { left, right in
            (right.value.confidence, right.value.sources.count, name(left.key))
                < (left.value.confidence, left.value.sources.count, name(right.key))
        }
        guard let first = ranked.first else { return nil }
        let contrary = ranked.dropFirst().first?.value.confidence.thousandths ?? 0
        return Answer(
            value: first.key,
            confidence: Confidence(thousandths: first.value.confidence.thousandths - contrary),
            sources: first.value.sources.sorted(),
            contrarySources: ranked.dropFirst().flatMap(\.value.sources).sorted()
        )
    }
}
