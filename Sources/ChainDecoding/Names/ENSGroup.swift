/// The characters of which a label may consist, those of a script or of scripts that are written together (ENSIP-15).
public struct ENSGroup: Sendable, Hashable, CustomStringConvertible {
    /// The name of the script, such as `Latin`; for a restricted one, its four letters of ISO 15924, such as `Egyp`.
    public let name: String
    /// Whether the script is excluded from identifiers or of limited use (UAX #31), so that readers should be warned.
    public let isRestricted: Bool
    /// Whether only listed sequences of combining marks are valid, and not any up to a number.
    let listsMarks: Bool

    /// The name, in the form `Restricted[Egyp]` for a restricted group.
    public var description: String { isRestricted ? "Restricted[\(name)]" : name }
}
