/// The syllables of Hangul, which are composed by arithmetic (The Unicode Standard, section 3.12).
enum Hangul {
    private static let syllables: UInt32 = 0xAC00
    private static let leads: UInt32 = 0x1100
    private static let vowels: UInt32 = 0x1161
    /// One before the first, as a syllable need not have any.
    private static let trails: UInt32 = 0x11A7

    private static let leadCount: UInt32 = 19
    private static let vowelCount: UInt32 = 21
    private static let trailCount: UInt32 = 28

    /// The two or three parts of a syllable.
    static func decomposition(of character: UInt32) -> [UInt32]? {
        let index = character &- syllables
        guard index < leadCount * vowelCount * trailCount else { return nil }
        let parts = [leads + index / trailCount / vowelCount, vowels + index / trailCount % vowelCount]
        return index % trailCount == 0 ? parts : parts + [trails + index % trailCount]
    }

    /// The syllable of a lead and a vowel, or of a syllable without a trail and a trail.
    static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        let (lead, vowel) = (first &- leads, second &- vowels)
        if lead < leadCount, vowel < vowelCount {
            return syllables + (lead * vowelCount + vowel) * trailCount
        }
        let (syllable, trail) = (first &- syllables, second &- trails)
        let isOpen = syllable < leadCount * vowelCount * trailCount && syllable % trailCount == 0
        return isOpen && trail > 0 && trail < trailCount ? first + trail : nil
    }
}
