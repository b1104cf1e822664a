/// The customer or team that owns monitors; stores never mix the data of two tenants.
public struct TenantID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
