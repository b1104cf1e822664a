/// The canonical normalisation forms of Unicode (UAX #15), of the version that ENSIP-15 names and not of the system's.
struct UnicodeNormalization: Sendable {
    /// The place of the canonical combining class among all classes, and in the lowest bit whether NFC may change it.
    private let marks: CodePointMap
    /// Where the decomposition of a character stands, from 1.
    private let places: CodePointMap
    private let decompositions: [(first: UInt32, second: UInt32?)]
    /// The pairs that compose, as ``pair(_:_:)`` packs them, in ascending order, and what they compose to.
    private let pairs: [(key: UInt64, composed: UInt32)]

    init(_ reader: inout PackedReader) {
        marks = reader.map()
        var places = CodePointMap()
        var pairs: [(key: UInt64, composed: UInt32)] = []
        var (code, lastSecond): (UInt32, Int) = (0, 0)
        var place: UInt16 = 0
        decompositions = reader.list { reader in
            let header = reader.code()
            code &+= header >> 2
            place &+= 1
            places.set(code..<(code &+ 1), to: place)
            let first = UInt32(truncatingIfNeeded: Int(code) + reader.signed())
            guard header & 2 != 0 else { return (first, nil) }
            lastSecond += reader.signed()
            let second = UInt32(truncatingIfNeeded: lastSecond)
            if header & 1 != 0 { pairs.append((Self.pair(first, second), code)) }
            return (first, second)
        }
        self.places = places
        self.pairs = pairs.sorted { $0.key < $1.key }
    }

    /// The canonical decomposition, in canonical order (NFD).
    func decomposed(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(text.count)
        var rest: [UInt32] = []
        for character in text {
            rest.append(character)
            while let next = rest.popLast() {
                if let parts = Hangul.decomposition(of: next) {
                    result.append(contentsOf: parts)
                } else if let parts = decomposition(of: next) {
                    if let second = parts.second { rest.append(second) }
                    rest.append(parts.first)
                } else {
                    result.append(next)
                }
            }
        }
        Self.order(&result, by: combiningClass)
        return result
    }

    /// The canonical composition of the canonical decomposition (NFC).
    func composed(_ text: [UInt32]) -> [UInt32] {
        guard text.contains(where: { marks[$0] != 0 }) else { return text }
        var result: [UInt32] = []
        var starter: Int?
        var lastClass: UInt16 = 0
        for character in decomposed(text) {
            let markClass = combiningClass(character)
            if let starter {
                // Blocked by a mark between that is of the same class or a higher one.
                let isReachable = starter == result.count - 1 || lastClass < markClass
                if isReachable, let composed = composition(result[starter], character) {
                    result[starter] = composed
                    continue
                }
            }
            if markClass == 0 { starter = result.count }
            lastClass = markClass
            result.append(character)
        }
        return result
    }

    /// Puts every run of characters that have a class into the order of the classes; those of one class keep theirs.
    ///
    /// - Parameters:
    ///   - text: The characters, fewer than 2³².
    ///   - combiningClass: The canonical combining class of a character; asked for once for each.
    static func order(_ text: inout [UInt32], by combiningClass: (UInt32) -> UInt16) {
        // The class, the place and the character in one number, so that their order is that of the numbers.
        var run: [UInt64] = []
        func finish(at end: Int) {
            if run.count > 1 {
                run.sort()
                for (place, mark) in zip((end - run.count)..<end, run) {
                    text[place] = UInt32(truncatingIfNeeded: mark & 0x1F_FFFF)
                }
            }
            run.removeAll(keepingCapacity: true)
        }
        for index in text.indices {
            let markClass = combiningClass(text[index])
            if markClass == 0 {
                finish(at: index)
            } else {
                run.append(UInt64(markClass) << 53 | UInt64(index) << 21 | UInt64(text[index]))
            }
        }
        finish(at: text.count)
    }

    private func combiningClass(_ character: UInt32) -> UInt16 {
        marks[character] >> 1
    }

    private func decomposition(of character: UInt32) -> (first: UInt32, second: UInt32?)? {
        let place = Int(places[character])
        return place > 0 && place <= decompositions.count ? decompositions[place - 1] : nil
    }

    private func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        Hangul.composition(first, second)
            ?? pairs.search(Self.pair(first, second), in: pairs.indices) { $0.key }?.composed
    }

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }
}
