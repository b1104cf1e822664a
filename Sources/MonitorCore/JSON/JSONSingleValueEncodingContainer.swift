/// A single value, for ``JSONTreeEncoder``.
struct JSONSingleValueEncodingContainer: SingleValueEncodingContainer {
    let encoder: JSONTreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.set(.null) }
    func encode(_ value: Bool) { encoder.set(.bool(value)) }
    func encode(_ value: String) { encoder.set(.string(value)) }
    func encode(_ value: Double) throws { encoder.set(try encoder.tree(of: value, key: nil)) }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: Int) throws { try encodeWhole(value) }
    func encode(_ value: Int8) throws { try encodeWhole(value) }
    func encode(_ value: Int16) throws { try encodeWhole(value) }
    func encode(_ value: Int32) throws { try encodeWhole(value) }
    func encode(_ value: Int64) throws { try encodeWhole(value) }
    func encode(_ value: UInt) throws { try encodeWhole(value) }
    func encode(_ value: UInt8) throws { try encodeWhole(value) }
    func encode(_ value: UInt16) throws { try encodeWhole(value) }
    func encode(_ value: UInt32) throws { try encodeWhole(value) }
    func encode(_ value: UInt64) throws { try encodeWhole(value) }

    func encode(_ value: some Encodable) throws { encoder.set(try encoder.tree(of: value, key: nil)) }

    private func encodeWhole(_ value: some FixedWidthInteger) throws {
        encoder.set(try encoder.tree(of: value, key: nil))
    }
}
