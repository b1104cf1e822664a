extension RPCError {
    /// The data that a reverted call has returned, if the node tells them.
    ///
    /// They are hex in quotes, after a word such as `Reverted` from some nodes, or a member `data` of an object from
    /// others.
    public var revertData: Bytes? {
        guard let data else { return nil }
        return try? data.withSpan { (span) throws(DecodeError) in
            var reader = JSONReader(span)
            // Whoever wraps errors does it a few times at most.
            for _ in 0..<4 {
                guard try reader.kind() == .object else { break }
                try reader.beginObject()
                while let range = try reader.nextKey(), !reader.matches(range, "data") { try reader.skipValue() }
            }
            let text = try reader.string()
            guard let digits = text.split(separator: " ").last, digits.hasPrefix("0x") else {
                throw reader.error(.malformed, "hex is expected")
            }
            return Bytes(try Hex.decode(digits, prefix: .required))
        }
    }

    /// Why a call was reverted, if it was and the node tells the data.
    ///
    /// - Parameter errors: The errors that are known.
    /// - Returns: Why; `nil` without data.
    public func revert(errors: ErrorRegistry = ErrorRegistry()) -> Revert? {
        revertData.map { Revert($0, errors: errors) }
    }
}
