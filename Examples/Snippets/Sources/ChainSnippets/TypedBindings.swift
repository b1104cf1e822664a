import ChainDecoding

func use(_ recipient: Address, answer: Bytes, log: Log, revertData data: Bytes) throws {
    let call = Token.Calls.Transfer(to: recipient, amount: 1_000)
    let calldata = try call.calldata()
    let isDone = try Token.Calls.Transfer.decodeReturn(answer)

    switch try Token.Events(log) {
    case .transfer(let transfer): print(transfer.from, transfer.to, transfer.value)
    }

    if case .insufficientBalance(let error) = try? Token.Errors(revertData: data) { print(error.needed) }
    print(calldata.count, isDone)
}

func volume(of logs: [Log]) -> U256 {
    var transfers = Token.Events.Transfer.Columns()
    let failures = transfers.append(contentsOf: logs)
    let volume = transfers.value.reduce(U256.zero) { $0.addingSaturating($1) }
    print(failures.count, "logs of other events")
    return volume
}
