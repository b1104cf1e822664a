import CHeap
import ChainFuzzing
import Foundation

/// What it takes to decode an input.
struct Cost {
    /// Of the processor's time.
    var nanoseconds: UInt64 = 0
    /// The most that was allocated at once.
    var allocated: UInt64 = 0
    /// How long the input is.
    var byteCount: UInt64 = 0
    var mutation: UInt64 = 0

    init() {}

    init(decoding input: [UInt8], _ mutation: UInt64, _ body: () -> Void) {
        self.mutation = mutation
        byteCount = UInt64(input.count)
        let start = Self.now()
        heap_begin()
        body()
        allocated = UInt64(max(0, heap_peak()))
        nanoseconds = Self.now() - start
    }

    /// What was allocated, of what may be.
    func share(of target: ChainFuzzTarget) -> Double { Double(allocated) / Double(target.maximumAllocation(byteCount)) }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
