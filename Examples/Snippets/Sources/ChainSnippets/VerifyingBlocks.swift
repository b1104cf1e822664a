import ChainDecoding

func verify(_ blockAnswer: [UInt8], _ receiptsAnswer: [UInt8]) throws {
    let block = try RPCResponse<RPCBlock>(json: blockAnswer.span).result.get()
    let receipts = try RPCResponse<[RPCReceipt]>(json: receiptsAnswer.span).result.get()
    guard let claim = ClaimedBlock(block, receipts: receipts) else { return }
    print(BlockVerifier(chainID: 1).verify(claim))
}

func verify(_ block: RPCBlock, receipts: [RPCReceipt], last: BlockReference) -> [BlockCheck] {
    guard var claim = ClaimedBlock(block, receipts: receipts) else { return [] }
    claim.parent = BlockReference(number: last.number, hash: last.hash)

    let report = BlockVerifier(chainID: 1).verify(claim)
    switch report.verdict {
    case .valid: print("every check holds")
    case .invalid: print("the node is wrong, or lies")
    case .unverifiable: print("some checks cannot be made on this chain")
    }
    return report.entries.map(\.check)
}

func verify(_ bytes: Bytes, hash: Hash32) throws {
    let block = try Block(decoding: bytes)
    print(BlockVerifier(chainID: 1).verify(ClaimedBlock(hash: hash, block: block)).verdict)
}

func storedWord(
    accountProof: [Bytes],
    storageProof: [Bytes],
    header: BlockHeader,
    address: Address,
    slot: Hash32
) throws -> U256? {
    let proof = MerkleProof(nodes: accountProof)
    guard let account = try proof.account(at: address, stateRoot: header.stateRoot) else {
        return nil  // proven: there is no such account
    }
    let word = try MerkleProof(nodes: storageProof).storageValue(at: slot, storageRoot: account.storageRoot)
    return word
}
