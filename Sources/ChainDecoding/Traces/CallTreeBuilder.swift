/// Puts a tree together from calls in depth-first order.
struct CallTreeBuilder {
    var frames: [CallFrame] = []
    private var links: [CallTreeLink] = []
    /// The calls that have begun and not ended, outermost first.
    private var open: [Int] = []
    private let limits: TraceLimits

    init(limits: TraceLimits) {
        self.limits = limits
    }

    /// How many calls have begun and not ended.
    var openCount: Int { open.count }

    /// Begins a call inside of those that have not ended.
    ///
    /// - Throws: ``DecodeError`` with code `limitExceeded` when it is nested too deep.
    mutating func begin(_ frame: CallFrame, at offset: Int? = nil) throws(DecodeError) {
        guard open.count <= limits.depth else {
            throw DecodeError(.limitExceeded, "calls are nested deeper than \(limits.depth)", at: offset)
        }
        links.append(CallTreeLink(parent: open.last ?? -1, depth: open.count, end: frames.count + 1))
        open.append(frames.count)
        frames.append(frame)
    }

    /// Ends the innermost call.
    mutating func end() {
        guard let index = open.popLast() else { return }
        links[index].end = frames.count
    }

    /// The tree, once a call has begun and all have ended.
    func tree(validationRecords: [ValidationRecord] = []) throws(DecodeError) -> CallTree {
        guard !frames.isEmpty, open.isEmpty else { throw DecodeError(.malformed, "a trace has no call") }
        return CallTree(frames: frames, links: links, validationRecords: validationRecords)
    }
}
