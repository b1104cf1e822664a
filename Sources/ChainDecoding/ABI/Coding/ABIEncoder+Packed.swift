extension ABIEncoder {
    /// Encodes values as Solidity's `abi.encodePacked`: one after the other, without padding, lengths or offsets.
    ///
    /// Different values may have the same encoding, and nothing decodes it; it is for hashes. Elements of arrays take
    /// 32 bytes each. Solidity packs no structs and no arrays of dynamic elements. Source: Solidity, “Contract ABI
    /// Specification”, “Non-standard Packed Mode”.
    ///
    /// - Parameters:
    ///   - values: A value for each parameter.
    ///   - parameters: The types.
    /// - Returns: The encoded values.
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type, or cannot be packed.
    public static func encodePacked(
        _ values: [ABIValue],
        as parameters: [ABIParameter]
    ) throws(ABIEncodingError) -> [UInt8] {
        guard values.count == parameters.count else {
            throw ABIEncodingError("\(parameters.count) values are expected, there are \(values.count)")
        }
        var bytes: [UInt8] = []
        for (index, (value, parameter)) in zip(values, parameters).enumerated() {
            do throws(ABIEncodingError) {
                bytes += try encodePacked(value, as: parameter.type)
            } catch {
                throw error.inside(parameter.name.isEmpty ? "\(index)" : parameter.name)
            }
        }
        return bytes
    }

    /// Encodes a single value as Solidity's `abi.encodePacked`.
    ///
    /// - Throws: ``ABIEncodingError`` when the value does not fit the type, or cannot be packed.
    public static func encodePacked(_ value: ABIValue, as type: ABIType) throws(ABIEncodingError) -> [UInt8] {
        try check(type)
        var bytes: [UInt8] = []
        try appendPacked(value, as: type, to: &bytes)
        return bytes
    }

    private static func appendPacked(
        _ value: ABIValue,
        as type: ABIType,
        to bytes: inout [UInt8]
    ) throws(ABIEncodingError) {
        switch (type, value) {
        case (.bytes, .bytes(let content)), (.string, .string(let content)):
            bytes += content.array
        case (.array(let element), .list(let values)):
            try appendPacked(values, of: element, in: type, to: &bytes)
        case (.fixedArray(let element, let count), .list(let values)) where values.count == count:
            try appendPacked(values, of: element, in: type, to: &bytes)
        default:
            guard let count = type.packedByteCount,
                let word = ABIWord(type: type, isLenient: false).word(of: value)?.bigEndianBytes
            else {
                throw ABIEncodingError("the value is no \(type) that can be packed")
            }
            bytes += type.leadingByteCount == nil ? word.suffix(count) : word.prefix(count)
        }
    }

    /// Appends elements, which are of a fixed size, as a call has them.
    private static func appendPacked(
        _ values: [ABIValue],
        of element: ABIType,
        in type: ABIType,
        to bytes: inout [UInt8]
    ) throws(ABIEncodingError) {
        guard element.isPackedElement else { throw ABIEncodingError("the value is no \(type) that can be packed") }
        bytes += try encode(values, as: [ABIParameter](repeating: ABIParameter(element), count: values.count))
    }
}

extension ABIType {
    /// How many bytes a value takes that is packed and not in an array; `nil` when that is not fixed, or it cannot be
    /// packed.
    fileprivate var packedByteCount: Int? {
        switch self {
        case .uint(let bits), .int(let bits), .ufixed(let bits, _), .fixed(let bits, _): bits / 8
        case .address: Address.byteCount
        case .bool: 1
        case .fixedBytes, .function: leadingByteCount
        default: nil
        }
    }

    /// Whether values may be elements of an array that is packed.
    fileprivate var isPackedElement: Bool {
        if case .fixedArray(let element, _) = self { return element.isPackedElement }
        return packedByteCount != nil
    }
}
