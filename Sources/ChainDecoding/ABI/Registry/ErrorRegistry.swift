/// The errors that are known, and what the data of reverts are decoded by.
///
/// Solidity's own `Error(string)` and `Panic(uint256)` are always known. Where several errors share a selector, the
/// rules of ``FunctionRegistry`` decide.
public struct ErrorRegistry: Sendable {
    private var table = SelectorTable<ABIErrorDefinition>()

    /// Creates a registry that knows certain errors.
    ///
    /// - Parameter errors: The errors, of which earlier ones come before later ones.
    public init(_ errors: [ABIErrorDefinition] = []) {
        for error in errors.reversed() { register(error) }
    }

    /// How many errors are known, besides Solidity's own.
    public var count: Int { table.count }

    /// Adds an error.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - address: The contract whose error it is; `nil` for an error of any contract.
    public mutating func register(_ error: ABIErrorDefinition, at address: Address? = nil) {
        table.add(error, at: address)
    }

    /// The errors with a selector, the preferred ones first.
    ///
    /// - Parameters:
    ///   - selector: The selector.
    ///   - address: The contract that has reverted, if it is known.
    /// - Returns: Those of the contract, then those of all contracts.
    public func candidates(for selector: Selector, from address: Address? = nil) -> [ABIErrorDefinition] {
        table.candidates(for: selector, at: address)
    }

    /// Reads an error, if it is known and the data hold it.
    func decode(_ data: Bytes, from address: Address?, by decoder: ABIDecoder) -> Revert? {
        guard let fit = try? table.decode(data, at: address, by: decoder) else { return nil }
        return .custom(fit.definition, fit.values)
    }
}
