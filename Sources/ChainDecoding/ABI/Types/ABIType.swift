/// A type of the contract ABI, as its specification defines them.
///
/// Source: Solidity, “Contract ABI Specification”.
public enum ABIType: Sendable, Hashable {
    /// An unsigned integer of 8, 16, … 256 bits.
    case uint(bits: Int)
    /// A signed integer of 8, 16, … 256 bits.
    case int(bits: Int)
    /// An unsigned number of so many bits with so many decimals, 1 to 80.
    case ufixed(bits: Int, decimals: Int)
    /// A signed number of so many bits with so many decimals, 1 to 80.
    case fixed(bits: Int, decimals: Int)
    /// An address.
    case address
    /// A truth value.
    case bool
    /// 1 to 32 bytes.
    case fixedBytes(count: Int)
    /// An address followed by a selector: 24 bytes.
    case function
    /// Any number of bytes.
    case bytes
    /// Text in UTF-8.
    case string
    /// A type of which the name is known: one that only the ABI of a library names, of one word, such as an enum, a
    /// contract, or a place in storage; or a struct of typed data.
    case named(String)
    /// Any number of values of one type.
    indirect case array(of: ABIType)
    /// A fixed number of values of one type.
    indirect case fixedArray(of: ABIType, count: Int)
    /// Values one after the other.
    case tuple([ABIParameter])

    /// Whether values differ in length, and therefore stand behind an offset.
    public var isDynamic: Bool {
        switch self {
        case .bytes, .string, .array: true
        case .fixedArray(let element, _): element.isDynamic
        case .tuple(let members): members.contains { $0.type.isDynamic }
        default: false
        }
    }

    /// How many words of 32 bytes a value takes in the head of what contains it: one for the offset of a dynamic value.
    ///
    /// `Int.max` stands for all that is too large to count.
    public var headWordCount: Int { staticWordCount ?? 1 }

    /// How many words of 32 bytes a static value takes; `nil` for a dynamic one.
    private var staticWordCount: Int? {
        switch self {
        case .bytes, .string, .array:
            return nil
        case .fixedArray(let element, let count):
            guard let unit = element.staticWordCount else { return nil }
            let (words, isTooLarge) = max(0, count).multipliedReportingOverflow(by: unit)
            return isTooLarge ? .max : words
        case .tuple(let members):
            var sum = 0
            for member in members {
                guard let count = member.type.staticWordCount else { return nil }
                let (words, isTooLarge) = sum.addingReportingOverflow(count)
                sum = isTooLarge ? .max : words
            }
            return sum
        default:
            return 1
        }
    }

    /// Whether an indexed parameter of an event stands in its topic as the hash of its value, which is lost.
    public var isHashedAsTopic: Bool {
        switch self {
        case .bytes, .string, .array, .fixedArray, .tuple: true
        default: false
        }
    }

    /// The type as signatures write it: full names, no spaces, no names of members.
    public var canonicalName: String {
        var name = ""
        appendCanonicalName(to: &name)
        return name
    }

    private func appendCanonicalName(to name: inout String) {
        switch self {
        case .uint(let bits): name += bits == 256 ? "uint256" : "uint\(bits)"
        case .int(let bits): name += bits == 256 ? "int256" : "int\(bits)"
        case .ufixed(let bits, let decimals): name += "ufixed\(bits)x\(decimals)"
        case .fixed(let bits, let decimals): name += "fixed\(bits)x\(decimals)"
        case .address: name += "address"
        case .bool: name += "bool"
        case .fixedBytes(let count): name += count == 32 ? "bytes32" : "bytes\(count)"
        case .function: name += "function"
        case .bytes: name += "bytes"
        case .string: name += "string"
        case .named(let own): name += own
        case .array(let element):
            element.appendCanonicalName(to: &name)
            name += "[]"
        case .fixedArray(let element, let count):
            element.appendCanonicalName(to: &name)
            name += "[\(count)]"
        case .tuple(let members):
            name += "("
            for (index, member) in members.enumerated() {
                if index > 0 { name += "," }
                member.type.appendCanonicalName(to: &name)
            }
            name += ")"
        }
    }
}

extension [ABIParameter] {
    /// How many words of 32 bytes the head of such values takes; `Int.max` stands for all that is too large to count.
    var headWordCount: Int {
        reduce(0) { sum, member in
            let (words, isTooLarge) = sum.addingReportingOverflow(member.type.headWordCount)
            return isTooLarge ? .max : words
        }
    }
}

extension ABIType: CustomStringConvertible {
    /// The type as signatures write it.
    public var description: String { canonicalName }
}
