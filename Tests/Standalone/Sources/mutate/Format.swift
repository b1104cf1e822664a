import ChainFuzzing

/// What bytes are made of.
enum Format {
    case json
    case rlp
    case words
    case text
}

extension ChainFuzzTarget {
    var format: Format {
        switch self {
        case .abiInterface, .chainJSON, .clearSigning, .rpcBlock, .rpcReceipts, .rpcResults, .trace, .typedData: .json
        case .block, .merkleProof, .rlp, .transaction: .rlp
        case .abiTyped, .abiValues, .calls, .logs: .words
        case .ensName: .text
        }
    }
}
