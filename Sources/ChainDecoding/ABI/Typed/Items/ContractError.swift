/// An error with which a contract reverts, with what it carries as members.
public protocol ContractError: ContractItem, Error {}

extension ContractError {
    /// Decodes the data of a revert.
    ///
    /// - Parameters:
    ///   - revertData: The selector and the encoded values.
    ///   - decoder: How far the data may be from what compilers produce.
    /// - Throws: ``DecodeError`` with code `unsupported` when the revert is with another error, and for malformed
    ///   values.
    @inlinable
    public init(revertData: Bytes, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) {
        try self.init(selected: revertData, by: decoder)
    }

    /// Encodes the data of a revert: the selector and the values.
    ///
    /// - Throws: ``ABIEncodingError`` when a value does not fit its type.
    @inlinable
    public func revertData() throws(ABIEncodingError) -> [UInt8] {
        try selected()
    }
}
