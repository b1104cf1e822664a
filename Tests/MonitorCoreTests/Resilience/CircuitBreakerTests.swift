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
            breaker.recordFailure(at: now)
        }
        return breaker
    }

    private func permits(_ breaker: inout CircuitBreaker, at now: Duration) -> Bool {
        breaker.permit(at: now)
    }

    @Test func staysClosedBelowTheMinimumOfCalls() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<3 {
            breaker.recordFailure(at: .zero)
        }
        #expect(breaker.state(at: .zero) == .closed)
    }

    @Test func staysClosedBelowTheRatio() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<6 {
            breaker.recordSuccess(at: .zero)
        }
        for _ in 0..<5 {
            breaker.recordFailure(at: .zero)
        }
        #expect(breaker.state(at: .zero) == .closed)
        breaker.recordFailure(at: .zero)
        #expect(breaker.state(at: .zero) == .open(until: .seconds(5)))
    }

    @Test func forgetsWhatLeftTheWindow() {
        var breaker = CircuitBreaker(configuration: configuration)
        for _ in 0..<3 {
            breaker.recordFailure(at: .zero)
        }
        breaker.recordFailure(at: .seconds(11))
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
        for _ in 0..<2 {
            #expect(permits(&breaker, at: .seconds(5)) == true)
            breaker.recordSuccess(at: .seconds(5))
        }
        #expect(breaker.state(at: .seconds(5)) == .closed)
    }

    @Test func opensAgainWhenAProbeFails() {
        var breaker = opened()
        #expect(permits(&breaker, at: .seconds(6)) == true)
        breaker.recordFailure(at: .seconds(6))
        #expect(breaker.state(at: .seconds(6)) == .open(until: .seconds(11)))
    }

    @Test func anAbandonedProbeMakesRoomForAnother() {
        var breaker = opened()
        #expect(permits(&breaker, at: .seconds(5)) == true)
        #expect(permits(&breaker, at: .seconds(5)) == true)
        breaker.recordCancellation(at: .seconds(5))
        #expect(permits(&breaker, at: .seconds(5)) == true)
    }

    @Test func aLateOutcomeOfACallFromBeforeChangesNothing() {
        var breaker = opened()
        breaker.recordSuccess(at: .seconds(1))
        breaker.recordFailure(at: .seconds(2))
        #expect(breaker.state(at: .seconds(2)) == .open(until: .seconds(5)))
    }
}
