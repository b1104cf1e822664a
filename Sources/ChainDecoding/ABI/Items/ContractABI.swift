/// The interface of a contract: what can be called, what it logs, and with what it reverts.
///
/// Items keep the order in which they were read. Functions, events and errors may share a name when their signatures
/// differ.
public struct ContractABI: Sendable, Hashable {
    /// What it is created with, where that is known.
    public var constructor: ABIConstructor?
    /// What can be called.
    public var functions: [ABIFunction]
    /// What it logs.
    public var events: [ABIEvent]
    /// With what it reverts.
    public var errors: [ABIErrorDefinition]
    /// What answers calls that no function takes; `nil` where there is none.
    public var fallback: StateMutability?
    /// Whether it takes native token that comes without data.
    public var hasReceive: Bool

    /// Creates an interface.
    public init(
        constructor: ABIConstructor? = nil,
        functions: [ABIFunction] = [],
        events: [ABIEvent] = [],
        errors: [ABIErrorDefinition] = [],
        fallback: StateMutability? = nil,
        hasReceive: Bool = false
    ) {
        self.constructor = constructor
        self.functions = functions
        self.events = events
        self.errors = errors
        self.fallback = fallback
        self.hasReceive = hasReceive
    }
}
