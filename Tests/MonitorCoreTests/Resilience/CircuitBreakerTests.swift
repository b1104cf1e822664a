import MonitorCore
import Testing

@Suite struct CircuitBreakerTests {
    private let configuration = CircuitBreaker.Configuration(
        failureRatio: 0.5,
        minimumCallCount: 4,
        window: .seconds(10),
        openDuration: .seconds(5),
        probeCount: 2
    )

    private func opened(at now: Duration = .zero) -> CircuitBreaker {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<4 {
            fail(&breaker, at: now)
        }
        return breaker
    }

    private func permits(_ breaker: inout CircuitBreaker, at now: Duration) -> Bool {
        breaker.permit(at: now) != nil
    }

    private func permit(_ breaker: inout CircuitBreaker, at now: Duration) throws -> CircuitBreaker.Permit {
        let permit = breaker.permit(at: now)
        return try #require(permit)
    }

    private func fail(_ breaker: inout CircuitBreaker, at now: Duration) {
        guard let permit = breaker.permit(at: now) else { return }
        breaker.recordFailure(of: permit, at: now)
    }

    private func succeed(_ breaker: inout CircuitBreaker, at now: Duration) {
        guard let permit = breaker.permit(at: now) else { return }
        breaker.recordSuccess(of: permit, at: now)
    }

    @Test func staysClosedBelowTheMinimumOfCalls() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<3 {
            fail(&breaker, at: .zero)
        }
        #expect(breaker.state(at: .zero) == .closed)
    }

    @Test func staysClosedBelowTheRatio() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<6 {
            succeed(&breaker, at: .zero)
        }
        for _ in 0..<5 {
            fail(&breaker, at: .zero)
        }
        #expect(breaker.state(at: .zero) == .closed)
        fail(&breaker, at: .zero)
        #expect(breaker.state(at: .zero) == .open(until: .seconds(5)))
    }

    @Test func forgetsWhatLeftTheWindow() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<3 {
            fail(&breaker, at: .zero)
        }
        fail(&breaker, at: .seconds(11))
        #expect(breaker.state(at: .seconds(11)) == .closed)
    }

    @Test func refusesWhileOpenThenLetsProbesThrough() {
        var breaker = opened()
        #expect(permits(&breaker, at: .seconds(4)) == false)
        #expect(permits(&breaker, at: .seconds(5)) == true)
        #expect(permits(&breaker, at: .seconds(5)) == true)
        #expect(permits(&breaker, at: .seconds(5)) == false)
    }

    @Test func closesAfterEnoughProbesSucceed() {
        var breaker = opened()
        succeed(&breaker, at: .seconds(5))
        #expect(breaker.state(at: .seconds(5)) == .halfOpen)
        succeed(&breaker, at: .seconds(5))
        #expect(breaker.state(at: .seconds(5)) == .closed)
    }

    @Test func opensAgainWhenAProbeFails() {
        var breaker = opened()
        fail(&breaker, at: .seconds(6))
        #expect(breaker.state(at: .seconds(6)) == .open(until: .seconds(11)))
    }

    @Test func anAbandonedProbeMakesRoomForAnother() throws {
        var breaker = opened()
        let probe = try permit(&breaker, at: .seconds(5))
        #expect(permits(&breaker, at: .seconds(5)) == true)
        #expect(permits(&breaker, at: .seconds(5)) == false)
        breaker.recordCancellation(of: probe)
        #expect(permits(&breaker, at: .seconds(5)) == true)
    }

    @Test func aLateOutcomeOfACallFromBeforeChangesNothing() throws {
        var breaker = CircuitBreaker(configuration: configuration)
        var early: [CircuitBreaker.Permit] = []
        for _ in 0..<6 {
            early.append(try permit(&breaker, at: .zero))
        }
        for _ in 0..<4 {
            fail(&breaker, at: .zero)
        }
        breaker.recordSuccess(of: early[0], at: .seconds(1))
        breaker.recordFailure(of: early[1], at: .seconds(2))
        #expect(breaker.state(at: .seconds(2)) == .open(until: .seconds(5)))

        let probes = [try permit(&breaker, at: .seconds(5)), try permit(&breaker, at: .seconds(5))]
        breaker.recordCancellation(of: early[2])
        #expect(permits(&breaker, at: .seconds(5)) == false)
        breaker.recordFailure(of: early[3], at: .seconds(5))
        breaker.recordSuccess(of: early[4], at: .seconds(5))
        breaker.recordSuccess(of: probes[0], at: .seconds(5))
        #expect(breaker.state(at: .seconds(5)) == .halfOpen)
        breaker.recordSuccess(of: probes[1], at: .seconds(5))
        #expect(breaker.state(at: .seconds(5)) == .closed)

        let closed = breaker
        breaker.recordFailure(of: early[5], at: .seconds(5))
        #expect(breaker == closed)
    }
}
