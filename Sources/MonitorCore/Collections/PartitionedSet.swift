/// A set in many small parts, each of which grows by itself.
///
/// A `Set` that grows moves all its elements at once, a pause of a third of a second at a million strings.
struct PartitionedSet<Element: Hashable> {
    private static var partCount: Int { 1_024 }

    private var parts = [Set<Element>](repeating: [], count: partCount)

    /// Adds an element and tells whether it was new.
    mutating func insert(_ element: Element) -> Bool {
        parts[part(of: element)].insert(element).inserted
    }

    mutating func remove(_ element: Element) {
        parts[part(of: element)].remove(element)
    }

    func contains(_ element: Element) -> Bool {
        parts[part(of: element)].contains(element)
    }

    private func part(of element: Element) -> Int {
        // The sets use the low bits of the same hash.
        Int(truncatingIfNeeded: UInt(bitPattern: element.hashValue) >> 54)
    }
}
