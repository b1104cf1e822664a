import ChainDecoding

func explain(_ data: Bytes) {
    let errors = SignatureRegistry.standard.errors
    print(Revert.explanation(of: data, errors: errors))
}

func sort(_ data: Bytes) {
    let errors = SignatureRegistry.standard.errors
    switch Revert(data, errors: errors) {
    case .error(let reason): print("a reason:", String(decoding: reason.array, as: UTF8.self))
    case .panic(let reason): print("a panic:", reason)
    case .custom(let error, let values): print(error.name, ABIFormatter().text(of: values, as: error.inputs))
    case .empty: print("nothing was returned")
    case .raw(let data): print("unknown:", data)
    }
}

func explainAnswer(_ json: [UInt8]) throws {
    switch try RPCResponse<Bytes>(json: json.span).result {
    case .success(let output):
        print("returned", output)
    case .failure(let error):
        print(error)
        if let data = error.revertData {
            print(Revert.explanation(of: data, errors: SignatureRegistry.standard.errors))
        }
    }
}

func explainTree(_ tree: CallTree) {
    for subtree in tree.failedSubtrees {
        for index in subtree where tree[index].hasFailed {
            let frame = tree[index]
            let errors = SignatureRegistry.standard.errors
            let reason = Revert.explanation(of: frame.output ?? Bytes(), errors: errors, from: frame.to)
            print(tree.line(of: index), reason)
        }
    }
}

func knownErrors() throws -> ErrorRegistry {
    var registry = SignatureRegistry.standard
    try registry.register(ContractABI(parsing: "error Closed(uint256 since)"))
    return registry.errors
}
