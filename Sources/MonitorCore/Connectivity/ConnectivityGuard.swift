/// Shares self-tests between the attempts that need one.
package actor ConnectivityGuard {
    private let probe: any ConnectivityProbe
    private let time: any TimeSource
    private let timeout: Duration
    private var latest: (startedAt: Duration, status: ConnectivityStatus)?
    private var isTesting = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    package init(probe: any ConnectivityProbe, time: any TimeSource, timeout: Duration) {
        self.probe = probe
        self.time = time
        self.timeout = timeout
    }

    /// The status according to a test that began at or after an instant of the monotonic clock.
    package func status(since instant: Duration) async -> ConnectivityStatus {
        while true {
            if let latest, latest.startedAt >= instant { return latest.status }
            guard isTesting else { break }
            await withCheckedContinuation { waiters.append($0) }
        }
        isTesting = true
        let startedAt = time.monotonic
        let status = await test()
        // A test that was cancelled says nothing to those who wait for it.
        if !Task.isCancelled { latest = (startedAt, status) }
        isTesting = false
        let woken = waiters
        waiters = []
        for waiter in woken { waiter.resume() }
        return status
    }

    private nonisolated func test() async -> ConnectivityStatus {
        await withTaskGroup(of: ConnectivityStatus.self) { group in
            group.addTask { await self.probe.test() }
            group.addTask {
                try? await self.time.sleep(for: self.timeout)
                return .networkFailed("the self-test did not end within \(self.timeout.text)")
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .working
        }
    }
}
