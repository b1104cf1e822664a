/// Why a signature names no account.
public enum SignatureError: Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// There is none.
    case missing
    /// The parity of an authorisation is neither 0 nor 1 (EIP-7702).
    case invalidParity
    /// A number of it is 0, or not less than the order of the curve.
    case outOfRange
    /// The proof is the higher of the two that say the same (EIP-2).
    case highS
    /// No public key makes this signature.
    case noPublicKey

    /// The error in words.
    public var description: String {
        switch self {
        case .missing: "it is not signed"
        case .invalidParity: "the parity of the signature is neither 0 nor 1"
        case .outOfRange: "a number of the signature is 0 or not less than the order of the curve"
        case .highS: "the signature's s is above half the order of the curve"
        case .noPublicKey: "no public key makes the signature"
        }
    }
}
