extension Address {
    /// Creates an address from a text that a person gives.
    ///
    /// After an optional `0x` follow 40 digits. When their letters are of one case, nothing is checked; when they are
    /// of both, their case must be the checksum of EIP-55. For any other text the result is `nil`.
    public init?(_ text: some StringProtocol) {
        guard let address = try? Address(hex: text, prefix: .optional) else { return nil }
        let digits = text.utf8.suffix(40)
        let hasUpper = digits.contains { $0 >= 0x41 && $0 <= 0x46 }
        let hasLower = digits.contains { $0 >= 0x61 }
        if hasUpper, hasLower, !address.checksummed().utf8.suffix(40).elementsEqual(digits) { return nil }
        self = address
    }

    /// Creates an address from the one text that the checksum allows.
    ///
    /// - Parameters:
    ///   - text: `0x` and 40 digits, whose letters are of the case that the checksum asks for.
    ///   - chain: The chain's number where EIP-1191 is in use, and `nil` where EIP-55 is.
    /// - Throws: ``DecodeError`` if the text is of another form, or its checksum is wrong.
    public init(checksummed text: some StringProtocol, chain: UInt64? = nil) throws(DecodeError) {
        self = try Address(hex: text)
        let right = checksummed(chain: chain)
        var offset = 0
        for (given, expected) in zip(text.utf8, right.utf8) {
            guard given == expected else {
                throw DecodeError(.malformed, "wrong checksum of an address: it is \(right)", at: offset)
            }
            offset += 1
        }
    }

    /// The address as a text whose letters are of such a case that a mistake is noticed.
    ///
    /// A letter is upper case when the digit at its place in the keccak-256 of the lower-case text is 8 or more.
    /// Source: EIP-55, and EIP-1191, which puts the number of the chain before that text.
    ///
    /// - Parameter chain: The chain's number where EIP-1191 is in use, as on 30 and 31, and `nil` where EIP-55 is.
    /// - Returns: `0x` and 40 digits.
    public func checksummed(chain: UInt64? = nil) -> String {
        var text: [UInt8] = [0x30, 0x78]
        withSpan { Hex.append($0, to: &text) }
        let hash =
            if let chain {
                Keccak256.hash(Array("\(chain)".utf8) + text)
            } else {
                Keccak256.hash(text.span.extracting(2...))
            }
        for (index, byte) in hash.bytes.prefix(20).enumerated() {
            raise(&text[2 + 2 * index], if: byte >= 0x80)
            raise(&text[3 + 2 * index], if: byte & 0x0F >= 8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func raise(_ digit: inout UInt8, if isUpper: Bool) {
        if isUpper, digit >= 0x61 { digit &-= 0x20 }
    }
}
