import ChainDecoding

func readTree(_ json: [UInt8]) throws -> CallTree {
    let tree = try RPCResponse<CallTree>(json: json.span).result.get()
    return tree
}

func printCalls(_ tree: CallTree) {
    let registry = SignatureRegistry.standard
    for index in tree.indices {
        let line = tree.line(of: index) { frame in
            guard let call = try? registry.functions.decode(frame.input, to: frame.to) else { return nil }
            return "\(frame.to?.checksummed() ?? "?").\(call)"
        }
        print(line)
    }
}

func printSteps(_ tree: CallTree) {
    let registry = SignatureRegistry.standard
    for step in tree.steps {
        switch step {
        case .enter(let call):
            print(tree.line(of: call))
        case .log(let call, let log):
            let event = try? registry.events.decode(tree[call].logs[log].log)
            let indentation = String(repeating: "  ", count: tree.depth(of: call) + 1)
            print(indentation + "LOG", event?.description ?? "unknown event")
        case .leave:
            break
        }
    }
}

func printResults(_ tree: CallTree) {
    for frame in tree {
        if let call = try? SignatureRegistry.standard.functions.decode(frame.input, to: frame.to),
            let values = try? call.function.decodeOutput(frame.output ?? Bytes())
        {
            print(call, "→", ABIFormatter().text(of: values, as: call.function.outputs))
        }
    }
}

func printTransfers(_ tree: CallTree) {
    for transfer in tree.nativeTransfers {
        print(transfer.from, "→", transfer.to, transfer.value.text(in: .ether))
    }
}

func printBlock(_ json: [UInt8]) throws {
    for transaction in try [TransactionTrace<CallTree>](json: json.span) {
        switch transaction.outcome {
        case .trace(let tree): print(tree.count, "calls")
        case .failure(let reason): print(reason)
        }
    }
}
