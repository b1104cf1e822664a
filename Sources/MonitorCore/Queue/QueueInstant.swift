/// One moment on both clocks, as the state of a queue reads it.
struct QueueInstant {
    /// Nanoseconds on the monotonic clock.
    var monotonic: Int64
    var wall: Timestamp

    init(_ time: any TimeSource) {
        monotonic = time.monotonic.inNanoseconds
        wall = time.now
    }

    init(monotonic: Int64, wall: Timestamp) {
        self.monotonic = monotonic
        self.wall = wall
    }

    /// The moment on the monotonic clock at which the wall clock will show `instant`.
    func monotonic(at instant: Timestamp) -> Int64 {
        monotonic.addingSaturating((instant - wall).inNanoseconds)
    }
}
