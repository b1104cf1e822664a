import ChainDecoding

/// The calls of a transaction, each below the one that made it, with the logs where they were written.
struct CallTreeReport {
    let trace: TransactionTrace<CallTree>
    let chainID: UInt64?
    let inspector: Inspector

    /// How many rails stand in front of a line at most; where calls are nested deeper, their depth is a number.
    private static let railLimit = 24

    private var palette: Palette { inspector.palette }

    var text: String {
        let hash = trace.transactionHash.map { "  " + palette.faint($0.description) } ?? ""
        switch trace.outcome {
        case .failure(let reason):
            return palette.strong("No calls") + hash + "\n  " + palette.bad(inspector.messages.text(of: reason)) + "\n"
        case .trace(let tree):
            return ([palette.strong(summary(of: tree)) + hash] + lines(of: tree)).joined(separator: "\n") + "\n"
        }
    }

    private func summary(of tree: CallTree) -> String {
        let logs = tree.frames.reduce(0) { $0 + $1.logs.count }
        let failed = tree.count(where: \.hasFailed)
        return Readable.count(tree.count, "call") + (failed > 0 ? ", \(failed) failed" : "")
            + (logs > 0 ? "; " + Readable.count(logs, "log") : "")
    }

    private func lines(of tree: CallTree) -> [String] {
        // Whether each open call has more to come below it, which is what the rails in front of a line show.
        var remaining = tree.frames.indices.map { tree.children(of: $0).count + tree[$0].logs.count }
        var lines: [String] = []
        for step in tree.steps {
            switch step {
            case .enter(let call):
                lines.append(rails(below: tree.parent(of: call), in: tree, &remaining) + line(of: tree[call]))
            case .log(let call, let log):
                let text = palette.faint("LOG ") + inspector.text(of: tree[call].logs[log].log)
                lines.append(rails(below: call, in: tree, &remaining) + text)
            case .leave: break
            }
        }
        return lines
    }

    /// What stands in front of the next line below a call.
    private func rails(below parent: Int?, in tree: CallTree, _ remaining: inout [Int]) -> String {
        guard let parent else { return "  " }
        remaining[parent] -= 1
        var rails = [remaining[parent] > 0 ? "├─ " : "└─ "]
        var frame = parent
        while let next = tree.parent(of: frame) {
            guard rails.count < Self.railLimit else {
                rails.append("(\(tree.depth(of: parent) + 1)) ")
                break
            }
            rails.append(remaining[next] > 0 ? "│  " : "   ")
            frame = next
        }
        return "  " + palette.faint(rails.reversed().joined())
    }

    private func line(of frame: CallFrame) -> String {
        let parts = [callee(of: frame), value(of: frame), gas(of: frame), failure(of: frame)]
        return parts.compactMap(\.self).joined(separator: "  ")
    }

    private func callee(of frame: CallFrame) -> String {
        let address = frame.to?.checksummed() ?? (frame.kind.isCreation ? "new contract" : "?")
        var words = [palette.faint(frame.kind.rawValue), address]
        if frame.kind.isCreation {
            words.append(palette.faint("\(Readable.count(frame.input.count, "byte")) of code"))
        } else {
            words.append(inspector.text(ofCall: frame.input, to: frame.to))
        }
        if !frame.hasFailed, !frame.kind.isCreation, let output = frame.output,
            let returned = inspector.text(ofOutput: output, of: frame.input, from: frame.to)
        {
            words.append("→ \(returned)")
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func value(of frame: CallFrame) -> String? {
        guard let value = frame.value, !value.isZero, frame.kind.movesValue else { return nil }
        return inspector.amount(value, chainID: chainID)
    }

    private func gas(of frame: CallFrame) -> String? {
        frame.gasUsed.map { palette.faint("gas \(Readable.number($0))") }
    }

    private func failure(of frame: CallFrame) -> String? {
        guard let error = frame.error else { return nil }
        var text = inspector.messages.text(of: error)
        if let output = frame.output, !output.isEmpty {
            text += ": \(inspector.explanation(of: output, from: frame.to))"
        } else if let reason = frame.revertReason {
            text += ": \(inspector.messages.text(of: reason))"
        }
        return palette.bad("✗ \(text)")
    }
}
