/// Decodes values of the contract ABI.
///
/// Offsets let a few bytes stand for any number of values, so a budget bounds the work: the bytes that the values take
/// when they are written out. Data that are canonical never need more than their own length.
///
/// Source: Solidity, “Contract ABI Specification”.
public struct ABIDecoder: Sendable, Hashable {
    /// How far data may be from what compilers produce.
    public var mode: ABIDecodingMode
    /// How many bytes of values may come from each byte of data.
    public var budgetFactor: Int
    /// How many bytes of values may come in addition.
    public var budgetBase: Int

    /// Creates a decoder.
    ///
    /// - Parameters:
    ///   - mode: How far data may be from what compilers produce.
    ///   - budgetFactor: How many bytes of values may come from each byte of data.
    ///   - budgetBase: How many bytes of values may come in addition.
    public init(mode: ABIDecodingMode = .checked, budgetFactor: Int = 16, budgetBase: Int = 65_536) {
        self.mode = mode
        self.budgetFactor = budgetFactor
        self.budgetBase = budgetBase
    }

    /// Decodes parameters, as of a call after its selector, or of an event's data.
    ///
    /// Bytes and texts of the values share the storage of the data.
    ///
    /// - Parameters:
    ///   - parameters: What the data hold.
    ///   - data: The encoded values.
    /// - Returns: A value for each parameter.
    /// - Throws: ``DecodeError`` with the path of the value and its offset in the data.
    public func decode(_ parameters: [ABIParameter], from data: Bytes) throws(DecodeError) -> [ABIValue] {
        for parameter in parameters { try parameter.type.validate() }
        return try data.withSpan { (bytes) throws(DecodeError) in
            try read(bytes, of: data, wordCount: parameters.headWordCount) { (reader) throws(DecodeError) in
                try reader.next(parameters)
            }
        }
    }

    /// Decodes a single value.
    ///
    /// - Throws: ``DecodeError`` with the path of the value and its offset in the data.
    public func decode(_ type: ABIType, from data: Bytes) throws(DecodeError) -> ABIValue {
        let values = try decode([ABIParameter(type)], from: data)
        guard let value = values.first else { throw DecodeError(.malformed, "there is no value") }
        return value
    }
}
