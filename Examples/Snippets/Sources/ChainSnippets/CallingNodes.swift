import ChainDecoding

func readLastBlock(by send: ([UInt8]) async throws -> [UInt8]) async throws {
    let method = RPCMethod.getBlockByNumber(.finalized, full: true)
    let received = try await send(method.request(id: 1).json)

    let response = try method.response(json: received.span)
    guard let block = try response.result.get() else { return }  // there is no such block yet
    print(block.header.number, block.transactions.count)
}

func explainCall(_ transaction: RPCTransactionRequest, _ received: [UInt8]) throws {
    switch try RPCMethod.call(transaction).response(json: received.span).result {
    case .success(let output): print(output.count)
    case .failure(let error): print(error.revert()?.description ?? error.message)
    }
}

func methodOfAnotherName() -> RPCMethod<String> {
    let method = RPCMethod<String>("web3_clientVersion")
    return method
}

func readInBatch(account: Address, by send: ([UInt8]) async throws -> [UInt8]) async throws {
    var batch = RPCBatch()
    let number = batch.append(.blockNumber)
    let balance = batch.append(.getBalance(of: account))

    let answers = try batch.answers(json: Bytes(try await send(batch.json))).get()
    print(answers.missing)  // the requests that were not answered
    if let response = try answers.response(to: number) { print(try response.result.get()) }
    if let response = try answers.response(to: balance) { print(try response.result.get()) }
}
