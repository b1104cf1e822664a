extension Transaction {
    /// Checks all that can be checked without the state of the chain, as every node does before it looks there.
    ///
    /// The sender is not recovered, so that a signature which no key makes passes: see
    /// ``sender(by:allowsHighS:)``.
    ///
    /// - Parameters:
    ///   - hardfork: The rules.
    ///   - chainID: The chain that the transaction should be for.
    /// - Throws: ``InvalidTransaction``.
    public func validate(in hardfork: Hardfork, chainID: UInt64) throws(InvalidTransaction) {
        guard hardfork >= type.firstHardfork else { throw .kindNotYetKnown(type) }
        try validateSignature(in: hardfork, chainID: chainID)
        guard nonce < .max else { throw .nonceTooHigh }
        try validateFees()
        try validateGasLimit(in: hardfork)
        if type == .blob { try validateBlobs(in: hardfork) }
        if type == .setCode, authorizations.isEmpty { throw .noAuthorizations }
    }

    private func validateSignature(in hardfork: Hardfork, chainID expected: UInt64) throws(InvalidTransaction) {
        guard let signature else { throw .signature(.missing) }
        if let chainID {
            guard hardfork >= .spuriousDragon else { throw .chainNotYetKnown }
            guard chainID == expected else { throw .otherChain(chainID) }
        }
        guard signature.isInRange else { throw .signature(.outOfRange) }
        guard hardfork < .homestead || signature.hasLowS else { throw .signature(.highS) }
    }

    private func validateFees() throws(InvalidTransaction) {
        guard maximumPriorityFeePerGas <= maximumFeePerGas else { throw .priorityFeeAboveFee }
        guard maximumFeePerGas.multiplied(by: U256(gasLimit)) != nil else { throw .feeTooHigh }
    }

    private func validateGasLimit(in hardfork: Hardfork) throws(InvalidTransaction) {
        let minimum = IntrinsicGas(of: self, in: hardfork).minimumGasLimit
        guard gasLimit >= minimum else { throw .gasLimitTooLow(minimum: minimum) }
        if hardfork >= .osaka, gasLimit > 1 << 24 { throw .gasLimitTooHigh(maximum: 1 << 24) }
        if hardfork >= .shanghai, to == nil, input.count > 49_152 { throw .initCodeTooLong(maximum: 49_152) }
    }

    private func validateBlobs(in hardfork: Hardfork) throws(InvalidTransaction) {
        guard !blobHashes.isEmpty else { throw .noBlobs }
        // What a block of Cancun and Prague holds (EIP-4844, EIP-7691), and a transaction of Osaka (EIP-7594).
        let maximum = hardfork == .prague ? 9 : 6
        guard blobHashes.count <= maximum else { throw .tooManyBlobs(maximum: maximum) }
        for (index, hash) in blobHashes.enumerated() where hash.word0 &>> 56 != 1 {
            throw .blobHashVersion(index: index)
        }
    }
}

extension TransactionType {
    /// The rules that brought this kind.
    public var firstHardfork: Hardfork {
        switch self {
        case .legacy: .frontier
        case .accessList: .berlin
        case .dynamicFee: .london
        case .blob: .cancun
        case .setCode: .prague
        }
    }
}
