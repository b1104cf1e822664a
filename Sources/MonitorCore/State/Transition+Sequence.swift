extension Transition {
    /// The header of a transition's message that orders the announcements about a monitor.
    ///
    /// A late result may announce a correction whose deciding slot is older than that of an earlier announcement; the
    /// sequence tells that it is the later word all the same.
    public static let sequenceHeader = "sequence"

    /// The number of an announcement.
    ///
    /// - Parameters:
    ///   - version: The version of the monitor's state that it came with.
    ///   - index: Its place among those of that version.
    /// - Returns: A number that rises with each.
    static func sequence(version: Int64, index: Int) -> Int64 {
        version.multipliedSaturating(by: 65_536).addingSaturating(Int64(clamping: index))
    }
}
