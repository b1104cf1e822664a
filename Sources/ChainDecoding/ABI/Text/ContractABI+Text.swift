extension ContractABI {
    /// Reads a human-readable ABI: one item after the other, as Solidity declares them.
    ///
    /// ```swift
    /// let token = try ContractABI(
    ///     parsing: """
    ///         function transfer(address to, uint256 amount) returns (bool);
    ///         event Transfer(address indexed from, address indexed to, uint256 amount);
    ///         """
    /// )
    /// ```
    ///
    /// Items are functions, events, errors, structs, a constructor, a fallback and `receive`. Each ends with a
    /// semicolon or at the end of its line. Structs may be declared before or after they are used.
    ///
    /// - Parameters:
    ///   - text: The items.
    ///   - limits: What a type may ask for.
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(parsing text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        let structs = try StructDefinitions(in: text, limits: limits)
        self.init()
        var parser = ABIItemParser(TextCursor(text), limits: limits, structs: structs)
        while parser.hasNext() {
            let start = parser.rest
            try add(try parser.item(), at: start)
        }
    }

    private mutating func add(_ item: ABIItem, at cursor: TextCursor) throws(DecodeError) {
        switch item {
        case .function(let function): functions.append(function)
        case .event(let event): events.append(event)
        case .error(let error): errors.append(error)
        case .constructor(let new):
            guard constructor == nil else { throw cursor.error(.malformed, "there is a second constructor") }
            constructor = new
        case .fallback(let mutability):
            guard fallback == nil else { throw cursor.error(.malformed, "there is a second fallback") }
            fallback = mutability
        case .receive: hasReceive = true
        case .structure: break
        }
    }
}

extension ABIFunction {
    /// Reads a function, such as `function balanceOf(address) view returns (uint256)` or `transfer(address,uint256)`.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(parsing text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        guard case .function(let function) = try ABIItem(parsing: text, as: "function", limits: limits) else {
            throw DecodeError(.malformed, "a function is expected", at: 0)
        }
        self = function
    }
}

extension ABIEvent {
    /// Reads an event, such as `event Approval(address indexed owner, address indexed spender, uint256 value)`.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(parsing text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        guard case .event(let event) = try ABIItem(parsing: text, as: "event", limits: limits) else {
            throw DecodeError(.malformed, "an event is expected", at: 0)
        }
        self = event
    }
}

extension ABIErrorDefinition {
    /// Reads an error, such as `error InsufficientBalance(uint256 available, uint256 required)`.
    ///
    /// - Throws: ``DecodeError`` with the offset of what is wrong.
    public init(parsing text: String, limits: ABITypeLimits = ABITypeLimits()) throws(DecodeError) {
        guard case .error(let error) = try ABIItem(parsing: text, as: "error", limits: limits) else {
            throw DecodeError(.malformed, "an error is expected", at: 0)
        }
        self = error
    }
}
