import ChainDecoding

/// The first topics of logs that tell of moving tokens.
enum TokenTopics {
    static let transfer = Keccak256.hash("Transfer(address,address,uint256)")
    static let approval = Keccak256.hash("Approval(address,address,uint256)")
    static let transferSingle = Keccak256.hash("TransferSingle(address,address,address,uint256,uint256)")
    static let transferBatch = Keccak256.hash("TransferBatch(address,address,address,uint256[],uint256[])")
    static let punkTransfer = Keccak256.hash("PunkTransfer(address,address,uint256)")
    static let sync = Keccak256.hash("Sync(uint112,uint112)")
    static let solidlySync = Keccak256.hash("Sync(uint256,uint256)")
    static let internalBalance = Keccak256.hash("InternalBalanceChanged(address,address,int256)")
    static let deposit = Keccak256.hash("Deposit(address,uint256)")
    static let withdrawal = Keccak256.hash("Withdrawal(address,uint256)")
}
