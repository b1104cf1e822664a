extension CallTree {
    /// Creates the tree of one transaction from its flat traces, which may come in any order.
    ///
    /// - Parameters:
    ///   - traces: All calls of the transaction.
    ///   - limits: How deep calls may be nested.
    /// - Throws: ``DecodeError`` with code `malformed` when calls are missing or doubled, a number of calls is wrong,
    ///   or a reward is among them; with code `limitExceeded` for calls that are nested too deep.
    public init(_ traces: [FlatTrace], limits: TraceLimits = TraceLimits()) throws(DecodeError) {
        let traces = Self.ordered(traces)
        var builder = CallTreeBuilder(limits: limits)
        var address: [Int] = []
        /// How many calls each open call has made.
        var counts: [Int] = []
        for trace in traces {
            guard case .call(let frame) = trace.content else {
                throw DecodeError(.malformed, "a reward is among the calls of a transaction")
            }
            let depth = trace.traceAddress.count
            while builder.openCount > depth {
                builder.end()
                counts.removeLast()
            }
            address.removeLast(Swift.max(0, address.count - Swift.max(0, depth - 1)))
            if let count = counts.last {
                address.append(count)
                counts[counts.count - 1] += 1
            }
            guard address == trace.traceAddress, depth > 0 || builder.frames.isEmpty else {
                throw DecodeError(
                    .malformed,
                    "calls are missing or doubled before the one at \(trace.traceAddress.prefix(16))"
                )
            }
            try builder.begin(frame)
            counts.append(0)
        }
        while builder.openCount > 0 { builder.end() }
        self = try builder.tree()
        try checkCounts(of: traces)
    }

    /// The flat traces of the calls, depth first.
    ///
    /// OpenEthereum leaves out calls of precompiled contracts, and where a call has failed other than by a revert, also
    /// the gas used; here nothing is left out unless the closure says so.
    ///
    /// - Parameters:
    ///   - context: Where the transaction stands.
    ///   - isIncluded: Whether a call is among the traces; if not, the calls inside it are not either. The
    ///     transaction's own always is.
    /// - Returns: The traces of the calls that are included.
    /// - Complexity: O(*n* · *d*) in the number of calls and their depth, since each trace holds its whole address.
    public func flatTraces(
        context: TraceContext = TraceContext(),
        where isIncluded: (CallFrame) -> Bool = { _ in true }
    ) -> [FlatTrace] {
        var traces: [FlatTrace] = []
        /// The traces of the open calls, outermost first.
        var open: [Int] = []
        var address: [Int] = []
        var index = 0
        while index < frames.count {
            guard index == 0 || isIncluded(frames[index]) else {
                index = links[index].end
                continue
            }
            let depth = links[index].depth
            open.removeLast(open.count - depth)
            address.removeLast(Swift.max(0, address.count - Swift.max(0, depth - 1)))
            if let parent = open.last {
                address.append(traces[parent].subtraceCount)
                traces[parent].subtraceCount += 1
            }
            open.append(traces.count)
            traces.append(FlatTrace(content: .call(frames[index]), traceAddress: address, context: context))
            index += 1
        }
        return traces
    }

    private static func ordered(_ traces: [FlatTrace]) -> [FlatTrace] {
        func isBefore(_ left: FlatTrace, _ right: FlatTrace) -> Bool {
            left.traceAddress.lexicographicallyPrecedes(right.traceAddress)
        }
        let isOrdered = zip(traces, traces.dropFirst()).allSatisfy { !isBefore($1, $0) }
        return isOrdered ? traces : traces.sorted(by: isBefore)
    }

    private func checkCounts(of traces: [FlatTrace]) throws(DecodeError) {
        var counts = [Int](repeating: 0, count: frames.count)
        for link in links where link.parent >= 0 { counts[link.parent] += 1 }
        for (trace, count) in zip(traces, counts) where trace.subtraceCount != count {
            throw DecodeError(
                .malformed,
                "the call at \(trace.traceAddress.prefix(16)) makes \(count) calls instead of \(trace.subtraceCount)"
            )
        }
    }
}
