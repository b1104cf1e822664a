extension Bytes {
    /// The first four bytes.
    ///
    /// - Throws: ``DecodeError`` with code `truncated` when there are fewer.
    @inlinable
    public func leadingSelector() throws(DecodeError) -> Selector {
        let selector = withSpan { $0.count >= 4 ? Selector($0.extracting(..<4)) : nil }
        guard let selector else {
            throw DecodeError(.truncated, "the data end before the selector does", at: count)
        }
        return selector
    }

    /// What stands behind a selector, which must be the one that is expected.
    @inlinable
    func parameters(after selector: Selector, of name: () -> String) throws(DecodeError) -> Bytes {
        guard try leadingSelector() == selector else {
            throw DecodeError(.unsupported, "the selector is not that of \(name()), \(selector)", at: 0)
        }
        return slice(Selector.byteCount..<count) ?? Bytes()
    }
}
