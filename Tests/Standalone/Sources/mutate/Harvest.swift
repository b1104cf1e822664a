import ChainFuzzing
import Foundation

/// What all files of public vectors hold: each decoder takes what it accepts.
struct Harvest {
    private var documents = VectorList()
    private var payloads = VectorList()
    private var texts = VectorList()

    /// Reads all files of a folder, and so much of each that none outweighs the others.
    init(folder: URL) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
            let file = try VectorFile(folder.appending(path: name))
            documents.add(file.documents, atMost: 250)
            payloads.add(file.payloads, atMost: 10_000)
            texts.add(file.texts, atMost: 4_000)
        }
    }

    /// What a decoder may accept.
    func candidates(for target: ChainFuzzTarget) -> [[UInt8]] {
        switch target {
        case .abiInterface: documents.vectors + texts.vectors
        case .chainJSON, .clearSigning, .mevBlock, .rpcBlock, .rpcReceipts, .rpcResults, .trace, .typedData:
            documents.vectors
        case .abiTyped, .abiValues, .block, .calls, .logs, .merkleProof, .rlp, .transaction: payloads.vectors
        case .ensName: texts.vectors
        }
    }
}
