extension RPCTransaction {
    /// The transaction in the chain's own form.
    ///
    /// - Throws: ``DecodeError`` with code `unsupported` for a kind that Ethereum does not define, and `malformed` when
    ///   a member that the kind needs is missing.
    public func transaction() throws(DecodeError) -> Transaction {
        guard let kind = TransactionType(rawValue: type ?? 0) else {
            throw DecodeError(.unsupported, "transactions of kind \(type ?? 0) are not known")
        }
        let hasBaseFee = kind != .legacy && kind != .accessList
        var transaction = Transaction(
            type: kind,
            chainID: kind == .legacy ? nil : try Self.need(chainID, .chainId),
            nonce: nonce,
            maximumFeePerGas: try hasBaseFee
                ? Self.need(maximumFeePerGas, .maxFeePerGas) : Self.need(gasPrice, .gasPrice),
            maximumPriorityFeePerGas: hasBaseFee
                ? try Self.need(maximumPriorityFeePerGas, .maxPriorityFeePerGas) : nil,
            gasLimit: gasLimit,
            to: to,
            value: try Self.need(value, .value),
            input: try Self.need(input, .input)
        )
        if kind != .legacy { transaction.accessList = accessList ?? [] }
        if kind == .blob {
            transaction.maximumFeePerBlobGas = try Self.need(maximumFeePerBlobGas, .maxFeePerBlobGas)
            transaction.blobHashes = try Self.need(blobHashes, .blobVersionedHashes)
        }
        if kind == .setCode { transaction.authorizations = try Self.need(authorizations, .authorizationList) }
        try sign(&transaction)
        return transaction
    }

    private static func need<Value>(_ value: Value?, _ name: Member) throws(DecodeError) -> Value {
        guard let value else { throw DecodeError(.malformed, "the member is missing", path: [name.rawValue]) }
        return value
    }

    /// Adds the signature; one of zeros, which nodes make up for messages between chains, is none.
    private func sign(_ transaction: inout Transaction) throws(DecodeError) {
        guard let r, let s, !(r.isZero && s.isZero) else { return }
        let v = try Self.need(self.v ?? yParity.map { U256($0) }, .v)
        let isLegacy = transaction.type == .legacy
        let signature: TransactionSignature?
        if v <= 1 {
            // What the kinds since Berlin have, and some nodes send for every kind.
            signature = TransactionSignature(isOdd: v == 1, r: r, s: s)
            if isLegacy { transaction.chainID = chainID }
        } else {
            signature = TransactionSignature(v: v, r: r, s: s)
            if isLegacy { transaction.chainID = TransactionSignature.chainID(ofV: v) }
        }
        guard var signature else {
            throw DecodeError(.malformed, "no signature has this member", path: [Member.v.rawValue])
        }
        if !isLegacy, let yParity {
            guard yParity <= 1 else {
                throw DecodeError(.malformed, "a parity is 0 or 1", path: [Member.yParity.rawValue])
            }
            signature.isOdd = yParity == 1
        }
        transaction.signature = signature
    }
}
