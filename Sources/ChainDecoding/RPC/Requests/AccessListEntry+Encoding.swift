extension AccessListEntry: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("address", address)
            writer.writeMember("storageKeys", storageKeys)
        }
    }
}
