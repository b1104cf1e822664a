import ChainDecoding

/// Proxies of all kinds.
enum ProxySamples {
    static let proxy = Fake.address(1)
    static let logic = Fake.address(2)
    static let other = Fake.address(3)

    static func stored(_ slots: [Hash32: Address], code: Bytes = Fake.proxyCode()) -> Fake.Contract {
        Fake.Contract(code: code, storage: slots.mapValues { Fake.word($0) })
    }

    static func clone(of address: Address) -> Fake.Contract {
        Fake.Contract(
            code: Fake.bytes("363d3d373d3d3d363d73\(address.description.dropFirst(2))5af43d82803e903d91602b57fd5bf3")
        )
    }

    /// A proxy of each kind, with the contracts that it needs.
    static let kinds: [(ProxyKind, Fake.Contract, [Address: Fake.Contract], Address?)] = [
        (.eip1167, clone(of: logic), [:], nil),
        (.cloneWithImmutableArguments, Fake.Contract(code: Bytes(clone(of: logic).code.array + [1])), [:], nil),
        (.eip7702, Fake.Contract(code: Bytes([0xef, 0x01, 0x00] + logic.bytes)), [:], nil),
        (.eip1967, stored([ProxySlot.implementation: logic]), [:], nil),
        (
            .eip1967Beacon, stored([ProxySlot.beacon: other]),
            [other: Fake.Contract(code: Bytes([1]), answer: Fake.answers(["implementation()": Fake.answer(logic)]))],
            other
        ),
        (
            .eip1967Beacon, stored([ProxySlot.beacon: other]),
            [
                other: Fake.Contract(
                    code: Bytes([1]),
                    answer: Fake.answers(["childImplementation()": Fake.answer(logic)])
                )
            ], other
        ),
        (
            .eip7760,
            stored(
                [ProxySlot.implementation: logic],
                code: Fake.bytes("363d3d373d3d363d7f\(ProxySlot.implementation.description.dropFirst(2))545af43d6000")
            ), [:], nil
        ),
        (
            .eip7760,
            stored(
                [ProxySlot.implementation: logic],
                code: Fake.bytes(
                    "3d3d336d\(String(repeating: "ab", count: 14))14605157363d3d37363d7f"
                        + "\(ProxySlot.implementation.description.dropFirst(2))545af43d6000"
                )
            ), [:], nil
        ),
        (
            .eip7760,
            stored(
                [ProxySlot.beacon: other],
                code: Fake.bytes(
                    "363d3d373d3d363d602036600436635c60da1b60e01b36527f"
                        + "\(ProxySlot.beacon.description.dropFirst(2))545afa515af4"
                )
            ),
            [other: Fake.Contract(code: Bytes([1]), answer: Fake.answers(["implementation()": Fake.answer(logic)]))],
            other
        ),
        (.eip1822, stored([ProxySlot.proxiable: logic]), [:], nil),
        (.zeppelinOS, stored([ProxySlot.zeppelinOSImplementation: logic]), [:], nil),
        (.safe, stored([.zero: logic], code: Fake.proxyCode("masterCopy()")), [:], nil),
        (
            .safe,
            stored(
                [.zero: logic],
                code: Fake.bytes(
                    "608060405273ffffffffffffffffffffffffffffffffffffffff600054163660008037600080366000845af43d6000"
                )
            ), [:], nil
        ),
        (
            .eip897,
            Fake.Contract(
                code: Fake.proxyCode("implementation()"),
                answer: Fake.answers(["implementation()": Fake.answer(logic)])
            ), [:], nil
        ),
        (
            .comptroller,
            Fake.Contract(
                code: Fake.proxyCode("comptrollerImplementation()"),
                answer: Fake.answers(["comptrollerImplementation()": Fake.answer(logic)])
            ), [:], nil
        ),
        (.resolvedDelegate, register, [other: Fake.Contract(code: Bytes([1]), answer: names)], other),
    ]

    /// A proxy whose implementation stands in a register under the name `OVM_L1`.
    private static let register: Fake.Contract = {
        func slot(_ number: UInt64) -> Hash32 { Keccak256.hash(Fake.word(proxy).bytes + Hash32(0, 0, 0, number).bytes) }
        let name = Hash32(Array("OVM_L1".utf8) + [UInt8](repeating: 0, count: 25) + [12]) ?? .zero
        return Fake.Contract(
            code: Fake.proxyCode("getAddress(string)"),
            storage: [slot(0): name, slot(1): Fake.word(other)]
        )
    }()

    @Sendable private static func names(_ calldata: Bytes) -> CallOutcome {
        let function = try? ABIFunction(parsing: "function getAddress(string name)")
        guard let name = try? function?.decodeCall(calldata, by: ABIDecoder(mode: .strict)).first, name.text == "OVM_L1"
        else {
            return .reverted(Bytes())
        }
        return .returned(Fake.answer(logic))
    }
}
