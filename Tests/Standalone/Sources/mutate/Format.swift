import ChainFuzzing

/// What bytes are made of.
enum Format {
    case json
    case rlp
    /// Words of 32 bytes.
    case words
    /// Text that people read.
    case text
}

extension ChainFuzzTarget {
    /// What most of an input is made of.
    var format: Format {
        switch self {
        case .abiInterface, .chainJSON, .clearSigning, .mevBlock, .rpcBlock, .rpcReceipts, .rpcResults, .trace,
            .typedData:
            .json
        case .block, .merkleProof, .rlp, .transaction: .rlp
        case .abiTyped, .abiValues, .calls, .logs: .words
        case .ensName: .text
        }
    }
}
