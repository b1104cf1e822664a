import ChainDecoding

extension FuzzTarget {
    func abiInterface(_ text: String) {
        if let type = try? ABIType(parsing: text) {
            precondition((try? ABIType(parsing: type.canonicalName))?.canonicalName == type.canonicalName, text)
            _ = try? type.validate()
        }
        _ = try? ContractABI(json: text)
        guard let abi = try? ContractABI(parsing: text) else { return }
        for function in abi.functions {
            precondition((try? ABIFunction(parsing: function.signature))?.signature == function.signature, text)
        }
    }

    /// Values of types that are known when the program is built, which are decoded as those of described types are.
    func abiTyped(_ data: Bytes) {
        agree([[ABIString]].self, on: data)
        agree([ABIFixedArray<2, [Bytes]>].self, on: data)
        agree([ABISizedInteger<24, Int32>].self, on: data)
        agree(ABIFixedArray<3, ABIFixedBytes<5>>.self, on: data)
    }

    private func agree<Value: ABICodable>(_ type: Value.Type, on data: Bytes) {
        guard let described = try? ABIType(parsing: Value.abiName) else { preconditionFailure(Value.abiName) }
        for mode in ABIDecodingMode.allCases {
            let decoder = ABIDecoder(mode: mode)
            let value = try? decoder.decode(described, from: data)
            let typed = try? decoder.decode(type, from: data)
            precondition((value == nil) == (typed == nil), "the verdicts on \(Value.abiName) differ")
            guard let value, let typed else { continue }
            let encoded = try? ABIEncoder.encode(value, as: described)
            precondition(encoded == (try? ABIEncoder.encode(typed, as: type)), "the values of \(Value.abiName) differ")
        }
    }

    /// Types up to the first line break, and values of them.
    func abiValues(_ bytes: [UInt8]) {
        let (types, data) = halves(bytes)
        guard case .tuple(let parameters)? = try? ABIType(parsing: "(\(types))") else { return }
        for mode in ABIDecodingMode.allCases {
            guard let values = try? ABIDecoder(mode: mode).decode(parameters, from: Bytes(data)) else { continue }
            let encoded = try? ABIEncoder.encode(values, as: parameters)
            precondition(encoded != nil, "what was decoded cannot be encoded")
            precondition(mode != .strict || encoded == data, "strict decoding accepted a second form")
        }
        _ = Revert(Bytes(data))
    }

    /// The input as a block and as a receipt.
    func block(_ bytes: [UInt8]) {
        if let block = try? Block(decoding: Bytes(bytes)) {
            precondition(block.encoded == bytes, "accepted a second form of \(block.encoded)")
            let report = BlockVerifier().verify(ClaimedBlock(hash: block.hash, block: block))
            precondition(report[.blockHash] == .valid, "\(report)")
        }
        guard let receipt = try? Receipt(decoding: Bytes(bytes)) else { return }
        // The nonce of a deposit is read without a version, but not written.
        guard receipt.depositNonce == nil || receipt.depositReceiptVersion != nil else { return }
        precondition(receipt.encoded == bytes, "accepted a second form of \(receipt.encoded)")
    }

    func chainJSON(_ bytes: [UInt8]) {
        var reader = JSONReader(bytes.span, maximumDepth: .max)
        do throws(DecodeError) {
            try reader.skipValue()
            try reader.finish()
        } catch {
            return
        }
        var again = JSONReader(bytes.span, maximumDepth: .max)
        guard (try? again.kind()) == .string else { return }
        _ = try? again.string()
    }

    /// Calldata in hexadecimal up to the first line break, and a descriptor of what they call.
    func clearSigning(_ bytes: [UInt8]) {
        let (calldata, json) = halves(bytes)
        guard let data = try? Hex.decode(calldata), let descriptor = try? ClearSigningDescriptor(json: json.span) else {
            return
        }
        let call = ClearSigningCall(chainID: 1, to: Address(0, 0, 1), from: .zero, value: 1, calldata: Bytes(data))
        _ = try? ClearSigner([descriptor]).text(of: call)?.description
    }

    /// The input as what someone types, and as a name in the form of DNS.
    func ensName(_ bytes: [UInt8]) {
        if let name = try? ENSName(dnsEncoded: Bytes(bytes)) {
            precondition(name.dnsEncoded == bytes, "accepted a second form of \(name.dnsEncoded)")
        }
        guard let name = try? ENSName(normalizing: text(bytes)) else { return }
        precondition(name.isNormalized, "\(name)")
        let beautiful = try? name.beautified()
        precondition(beautiful.flatMap { try? ENSName(normalizing: $0) } == name, "\(name)")
    }

    /// A list of nodes, the first of which is the root of whoever made them up.
    func merkleProof(_ bytes: [UInt8]) {
        guard let nodes = (try? RLP.decode(Bytes(bytes)))?.list?.map(\.encoded), let root = nodes.first else { return }
        let proof = MerkleProof(nodes: nodes)
        for key in [[], [0x12], [UInt8](repeating: 0, count: 32)] {
            let value = try? proof.value(of: Bytes(key), root: Keccak256.hash(root))
            precondition(value?.isEmpty != true, "an empty value")
        }
    }

    func transaction(_ bytes: [UInt8]) {
        if let pooled = try? PooledTransaction(decoding: Bytes(bytes)) {
            precondition(pooled.encoded == bytes, "accepted a second form of \(pooled.encoded)")
        }
        guard let envelope = try? TransactionEnvelope(decoding: Bytes(bytes)) else { return }
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
    }

    func typedData(_ bytes: [UInt8]) {
        guard let data = try? TypedData(json: bytes.span) else { return }
        let again = try? data.types.hash(data.message, as: data.primaryType)
        precondition(again == data.messageHash, "\(data) has a second hash")
    }

    /// Traces of all forms; a tree, its flat traces and their tree are the same.
    func trace(_ bytes: [UInt8]) {
        _ = try? StateDiff(json: bytes.span)
        _ = try? PrestateTrace(json: bytes.span)
        _ = try? SelectorCounts(json: bytes.span)
        _ = try? ReplayTrace(json: bytes.span)
        _ = try? MuxTrace(json: bytes.span)
        guard let tree = try? CallTree(json: bytes.span) else { return }
        precondition((try? CallTree(tree.flatTraces()))?.frames == tree.frames, "the flat traces make another tree")
        precondition(tree.steps.count == 2 * tree.count + tree.logs.count, "a step is missing")
        precondition(tree.indices.allSatisfy { tree.index(at: tree.traceAddress(of: $0)) == $0 }, "an address is wrong")
    }
}
