import ChainDecoding

extension ChainFuzzTarget {
    func abiInterface(_ text: String) -> Bool {
        let type = try? ABIType(parsing: text)
        if let type {
            precondition((try? ABIType(parsing: type.canonicalName))?.canonicalName == type.canonicalName, text)
            _ = try? type.validate()
        }
        let json = try? ContractABI(json: text)
        guard let abi = try? ContractABI(parsing: text) else { return type != nil || json != nil }
        for function in abi.functions {
            precondition((try? ABIFunction(parsing: function.signature))?.signature == function.signature, text)
        }
        return true
    }

    /// Values of types that are known when the program is built, which are decoded as those of described types are.
    func abiTyped(_ data: Bytes) -> Bool {
        let verdicts = [
            agree([[ABIString]].self, on: data),
            agree([ABIFixedArray<2, [Bytes]>].self, on: data),
            agree([ABISizedInteger<24, Int32>].self, on: data),
            agree(ABIFixedArray<3, ABIFixedBytes<5>>.self, on: data),
        ]
        return verdicts.contains(true)
    }

    private func agree<Value: ABICodable>(_ type: Value.Type, on data: Bytes) -> Bool {
        guard let described = try? ABIType(parsing: Value.abiName) else { preconditionFailure(Value.abiName) }
        var isAccepted = false
        for mode in ABIDecodingMode.allCases {
            let decoder = ABIDecoder(mode: mode)
            let value = try? decoder.decode(described, from: data)
            let typed = try? decoder.decode(type, from: data)
            precondition((value == nil) == (typed == nil), "the verdicts on \(Value.abiName) differ")
            guard let value, let typed else { continue }
            isAccepted = isAccepted || mode == .checked
            let encoded = try? ABIEncoder.encode(value, as: described)
            precondition(encoded == (try? ABIEncoder.encode(typed, as: type)), "the values of \(Value.abiName) differ")
        }
        return isAccepted
    }

    /// Types up to the first line break, and values of them.
    func abiValues(_ bytes: [UInt8]) -> Bool {
        let (types, data) = bytes.halves
        guard case .tuple(let parameters)? = try? ABIType(parsing: "(\(types))") else { return false }
        var isAccepted = false
        for mode in ABIDecodingMode.allCases {
            guard let values = try? ABIDecoder(mode: mode).decode(parameters, from: Bytes(data)) else { continue }
            isAccepted = isAccepted || mode == .checked
            let encoded = try? ABIEncoder.encode(values, as: parameters)
            precondition(encoded != nil, "what was decoded cannot be encoded")
            precondition(mode != .strict || encoded == data, "strict decoding accepted a second form")
        }
        return isAccepted
    }

    /// What is sent to contracts and what they revert with, by the signatures that come with the library.
    func calls(_ data: Bytes) -> Bool {
        let signatures = SignatureRegistry.standard
        var isAccepted = (try? TokenCall(decoding: data)) != nil || CodeDelegation(data) != nil
        for revert in Revert.chain(of: data, errors: signatures.errors) {
            _ = revert.description
            if case .custom(let error, let values) = revert {
                precondition((try? error.encode(values)) != nil, "what was decoded cannot be encoded")
                isAccepted = true
            }
        }
        guard let call = try? signatures.functions.decode(data) else { return isAccepted }
        _ = call.description
        let again = try? signatures.functions.decode(Bytes(try call.function.encodeCall(call.arguments)))
        precondition(again?.arguments == call.arguments, "\(call) became \(String(describing: again))")
        return true
    }

    /// How many topics there are, these, and the data of a log, by the signatures that come with the library.
    func logs(_ bytes: [UInt8]) -> Bool {
        let data = Bytes(bytes)
        let count = Int(data.byte(at: 0) ?? 0)
        var topics = LogTopics()
        for index in 0..<min(count, LogTopics.maximumCount) {
            guard let topic = data.slice(1 + 32 * index..<33 + 32 * index).flatMap({ Hash32($0) }) else { return false }
            topics.append(topic)
        }
        guard let rest = data.slice(min(1 + 32 * topics.count, data.count)..<data.count) else { return false }
        let log = Log(address: .zero, topics: topics, data: rest)
        _ = TokenTransfer.transfers(in: [log], wrappedNative: .zero)
        _ = TokenApproval(log)
        _ = VaultEvent(log)
        guard let decoded = try? SignatureRegistry.standard.events.decode(log) else { return false }
        _ = decoded.description
        return true
    }
}
