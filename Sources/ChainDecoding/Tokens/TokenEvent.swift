/// The first topics of the logs that tokens write.
enum TokenEvent {
    static let transfer = Keccak256.hash("Transfer(address,address,uint256)")
    static let approval = Keccak256.hash("Approval(address,address,uint256)")
    static let approvalForAll = Keccak256.hash("ApprovalForAll(address,address,bool)")
    static let transferSingle = Keccak256.hash("TransferSingle(address,address,address,uint256,uint256)")
    static let transferBatch = Keccak256.hash("TransferBatch(address,address,address,uint256[],uint256[])")
    static let consecutiveTransfer = Keccak256.hash("ConsecutiveTransfer(uint256,uint256,address,address)")
    static let sent = Keccak256.hash("Sent(address,address,address,uint256,bytes,bytes)")
    static let minted = Keccak256.hash("Minted(address,address,uint256,bytes,bytes)")
    static let burned = Keccak256.hash("Burned(address,address,uint256,bytes,bytes)")
    static let authorizedOperator = Keccak256.hash("AuthorizedOperator(address,address)")
    static let revokedOperator = Keccak256.hash("RevokedOperator(address,address)")
    static let nativeDeposit = Keccak256.hash("Deposit(address,uint256)")
    static let nativeWithdrawal = Keccak256.hash("Withdrawal(address,uint256)")
    static let vaultDeposit = Keccak256.hash("Deposit(address,address,uint256,uint256)")
    static let vaultWithdraw = Keccak256.hash("Withdraw(address,address,address,uint256,uint256)")
    static let permit2Approval = Keccak256.hash("Approval(address,address,address,uint160,uint48)")
    static let permit2Permit = Keccak256.hash("Permit(address,address,address,uint160,uint48,uint48)")
}

extension Log {
    /// The address in a topic, if there is one.
    func address(inTopic index: Int) -> Address? {
        guard index < topics.count else { return nil }
        return Address(word: topics[index])
    }

    /// The number in a word of the data, if it is there.
    func number(at index: Int) -> U256? { data.word(at: index).map { U256($0) } }
}
