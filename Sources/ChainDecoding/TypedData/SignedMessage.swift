/// Data that an account signs, and that can be taken for no transaction.
///
/// Source: EIP-191.
public enum SignedMessage: Sendable, Hashable {
    /// Data for a certain contract, version 0x00.
    case validator(Address, data: Bytes)
    /// Structured data of EIP-712, version 0x01; without a message where the domain is all that is signed.
    case structured(domainSeparator: Hash32, message: Hash32?)
    /// Any data, version 0x45, as of `personal_sign`.
    case personal(Bytes)

    /// A text in UTF-8, as of `personal_sign`.
    public static func personal(_ text: String) -> SignedMessage {
        .personal(Bytes(Array(text.utf8)))
    }

    /// The bytes of which the hash is signed.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = [0x19]
        switch self {
        case .validator(let address, let data):
            bytes.append(0x00)
            address.append(to: &bytes)
            bytes += data.array
        case .structured(let domainSeparator, let message):
            bytes.append(0x01)
            domainSeparator.append(to: &bytes)
            message?.append(to: &bytes)
        case .personal(let data):
            bytes += Array("Ethereum Signed Message:\n\(data.count)".utf8)
            bytes += data.array
        }
        return bytes
    }

    /// The hash that is signed.
    public var hash: Hash32 { Keccak256.hash(bytes) }
}
