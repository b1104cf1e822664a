/// A set of Unicode scalars: ranges and general categories, or what is outside of them.
struct ScalarSet {
    /// Sorted and disjoint once ``normalize()`` has run.
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: UInt32 = 0
    private var ignoresCase = false
    private var isNegated = false
    /// The members below 128, worked out once.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(
        _ ranges: [ClosedRange<UInt32>] = [],
        categories: UInt32 = 0,
        ignoresCase: Bool = false,
        isNegated: Bool = false
    ) {
        self.ranges = ranges
        self.categories = categories
        self.ignoresCase = ignoresCase
        self.isNegated = isNegated
        normalize()
    }

    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
        return isMember(scalar)
    }

    private func isMember(_ scalar: UInt32) -> Bool {
        if ignoresCase {
            let folded = RegexCase.folded(scalar)
            if isListed(scalar) || isListed(folded) || isListed(RegexCase.upper(folded)) { return !isNegated }
            return isNegated
        }
        return isListed(scalar) != isNegated
    }

    private func isListed(_ scalar: UInt32) -> Bool {
        if categories != 0, let value = Unicode.Scalar(scalar),
            categories >> UInt32(value.properties.generalCategory.bit) & 1 == 1
        {
            return true
        }
        var lower = 0
        var upper = ranges.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if ranges[middle].upperBound < scalar {
                lower = middle + 1
            } else {
                upper = middle
            }
        }
        return lower < ranges.count && ranges[lower].contains(scalar)
    }

    private mutating func normalize() {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        ranges = merged
        low = 0
        high = 0
        for scalar in UInt32(0)..<64 {
            if isMember(scalar) { low |= 1 << UInt64(scalar) }
            if isMember(scalar + 64) { high |= 1 << UInt64(scalar) }
        }
    }
}

extension ScalarSet {
    static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a]
    static let space: [ClosedRange<UInt32>] = [0x09...0x0d, 0x20...0x20]

    /// The scalars that sorted, disjoint ranges leave out.
    static func complement(of ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var rest: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { rest.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= 0x10ffff { rest.append(next...0x10ffff) }
        return rest
    }
}

/// Simple case folding.
enum RegexCase {
    static func folded(_ scalar: UInt32) -> UInt32 {
        if scalar < 128 { return scalar >= 0x41 && scalar <= 0x5a ? scalar + 32 : scalar }
        return single(upper(scalar)) { $0.lowercaseMapping }
    }

    static func upper(_ scalar: UInt32) -> UInt32 {
        if scalar < 128 { return scalar >= 0x61 && scalar <= 0x7a ? scalar - 32 : scalar }
        return single(scalar) { $0.uppercaseMapping }
    }

    private static func single(_ scalar: UInt32, _ mapping: (Unicode.Scalar.Properties) -> String) -> UInt32 {
        guard let value = Unicode.Scalar(scalar) else { return scalar }
        let mapped = mapping(value.properties).unicodeScalars
        return mapped.count == 1 ? mapped.first?.value ?? scalar : scalar
    }
}
