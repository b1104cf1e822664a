extension TokenTransfer {
    /// The tokens that changed hands, as the logs of one transaction tell.
    ///
    /// Logs of `Transfer` are told apart by how many topics they have: three are an amount (EIP-20), four a single
    /// token (EIP-721), and one topic is of contracts from before both standards. Tokens of EIP-777 log each transfer
    /// twice, and some wrapped tokens do; such pairs become one transfer, at the place of `Transfer`. Logs that are
    /// something else, or are malformed, are passed.
    ///
    /// - Parameters:
    ///   - logs: The logs, in order.
    ///   - wrappedNative: The contract whose `Deposit` and `Withdrawal` make and destroy tokens, see
    ///     ``Chain/wrappedNativeToken``; elsewhere these events may mean anything.
    /// - Returns: The transfers, in the order of their logs.
    public static func transfers(in logs: [Log], wrappedNative: Address?) -> [TokenTransfer] {
        var transfers: [TokenTransfer] = []
        /// The logs of other events that may tell of the same as a `Transfer`.
        var doubles: [TokenTransfer] = []
        for (index, log) in logs.enumerated() {
            switch log.topics.topic0 {
            case TokenEvent.transfer:
                if let transfer = transfer(in: log, index) { transfers.append(transfer) }
            case TokenEvent.consecutiveTransfer:
                if let transfer = consecutiveTransfer(in: log, index) { transfers.append(transfer) }
            case TokenEvent.transferSingle, TokenEvent.transferBatch:
                transfers += multiTokenTransfers(in: log, index)
            case TokenEvent.sent, TokenEvent.minted, TokenEvent.burned:
                if let transfer = operatorTransfer(in: log, index) { doubles.append(transfer) }
            case TokenEvent.nativeDeposit, TokenEvent.nativeWithdrawal:
                guard log.address == wrappedNative, let transfer = nativeTransfer(in: log, index) else {
                    continue
                }
                doubles.append(transfer)
            default:
                continue
            }
        }
        merge(doubles, into: &transfers)
        return transfers
    }

    /// What tells two logs of the same transfer from others.
    private struct Movement: Hashable {
        var token: Address
        var from: Address
        var to: Address
        var amount: U256

        init(_ transfer: TokenTransfer) {
            (token, from, to, amount) = (transfer.token, transfer.from, transfer.to, transfer.amount)
        }
    }

    private static func merge(_ doubles: [TokenTransfer], into transfers: inout [TokenTransfer]) {
        guard !doubles.isEmpty else { return }
        var places: [Movement: [Int]] = [:]
        for index in transfers.indices.reversed() where transfers[index].standard == .erc20 {
            places[Movement(transfers[index]), default: []].append(index)
        }
        for double in doubles {
            if let index = places[Movement(double)]?.popLast() {
                transfers[index].standard = double.standard
                transfers[index].mover = double.mover
            } else {
                transfers.append(double)
            }
        }
        transfers.sort { $0.logIndex < $1.logIndex }
    }

    private static func transfer(in log: Log, _ index: Int) -> TokenTransfer? {
        switch log.topics.count {
        case 3, 4:
            guard let from = log.address(inTopic: 1), let to = log.address(inTopic: 2) else { return nil }
            if log.topics.count == 4 {
                let tokenID = U256(log.topics[3])
                return TokenTransfer(
                    standard: .erc721,
                    token: log.address,
                    from: from,
                    to: to,
                    tokenID: tokenID,
                    amount: .one,
                    logIndex: index
                )
            }
            guard let amount = log.number(at: 0) else { return nil }
            return TokenTransfer(
                standard: .erc20,
                token: log.address,
                from: from,
                to: to,
                amount: amount,
                logIndex: index
            )
        case 1:
            guard let from = log.data.word(at: 0).flatMap({ Address(word: $0) }),
                let to = log.data.word(at: 1).flatMap({ Address(word: $0) }), let amount = log.number(at: 2)
            else { return nil }
            return TokenTransfer(standard: nil, token: log.address, from: from, to: to, amount: amount, logIndex: index)
        default:
            return nil
        }
    }

    private static func multiTokenTransfers(in log: Log, _ index: Int) -> [TokenTransfer] {
        guard log.topics.count == 4, let mover = log.address(inTopic: 1), let from = log.address(inTopic: 2),
            let to = log.address(inTopic: 3)
        else { return [] }
        func transfer(_ tokenID: U256, _ amount: U256) -> TokenTransfer {
            TokenTransfer(
                standard: .erc1155,
                token: log.address,
                from: from,
                to: to,
                tokenID: tokenID,
                amount: amount,
                mover: mover,
                logIndex: index
            )
        }
        if log.topics[0] == TokenEvent.transferSingle {
            guard let tokenID = log.number(at: 0), let amount = log.number(at: 1) else { return [] }
            return [transfer(tokenID, amount)]
        }
        let numbers = ABIParameter(.array(of: .uint(bits: 256)))
        guard let lists = try? ABIDecoder().decode([numbers, numbers], from: log.data),
            case .list(let tokenIDs)? = lists.first, case .list(let amounts)? = lists.last,
            tokenIDs.count == amounts.count
        else { return [] }
        return zip(tokenIDs, amounts)
            .compactMap { tokenID, amount in
                guard case .uint(let tokenID) = tokenID, case .uint(let amount) = amount else { return nil }
                return transfer(tokenID, amount)
            }
    }

    /// Tokens in a row that are made at once (ERC-2309).
    private static func consecutiveTransfer(in log: Log, _ index: Int) -> TokenTransfer? {
        guard log.topics.count == 4, let last = log.number(at: 0), let from = log.address(inTopic: 2),
            let to = log.address(inTopic: 3)
        else { return nil }
        let first = U256(log.topics[1])
        let (span, isNegative) = last.subtractingReportingOverflow(first)
        guard !isNegative, span != .max else { return nil }
        return TokenTransfer(
            standard: .erc721,
            token: log.address,
            from: from,
            to: to,
            tokenID: first,
            amount: span &+ .one,
            logIndex: index
        )
    }

    private static func operatorTransfer(in log: Log, _ index: Int) -> TokenTransfer? {
        guard let mover = log.address(inTopic: 1), let holder = log.address(inTopic: 2), let amount = log.number(at: 0)
        else { return nil }
        let from: Address
        let to: Address
        switch (log.topics[0], log.topics.count) {
        case (TokenEvent.sent, 4):
            guard let receiver = log.address(inTopic: 3) else { return nil }
            (from, to) = (holder, receiver)
        case (TokenEvent.minted, 3): (from, to) = (.zero, holder)
        case (TokenEvent.burned, 3): (from, to) = (holder, .zero)
        default: return nil
        }
        return TokenTransfer(
            standard: .erc777,
            token: log.address,
            from: from,
            to: to,
            amount: amount,
            mover: mover,
            logIndex: index
        )
    }

    private static func nativeTransfer(in log: Log, _ index: Int) -> TokenTransfer? {
        guard log.topics.count == 2, let holder = log.address(inTopic: 1), let amount = log.number(at: 0) else {
            return nil
        }
        let isDeposit = log.topics[0] == TokenEvent.nativeDeposit
        return TokenTransfer(
            standard: .wrappedNative,
            token: log.address,
            from: isDeposit ? .zero : holder,
            to: isDeposit ? holder : .zero,
            amount: amount,
            logIndex: index
        )
    }
}
