extension Withdrawal: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("index", index)
            writer.writeMember("validatorIndex", validatorIndex)
            writer.writeMember("address", address)
            writer.writeMember("amount", amount)
        }
    }
}
