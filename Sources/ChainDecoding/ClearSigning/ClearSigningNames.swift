/// Which names an account may be shown by.
struct ClearSigningNames: Sendable, Hashable {
    var types: [String]
    var sources: [String]
    /// The addresses that stand for the sender.
    var sender: [ClearSigningParameter]

    init(_ parameters: JSONObject) throws(DecodeError) {
        func texts(_ name: String) throws(DecodeError) -> [String] {
            try parameters.member(name) { (tree) throws(DecodeError) in
                try tree.array().reading { (tree) throws(DecodeError) in try tree.string() }
            } ?? []
        }
        types = try texts("types")
        sources = try texts("sources")
        sender = try ClearSigningParameter.readList("senderAddress", of: parameters)
    }
}
