extension Receipt {
    /// Decodes a receipt as the trie of receipts holds it: RLP after the number of its kind (EIP-2718).
    ///
    /// Kinds that are not known are read as well, since all receipts have the same members.
    ///
    /// - Throws: ``DecodeError``.
    public init(decoding bytes: Bytes) throws(DecodeError) {
        guard let type = bytes.byte(at: 0) else { throw DecodeError(.truncated, "there is no receipt", at: 0) }
        var reader = RLPReader(bytes)
        if type >= RLPKind.list.rawValue {
            try self.init(type: 0, from: &reader)
        } else {
            guard (1...0x7f).contains(type) else {
                throw DecodeError(.malformed, "no receipt begins with \(type)", at: 0)
            }
            // The number of the kind is an item by itself.
            try reader.skip()
            try self.init(type: type, from: &reader)
        }
        try reader.finish()
    }

    /// The receipt as the trie of receipts holds it: RLP after the number of its kind (EIP-2718).
    ///
    /// The nonce of a deposit is left out when there is no version, since only receipts with a version are hashed with
    /// it (OP Stack, Canyon).
    public var encoded: [UInt8] {
        var encoder = RLPEncoder()
        if type != 0 { encoder.append(encoded: Bytes([type])) }
        encoder.appendList { list in
            switch outcome {
            case .status(let succeeded): list.append(succeeded ? 1 as UInt64 : 0)
            case .stateRoot(let root): list.append(root)
            }
            list.append(cumulativeGasUsed)
            list.append(bloom.bytes)
            list.appendList { list in
                for log in logs { log.append(to: &list) }
            }
            if let depositReceiptVersion {
                list.append(depositNonce ?? 0)
                list.append(depositReceiptVersion)
            }
        }
        return encoder.encoded
    }

    private init(type: UInt8, from reader: inout RLPReader) throws(DecodeError) {
        self = try reader.readList { (list) throws(DecodeError) in
            var receipt = Receipt(
                type: type,
                outcome: try ReceiptOutcome(from: &list),
                cumulativeGasUsed: try list.readUInt64(),
                bloom: try list.readBloom(),
                logs: try list.readArray("logs") { (list) throws(DecodeError) in try Log(from: &list) }
            )
            if type == OptimismDepositTransaction.kind, !list.isAtEnd {
                receipt.depositNonce = try list.readUInt64()
                if !list.isAtEnd { receipt.depositReceiptVersion = try list.readUInt64() }
            }
            return receipt
        }
    }
}

extension ReceiptOutcome {
    fileprivate init(from list: inout RLPReader) throws(DecodeError) {
        let place = list.offset
        let bytes = try list.readBytes()
        if let root = Hash32(bytes) {
            self = .stateRoot(root)
        } else if bytes.isEmpty || bytes == Bytes([1]) {
            self = .status(succeeded: !bytes.isEmpty)
        } else {
            throw DecodeError(.malformed, "neither a status nor the root of a state", at: place)
        }
    }
}
