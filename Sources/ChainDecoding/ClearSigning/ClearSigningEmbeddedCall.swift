/// A call within the data.
struct ClearSigningEmbeddedCall: Sendable, Hashable {
    var callee: ClearSigningParameter
    /// The selector, where the data have only the arguments.
    var selector: ClearSigningParameter?
    var chainID: ClearSigningParameter?
    var amount: ClearSigningParameter?
    var spender: ClearSigningParameter?

    init(_ parameters: JSONObject) throws(DecodeError) {
        guard let callee = try ClearSigningParameter.read("callee", of: parameters) else {
            throw DecodeError(.malformed, "“callee” or “calleePath” is missing")
        }
        self.callee = callee
        selector = try ClearSigningParameter.read("selector", of: parameters)
        chainID = try ClearSigningParameter.read("chainId", of: parameters)
        amount = try ClearSigningParameter.read("amount", of: parameters)
        spender = try ClearSigningParameter.read("spender", of: parameters)
    }
}
