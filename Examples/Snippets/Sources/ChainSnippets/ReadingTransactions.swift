import ChainDecoding

func read(_ bytes: Bytes) throws {
    switch try TransactionEnvelope(decoding: bytes) {
    case .known(let transaction):
        print(transaction.hash, transaction.type, transaction.value.text(in: .ether))
    case .unknown(let type, let encoded):
        print("a transaction of kind \(type),", encoded.count, "bytes")
    }
}

func readDeposit(_ encoded: Bytes) throws {
    let extensions = ChainCatalogue.bundled[10]?.stack?.transactionExtensions ?? TransactionExtensions()
    if let deposit = try extensions.decode(encoded) as? OptimismDepositTransaction {
        print(deposit.hash, deposit.mint.text(in: .ether))
    }
}

func readPooled(_ bytes: Bytes) throws {
    let pooled = try PooledTransaction(decoding: bytes)
    print(pooled.transaction.hash, pooled.sidecar?.blobs.count ?? 0, "blobs")
}

func convert(_ answer: RPCTransaction) throws {
    let transaction = try answer.transaction()
    print(transaction.hash == answer.hash)
}

func sender(of transaction: Transaction, by recovery: some PublicKeyRecovery) throws {
    let sender = try transaction.sender(by: recovery)
    print(sender.checksummed())
}

func gas(of transaction: Transaction) {
    let gas = IntrinsicGas(of: transaction, in: .prague)
    print(gas.total, gas.minimumGasLimit)
}
