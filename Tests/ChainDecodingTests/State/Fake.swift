import ChainDecoding

/// Contracts for tests of what reads the state.
enum Fake {
    typealias Contract = InMemoryStateReader.Contract

    /// An address that ends in a byte.
    static func address(_ byte: UInt8) -> Address {
        Address(0x1111_1111_1111_1111, 0x1111_1111_1111_1111, 0x1111_1100 | UInt32(byte))
    }

    /// The word of an address, as storage and answers hold it.
    static func word(_ address: Address) -> Hash32 {
        Hash32([UInt8](repeating: 0, count: 12) + address.bytes) ?? .zero
    }

    static func bytes(_ hex: String) -> Bytes { Bytes((try? Hex.decode(hex.filter { $0 != " " })) ?? []) }

    /// Code that holds `DELEGATECALL`, and selectors.
    static func proxyCode(_ signatures: String...) -> Bytes {
        Bytes([0x60, 0x80] + signatures.flatMap { [0x63] + Selector(signature: $0).bytes } + [0xf4])
    }

    /// Answers by signature; every other call is reverted.
    static func answers(_ answers: [String: Bytes]) -> @Sendable (Bytes) -> CallOutcome {
        let answers = Dictionary(uniqueKeysWithValues: answers.map { (Selector(signature: $0.key), $0.value) })
        return { calldata in
            let answer = calldata.slice(0..<4).flatMap { Selector($0) }.flatMap { answers[$0] }
            return answer.map(CallOutcome.returned) ?? .reverted(Bytes())
        }
    }

    /// An address as an answer.
    static func answer(_ address: Address) -> Bytes { Bytes(word(address).bytes) }

    /// A number as an answer.
    static func answer(_ number: U256) -> Bytes { Bytes(number.bigEndianBytes) }

    /// A text as an answer.
    static func answer(_ text: [UInt8]) -> Bytes {
        Bytes((try? ABIEncoder.encode(.string(Bytes(text)), as: .string)) ?? [])
    }

    /// Multicall3, which calls other contracts.
    static func multicall(_ contracts: [Address: Contract]) -> Contract {
        let calls = ABIType.array(of: .tuple([ABIParameter(.address), ABIParameter(.bool), ABIParameter(.bytes)]))
        let results = ABIType.array(of: .tuple([ABIParameter(.bool), ABIParameter(.bytes)]))
        return Contract(code: Bytes([0xfe])) { calldata in
            guard calldata.slice(0..<4).flatMap({ Selector($0) }) == Selector("0x82ad56cb"),
                let body = calldata.slice(4..<calldata.count),
                case .list(let list)? = try? ABIDecoder(mode: .strict).decode(calls, from: body)
            else { return .reverted(Bytes()) }
            let outcomes = list.map { call -> ABIValue in
                guard case .list(let members) = call, case .address(let target) = members[0],
                    case .bytes(let calldata) = members[2]
                else { return .list([]) }
                switch contracts[target]?.answer(calldata) ?? .returned(Bytes()) {
                case .returned(let output): return .list([.bool(true), .bytes(output)])
                case .reverted(let output): return .list([.bool(false), .bytes(output)])
                }
            }
            return .returned(Bytes((try? ABIEncoder.encode(.list(outcomes), as: results)) ?? []))
        }
    }
}
