public import ChainDecoding

/// What an object in JSON stands for.
///
/// An object has always the same fields in the same order: numbers of 256 bits are text in decimal, addresses have the
/// checksum of EIP-55, hashes are in hex, and what is not known is `null`. Fields may be added; whenever one goes or
/// means something else, ``AnyFinding/schemaVersion`` is raised.
public protocol JSONWritable {
    /// Writes the fields of the object, each a name and a value.
    func writeFields(to json: inout JSONWriter)
}
