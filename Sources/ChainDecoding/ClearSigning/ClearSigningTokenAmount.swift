/// How an amount of a token is shown.
struct ClearSigningTokenAmount: Sendable, Hashable {
    var token: ClearSigningParameter?
    /// The addresses that stand for the native currency.
    var nativeCurrency: [ClearSigningParameter]
    /// From which amount on a message is shown in its place.
    var threshold: ClearSigningParameter?
    var message: String
    var chainID: ClearSigningParameter?

    init(_ parameters: JSONObject) throws(DecodeError) {
        token = try ClearSigningParameter.read("token", of: parameters)
        nativeCurrency = try ClearSigningParameter.readList("nativeCurrencyAddress", of: parameters)
        threshold = try ClearSigningParameter.read("threshold", of: parameters)
        message = try parameters.string("message") ?? "Unlimited"
        chainID = try ClearSigningParameter.read("chainId", of: parameters)
    }
}
