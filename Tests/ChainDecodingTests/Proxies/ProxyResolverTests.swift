import ChainDecoding
import Testing

@Suite("Proxy resolver")
struct ProxyResolverTests {
    private static let (proxy, logic, other) = (ProxySamples.proxy, ProxySamples.logic, ProxySamples.other)
    private static let plain = Fake.Contract(code: Bytes([0x60, 0x80]))

    private static func stored(_ slots: [Hash32: Address]) -> Fake.Contract { ProxySamples.stored(slots) }

    private static func clone(of address: Address) -> Fake.Contract { ProxySamples.clone(of: address) }

    private func resolve(
        _ contracts: [Address: Fake.Contract],
        by resolver: ProxyResolver = ProxyResolver()
    ) async -> ProxyResolution {
        let reader = InMemoryStateReader(contracts)
        let resolution = await resolver.resolve(Self.proxy, from: reader)
        let readCount = await reader.readCount
        #expect(resolution.readCount == readCount)
        return resolution
    }

    @Test("every kind is resolved", arguments: 0..<ProxySamples.kinds.count)
    func resolves(index: Int) async {
        let (kind, contract, others, beacon) = ProxySamples.kinds[index]
        let contracts = others.merging([Self.proxy: contract, Self.logic: Self.plain]) { first, _ in first }
        let resolution = await resolve(contracts)
        #expect(resolution.implementation == Self.logic, "\(kind)")
        #expect(
            resolution.hops == [ProxyHop(proxy: Self.proxy, kind: kind, implementation: Self.logic, beacon: beacon)]
        )
        #expect(resolution.end == .contract)
        #expect(resolution.readCount <= 13)
        // With fewer reads the way ends early, and never elsewhere.
        for limit in 0..<resolution.readCount {
            let early = await resolve(contracts, by: ProxyResolver(readLimit: limit))
            #expect(early.end == .readLimit && early.readCount <= limit && early.implementation == nil)
        }
    }

    @Test("all kinds but diamonds are among those tested")
    func allKinds() {
        #expect(Set(ProxySamples.kinds.map(\.0)) == Set(ProxyKind.allCases).subtracting([.eip2535]))
        #expect(ProxyKind.allCases.filter { !$0.isUpgradeable } == [.eip1167, .cloneWithImmutableArguments])
    }

    private static func facets(_ count: Int) -> Bytes {
        let type = ABIType.array(of: .tuple([ABIParameter(.address), ABIParameter(.array(of: .fixedBytes(count: 4)))]))
        let values = (0..<count)
            .map { index in
                ABIValue.list([
                    .address(Fake.address(UInt8(100 + index % 2))),
                    .list([.bytes(Bytes(Selector(UInt32(index)).bytes)), .bytes(Bytes(Selector(0xffff_ffff).bytes))]),
                ])
            }
        return Bytes((try? ABIEncoder.encode(.list(values), as: type)) ?? [])
    }

    @Test("a diamond leads to its facets")
    func diamond() async {
        func contracts(_ output: Bytes) -> [Address: Fake.Contract] {
            [Self.proxy: Fake.Contract(code: Fake.proxyCode(), answer: Fake.answers(["facets()": output]))]
        }
        let resolution = await resolve(contracts(Self.facets(3)))
        #expect(resolution.end == .facets && resolution.implementation == nil)
        #expect(resolution.hops.map(\.kind) == [.eip2535])
        #expect(resolution.hops.first?.implementations == [Fake.address(100), Fake.address(101)])
        #expect(resolution.hops.first?.facets.map(\.selectors.count) == [2, 2, 2])
        #expect(resolution.hops.first?.facets[1].selectors.first == Selector(1))
        let full = await resolve(contracts(Self.facets(256)))
        #expect(full.hops.first?.facets.count == 256)
        for output in [
            Self.facets(257), Self.facets(0), Bytes(), Bytes([UInt8](repeating: 0xff, count: 96)),
            Fake.answer(Self.logic),
        ] {
            let none = await resolve(contracts(output))
            #expect(none.hops.isEmpty && none.end == .contract)
        }
    }

    @Test("proxies of proxies are followed, and loops end")
    func chains() async {
        let chain = await resolve([
            Self.proxy: Self.clone(of: Self.other), Self.other: Self.stored([ProxySlot.implementation: Self.logic]),
            Self.logic: Self.plain,
        ])
        #expect(chain.hops.map(\.kind) == [.eip1167, .eip1967] && chain.implementation == Self.logic)
        let loop = await resolve([
            Self.proxy: Self.clone(of: Self.other), Self.other: Self.stored([ProxySlot.implementation: Self.proxy]),
        ])
        #expect(loop.hops.count == 2 && loop.end == .loop && loop.implementation == nil)
        let itself = await resolve([Self.proxy: Self.clone(of: Self.proxy)])
        #expect(itself.hops.count == 1 && itself.end == .loop)
        var long: [Address: Fake.Contract] = [:]
        for byte in UInt8(1)...200 { long[Fake.address(byte)] = Self.clone(of: Fake.address(byte + 1)) }
        let limited = await resolve(long)
        #expect(limited.hops.count == 32 && limited.end == .readLimit && limited.readCount == 32)
    }

    @Test("what is no proxy is none")
    func others() async {
        let empty = await resolve([:])
        #expect(empty == ProxyResolution(hops: [], end: .noCode, readCount: 1))
        let gone = await resolve([Self.proxy: Self.clone(of: Self.logic)])
        #expect(gone.end == .noCode && gone.hops.count == 1 && gone.implementation == nil)
        let plain = await resolve([Self.proxy: Self.plain])
        #expect(plain == ProxyResolution(hops: [], end: .contract, readCount: 1))
        // A beacon knows the question for the implementation, but runs no other code.
        let beacon = Fake.Contract(
            code: Fake.bytes("635c60da1b"),
            answer: Fake.answers(["implementation()": Fake.answer(Self.logic)])
        )
        #expect(await resolve([Self.proxy: beacon]).hops.isEmpty)
    }

    @Test("words and answers that are no addresses count for nothing")
    func hostile() async {
        let words = [Hash32(1, 0, 0, 1), Hash32(0, 1 << 32, 0, 1), .zero]
        for word in words {
            let code = Fake.proxyCode(
                "masterCopy()",
                "implementation()",
                "comptrollerImplementation()",
                "getAddress(string)"
            )
            let slots = [
                ProxySlot.implementation, ProxySlot.beacon, ProxySlot.proxiable, ProxySlot.zeppelinOSImplementation,
                Hash32.zero,
            ]
            for output in [
                Bytes(), Bytes(word.bytes), Bytes([1, 2, 3]), Bytes([UInt8](repeating: 0xff, count: 1_000)),
            ] {
                let contract = Fake.Contract(
                    code: code,
                    storage: Dictionary(uniqueKeysWithValues: slots.map { ($0, word) })
                ) { _ in .returned(output) }
                let resolution = await resolve([Self.proxy: contract])
                #expect(resolution.hops.isEmpty && resolution.end == .contract && resolution.readCount <= 12)
            }
        }
        // A beacon that names nothing leaves the proxy unresolved.
        let lost = await resolve([Self.proxy: Self.stored([ProxySlot.beacon: Self.other])])
        #expect(lost.hops.isEmpty)
    }

    private struct BrokenReader: StateReader {
        struct Failure: Error, Equatable {}

        func storage(of account: Address, at slot: Hash32) async throws(Failure) -> Hash32 { throw Failure() }
        func code(of account: Address) async throws(Failure) -> Bytes { Fake.proxyCode() }
        func call(_ contract: Address, _ calldata: Bytes) async throws(Failure) -> CallOutcome { throw Failure() }
    }

    @Test("what the reader throws comes through")
    func failure() async {
        await #expect(throws: BrokenReader.Failure()) {
            try await ProxyResolver().resolve(Self.proxy, from: BrokenReader())
        }
        await #expect(throws: BrokenReader.Failure()) {
            try await TokenMetadataReader().read([Self.proxy], from: BrokenReader())
        }
    }
}
