import ChainDecoding

/// How much of something somebody got and gave.
struct Turnover: Sendable, Hashable {
    private(set) var got: U256 = .zero
    private(set) var gave: U256 = .zero

    /// What was got beyond what was given.
    var gain: Share? { gave < got ? Share(part: got &- gave, whole: gave) : nil }
    /// What was given beyond what was got.
    var loss: Share? { got < gave ? Share(part: gave &- got, whole: gave) : nil }
    /// What was got without what was given; `nil` when it does not fit.
    var net: I256? { I256(difference: got, gave) }

    /// Counts what was got and given; `false`, and nothing is changed, when it is more than any honest token has.
    @discardableResult
    mutating func add(got: U256 = .zero, gave: U256 = .zero) -> Bool {
        guard let allGot = self.got.adding(got), let allGave = self.gave.adding(gave) else { return false }
        (self.got, self.gave) = (allGot, allGave)
        return true
    }

    /// A part of a whole, which may be greater than that.
    struct Share: Comparable {
        var part: U256
        var whole: U256

        static func == (left: Share, right: Share) -> Bool { !(left < right) && !(right < left) }

        static func < (left: Share, right: Share) -> Bool {
            let (one, other) = (
                left.part.multipliedFullWidth(by: right.whole), right.part.multipliedFullWidth(by: left.whole)
            )
            return one.high == other.high ? one.low < other.low : one.high < other.high
        }
    }
}
