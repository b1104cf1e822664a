/// Why a transaction cannot be in a block, whatever the state of the chain.
@nonexhaustive
public enum InvalidTransaction: Error, Sendable, Hashable, CustomStringConvertible {
    /// There are no transactions of this kind yet.
    case kindNotYetKnown(TransactionType)
    /// Transactions cannot be bound to a chain yet (EIP-155).
    case chainNotYetKnown
    /// It is for another chain.
    case otherChain(UInt64)
    /// The signature is missing or not one.
    case signature(SignatureError)
    /// The nonce is the greatest number of 64 bits (EIP-2681).
    case nonceTooHigh
    /// What the gas may cost in all does not fit 256 bits.
    case feeTooHigh
    /// The builder's part of the fee is more than the whole (EIP-1559).
    case priorityFeeAboveFee
    /// The gas limit is below what the transaction costs at least.
    case gasLimitTooLow(minimum: UInt64)
    /// The gas limit is above what a transaction may have (EIP-7825).
    case gasLimitTooHigh(maximum: UInt64)
    /// The code that creates a contract is too long (EIP-3860).
    case initCodeTooLong(maximum: Int)
    /// A transaction with blobs has none (EIP-4844).
    case noBlobs
    /// There are more blobs than a transaction may have.
    case tooManyBlobs(maximum: Int)
    /// The name of a blob is of another version than that of KZG commitments (EIP-4844).
    case blobHashVersion(index: Int)
    /// A transaction that sets code has no authorisation (EIP-7702).
    case noAuthorizations

    /// The error in words.
    public var description: String {
        switch self {
        case .kindNotYetKnown(let type): "there are no transactions of kind \(type.rawValue) yet"
        case .chainNotYetKnown: "transactions cannot be bound to a chain yet"
        case .otherChain(let id): "it is for the chain \(id)"
        case .signature(let error): error.description
        case .nonceTooHigh: "the nonce is the greatest number of 64 bits"
        case .feeTooHigh: "what the gas may cost in all does not fit 256 bits"
        case .priorityFeeAboveFee: "the priority fee is above the maximum fee"
        case .gasLimitTooLow(let minimum): "the gas limit is below \(minimum)"
        case .gasLimitTooHigh(let maximum): "the gas limit is above \(maximum)"
        case .initCodeTooLong(let maximum): "the code that creates a contract is longer than \(maximum) bytes"
        case .noBlobs: "there are no blobs"
        case .tooManyBlobs(let maximum): "there are more than \(maximum) blobs"
        case .blobHashVersion(let index): "the name of blob \(index) is of a version that is not known"
        case .noAuthorizations: "there are no authorisations"
        }
    }
}
