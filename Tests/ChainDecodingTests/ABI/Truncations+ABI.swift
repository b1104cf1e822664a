import ChainDecoding
import Testing

extension Truncations {
    /// Cuts off the canonical encoding of values, and decodes it in every mode.
    ///
    /// Modes other than the strict one do without the zeros that fill up the last word of bytes or a text, as Solidity
    /// does: where these end the data, they may be missing, and nothing else may.
    mutating func check(
        _ data: Bytes,
        of values: [ABIValue],
        as parameters: [ABIParameter],
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let needed = data.count - ABIValue.list(values).finalPaddingCount(as: .tuple(parameters))
        for mode in ABIDecodingMode.allCases {
            func decode(_ data: [UInt8]) throws(DecodeError) {
                let decoded = try ABIDecoder(mode: mode).decode(parameters, from: Bytes(data))
                #expect(decoded == values, "\(name), \(mode)", sourceLocation: sourceLocation)
            }
            check(
                data.array,
                "\(name), \(mode)",
                isValid: { mode != .strict && $0 >= needed },
                sourceLocation: sourceLocation,
                by: { try decode($0) }
            )
        }
    }
}

extension ABIValue {
    /// How many of the last bytes of the encoding fill up the last word of bytes or of a text.
    func finalPaddingCount(as type: ABIType) -> Int {
        switch (type, self) {
        case (.bytes, .bytes(let content)), (.string, .string(let content)): (32 - content.count % 32) % 32
        case (.array(let element), .list(let values)), (.fixedArray(let element, _), .list(let values)):
            element.isDynamic ? values.last?.finalPaddingCount(as: element) ?? 0 : 0
        case (.tuple(let members), .list(let values)):
            // What is dynamic stands behind everything that is not, in order.
            zip(members, values).reversed().first { $0.0.type.isDynamic }.map { $1.finalPaddingCount(as: $0.type) } ?? 0
        default: 0
        }
    }
}
