/// The functions that are known, and what calls are decoded by.
///
/// Selectors are short, so that several functions can share one. These rules decide:
/// 1. functions of the called contract come before those of all contracts;
/// 2. a function whose canonical encoding the call is comes before one that can merely read it;
/// 3. a function that was registered later comes before an earlier one, and replaces one with the same signature.
///
/// ``DecodedCall/alternatives`` names the functions that could have been called as well.
public struct FunctionRegistry: Sendable {
    private var table = SelectorTable<ABIFunction>()

    /// Creates a registry that knows no function.
    public init() {}

    /// How many functions are known.
    public var count: Int { table.count }

    /// Adds a function.
    ///
    /// - Parameters:
    ///   - function: The function.
    ///   - address: The contract whose function it is; `nil` for a function of any contract.
    public mutating func register(_ function: ABIFunction, at address: Address? = nil) {
        table.add(function, at: address)
    }

    /// The functions with a selector, the preferred ones first.
    ///
    /// - Parameters:
    ///   - selector: The selector.
    ///   - address: The contract that is called, if it is known.
    /// - Returns: Those of the contract, then those of all contracts.
    public func candidates(for selector: Selector, at address: Address? = nil) -> [ABIFunction] {
        table.candidates(for: selector, at: address)
    }

    /// Decodes a call.
    ///
    /// Calls inside of arguments, as in `multicall(bytes[])`, stay bytes, which can be decoded in turn.
    ///
    /// - Parameters:
    ///   - calldata: The selector and the encoded values.
    ///   - address: The contract that is called, if it is known.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Returns: The function and a value for each of its inputs.
    /// - Throws: ``DecodeError`` with code `unsupported` when no function with the selector is known, and for malformed
    ///   values.
    public func decode(
        _ calldata: Bytes,
        to address: Address? = nil,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> DecodedCall {
        let fit = try table.decode(calldata, at: address, by: decoder)
        return DecodedCall(function: fit.definition, arguments: fit.values, alternatives: fit.alternatives)
    }
}
