public import ChainDecoding

extension JSONWriter {
    /// Writes a field that is a text.
    public mutating func writeField(_ name: String, _ text: String?) {
        writeName(name)
        if let text { writeString(text) } else { writeNull() }
    }

    /// Writes a field that is true or false.
    public mutating func writeField(_ name: String, _ value: Bool) {
        writeName(name)
        writeBoolean(value)
    }

    /// Writes a field that is a number of the machine's, such as an index.
    public mutating func writeField(_ name: String, _ number: (some FixedWidthInteger)?) {
        writeName(name)
        if let number { writeNumber(number) } else { writeNull() }
    }

    /// Writes a field that is an amount, as text in decimal.
    public mutating func writeField(_ name: String, _ amount: U256?) {
        writeField(name, amount?.description)
    }

    /// Writes a field that is an amount which may be below zero, as text in decimal.
    public mutating func writeField(_ name: String, _ amount: I256?) {
        writeField(name, amount?.description)
    }

    /// Writes a field that is an address, with the checksum of EIP-55.
    public mutating func writeField(_ name: String, _ address: Address?) {
        writeField(name, address?.checksummed())
    }

    /// Writes a field that is a hash, in hex.
    public mutating func writeField(_ name: String, _ hash: Hash32?) {
        writeField(name, hash?.description)
    }

    /// Writes a field that is an object.
    public mutating func writeField(_ name: String, _ value: (some JSONWritable)?) {
        writeName(name)
        if let value { writeObject(value) } else { writeNull() }
    }

    /// Writes a field that is an array of objects.
    public mutating func writeField(_ name: String, _ values: [some JSONWritable]?) {
        writeField(name, values) { json, value in json.writeObject(value) }
    }

    /// Writes a field that is an array of numbers.
    public mutating func writeField(_ name: String, _ numbers: [some FixedWidthInteger]) {
        writeField(name, numbers) { json, number in json.writeNumber(number) }
    }

    /// Writes a field that is an array of addresses.
    public mutating func writeField(_ name: String, _ addresses: [Address]) {
        writeField(name, addresses) { json, address in json.writeString(address.checksummed()) }
    }

    /// Writes a field that is an array.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - values: The elements; `nil` is written as `null`.
    ///   - write: Writes an element.
    public mutating func writeField<Element>(
        _ name: String,
        _ values: [Element]?,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        writeName(name)
        guard let values else { return writeNull() }
        writeArray { json in
            for value in values { write(&json, value) }
        }
    }

    /// Writes an object.
    public mutating func writeObject(_ value: some JSONWritable) {
        writeObject { json in value.writeFields(to: &json) }
    }

    /// Writes where an action was seen: the fields `log` and `call`.
    mutating func writeOrigin(_ origin: ActionOrigin) {
        writeField("log", origin.logIndex)
        writeField("call", origin.call)
    }

    /// Writes where actions were seen: the fields `logs` and `calls`.
    mutating func writeOrigins(_ origins: [ActionOrigin]) {
        writeField("logs", origins.compactMap(\.logIndex))
        writeField("calls", origins.compactMap(\.call))
    }
}
