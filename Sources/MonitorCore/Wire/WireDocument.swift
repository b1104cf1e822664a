/// A value that is stored or sent as JSON with a version, and that keeps what it does not understand.
///
/// A newer program may add members; an older one that reads, changes and writes the value hands them back unchanged,
/// at any depth of nested objects, and of arrays as long as their number of elements stays. A member that is `null` counts
/// as absent. Encode and decode with ``WireCodec``.
public protocol WireDocument: Codable, Sendable {
    /// The version this program writes. Members may be added without raising it; a change of meaning raises it.
    static var wireVersion: Int { get }

    /// The members that this program does not know; excluded from the type's own coding keys.
    var unknownFields: JSONValue? { get set }
}
