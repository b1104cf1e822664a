/// The constructor of a contract, with its arguments as members.
public protocol ContractConstructor: ABIStruct, Hashable {}

extension ContractConstructor {
    /// Decodes the arguments, which stand behind the contract's initialisation code.
    ///
    /// - Throws: ``DecodeError`` for malformed values.
    @inlinable
    public init(arguments: Bytes, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) {
        self = try decoder.decode(parameters: Self.self, from: arguments)
    }

    /// Encodes the arguments, to be put behind the contract's initialisation code.
    ///
    /// - Throws: ``ABIEncodingError`` when an argument does not fit its type.
    @inlinable
    public func arguments() throws(ABIEncodingError) -> [UInt8] {
        try ABIEncoder.encode(self, parameters: Self.self)
    }
}
