import ChainDecoding

/// The calls of a transaction, each below the one that made it, with the logs where they were written.
struct CallTreeReport {
    let trace: TransactionTrace<CallTree>
    let inspector: Inspector

    private var palette: Palette { inspector.palette }

    var text: String {
        let title = palette.strong("Calls of ") + palette.faint(trace.transactionHash?.description ?? "a transaction")
        switch trace.outcome {
        case .failure(let reason): return "\(title)\n  \(palette.bad(PrintableText.escaped(reason)))\n"
        case .trace(let tree): return ([title] + lines(of: tree)).joined(separator: "\n") + "\n"
        }
    }

    private func lines(of tree: CallTree) -> [String] {
        // Whether each open call has more to come below it, which is what the rails in front of a line show.
        var remaining = tree.frames.indices.map { tree.children(of: $0).count + tree[$0].logs.count }
        var lines: [String] = []
        for step in tree.steps {
            switch step {
            case .enter(let call):
                let parent = tree.parent(of: call)
                lines.append(rails(below: parent, in: tree, &remaining) + line(of: tree[call]))
            case .log(let call, let log):
                let text = palette.faint("log ") + inspector.text(of: tree[call].logs[log].log)
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
            rails.append(remaining[next] > 0 ? "│  " : "   ")
            frame = next
        }
        return "  " + palette.faint(rails.reversed().joined())
    }

    private func line(of frame: CallFrame) -> String {
        var line = palette.faint(frame.kind.rawValue + " ") + (frame.to?.checksummed() ?? "new contract") + " "
        line +=
            frame.kind.isCreation
            ? palette.faint("\(frame.input.count) bytes of code") : inspector.text(ofCall: frame.input, to: frame.to)
        if let value = frame.value, !value.isZero, frame.kind.movesValue {
            line += "  " + palette.amount(Readable.ether(value))
        }
        if let gas = frame.gasUsed { line += palette.faint("  gas \(Readable.number(gas))") }
        if let error = frame.error { line += "  " + palette.bad("✗ \(reason(of: frame, error))") }
        return line
    }

    private func reason(of frame: CallFrame, _ error: String) -> String {
        let error = PrintableText.escaped(error)
        if let output = frame.output, !output.isEmpty {
            return "\(error): \(inspector.explanation(of: output, from: frame.to))"
        }
        return frame.revertReason.map { "\(error): \(PrintableText.escaped($0))" } ?? error
    }
}
