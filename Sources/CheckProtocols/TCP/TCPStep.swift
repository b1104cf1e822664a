/// One step of a dialogue, either a message to send or what to wait for.
///
/// ```json
/// {"send": "EHLO monitor\r\n"}
/// {"sendHex": "0d0a"}
/// {"expect": "220 "}
/// {"expectHex": "ff fd"}
/// {"expectPattern": "^250[ -]"}
/// ```
@nonexhaustive
public enum TCPStep: Sendable, Hashable {
    /// Sends bytes.
    case send([UInt8])
    /// Waits until these bytes have come; what came before them is skipped.
    case expect([UInt8])
    /// Waits until what has come since the last expectation matches a pattern.
    case expectPattern(RegularExpression)
}

extension TCPStep: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case send
        case sendHex
        case expect
        case expectHex
        case expectPattern
    }

    /// Decodes an object with exactly one member.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let key = container.allKeys.first, container.allKeys.count == 1 else {
            let names = CodingKeys.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "a step has exactly one of \(names)"
                )
            )
        }
        func bytes(hex: Bool) throws -> [UInt8] {
            let text = try container.decode(String.self, forKey: key)
            guard hex else { return Array(text.utf8) }
            guard let bytes = [UInt8](hexText: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "“\(text)” is not hexadecimal; write it as 0d0a or 0d 0a"
                )
            }
            return bytes
        }
        switch key {
        case .send: self = .send(try bytes(hex: false))
        case .sendHex: self = .send(try bytes(hex: true))
        case .expect: self = .expect(try bytes(hex: false))
        case .expectHex: self = .expect(try bytes(hex: true))
        case .expectPattern: self = .expectPattern(try container.decode(RegularExpression.self, forKey: key))
        }
    }

    /// Encodes bytes as text where they are UTF-8, otherwise as hexadecimal.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .send(let bytes):
            try container.encode(bytes.textOrHex.text, forKey: bytes.textOrHex.isHex ? .sendHex : .send)
        case .expect(let bytes):
            try container.encode(bytes.textOrHex.text, forKey: bytes.textOrHex.isHex ? .expectHex : .expect)
        case .expectPattern(let pattern):
            try container.encode(pattern, forKey: .expectPattern)
        }
    }
}

extension [UInt8] {
    /// Reads hexadecimal digits in pairs; spaces between pairs are skipped.
    init?(hexText: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in hexText.utf8 {
            if character == UInt8(ascii: " "), high == nil { continue }
            guard let digit = Character(UnicodeScalar(character)).hexDigitValue.map(UInt8.init) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self = bytes
    }

    fileprivate var textOrHex: (text: String, isHex: Bool) {
        if let text = String(validating: self, as: UTF8.self) {
            return (text, false)
        }
        return (map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(), true)
    }
}
