/// The events, functions and errors that are known: what logs, calls and reverts are decoded by.
///
/// ```swift
/// var registry = SignatureRegistry.standard
/// try registry.register(ContractABI(parsing: "event Ping(address indexed from, uint256 count)"))
/// try registry.register(ContractABI(json: vaultJSON), at: vault)
/// let log = try registry.events.decode(receipt.logs[0])
/// print(log)                        // Transfer(from: 0x…, to: 0x…, value: 1000)
/// print(try registry.functions.decode(calldata, to: vault))
/// print(Revert.explanation(of: returned, errors: registry.errors))
/// ```
public struct SignatureRegistry: Sendable {
    /// The events.
    public var events = EventRegistry()
    /// The functions.
    public var functions = FunctionRegistry()
    /// The errors.
    public var errors = ErrorRegistry()

    /// Creates a registry that knows nothing but Solidity's own errors.
    public init() {}

    /// Adds everything that an interface declares.
    ///
    /// What is registered comes before what was registered earlier; within the interface, the first comes first.
    ///
    /// - Parameters:
    ///   - abi: The interface, as read from JSON or from human-readable text, or put together.
    ///   - address: The contract whose interface it is; `nil` for an interface of any contract.
    /// - Throws: ``DecodeError`` for an event with a type that is none, or with more than four topics, in which case
    ///   nothing is added; reading an interface refuses both.
    public mutating func register(_ abi: ContractABI, at address: Address? = nil) throws(DecodeError) {
        let decoders = try abi.events.map { (event) throws(DecodeError) in try ABIEventDecoder(event) }
        for decoder in decoders.reversed() { events.register(decoder, at: address) }
        for function in abi.functions.reversed() { functions.register(function, at: address) }
        for error in abi.errors.reversed() { errors.register(error, at: address) }
    }
}
