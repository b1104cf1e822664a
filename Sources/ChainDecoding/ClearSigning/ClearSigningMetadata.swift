/// What a descriptor says of the contract that it is about.
public struct ClearSigningMetadata: Sendable, Hashable {
    /// Who is behind the contract.
    public var owner: String?
    /// The contract's name.
    public var contractName: String?
    /// What the contract is as a token, where it does not say so itself.
    public var token: ClearSigningToken?

    /// Creates metadata.
    public init(owner: String? = nil, contractName: String? = nil, token: ClearSigningToken? = nil) {
        self.owner = owner
        self.contractName = contractName
        self.token = token
    }

    init(_ object: JSONObject) throws(DecodeError) {
        owner = try object.string("owner")
        contractName = try object.string("contractName")
        token = try object.member("token") { (tree) throws(DecodeError) in
            let token = try tree.object()
            return ClearSigningToken(
                ticker: try token.requiredString("ticker"),
                decimals: try token.required("decimals") { (tree) throws(DecodeError) in try tree.decimals() }
            )
        }
    }
}
