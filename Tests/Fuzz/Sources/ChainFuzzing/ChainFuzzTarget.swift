import ChainDecoding

/// Everything that reads bytes of chains and of their nodes, and what is found in blocks: none may trap, hang or exhaust
/// memory, whatever it is given.
///
/// What was read is written and read again, and must be the same.
package enum ChainFuzzTarget: String, CaseIterable {
    case abiInterface
    case abiTyped
    case abiValues
    case block
    case calls
    case chainJSON
    case clearSigning
    case ensName
    case logs
    case merkleProof
    case mevBlock
    case rlp
    case rpcBlock
    case rpcReceipts
    case rpcResults
    case trace
    case transaction
    case typedData

    /// Decodes an input, and says whether it was accepted in any of its meanings.
    package func run(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .abiInterface: abiInterface(bytes.text)
        case .abiTyped: abiTyped(Bytes(bytes))
        case .abiValues: abiValues(bytes)
        case .block: block(bytes)
        case .calls: calls(Bytes(bytes))
        case .chainJSON: chainJSON(bytes)
        case .clearSigning: clearSigning(bytes)
        case .ensName: ensName(bytes)
        case .logs: logs(bytes)
        case .merkleProof: merkleProof(bytes)
        case .mevBlock: mevBlock(bytes)
        case .rlp: rlp(bytes)
        case .rpcBlock: rpcBlock(bytes)
        case .rpcReceipts: rpcReceipts(bytes)
        case .rpcResults: rpcResults(bytes)
        case .trace: trace(bytes)
        case .transaction: transaction(bytes)
        case .typedData: typedData(bytes)
        }
    }
}
