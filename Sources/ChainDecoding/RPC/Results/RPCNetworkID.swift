/// The number of a network of nodes (`net_version`), which need not be that of its chain.
public struct RPCNetworkID: Sendable, Hashable {
    /// The number.
    public var number: UInt64

    /// Creates a number.
    public init(_ number: UInt64) {
        self.number = number
    }
}

extension RPCNetworkID: RPCDecodable {
    /// Reads a text in decimal; in the lenient mode also a quantity or a JSON number.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        if reader.mode == .lenient {
            number = try reader.readUInt64()
        } else {
            number = try reader.readText { (text, _) throws(DecodeError) in
                guard let value = U256(decimal: text).flatMap({ UInt64(exactly: $0) }) else {
                    throw DecodeError(.malformed, "a network's number is of decimal digits", at: 0)
                }
                return value
            }
        }
    }
}
