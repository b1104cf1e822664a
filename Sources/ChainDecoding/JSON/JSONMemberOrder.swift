/// Which member followed which one in the last object of the same depth.
///
/// A node writes the members of all objects of a kind in one order, so that each name has only to be compared with the
/// one that is expected. What is expected is never trusted, only tried first.
struct JSONMemberOrder {
    private static let depthCount = 8
    private static let memberCount = 65

    /// The place among the names of what followed each, plus 1; 0 where nothing is known yet.
    private var successors = [UInt8](repeating: 0, count: depthCount * memberCount)

    /// The place of the name that is expected after the one at a place, or at the beginning.
    @inline(__always)
    func successor(of place: Int?, depth: Int) -> Int {
        let known = Int(successors[Self.slot(place, depth)])
        // Before anything is known, the order in which the names are declared.
        return known == 0 ? (place ?? -1) &+ 1 : known &- 1
    }

    @inline(__always)
    mutating func note(_ successor: Int, after place: Int?, depth: Int) {
        successors[Self.slot(place, depth)] = UInt8(truncatingIfNeeded: successor &+ 1)
    }

    @inline(__always)
    private static func slot(_ place: Int?, _ depth: Int) -> Int {
        (depth & (depthCount &- 1)) &* memberCount &+ Swift.min((place ?? -1) &+ 1, memberCount &- 1)
    }
}
