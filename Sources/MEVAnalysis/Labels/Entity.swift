public import ChainDecoding

/// Who is behind accounts: a name that labels give to several of them, or one account of which no more is known.
public enum Entity: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// An account by itself.
    case account(Address)
    /// All the accounts with labels that name the same.
    case named(String)

    /// Whether an entity comes first: accounts before names.
    public static func < (left: Entity, right: Entity) -> Bool {
        switch (left, right) {
        case (.account(let left), .account(let right)): left < right
        case (.named(let left), .named(let right)): left < right
        case (.account, .named): true
        case (.named, .account): false
        }
    }

    /// The name, or the account with the checksum of EIP-55.
    var text: String {
        switch self {
        case .account(let account): account.checksummed()
        case .named(let name): name
        }
    }

    /// The name, or the account in hex.
    public var description: String {
        switch self {
        case .account(let account): account.description
        case .named(let name): name
        }
    }
}
