import ChainDecoding

func printTransfers(of receipt: RPCReceipt) {
    let weth = ChainCatalogue.bundled[1]?.wrappedNativeToken
    for transfer in TokenTransfer.transfers(in: receipt.logs.map(\.log), wrappedNative: weth) {
        print(transfer.token, transfer.from, "→", transfer.to, transfer.amount)
    }
}

func readCall(_ calldata: Bytes) throws {
    switch try TokenCall(decoding: calldata) {
    case .transfer(let to, let amount): print("transfer to", to, amount)
    case .approve(let spender, let amountOrTokenID): print("approve", spender, amountOrTokenID)
    case let call: print(call)
    }
}

struct Node: StateReader {
    /// Sends a request and gives the answer.
    let send: @Sendable (_ method: String, _ parameters: String) async throws -> [UInt8]

    func storage(of account: Address, at slot: Hash32) async throws -> Hash32 {
        let answer = try await send("eth_getStorageAt", #"["\#(account)", "\#(slot)", "0x112a880"]"#)
        return try RPCResponse<Hash32>(json: answer.span).result.get()
    }

    func code(of account: Address) async throws -> Bytes {
        let answer = try await send("eth_getCode", #"["\#(account)", "0x112a880"]"#)
        return try RPCResponse<Bytes>(json: answer.span).result.get()
    }

    func call(_ contract: Address, _ calldata: Bytes) async throws -> CallOutcome {
        let parameters = #"[{"to": "\#(contract)", "data": "\#(Hex.encode(calldata))"}, "0x112a880"]"#
        let answer = try await send("eth_call", parameters)
        switch try RPCResponse<Bytes>(json: answer.span).result {
        case .success(let output): return .returned(output)
        case .failure(let error):
            if let data = error.revertData { return .reverted(data) }
            if error.kind == .reverted { return .reverted(Bytes()) }
            throw error
        }
    }
}

func resolve(_ contract: Address, from node: Node) async throws {
    let resolution = try await ProxyResolver().resolve(contract, from: node)
    for hop in resolution.hops { print(hop.proxy, hop.kind, hop.implementations) }
    print(resolution.end, resolution.readCount)
}

func describe(_ tokens: [Address], from node: Node) async throws {
    for token in try await TokenMetadataReader().read(tokens, from: node) {
        print(token.token, token.symbol ?? "?", token.decimals ?? 0)
    }
}

func resolveRecorded(_ proxy: Address, code: Bytes, implementation: Address) async {
    let state = InMemoryStateReader([
        proxy: .init(code: code),
        implementation: .init(code: Bytes([0x00])),
    ])
    let resolution = await ProxyResolver().resolve(proxy, from: state)
    print(resolution.implementation ?? .zero)
}
