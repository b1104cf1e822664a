/// The signatures that ``SignatureRegistry/standard`` knows, as human-readable ABIs.
///
/// They are text, which takes little room in a program, and are parsed when they are used first. Each part is parsed
/// for itself, since structs of different protocols share names. No signature is there twice: its parameters have the
/// names that the more widely used protocol gives them.
enum StandardSignatures {
    static let parts = [
        tokens, accounts, accountCalls, errors, protocolErrors, exchanges, routers, aggregators, lending, staking,
        marketplaces, bridges,
    ]
}

extension SignatureRegistry {
    /// The signatures of the standards and of widely used protocols, which are bundled.
    ///
    /// Tokens, vaults, proxies, smart accounts, governance and names; exchanges, aggregators, lending, staking,
    /// oracles, marketplaces and bridges; OpenZeppelin's errors. A copy can be extended: what is registered later comes
    /// first.
    ///
    /// They are parsed when this is used for the first time, which takes a few milliseconds.
    public static let standard: SignatureRegistry = {
        var registry = SignatureRegistry()
        for part in StandardSignatures.parts.reversed() {
            guard let abi = try? ContractABI(parsing: part) else { continue }
            try? registry.register(abi)
        }
        return registry
    }()
}
