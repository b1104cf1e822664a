/// What finds the public key that made a signature: the one piece of elliptic-curve arithmetic that decoding needs.
///
/// The module `ChainSignatures` has one over libsecp256k1; any other implementation of the curve serves as well:
/// ```swift
/// struct Recovery: PublicKeyRecovery {
///     func publicKey(of signature: TransactionSignature, over hash: Hash32) -> PublicKey? { … }
/// }
/// let sender = try transaction.sender(by: Recovery())
/// ```
public protocol PublicKeyRecovery: Sendable {
    /// The public key that made a signature (SEC 1, section 4.1.6).
    ///
    /// - Parameters:
    ///   - signature: Its numbers are in range, since the caller has looked; the proof may be the higher one.
    ///   - hash: What was signed.
    /// - Returns: The key, or `nil` when no key makes this signature.
    func publicKey(of signature: TransactionSignature, over hash: Hash32) -> PublicKey?
}

extension PublicKeyRecovery {
    /// The account that made a signature.
    ///
    /// - Parameters:
    ///   - signature: Whatever numbers came.
    ///   - hash: What was signed.
    ///   - allowsHighS: Whether the higher of the two proofs counts too, as it did before Homestead (EIP-2).
    /// - Returns: The account's address.
    /// - Throws: ``SignatureError``.
    public func signer(
        of signature: TransactionSignature,
        over hash: Hash32,
        allowsHighS: Bool = false
    ) throws(SignatureError) -> Address {
        guard signature.isInRange else { throw .outOfRange }
        guard allowsHighS || signature.hasLowS else { throw .highS }
        guard let key = publicKey(of: signature, over: hash) else { throw .noPublicKey }
        return key.address
    }
}
