/// The words that `eth_getStorageValues` finds, in the order in which their places have been asked for.
public struct RPCStorageValues: Sendable, Hashable {
    /// The words of each account's storage.
    public internal(set) var words: [Address: [Hash32]]
}

extension RPCStorageValues: RPCDecodable {
    /// Reads an object with an array of words for each address.
    public init(from reader: inout RPCReader) throws(DecodeError) {
        words = try reader.readEntries { (reader) throws(DecodeError) in try [Hash32](from: &reader) }
    }
}
