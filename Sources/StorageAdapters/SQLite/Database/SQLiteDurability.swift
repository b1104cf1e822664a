#if SQLite
/// What an acknowledged write survives.
///
/// Either way the file stays consistent, and the death of the process at any moment, `kill -9` included, loses nothing.
@nonexhaustive
public enum SQLiteDurability: Sendable, Hashable {
    /// The death of the process.
    ///
    /// After a power loss or a crash of the operating system the latest writes may be gone. As queue, results, marks and
    /// states share the file, all of them go back to the same earlier moment together.
    case processDeath
    /// A power loss too: every write waits until the disk has it.
    case powerLoss
}
#endif
