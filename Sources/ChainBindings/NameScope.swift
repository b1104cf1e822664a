/// The names that are taken at one place, so that each is given once.
struct NameScope {
    private var taken: Set<String>
    /// The number to try next behind a name that was taken with its suffix.
    private var numbers: [String: Int] = [:]

    /// Creates a scope in which some names are taken from the beginning.
    init(reserved: Set<String> = []) {
        taken = reserved
    }

    /// Takes a name, or one made from it when it is taken.
    ///
    /// - Parameters:
    ///   - name: The name that is wished for.
    ///   - suffix: What is put behind it first when it is taken, and numbers after that.
    /// - Returns: The name that was free.
    mutating func take(_ name: String, suffix: String) -> String {
        if taken.insert(name).inserted { return name }
        let suffixed = name + suffix
        var candidate = suffixed
        var number = numbers[suffixed, default: 2]
        while !taken.insert(candidate).inserted {
            candidate = "\(suffixed)\(number)"
            number += 1
        }
        numbers[suffixed] = number
        return candidate
    }

    /// The names of members that mean something else in every type, or in what a generated type conforms to.
    static let members: Set<String> = [
        "append", "arguments", "calldata", "encodeTopics", "hashValue", "reserveCapacity", "revertData", "selected",
        "self",
    ]

    /// The names of types that generated code uses, which no type around it may hide.
    static let types: Set<String> = [
        "ABIDecoder", "ABIEncodingError", "ABIFixedArray", "ABIFixedBytes", "ABILayout", "ABINothing", "ABIReader",
        "ABISingle", "ABISizedInteger", "ABIString", "ABIStruct", "ABIWriter", "Address", "Any", "Bool", "Bytes",
        "Calls", "ChainDecoding", "Columns", "Constructor", "ContractCall", "ContractConstructor", "ContractError",
        "ContractEvent", "DecodeError", "Decoded", "Error", "Errors", "Event", "EventColumns", "Events", "Hash32",
        "Hashable", "I256", "Int", "Int128", "Int16", "Int32", "Int64", "Int8", "Log", "LogTopics", "Protocol",
        "Return", "Selector", "Self", "Sendable", "String", "Type", "U256", "UInt128", "UInt16", "UInt32", "UInt64",
        "UInt8",
    ]
}
