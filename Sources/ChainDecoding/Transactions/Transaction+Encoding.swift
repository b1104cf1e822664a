extension Transaction {
    /// The transaction as blocks hold it: RLP after the number of its kind (EIP-2718), signed if it is.
    public var encoded: [UInt8] { encoded(isSigned: signature != nil) }

    /// What the sender signs.
    public var signingPayload: [UInt8] { encoded(isSigned: false) }

    /// The hash that the sender signs.
    public var signingHash: Hash32 { Keccak256.hash(signingPayload) }

    /// The hash by which the transaction is known.
    public var hash: Hash32 { Keccak256.hash(encoded) }

    private func encoded(isSigned: Bool) -> [UInt8] {
        var encoder = RLPEncoder()
        encoder.appendList { list in
            if type == .legacy {
                appendLegacy(to: &list, isSigned: isSigned)
            } else {
                appendTyped(to: &list)
                if isSigned, let signature {
                    list.append(signature.isOdd)
                    list.append(word: signature.r)
                    list.append(word: signature.s)
                }
            }
        }
        return type == .legacy ? encoder.encoded : [type.rawValue] + encoder.encoded
    }

    private func appendLegacy(to list: inout RLPEncoder, isSigned: Bool) {
        list.append(nonce)
        list.append(word: maximumFeePerGas)
        appendCall(to: &list)
        if isSigned, let signature {
            list.append(word: signature.v(chainID: chainID))
            list.append(word: signature.r)
            list.append(word: signature.s)
        } else if let chainID {
            // EIP-155: the chain stands in the place of the signature.
            list.append(chainID)
            list.append(0 as UInt64)
            list.append(0 as UInt64)
        }
    }

    private func appendTyped(to list: inout RLPEncoder) {
        list.append(chainID ?? 0)
        list.append(nonce)
        if type != .accessList { list.append(word: maximumPriorityFeePerGas) }
        list.append(word: maximumFeePerGas)
        appendCall(to: &list)
        list.appendList { entries in
            for entry in accessList {
                entries.appendList { list in
                    list.append(entry.address)
                    list.appendList { keys in
                        for key in entry.storageKeys { keys.append(key) }
                    }
                }
            }
        }
        if type == .blob {
            list.append(word: maximumFeePerBlobGas)
            list.appendList { hashes in
                for hash in blobHashes { hashes.append(hash) }
            }
        }
        if type == .setCode {
            list.appendList { entries in
                for authorization in authorizations {
                    entries.appendList { list in
                        list.append(word: authorization.chainID)
                        list.append(authorization.address)
                        list.append(authorization.nonce)
                        list.append(UInt64(authorization.yParity))
                        list.append(word: authorization.r)
                        list.append(word: authorization.s)
                    }
                }
            }
        }
    }

    private func appendCall(to list: inout RLPEncoder) {
        list.append(gasLimit)
        list.append(to)
        list.append(word: value)
        list.append(input)
    }
}
