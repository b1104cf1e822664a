extension ENSName {
    /// The hash by which contracts know the name, its node: of the root 0, of others that of the parent's and the
    /// label's (ERC-137).
    public var namehash: Hash32 {
        var node: [UInt8] = []
        node.reserveCapacity(64)
        var hash = Hash32.zero
        var rest = text.utf8[...]
        while !rest.isEmpty {
            let stop = rest.lastIndex(of: UInt8(ascii: "."))
            let label = rest[(stop.map { rest.index(after: $0) } ?? rest.startIndex)...]
            hash.append(to: &node)
            Self.labelhash(Substring(label)).append(to: &node)
            hash = Keccak256.hash(node)
            node.removeAll(keepingCapacity: true)
            rest = rest[..<(stop ?? rest.startIndex)]
        }
        return hash
    }

    /// The hash of a label: keccak-256 of its bytes, or the hash that stands between brackets.
    ///
    /// - Parameter label: A label, normalised.
    /// - Returns: Its hash.
    public static func labelhash(_ label: some StringProtocol) -> Hash32 {
        encodedHash(label) ?? Keccak256.hash(label)
    }

    /// The label that stands for one of which only the hash is known: 64 digits between brackets.
    public static func encodedLabel(_ hash: Hash32) -> String {
        "[\(hash.withSpan { Hex.encode($0, prefix: false) })]"
    }

    private static func encodedHash(_ label: some StringProtocol) -> Hash32? {
        guard label.utf8.first == UInt8(ascii: "["), label.utf8.count == 66 else { return nil }
        return try? label.withUTF8Span { (bytes) throws(DecodeError) in
            bytes[65] == UInt8(ascii: "]") ? try Hash32(hex: bytes.extracting(1..<65), prefix: .forbidden) : nil
        }
    }
}
