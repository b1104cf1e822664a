extension Authorization: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("chainId", chainID)
            writer.writeMember("address", address)
            writer.writeMember("nonce", nonce)
            writer.writeMember("yParity", UInt64(yParity))
            writer.writeMember("r", r)
            writer.writeMember("s", s)
        }
    }
}
