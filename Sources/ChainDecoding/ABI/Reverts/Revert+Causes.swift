extension Revert {
    /// Reads the data of a revert and of those that it carries on from calls further in.
    ///
    /// Contracts that catch a revert often put its data into their own: into bytes of an error, as in
    /// `FailedOpWithRevert(uint256,string,bytes)`, or as they are into the text of `Error(string)`, sometimes behind
    /// other text. Of several, the first that can be read is followed.
    ///
    /// - Parameters:
    ///   - data: What the call has returned.
    ///   - errors: The errors that are known.
    ///   - address: The contract that has reverted, if it is known.
    ///   - depth: How many reverts are read at most, the first included.
    /// - Returns: The revert, then the one that it carries, and so on; at least one.
    public static func chain(
        of data: Bytes,
        errors: ErrorRegistry,
        from address: Address? = nil,
        depth: Int = 8
    ) -> [Revert] {
        var chain = [Revert(data, errors: errors, from: address)]
        while chain.count < depth, let cause = chain.last?.cause(errors) { chain.append(cause) }
        return chain
    }

    /// Why a call was reverted, in one line, with the reverts that it carries on from calls further in.
    ///
    /// As in `ExecutionFailed(index: 1, reason: 0x…) ← Error: "paused"`.
    ///
    /// - Parameters:
    ///   - data: What the call has returned.
    ///   - errors: The errors that are known.
    ///   - address: The contract that has reverted, if it is known.
    ///   - formatter: Writes each revert.
    /// - Returns: The text, in one line.
    public static func explanation(
        of data: Bytes,
        errors: ErrorRegistry,
        from address: Address? = nil,
        by formatter: ABIFormatter = ABIFormatter()
    ) -> String {
        chain(of: data, errors: errors, from: address).map { formatter.text(of: $0) }.joined(separator: " ← ")
    }

    /// The revert that this one carries on.
    private func cause(_ errors: ErrorRegistry) -> Revert? {
        switch self {
        case .error(let reason): Self.inside(text: reason, errors)
        case .custom(_, let values): Self.inside(values, errors)
        case .empty, .panic, .raw: nil
        }
    }

    /// Recurses into lists, which are nested no deeper than the types of the error.
    private static func inside(_ values: [ABIValue], _ errors: ErrorRegistry) -> Revert? {
        for value in values {
            let found: Revert? =
                switch value {
                case .bytes(let bytes): known(bytes, errors)
                case .string(let bytes): inside(text: bytes, errors)
                case .list(let values): inside(values, errors)
                default: nil
                }
            if let found { return found }
        }
        return nil
    }

    /// How many bytes of other text may stand before a revert.
    private static let textLimit = 1_024

    /// Looks into what is no readable text, from its beginning and from where one of Solidity's own errors begins.
    private static func inside(text: Bytes, _ errors: ErrorRegistry) -> Revert? {
        let bytes = text.array
        guard bytes.contains(0) else { return nil }
        if let found = known(text, errors) { return found }
        var selector: UInt32 = 0
        for (index, byte) in bytes.prefix(textLimit).enumerated() {
            selector = selector << 8 | UInt32(byte)
            guard index >= 3, selector == errorSelector.value || selector == panicSelector.value,
                let data = text.slice(index - 3..<bytes.count), let found = known(data, errors)
            else { continue }
            return found
        }
        return nil
    }

    private static func known(_ data: Bytes, _ errors: ErrorRegistry) -> Revert? {
        guard !data.isEmpty else { return nil }
        // Any of very many values may be a revert. None of them may claim more work than its length is worth.
        let revert = Revert(data, errors: errors, by: ABIDecoder(budgetFactor: 1, budgetBase: 0))
        if case .raw = revert { return nil }
        return revert
    }
}
