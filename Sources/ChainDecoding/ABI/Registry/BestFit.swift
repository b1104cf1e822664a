/// Which of several definitions data are read by.
struct BestFit<Definition, Values> {
    var definition: Definition
    var values: Values
    /// The other definitions by which the data can be read as well.
    var alternatives: [Definition]

    /// Reads data by the first definition whose canonical encoding they are, or else by the first that can read them.
    ///
    /// - Parameters:
    ///   - candidates: The definitions, the preferred ones first.
    ///   - decoder: How far the values may be from what compilers produce.
    ///   - read: Reads the data by a definition.
    /// - Returns: The values, or `nil` when there are no candidates.
    /// - Throws: What is wrong with the data according to the first candidate, when none can read them.
    static func decode(
        _ candidates: [Definition],
        by decoder: ABIDecoder,
        _ read: (Definition, ABIDecoder) throws(DecodeError) -> Values
    ) throws(DecodeError) -> BestFit? {
        guard let first = candidates.first else { return nil }
        if candidates.count > 1 {
            var strict = decoder
            strict.mode = .strict
            for decoder in [strict, decoder] {
                var best: BestFit?
                for candidate in candidates {
                    guard let values = try? read(candidate, decoder) else { continue }
                    if best == nil {
                        best = BestFit(definition: candidate, values: values, alternatives: [])
                    } else {
                        best?.alternatives.append(candidate)
                    }
                }
                if let best { return best }
            }
        }
        return BestFit(definition: first, values: try read(first, decoder), alternatives: [])
    }
}
