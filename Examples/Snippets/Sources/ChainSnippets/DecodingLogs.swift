import ChainDecoding

func printEvents(of receipt: RPCReceipt) {
    let registry = SignatureRegistry.standard
    for result in registry.events.decode(receipt.logs.map(\.log)) {
        switch result {
        case .success(let event): print(event)
        case .failure(let error): print(error)
        }
    }
}

func receipts(inFile bytes: [UInt8]) throws -> [RPCReceipt] {
    let receipts = try [RPCReceipt](json: bytes.span)
    return receipts
}

func printAmount(of log: Log) throws {
    let event = try SignatureRegistry.standard.events.decode(log)
    if event.event.signature == "Transfer(address,address,uint256)",
        case .value(.uint(let amount)) = event["value"]
    {
        print("\(log.address) moved \(amount.text(decimals: 6))")
    }
}

func register(_ vaultJSON: String, at vault: Address) throws -> SignatureRegistry {
    var registry = SignatureRegistry.standard
    try registry.register(ContractABI(parsing: "event Ping(address indexed from, uint256 count)"))
    try registry.register(ContractABI(json: vaultJSON), at: vault)
    return registry
}

func countLogs(in json: [UInt8]) throws -> [Address: Int] {
    var counts: [Address: Int] = [:]
    var reader = RPCReader(json.span)
    let answer = try RPCResponse(from: &reader) { reader throws(DecodeError) in
        try reader.visitLogsOfReceipts { log in counts[log.address, default: 0] += 1 }
    }
    try answer.result.get()
    return counts
}

func receipts(in parts: [[UInt8]]) throws -> [RPCReceipt] {
    var receipts: [RPCReceipt] = []
    var splitter = JSONElementSplitter()
    for part in parts {
        try splitter.push(part.span) { element throws(DecodeError) in
            receipts.append(try RPCReceipt(json: element))
        }
    }
    let frame = try splitter.finish()
    _ = try RPCResponse<[RPCReceipt]>(json: frame.span).result.get()
    return receipts
}
