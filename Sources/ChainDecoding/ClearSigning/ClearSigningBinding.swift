/// Which calls or messages a descriptor is about.
enum ClearSigningBinding: Sendable, Hashable {
    /// A contract at an address of a chain.
    struct Deployment: Sendable, Hashable {
        var chainID: UInt64
        /// `nil` for what is no address, such as a placeholder; it is the address of nothing.
        var address: Address?
    }

    /// What a domain has to be.
    struct Domain: Sendable, Hashable {
        var members: JSONObject
        var separator: Hash32?
        /// Where the verifying contract has to be; `nil` for anywhere.
        var deployments: [Deployment]?
    }

    case contract([Deployment])
    case typedData(Domain)
    /// About nothing, as a descriptor that is only there to be included.
    case nothing

    /// Reads the context of a descriptor.
    init(_ context: JSONObject) throws(DecodeError) {
        let contract = try context.member("contract") { (tree) throws(DecodeError) in
            ClearSigningBinding.contract(try Self.deployments(of: try tree.object()) ?? [])
        }
        let typedData = try context.member("eip712") { (tree) throws(DecodeError) in
            let object = try tree.object()
            let domain = Domain(
                members: try object.member("domain") { (tree) throws(DecodeError) in try tree.object() }
                    ?? JSONObject(),
                separator: try object.member("domainSeparator") { (tree) throws(DecodeError) in
                    try Hash32(hex: try tree.string())
                },
                deployments: try Self.deployments(of: object)
            )
            return ClearSigningBinding.typedData(domain)
        }
        guard contract == nil || typedData == nil else {
            throw DecodeError(.malformed, "“contract” and “eip712” exclude each other")
        }
        self = contract ?? typedData ?? .nothing
    }

    private static func deployments(of object: JSONObject) throws(DecodeError) -> [Deployment]? {
        try object.member("deployments") { (tree) throws(DecodeError) in
            let deployments = try tree.array()
            return try deployments.reading { (tree) throws(DecodeError) in try Deployment(try tree.object()) }
        }
    }

    /// Whether the descriptor is about calls of one of some addresses on a chain.
    func isAboutCalls(of addresses: [Address], chainID: UInt64) -> Bool {
        guard case .contract(let deployments) = self else { return false }
        return deployments.contains { $0.isOne(of: addresses, chainID: chainID) }
    }

    /// Whether the descriptor is about messages for a domain, of which the verifying contract has some addresses.
    func isAboutMessages(_ data: TypedData, to addresses: [Address], chainID: UInt64) -> Bool {
        guard case .typedData(let domain) = self else { return false }
        // Without any constraint a descriptor would speak for every contract whose messages have the same type.
        guard !domain.members.keys.isEmpty || domain.separator != nil || domain.deployments != nil,
            domain.separator.map({ $0 == data.domainSeparator }) ?? true,
            domain.deployments?.contains(where: { $0.isOne(of: addresses, chainID: chainID) }) ?? true
        else { return false }
        return domain.members.keys.allSatisfy { key in
            guard let member = data.types.structs[TypedData.domainType]?.first(where: { $0.name == key }),
                let value = data.domainValue(key), let expected = domain.members[key]
            else { return false }
            return ClearSigningValue(member.type, value).matches(expected)
        }
    }
}

extension ClearSigningBinding.Deployment {
    init(_ object: JSONObject) throws(DecodeError) {
        let chainID = try object.required("chainId") { (tree) throws(DecodeError) in try tree.unsigned() }
        guard let chainID = UInt64(exactly: chainID) else {
            throw DecodeError(.outOfRange, "chain identifiers have at most 64 bits here", path: ["chainId"])
        }
        self.chainID = chainID
        let address = try object.requiredString("address")
        self.address = try? Address(hex: address)
    }

    func isOne(of addresses: [Address], chainID: UInt64) -> Bool {
        guard let address else { return false }
        return self.chainID == chainID && addresses.contains(address)
    }
}
