extension ENSName {
    /// The form in which DNS packets hold names: each label after its length, and an empty one at the end (ENSIP-10).
    ///
    /// Other than in DNS (RFC 1035), a label may have 255 bytes and the whole any number. Instead of a longer label
    /// stands its hash between brackets, which resolvers understand and which leaves ``namehash`` as it is.
    public var dnsEncoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 2)
        for label in labels {
            if let length = UInt8(exactly: label.utf8.count) {
                bytes.append(length)
                bytes.append(contentsOf: label.utf8)
            } else {
                let encoded = Self.encodedLabel(Self.labelhash(label))
                bytes.append(UInt8(truncatingIfNeeded: encoded.utf8.count))
                bytes.append(contentsOf: encoded.utf8)
            }
        }
        return bytes + [0]
    }

    /// Reads the form in which DNS packets hold names, without pointers.
    ///
    /// The name is exactly what was encoded, normalised or not.
    ///
    /// - Throws: ``DecodeError`` if a label is not whole, not UTF-8 or contains a full stop, or something follows the
    ///   name.
    public init(dnsEncoded bytes: Bytes) throws(DecodeError) {
        var text = ""
        var offset = 0
        while let length = bytes.byte(at: offset), length > 0 {
            let end = offset + 1 + Int(length)
            guard let label = bytes.slice((offset + 1)..<end) else {
                throw DecodeError(.truncated, "a label of \(length) bytes ends before", at: offset)
            }
            guard let label = String(validating: label.array, as: UTF8.self) else {
                throw DecodeError(.malformed, "a label is not UTF-8", at: offset + 1)
            }
            guard !label.utf8.contains(UInt8(ascii: ".")) else {
                throw DecodeError(.malformed, "a full stop within a label", at: offset + 1)
            }
            if offset > 0 { text += "." }
            text += label
            offset = end
        }
        guard offset < bytes.count else { throw DecodeError(.truncated, "no empty label at the end", at: offset) }
        guard offset + 1 == bytes.count else {
            throw DecodeError(.trailingBytes, "something follows the name", at: offset + 1)
        }
        self.init(unchecked: text)
    }
}
