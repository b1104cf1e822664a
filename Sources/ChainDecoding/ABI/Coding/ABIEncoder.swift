/// Encodes values of the contract ABI, as compilers do.
///
/// Source: Solidity, “Contract ABI Specification”.
public struct ABIEncoder: Sendable {
    /// What has been encoded.
    public private(set) var bytes: [UInt8] = []

    /// Creates an encoder that has encoded nothing.
    public init() {}

    /// Encodes parameters, as of a call after its selector.
    ///
    /// - Parameters:
    ///   - values: A value for each parameter.
    ///   - parameters: The types.
    /// - Returns: The encoded values.
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    public static func encode(
        _ values: [ABIValue],
        as parameters: [ABIParameter]
    ) throws(ABIEncodingError) -> [UInt8] {
        for parameter in parameters { try check(parameter.type) }
        var encoder = ABIEncoder()
        try encoder.append(values, as: parameters)
        return encoder.bytes
    }

    /// Encodes a single value.
    ///
    /// - Throws: ``ABIEncodingError`` when the value does not fit the type.
    public static func encode(_ value: ABIValue, as type: ABIType) throws(ABIEncodingError) -> [UInt8] {
        try encode([value], as: [ABIParameter(type)])
    }

    static func check(_ type: ABIType) throws(ABIEncodingError) {
        do throws(DecodeError) {
            try type.validate()
        } catch {
            throw ABIEncodingError(error.message)
        }
    }

    private mutating func append(_ values: [ABIValue], as members: [ABIParameter]) throws(ABIEncodingError) {
        guard values.count == members.count else {
            throw ABIEncodingError("\(members.count) values are expected, there are \(values.count)")
        }
        try append(values, type: { members[$0].type }, name: { members[$0].name })
    }

    private mutating func append(elements: [ABIValue], as type: ABIType) throws(ABIEncodingError) {
        try append(elements, type: { _ in type }, name: { _ in "" })
    }

    /// Writes a head of static values and offsets, and behind it what the offsets lead to.
    private mutating func append(
        _ values: [ABIValue],
        type: (Int) -> ABIType,
        name: (Int) -> String
    ) throws(ABIEncodingError) {
        let base = bytes.count
        var offsets: [(index: Int, place: Int)] = []
        for index in values.indices {
            if type(index).isDynamic {
                offsets.append((index, bytes.count))
                append(U256.zero)
            } else {
                try append(static: values[index], as: type(index), at: index, name(index))
            }
        }
        for (index, place) in offsets {
            U256(UInt64(bytes.count - base)).writeBigEndian(to: &bytes, at: place)
            do throws(ABIEncodingError) {
                try append(dynamic: values[index], as: type(index))
            } catch {
                throw error.inside(name(index).isEmpty ? "\(index)" : name(index))
            }
        }
    }

    private mutating func append(dynamic value: ABIValue, as type: ABIType) throws(ABIEncodingError) {
        switch (type, value) {
        case (.bytes, .bytes(let content)), (.string, .string(let content)):
            append(content)
        case (.array(let element), .list(let values)):
            append(U256(UInt64(values.count)))
            try append(elements: values, as: element)
        case (.fixedArray(let element, let count), .list(let values)):
            guard values.count == count else { throw mismatch(type) }
            try append(elements: values, as: element)
        case (.tuple(let members), .list(let values)):
            try append(values, as: members)
        default:
            throw mismatch(type)
        }
    }

    private mutating func append(
        static value: ABIValue,
        as type: ABIType,
        at index: Int,
        _ name: String
    ) throws(ABIEncodingError) {
        do throws(ABIEncodingError) {
            switch (type, value) {
            case (.fixedArray(let element, let count), .list(let values)):
                guard values.count == count else { throw mismatch(type) }
                try append(elements: values, as: element)
            case (.tuple(let members), .list(let values)):
                try append(values, as: members)
            default:
                guard let word = ABIWord(type: type, isLenient: false).word(of: value) else { throw mismatch(type) }
                append(word)
            }
        } catch {
            throw error.inside(name.isEmpty ? "\(index)" : name)
        }
    }

    private mutating func append(_ content: Bytes) {
        append(U256(UInt64(content.count)))
        bytes += content.storage
        bytes.append(contentsOf: repeatElement(0, count: (32 - content.count % 32) % 32))
    }

    private mutating func append(_ word: U256) {
        word.appendBigEndian(to: &bytes)
    }

    private func mismatch(_ type: ABIType) -> ABIEncodingError {
        ABIEncodingError("the value is no \(type)")
    }
}
