/// A call, as the function that it calls.
///
/// What the call has returned is decoded by ``ABIFunction/decodeOutput(_:by:)`` of the function.
public struct DecodedCall: Sendable, Hashable {
    /// The function.
    public var function: ABIFunction
    /// A value for each input of the function.
    public var arguments: [ABIValue]
    /// Other functions with the same selector by which the call could have been read as well.
    public var alternatives: [ABIFunction]

    /// Creates a decoded call.
    public init(function: ABIFunction, arguments: [ABIValue], alternatives: [ABIFunction] = []) {
        self.function = function
        self.arguments = arguments
        self.alternatives = alternatives
    }

    /// Whether another function could have been called.
    public var isAmbiguous: Bool { !alternatives.isEmpty }

    /// The first argument of a name.
    public subscript(_ name: String) -> ABIValue? {
        guard let index = function.inputs.firstIndex(where: { $0.name == name }), index < arguments.count
        else { return nil }
        return arguments[index]
    }
}

extension DecodedCall: CustomStringConvertible {
    /// The call in one line, as in `transfer(to: 0x…, amount: 1000)`; see ``ABIFormatter``.
    public var description: String { ABIFormatter().text(of: self) }
}
