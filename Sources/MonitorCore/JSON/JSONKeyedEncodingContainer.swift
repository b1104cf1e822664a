/// The members of an object, for ``JSONTreeEncoder``.
struct JSONKeyedEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONTreeEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) { encoder.set(.null, forKey: key) }
    func encode(_ value: Bool, forKey key: Key) { encoder.set(.bool(value), forKey: key) }
    func encode(_ value: String, forKey key: Key) { encoder.set(.string(value), forKey: key) }
    func encode(_ value: Double, forKey key: Key) throws {
        encoder.set(try encoder.tree(of: value, key: key), forKey: key)
    }
    func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }
    func encode(_ value: Int, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: Int8, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: Int16, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: Int32, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: Int64, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: UInt, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try encodeWhole(value, forKey: key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try encodeWhole(value, forKey: key) }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        encoder.set(try encoder.tree(of: value, key: key), forKey: key)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        encoder.open(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.open(forKey: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.open(forKey: JSONKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder.open(forKey: key) }

    private func encodeWhole(_ value: some FixedWidthInteger, forKey key: Key) throws {
        encoder.set(try encoder.tree(of: value, key: key), forKey: key)
    }
}
