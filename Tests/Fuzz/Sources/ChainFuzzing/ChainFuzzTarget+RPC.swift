import ChainDecoding

extension ChainFuzzTarget {
    /// An answer with a block, a transaction or logs.
    func rpcBlock(_ bytes: [UInt8]) -> Bool {
        let block = try? RPCResponse<RPCBlock?>(json: bytes.span).result.get()
        if case .full(let transactions)? = block?.transactions {
            for transaction in transactions { _ = try? transaction.transaction() }
        }
        _ = block.flatMap { ClaimedBlock($0) }.map { BlockVerifier().verify($0).description }
        let logs = try? RPCResponse<[RPCLog]>(json: bytes.span).result.get()
        let batch = try? [RPCResponse<[RPCLog]>](json: bytes.span)
        var isAccepted = block != nil || logs != nil || batch != nil
        for mode in RPCDecodingMode.allCases {
            guard let transaction = try? RPCTransaction(json: bytes.span, mode: mode) else { continue }
            isAccepted = true
            _ = try? transaction.transaction()
        }
        return isAccepted
    }

    /// The results of other methods, and those that prove something.
    func rpcResults(_ bytes: [UInt8]) -> Bool {
        let proof = try? RPCResponse<RPCAccountProof>(json: bytes.span).result.get()
        if let proof { try? proof.verify(stateRoot: Keccak256.hash(proof.proof.nodes.first ?? Bytes())) }
        let built = try? RPCResponse<RPCBuiltBlock>(json: bytes.span).result.get()
        if let built { _ = built.payload.header(parentBeaconBlockRoot: .zero, requests: built.requests).hash }
        var batch = RPCBatch()
        let key = batch.append(.getStorageValues([:]))
        if case .success(let answers) = try? batch.answers(json: Bytes(bytes)) { _ = try? answers.response(to: key) }
        _ = RPCError(code: 3, message: "", data: Bytes(bytes)).revert()
        let verdicts = [
            proof != nil, built != nil,
            reads([RPCSimulatedBlock].self, bytes), reads(RPCAccessList.self, bytes),
            reads(RPCOpcodeTrace.self, bytes), reads([TransactionTrace<RPCOpcodeTrace>].self, bytes),
            reads(RPCPoolContent.self, bytes), reads(RPCAccountPoolContent.self, bytes),
            reads(RPCPoolStatus.self, bytes), reads(RPCForkSchedule.self, bytes),
            reads(RPCFeeHistory.self, bytes), reads(RPCCapabilities.self, bytes),
            reads(RPCSyncStatus.self, bytes), reads(RPCStorageValues.self, bytes),
            reads(RPCFilterChanges.self, bytes), reads(RPCNetworkID.self, bytes),
            reads(U256.self, bytes), reads([Bytes].self, bytes),
        ]
        return verdicts.contains(true)
    }

    private func reads<Value: RPCDecodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Bool {
        (try? RPCResponse<Value>(json: bytes.span)) != nil
    }

    /// Receipts are the same, whether they are kept, visited, or split.
    func rpcReceipts(_ bytes: [UInt8]) -> Bool {
        guard let receipts = try? RPCResponse<[RPCReceipt]>(json: bytes.span).result.get() else { return false }
        let logs = receipts.flatMap(\.logs)
        var visited = 0
        var reader = RPCReader(bytes.span)
        do throws(DecodeError) {
            _ = try RPCResponse(from: &reader) { (reader) throws(DecodeError) in
                try reader.visitLogsOfReceipts { (log) throws(DecodeError) in
                    precondition(visited < logs.count && logs[visited].position == log.position, "\(logs)")
                    visited += 1
                }
            }
        } catch {
            preconditionFailure("\(error)")
        }
        precondition(visited == logs.count)
        precondition(split(bytes) == receipts, "split, these are others: \(receipts)")
        return true
    }

    /// The receipts of an answer that arrives byte by byte.
    private func split(_ bytes: [UInt8]) -> [RPCReceipt] {
        var splitter = JSONElementSplitter()
        var receipts: [RPCReceipt] = []
        do throws(DecodeError) {
            for index in bytes.indices {
                try splitter.push(bytes.span.extracting(index...index)) { (element) throws(DecodeError) in
                    receipts.append(try RPCReceipt(json: element))
                }
            }
            // A name that is written with escapes is not found, and leaves all in the frame.
            let frame = try splitter.finish()
            let rest = try RPCResponse<[RPCReceipt]>(json: frame.span)
            return receipts + ((try? rest.result.get()) ?? [])
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
