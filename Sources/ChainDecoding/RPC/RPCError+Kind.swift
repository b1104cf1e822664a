extension RPCError {
    /// What the numbers of mistakes mean in JSON-RPC 2.0, EIP-1474 and the specification of Ethereum's methods.
    ///
    /// Nodes differ in how they use those of EIP-1474, above all ``invalidInput``, which go-ethereum gives for nearly
    /// everything; their messages tell more.
    @nonexhaustive
    public enum Kind: Int64, Sendable, Hashable, CaseIterable {
        /// The request is no JSON.
        case parseError = -32_700
        /// The request is no request.
        case invalidRequest = -32_600
        /// The node does not have the method.
        case methodNotFound = -32_601
        /// The parameters are wrong.
        case invalidParameters = -32_602
        /// The node has failed.
        case internalError = -32_603
        /// The parameters are missing or wrong (EIP-1474).
        case invalidInput = -32_000
        /// What was asked for is not there (EIP-1474).
        case resourceNotFound = -32_001
        /// What was asked for cannot be had now (EIP-1474).
        case resourceUnavailable = -32_002
        /// The transaction was not taken (EIP-1474).
        case transactionRejected = -32_003
        /// The node does not have the method (EIP-1474).
        case methodNotSupported = -32_004
        /// The request asks for too much, or comes too soon (EIP-1474).
        case limitExceeded = -32_005
        /// The node does not know this version of JSON-RPC (EIP-1474).
        case versionNotSupported = -32_006
        /// A transaction of a simulation has failed otherwise than by a revert.
        case executionFailed = -32_015
        /// The node has taken too long.
        case timeout = -32_016
        /// The call was reverted.
        case reverted = 3
        /// The sender's nonce is higher than the transaction's, in a simulation.
        case nonceTooLow = -38_010
        /// The sender's nonce is lower than the transaction's, in a simulation.
        case nonceTooHigh = -38_011
        /// The transaction pays less than the base fee, in a simulation.
        case baseFeeTooLow = -38_012
        /// The transaction's gas is not enough to begin with, in a simulation.
        case intrinsicGasTooLow = -38_013
        /// The sender cannot pay for value and gas, in a simulation.
        case insufficientFunds = -38_014
        /// The transactions use more gas than a block may, in a simulation.
        case blockGasLimitReached = -38_015
        /// The numbers of a simulation's blocks do not increase.
        case blockNumberOrder = -38_020
        /// The times of a simulation's blocks do not increase.
        case blockTimestampOrder = -38_021
        /// A precompiled contract is moved to where it is, in a simulation.
        case precompileMovedToItself = -38_022
        /// Two precompiled contracts are moved to one address, in a simulation.
        case precompilesMovedToSameAddress = -38_023
        /// The sender has code, in a simulation.
        case senderIsContract = -38_024
        /// The code that creates a contract is too long, in a simulation.
        case initCodeTooLong = -38_025
        /// A simulation asks for too much.
        case simulationTooLarge = -38_026
    }

    /// What the number of the mistake means, if it is one of those.
    public var kind: Kind? { Kind(rawValue: code) }
}
