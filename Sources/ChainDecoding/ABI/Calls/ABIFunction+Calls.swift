extension ABIFunction {
    /// The first four bytes of calls: those of the hash of the signature.
    ///
    /// It is computed each time; keep it where many calls are read.
    public var selector: Selector { Selector(signature: signature) }

    /// Encodes a call.
    ///
    /// - Parameter arguments: A value for each input.
    /// - Returns: The selector and the encoded values.
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    public func encodeCall(_ arguments: [ABIValue]) throws(ABIEncodingError) -> [UInt8] {
        selector.bytes + (try ABIEncoder.encode(arguments, as: inputs))
    }

    /// Decodes a call.
    ///
    /// - Parameters:
    ///   - calldata: The selector and the encoded values.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Returns: A value for each input.
    /// - Throws: ``DecodeError`` with code `unsupported` when the call is another function's, and for malformed values.
    public func decodeCall(
        _ calldata: Bytes,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> [ABIValue] {
        try decoder.decode(inputs, after: selector, in: calldata, of: name)
    }

    /// Decodes what a call has returned.
    ///
    /// - Parameters:
    ///   - data: The encoded values.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Returns: A value for each output.
    /// - Throws: ``DecodeError`` for malformed values; no data at all come from an address that holds no contract.
    public func decodeOutput(
        _ data: Bytes,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> [ABIValue] {
        try decoder.decode(outputs, from: data)
    }
}

extension ABIErrorDefinition {
    /// The first four bytes of the data of reverts with this error: those of the hash of the signature.
    ///
    /// It is computed each time; keep it where many reverts are read.
    public var selector: Selector { Selector(signature: signature) }

    /// Encodes the data of a revert with this error.
    ///
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    public func encode(_ arguments: [ABIValue]) throws(ABIEncodingError) -> [UInt8] {
        selector.bytes + (try ABIEncoder.encode(arguments, as: inputs))
    }

    /// Decodes the data of a revert.
    ///
    /// - Throws: ``DecodeError`` with code `unsupported` when the revert is with another error, and for malformed
    ///   values.
    public func decode(_ data: Bytes, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) -> [ABIValue] {
        try decoder.decode(inputs, after: selector, in: data, of: name)
    }
}

extension ABIDecoder {
    /// Decodes parameters that stand behind a certain selector.
    func decode(
        _ parameters: [ABIParameter],
        after selector: Selector,
        in data: Bytes,
        of name: String
    ) throws(DecodeError) -> [ABIValue] {
        _ = try data.parameters(after: selector) { name }
        return try decode(parameters, behindSelectorIn: data)
    }

    /// Decodes parameters that stand behind any selector.
    func decode(_ parameters: [ABIParameter], behindSelectorIn data: Bytes) throws(DecodeError) -> [ABIValue] {
        guard data.count >= 4, let body = data.slice(4..<data.count) else {
            throw DecodeError(.truncated, "the data end before the selector does", at: data.count)
        }
        do throws(DecodeError) {
            return try decode(parameters, from: body)
        } catch {
            throw error.moved(by: Selector.byteCount)
        }
    }
}
