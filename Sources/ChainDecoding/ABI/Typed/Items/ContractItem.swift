/// What calls and errors have in common: parameters behind the selector of their signature.
public protocol ContractItem: ABIStruct, Hashable {
    /// The name with the types of the parameters.
    static var signature: String { get }

    /// The first four bytes of the hash of the signature.
    static var selector: Selector { get }
}

extension ContractItem {
    /// The types of the parameters in parentheses.
    public static var abiName: String { String(signature.drop { $0 != "(" }) }

    /// Decodes the parameters behind the selector.
    @inlinable
    init(selected data: Bytes, by decoder: ABIDecoder) throws(DecodeError) {
        let body = try data.parameters(after: Self.selector) { Self.signature }
        do throws(DecodeError) {
            self = try decoder.decode(parameters: Self.self, from: body)
        } catch {
            throw error.moved(by: Selector.byteCount)
        }
    }

    /// The parameters behind the selector.
    @inlinable
    func selected() throws(ABIEncodingError) -> [UInt8] {
        try ABIEncoder.encode(self, parameters: Self.self, after: Self.selector)
    }
}
