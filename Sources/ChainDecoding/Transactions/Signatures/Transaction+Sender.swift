extension Transaction {
    /// The account that signed the transaction.
    ///
    /// - Parameters:
    ///   - recovery: Finds the public key.
    ///   - allowsHighS: Whether the higher of the two proofs counts too, as it did before Homestead (EIP-2).
    /// - Returns: The account's address.
    /// - Throws: ``SignatureError``.
    public func sender(
        by recovery: some PublicKeyRecovery,
        allowsHighS: Bool = false
    ) throws(SignatureError) -> Address {
        guard let signature else { throw .missing }
        return try recovery.signer(of: signature, over: signingHash, allowsHighS: allowsHighS)
    }
}

extension Authorization {
    /// The account that gives the permission (EIP-7702).
    ///
    /// - Parameter recovery: Finds the public key.
    /// - Returns: The account's address.
    /// - Throws: ``SignatureError``; the permission then counts for nothing, while the transaction stays valid.
    public func authority(by recovery: some PublicKeyRecovery) throws(SignatureError) -> Address {
        guard yParity <= 1 else { throw .invalidParity }
        return try recovery.signer(
            of: TransactionSignature(isOdd: yParity == 1, r: r, s: s),
            over: signingHash
        )
    }
}
