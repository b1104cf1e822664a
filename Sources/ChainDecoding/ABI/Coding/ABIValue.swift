/// A value of any type of the contract ABI.
public enum ABIValue: Sendable, Hashable {
    /// An unsigned number, also of a fixed-point type in units of its last decimal, or a word of a named type.
    case uint(U256)
    /// A signed number, also of a fixed-point type in units of its last decimal.
    case int(I256)
    /// A truth value.
    case bool(Bool)
    /// An address.
    case address(Address)
    /// Bytes of a fixed or any number, or a function's 24.
    case bytes(Bytes)
    /// Text as it came; see ``text``.
    case string(Bytes)
    /// The values of an array or a tuple.
    case list([ABIValue])

    /// A text, if it is one and in UTF-8.
    ///
    /// Contracts may put any bytes into a text, and a log that holds such a text must not become unreadable.
    public var text: String? {
        guard case .string(let bytes) = self else { return nil }
        return String(validating: bytes.array, as: UTF8.self)
    }
}
