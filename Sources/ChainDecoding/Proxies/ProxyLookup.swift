/// One run of a resolver, which counts what it reads.
struct ProxyLookup<Reader: StateReader> {
    let reader: Reader
    let resolver: ProxyResolver
    private(set) var readCount = 0
    /// Whether something could not be read because of the limit.
    private(set) var isExhausted = false

    init(reader: Reader, resolver: ProxyResolver) {
        self.reader = reader
        self.resolver = resolver
    }

    // MARK: Reading

    mutating func code(of account: Address) async throws(Reader.Failure) -> Bytes? {
        guard takeRead() else { return nil }
        return try await reader.code(of: account)
    }

    /// The address at a place in storage.
    private mutating func address(of account: Address, at slot: Hash32) async throws(Reader.Failure) -> Address? {
        guard let word = try await word(of: account, at: slot) else { return nil }
        return Address(word: word)?.unlessZero
    }

    private mutating func word(of account: Address, at slot: Hash32) async throws(Reader.Failure) -> Hash32? {
        guard takeRead() else { return nil }
        return try await reader.storage(of: account, at: slot)
    }

    private mutating func call(_ account: Address, _ calldata: [UInt8]) async throws(Reader.Failure) -> CallOutcome? {
        guard takeRead() else { return nil }
        return try await reader.call(account, Bytes(calldata))
    }

    private mutating func takeRead() -> Bool {
        guard readCount < resolver.readLimit else {
            isExhausted = true
            return false
        }
        readCount += 1
        return true
    }

    // MARK: Kinds

    /// Where a contract delegates to, if it does.
    mutating func hop(from proxy: Address, code: Bytes) async throws(Reader.Failure) -> ProxyHop? {
        if let delegation = CodeDelegation(code) {
            return ProxyHop(proxy: proxy, kind: delegation.kind, implementation: delegation.target)
        }
        // Without this instruction no other code can be run.
        guard code.contains([ProxyCode.delegateCall]) else { return nil }
        if let hop = try await storedHop(from: proxy, code: code) { return hop }
        if let hop = try await toldHop(from: proxy, code: code) { return hop }
        return try await diamond(proxy)
    }

    /// Where the places in storage that standards name lead to.
    private mutating func storedHop(from proxy: Address, code: Bytes) async throws(Reader.Failure) -> ProxyHop? {
        let isMinimal = ProxyCode.isMinimalUpgradeable(code)
        if let target = try await address(of: proxy, at: ProxySlot.implementation) {
            return ProxyHop(proxy: proxy, kind: isMinimal ? .eip7760 : .eip1967, implementation: target)
        }
        if let beacon = try await address(of: proxy, at: ProxySlot.beacon) {
            guard let target = try await implementation(of: beacon) else { return nil }
            let kind: ProxyKind = isMinimal ? .eip7760 : .eip1967Beacon
            return ProxyHop(proxy: proxy, kind: kind, implementation: target, beacon: beacon)
        }
        if let target = try await address(of: proxy, at: ProxySlot.proxiable) {
            return ProxyHop(proxy: proxy, kind: .eip1822, implementation: target)
        }
        if let target = try await address(of: proxy, at: ProxySlot.zeppelinOSImplementation) {
            return ProxyHop(proxy: proxy, kind: .zeppelinOS, implementation: target)
        }
        guard ProxyCode.isSafe(code), let target = try await address(of: proxy, at: .zero) else { return nil }
        return ProxyHop(proxy: proxy, kind: .safe, implementation: target)
    }

    private mutating func implementation(of beacon: Address) async throws(Reader.Failure) -> Address? {
        if let target = try await call(beacon, ProxyCode.implementation)?.address { return target }
        return try await call(beacon, ProxyCode.childImplementation)?.address
    }

    /// What the contract tells when it is asked, if its code knows the question.
    private mutating func toldHop(from proxy: Address, code: Bytes) async throws(Reader.Failure) -> ProxyHop? {
        if code.contains(ProxyCode.comptrollerImplementation),
            let target = try await call(proxy, ProxyCode.comptrollerImplementation)?.address
        {
            return ProxyHop(proxy: proxy, kind: .comptroller, implementation: target)
        }
        if code.contains(ProxyCode.implementation),
            let target = try await call(proxy, ProxyCode.implementation)?.address
        {
            return ProxyHop(proxy: proxy, kind: .eip897, implementation: target)
        }
        guard code.contains(ProxyCode.getAddress) else { return nil }
        return try await resolvedDelegate(proxy)
    }

    /// Optimism's `ResolvedDelegateProxy` keeps a name and a register, both in mappings by its own address.
    private mutating func resolvedDelegate(_ proxy: Address) async throws(Reader.Failure) -> ProxyHop? {
        guard let nameSlot = ProxyCode.slot(of: proxy, inMappingAt: 0),
            let registerSlot = ProxyCode.slot(of: proxy, inMappingAt: 1),
            let name = try await word(of: proxy, at: nameSlot),
            let calldata = ProxyCode.getAddress(ofShortText: name),
            let register = try await address(of: proxy, at: registerSlot),
            let target = try await call(register, calldata)?.address
        else { return nil }
        return ProxyHop(proxy: proxy, kind: .resolvedDelegate, implementation: target, beacon: register)
    }

    private mutating func diamond(_ proxy: Address) async throws(Reader.Failure) -> ProxyHop? {
        guard let output = try await call(proxy, ProxyCode.facets)?.output,
            let facets = ProxyCode.facets(in: output, limit: resolver.facetLimit)
        else { return nil }
        return ProxyHop(diamond: proxy, facets: facets)
    }
}
