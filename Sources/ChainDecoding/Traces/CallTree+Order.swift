extension CallTree {
    /// What happened, in order: calls begin and end, and write logs between the calls that they make.
    ///
    /// Logs of which the tracer tells no position come after all calls that their frame makes.
    ///
    /// - Complexity: O(*n*) in the number of calls and logs.
    public var steps: [CallStep] {
        var steps: [CallStep] = []
        var open: [OpenStep] = []
        func enter(_ index: Int) {
            steps.append(.enter(index))
            open.append(OpenStep(call: index, nextChild: index + 1))
        }
        enter(0)
        while var step = open.popLast() {
            let end = links[step.call].end
            let logs = frames[step.call].logs
            let hasChild = step.nextChild < end
            while step.logCount < logs.count {
                if hasChild, (logs[step.logCount].position ?? .max) > step.childCount { break }
                steps.append(.log(call: step.call, log: step.logCount))
                step.logCount += 1
            }
            if hasChild {
                let child = step.nextChild
                step.childCount += 1
                step.nextChild = links[child].end
                open.append(step)
                enter(child)
            } else {
                steps.append(.leave(step.call))
            }
        }
        return steps
    }

    /// All logs in the order in which they were written, also those that a failure took back.
    ///
    /// - Complexity: O(*n*) in the number of calls and logs.
    public var logs: [ExecutedLog] {
        var hasEffect: [Bool] = []
        hasEffect.reserveCapacity(frames.count)
        for (frame, link) in zip(frames, links) {
            hasEffect.append(!frame.hasFailed && (link.parent < 0 || hasEffect[link.parent]))
        }
        return steps.compactMap { step in
            guard case .log(let call, let log) = step else { return nil }
            return ExecutedLog(log: frames[call].logs[log].log, call: call, isReverted: !hasEffect[call])
        }
    }
}

/// A call that has begun and not ended.
private struct OpenStep {
    var call: Int
    var nextChild: Int
    var childCount = 0
    var logCount = 0
}
