extension ABIEncoder {
    /// Encodes a single value as its type says.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - type: Its type.
    /// - Returns: The encoded value.
    /// - Throws: ``ABIEncodingError`` when the value does not fit the type.
    @inlinable
    public static func encode<Value: ABICodable>(
        _ value: Value.Decoded,
        as type: Value.Type
    ) throws(ABIEncodingError) -> [UInt8] {
        try encode(value, parameters: ABISingle<Value>.self)
    }

    /// Encodes parameters, as of a call after its selector.
    ///
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    @inlinable
    public static func encode<Parameters: ABITuple>(
        _ value: Parameters.Decoded,
        parameters: Parameters.Type
    ) throws(ABIEncodingError) -> [UInt8] {
        try encode(value, parameters: parameters, after: nil)
    }

    /// Encodes parameters behind a selector, if there is one.
    @inlinable
    static func encode<Parameters: ABITuple>(
        _ value: Parameters.Decoded,
        parameters: Parameters.Type,
        after selector: Selector?
    ) throws(ABIEncodingError) -> [UInt8] {
        try write(layout: Parameters.abiLayout, after: selector) { (writer) throws(ABIEncodingError) in
            try Parameters.encodeABI(value, to: &writer)
        }
    }

    /// Lends a writer for values of a layout, at first to count when they differ in length.
    @inlinable
    @inline(__always)
    static func write(
        layout: ABILayout,
        after selector: Selector?,
        _ body: (inout ABIWriter) throws(ABIEncodingError) -> Void
    ) throws(ABIEncodingError) -> [UInt8] {
        let start = selector == nil ? 0 : Selector.byteCount
        var byteCount = start &+ layout.wordCount &* 32
        if layout.isDynamic {
            var counter = ABIWriter(byteCount: 0, from: start, wordCount: layout.wordCount)
            try body(&counter)
            byteCount = counter.tail
        }
        var writer = ABIWriter(byteCount: byteCount, from: start, wordCount: layout.wordCount)
        if let selector { writer.replaceFirst(with: selector) }
        try body(&writer)
        return writer.bytes
    }
}
