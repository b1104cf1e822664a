/// A call of a certain function of a contract, with its arguments as members.
public protocol ContractCall: ContractItem {
    /// What the call returns.
    associatedtype Return: ABITuple = ABINothing
}

extension ContractCall {
    /// Decodes a call.
    ///
    /// - Parameters:
    ///   - calldata: The selector and the encoded arguments.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Throws: ``DecodeError`` with code `unsupported` when the call is another function's, and for malformed values.
    @inlinable
    public init(calldata: Bytes, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) {
        try self.init(selected: calldata, by: decoder)
    }

    /// Encodes the call: the selector and the arguments.
    ///
    /// - Throws: ``ABIEncodingError`` when an argument does not fit its type.
    @inlinable
    public func calldata() throws(ABIEncodingError) -> [UInt8] {
        try selected()
    }

    /// Decodes what a call has returned.
    ///
    /// - Throws: ``DecodeError`` for malformed values; no data at all come from an address that holds no contract.
    @inlinable
    public static func decodeReturn(
        _ data: Bytes,
        by decoder: ABIDecoder = ABIDecoder()
    ) throws(DecodeError) -> Return.Decoded {
        try decoder.decode(parameters: Return.self, from: data)
    }

    /// Encodes what a call returns.
    ///
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    @inlinable
    public static func encodeReturn(_ value: Return.Decoded) throws(ABIEncodingError) -> [UInt8] {
        try ABIEncoder.encode(value, parameters: Return.self)
    }
}
