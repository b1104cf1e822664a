import ChainDecoding

extension FuzzTarget {
    /// An answer, as each of the things that it may be.
    func rpcAnswer(_ bytes: [UInt8]) {
        if let block = try? RPCResponse<RPCBlock?>(json: bytes.span).result.get(),
            case .full(let transactions) = block.transactions
        {
            for transaction in transactions { _ = try? transaction.transaction() }
        }
        _ = try? [RPCResponse<[RPCLog]>](json: bytes.span)
        for mode in RPCDecodingMode.allCases { _ = try? RPCTransaction(json: bytes.span, mode: mode) }
        receipts(bytes)
        results(bytes)
    }

    /// The results of other methods, and those that prove something.
    private func results(_ bytes: [UInt8]) {
        if let proof = try? RPCMethod.getProof(of: .zero).response(json: bytes.span).result.get() {
            try? proof.verify(stateRoot: .zero)
        }
        if let built = try? RPCResponse<RPCBuiltBlock>(json: bytes.span).result.get() {
            _ = built.payload.header(parentBeaconBlockRoot: .zero, requests: built.requests).hash
        }
        _ = try? RPCResponse<[RPCSimulatedBlock]>(json: bytes.span)
        _ = try? RPCResponse<RPCOpcodeTrace>(json: bytes.span)
        _ = try? RPCResponse<RPCPoolContent>(json: bytes.span)
        _ = try? RPCResponse<RPCForkSchedule>(json: bytes.span)
        _ = try? RPCResponse<RPCFeeHistory>(json: bytes.span)
        var batch = RPCBatch()
        let key = batch.append(.getStorageValues([:]))
        if case .success(let answers) = try? batch.answers(json: Bytes(bytes)) { _ = try? answers.response(to: key) }
        _ = RPCError(code: 3, message: "", data: Bytes(bytes)).revert()
    }

    /// Receipts are the same, whether they are kept, visited, or split.
    private func receipts(_ bytes: [UInt8]) {
        guard let receipts = try? RPCResponse<[RPCReceipt]>(json: bytes.span).result.get() else { return }
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

        var splitter = JSONElementSplitter()
        var split: [RPCReceipt] = []
        do throws(DecodeError) {
            for index in bytes.indices {
                try splitter.push(bytes.span.extracting(index...index)) { (element) throws(DecodeError) in
                    split.append(try RPCReceipt(json: element))
                }
            }
            // A name that is written with escapes is not found, and leaves all in the frame.
            let frame = try splitter.finish()
            let rest = try RPCResponse<[RPCReceipt]>(json: frame.span)
            split += (try? rest.result.get()) ?? []
        } catch {
            preconditionFailure("\(error)")
        }
        precondition(split == receipts, "\(split) is not \(receipts)")
    }
}
