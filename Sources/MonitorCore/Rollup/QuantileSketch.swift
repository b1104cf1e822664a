/// A sketch of how durations are distributed, from which any quantile can be read within 1 % of its true value.
///
/// This is a DDSketch with geometric bins over whole microseconds from 0 to `UInt32.max` (about 71 minutes). Merging adds
/// the bins, so a merge in any order gives exactly the sketch of all values together. It never holds more than 1,121 bins.
public struct QuantileSketch: Sendable, Hashable {
    /// The largest relative error of a quantile.
    public static let relativeError = LatencyBins.relativeError

    private struct Bin: Sendable, Hashable {
        var index: UInt16
        var count: UInt32
    }

    private static let sparseLimit = 64

    /// Four values need no array; few bins are kept sorted by index; from `sparseLimit` on all are kept by position.
    ///
    /// Bins never empty again, so the form depends on the content alone and synthesised equality holds.
    private enum Bins: Sendable, Hashable {
        case few(FewValues)
        case sparse([Bin])
        case dense([UInt32])
    }

    private var bins = Bins.few(FewValues())

    /// Creates an empty sketch.
    public init() {}

    /// Whether no value has been inserted.
    public var isEmpty: Bool {
        guard case .few(let values) = bins else { return false }
        return values.isEmpty
    }

    /// How many values have been inserted.
    ///
    /// - Complexity: O(*n*) in the number of bins.
    public var count: UInt64 {
        var total: UInt64 = 0
        forEachBin { _, count in total += UInt64(count) }
        return total
    }

    /// Inserts a duration in microseconds.
    public mutating func insert(_ microseconds: UInt32) {
        add(1, at: LatencyBins.index(of: microseconds))
    }

    /// Adds all values of another sketch.
    public mutating func merge(_ other: QuantileSketch) {
        if isEmpty {
            self = other
        } else {
            other.forEachBin { add($1, at: $0) }
        }
    }

    /// The duration below which a share of the values lies, or `nil` when there are none.
    ///
    /// Of *n* values in order it estimates the one at position ⌊`share` × (*n* − 1)⌋, counted from 0.
    /// Shares below 0 are taken as 0 (the minimum), above 1 as 1 (the maximum).
    public func quantile(_ share: Double) -> Duration? {
        let total = count
        guard total > 0 else { return nil }
        let clamped = share.isNaN ? 0 : min(max(share, 0), 1)
        let rank = min(UInt64(clamped * Double(total - 1)), total - 1)
        var seen: UInt64 = 0
        var found: Int?
        forEachBin { index, count in
            seen += UInt64(count)
            if found == nil, seen > rank { found = index }
        }
        return found.map { .nanoseconds(Int64((LatencyBins.representative(of: $0) * 1_000).rounded())) }
    }

    private mutating func add(_ count: UInt32, at index: Int) {
        // The bins are moved out and back, so that they are changed in place.
        switch bins {
        case .few(var values):
            if values.count.addingSaturating(count) <= FewValues.maximumCount {
                for _ in 0..<count {
                    values.insert(bin: index)
                }
                bins = .few(values)
            } else {
                var sparse: [Bin] = []
                values.forEachBin { sparse.append(Bin(index: UInt16($0), count: $1)) }
                bins = .sparse(sparse)
                add(count, at: index)
            }
        case .sparse(var sparse):
            bins = .sparse([])
            bins = Self.adding(count, at: index, to: &sparse).map(Bins.dense) ?? .sparse(sparse)
        case .dense(var dense):
            bins = .sparse([])
            dense[index] = dense[index].addingSaturating(count)
            bins = .dense(dense)
        }
    }

    /// Adds to sorted bins; returns all bins by position when they have become too many to keep sorted.
    private static func adding(_ count: UInt32, at index: Int, to sparse: inout [Bin]) -> [UInt32]? {
        var low = 0
        var high = sparse.count
        while low < high {
            let middle = (low + high) / 2
            if Int(sparse[middle].index) < index { low = middle + 1 } else { high = middle }
        }
        if low < sparse.count, Int(sparse[low].index) == index {
            sparse[low].count = sparse[low].count.addingSaturating(count)
        } else if sparse.count < sparseLimit {
            sparse.insert(Bin(index: UInt16(index), count: count), at: low)
        } else {
            var dense = [UInt32](repeating: 0, count: LatencyBins.count)
            for bin in sparse {
                dense[Int(bin.index)] = bin.count
            }
            dense[index] = count
            return dense
        }
        return nil
    }

    private func forEachBin(_ body: (_ index: Int, _ count: UInt32) -> Void) {
        switch bins {
        case .few(let values):
            values.forEachBin(body)
        case .sparse(let bins):
            for bin in bins {
                body(Int(bin.index), bin.count)
            }
        case .dense(let bins):
            for (index, count) in bins.enumerated() where count > 0 {
                body(index, count)
            }
        }
    }
}

extension QuantileSketch {
    /// The sketch as bytes: a walk over the bins in varints, `count × 2` for a bin and `skipped × 2 + 1` for a gap.
    public var encodedBytes: [UInt8] {
        var bytes: [UInt8] = []
        var next = 0
        forEachBin { index, count in
            if index > next {
                Self.append(UInt64(index - next) << 1 | 1, to: &bytes)
            }
            Self.append(UInt64(count) << 1, to: &bytes)
            next = index + 1
        }
        return bytes
    }

    /// Reads a sketch from its bytes.
    ///
    /// - Throws: ``WireError`` with code ``WireError/Code/malformed`` for bytes that no sketch encodes to.
    public init(encodedBytes: ArraySlice<UInt8>) throws(WireError) {
        self.init()
        var position = encodedBytes.startIndex
        var index = 0
        while position < encodedBytes.endIndex {
            var token: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                guard position < encodedBytes.endIndex, shift < 35 else {
                    throw Self.malformed("a number is cut short")
                }
                let byte = encodedBytes[position]
                position += 1
                token |= UInt64(byte & 0x7f) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            let value = token >> 1
            guard value > 0 else { throw Self.malformed("an empty bin or gap") }
            if token & 1 == 1 {
                guard value < UInt64(LatencyBins.count - index) else { throw Self.malformed("a bin out of range") }
                index += Int(value)
            } else {
                guard index < LatencyBins.count else { throw Self.malformed("a bin out of range") }
                guard let count = UInt32(exactly: value) else { throw Self.malformed("a count out of range") }
                add(count, at: index)
                index += 1
            }
        }
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func malformed(_ what: String) -> WireError {
        WireError(code: .malformed, message: "malformed quantile sketch: \(what)")
    }
}
