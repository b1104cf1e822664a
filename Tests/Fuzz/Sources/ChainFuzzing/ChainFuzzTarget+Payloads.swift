import ChainDecoding

extension ChainFuzzTarget {
    func rlp(_ bytes: [UInt8]) -> Bool {
        var parts = RLPReader(Bytes(bytes))
        while (try? parts.readUInt64()) != nil || (try? parts.readNumber()) != nil || (try? parts.readBytes()) != nil
            || (try? parts.skip()) != nil
        {}
        guard let item = try? RLP.decode(Bytes(bytes), limits: RLPLimits(depth: bytes.count)) else {
            return false
        }
        var encoder = RLPEncoder()
        var open: [RLPList.Iterator] = []
        var next: RLPItem? = item
        repeat {
            switch next?.content {
            case .bytes(let content)?: encoder.append(content)
            case .list(let items)?:
                encoder.openList()
                open.append(items.makeIterator())
            case nil:
                encoder.closeList()
                open.removeLast()
            }
            next = open.indices.last.flatMap { open[$0].next() }
        } while !open.isEmpty
        precondition(encoder.encoded == bytes, "accepted a second form of \(encoder.encoded)")
        var reader = RLPReader(Bytes(bytes))
        precondition((try? reader.readEncoded()) == item.encoded && reader.isAtEnd)
        return true
    }

    /// The input as a block and as a receipt.
    func block(_ bytes: [UInt8]) -> Bool {
        let block = try? Block(decoding: Bytes(bytes))
        if let block {
            precondition(block.encoded == bytes, "accepted a second form of \(block.encoded)")
            let report = BlockVerifier().verify(ClaimedBlock(hash: block.hash, block: block))
            precondition(report[.blockHash] == .valid, "\(report)")
        }
        guard let receipt = try? Receipt(decoding: Bytes(bytes)) else { return block != nil }
        // The nonce of a deposit is read without a version, but not written.
        guard receipt.depositNonce == nil || receipt.depositReceiptVersion != nil else { return true }
        precondition(receipt.encoded == bytes, "accepted a second form of \(receipt.encoded)")
        return true
    }

    func chainJSON(_ bytes: [UInt8]) -> Bool {
        var reader = JSONReader(bytes.span, maximumDepth: .max)
        do throws(DecodeError) {
            try reader.skipValue()
            try reader.finish()
        } catch {
            return false
        }
        var again = JSONReader(bytes.span, maximumDepth: .max)
        if (try? again.kind()) == .string { _ = try? again.string() }
        return true
    }

    /// Calldata in hexadecimal up to the first line break, and a descriptor of what they call.
    func clearSigning(_ bytes: [UInt8]) -> Bool {
        let (calldata, json) = bytes.halves
        guard let data = try? Hex.decode(calldata), let descriptor = try? ClearSigningDescriptor(json: json.span) else {
            return false
        }
        let call = ClearSigningCall(chainID: 1, to: Address(0, 0, 1), from: .zero, value: 1, calldata: Bytes(data))
        return (try? ClearSigner([descriptor]).text(of: call)?.description) != nil
    }

    /// The input as what someone types, and as a name in the form of DNS.
    func ensName(_ bytes: [UInt8]) -> Bool {
        let encodedName = try? ENSName(dnsEncoded: Bytes(bytes))
        if let name = encodedName {
            precondition(name.dnsEncoded == bytes, "accepted a second form of \(name.dnsEncoded)")
        }
        guard let name = try? ENSName(normalizing: bytes.text) else { return encodedName != nil }
        precondition(name.isNormalized, "\(name)")
        let beautiful = try? name.beautified()
        precondition(beautiful.flatMap { try? ENSName(normalizing: $0) } == name, "\(name)")
        return true
    }

    /// A key and nodes, the first of which is the root of whoever made them up.
    func merkleProof(_ bytes: [UInt8]) -> Bool {
        guard let list = (try? RLP.decode(Bytes(bytes)))?.list, let key = list.item(at: 0)?.bytes,
            let root = list.item(at: 1)?.encoded
        else { return false }
        let proof = MerkleProof(nodes: list.dropFirst().map(\.encoded))
        do throws(DecodeError) {
            let value = try proof.value(of: key, root: Keccak256.hash(root))
            precondition(value?.isEmpty != true, "an empty value")
            return true
        } catch {
            return false
        }
    }

    func transaction(_ bytes: [UInt8]) -> Bool {
        let pooled = try? PooledTransaction(decoding: Bytes(bytes))
        if let pooled {
            precondition(pooled.encoded == bytes, "accepted a second form of \(pooled.encoded)")
        }
        guard let envelope = try? TransactionEnvelope(decoding: Bytes(bytes)) else { return pooled != nil }
        switch envelope {
        case .known(let transaction):
            precondition(transaction.encoded == bytes, "accepted a second form of \(transaction.encoded)")
            precondition((try? Transaction(decoding: Bytes(transaction.signingPayload))) != nil, "the payload is none")
            for hardfork in Hardfork.allCases {
                try? transaction.validate(in: hardfork, chainID: transaction.chainID ?? 1)
            }
        case .unknown(_, let encoded):
            for extensions in [TransactionExtensions.optimism, .arbitrum] {
                guard let found = try? extensions.decode(encoded) else { continue }
                precondition(found.encoded == bytes, "accepted a second form of \(found.encoded)")
            }
        }
        return true
    }

    func typedData(_ bytes: [UInt8]) -> Bool {
        guard let data = try? TypedData(json: bytes.span) else { return false }
        let again = try? data.types.hash(data.message, as: data.primaryType)
        precondition(again == data.messageHash, "\(data) has a second hash")
        return true
    }

    /// Traces of all forms; a tree, its flat traces and their tree are the same.
    func trace(_ bytes: [UInt8]) -> Bool {
        let flat = try? [FlatTrace](json: bytes.span)
        if let flat { _ = try? BlockTrace(flat) }
        let verdicts = [
            flat != nil,
            (try? StateDiff(json: bytes.span)) != nil,
            (try? PrestateTrace(json: bytes.span)) != nil,
            (try? SelectorCounts(json: bytes.span)) != nil,
            (try? ReplayTrace(json: bytes.span)).map { $0 != ReplayTrace() } ?? false,
            (try? MuxTrace(json: bytes.span)).map { $0 != MuxTrace() } ?? false,
            (try? [TransactionTrace<CallTree>](json: bytes.span)) != nil,
        ]
        guard let tree = try? CallTree(json: bytes.span) else { return verdicts.contains(true) }
        precondition((try? CallTree(tree.flatTraces()))?.frames == tree.frames, "the flat traces make another tree")
        precondition(tree.steps.count == 2 * tree.count + tree.logs.count, "a step is missing")
        precondition(tree.indices.allSatisfy { tree.index(at: tree.traceAddress(of: $0)) == $0 }, "an address is wrong")
        return true
    }
}
