/// Why code that Solidity compiled has panicked.
///
/// Source: Solidity, “Panic via assert and Error via require”. Later versions may add codes, so the number is kept.
public struct PanicReason: Sendable, Hashable, CustomStringConvertible {
    /// The number that the contract has given.
    public var code: U256

    /// Creates a reason from its number.
    public init(code: U256) {
        self.code = code
    }

    /// What the number stands for.
    public var description: String {
        switch UInt64(exactly: code) {
        case 0x00: "generic panic"
        case 0x01: "an assertion does not hold"
        case 0x11: "arithmetic overflow or underflow"
        case 0x12: "division by zero"
        case 0x21: "conversion to an enum that has no such value"
        case 0x22: "storage of bytes that are not encoded correctly"
        case 0x31: "removal from an empty array"
        case 0x32: "index beyond an array"
        case 0x41: "too much memory is allocated"
        case 0x51: "call of a function that was never set"
        default: "unknown panic \(code)"
        }
    }

    /// The number as Solidity's documentation writes it: two hexadecimal digits, or as many as it takes.
    var hex: String { code < 0x10 ? "0x0\(code.hex.dropFirst(2))" : code.hex }
}
