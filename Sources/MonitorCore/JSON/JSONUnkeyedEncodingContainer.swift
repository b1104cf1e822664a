/// The elements of an array, for ``JSONTreeEncoder``.
struct JSONUnkeyedEncodingContainer: UnkeyedEncodingContainer {
    let encoder: JSONTreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.elementCount }

    private var key: JSONKey { JSONKey(intValue: count) }

    func encodeNil() { encoder.append(.null) }
    func encode(_ value: Bool) { encoder.append(.bool(value)) }
    func encode(_ value: String) { encoder.append(.string(value)) }
    func encode(_ value: Double) throws { encoder.append(try encoder.tree(of: value, key: key)) }
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

    func encode(_ value: some Encodable) throws { encoder.append(try encoder.tree(of: value, key: key)) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        encoder.openElement().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.openElement().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder.openElement() }

    private func encodeWhole(_ value: some FixedWidthInteger) throws {
        encoder.append(try encoder.tree(of: value, key: key))
    }
}
