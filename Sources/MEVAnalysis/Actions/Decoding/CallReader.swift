import ChainDecoding

/// Reads what the calls of a transaction tell.
///
/// The native token moves when a call begins, before anything that the call does; tokens and claims are put where the
/// call ends, as their logs would be.
struct CallReader {
    /// Which calls are read.
    enum Selection {
        /// Those that neither failed nor are inside of one that did.
        case standing
        /// Those that failed, and those inside of them: what these moved, and what both claim was tried.
        case undone
    }

    /// A call that has begun and not ended.
    private struct Open {
        var index: Int
        var depth: Int
        var scope: Int
        var isRead: Bool
        /// Whether the call or one around it failed.
        var hasFailed: Bool
        /// The nearest call around it, itself included, that moves tokens; -1 for none.
        var transferCall: Int
    }

    let chain: ChainContracts
    let selection: Selection
    private(set) var observations = Observations()
    private var open: [Open] = []

    init(chain: ChainContracts, selection: Selection) {
        self.chain = chain
        self.selection = selection
    }

    mutating func read(_ calls: [CallRecord]) {
        for index in calls.indices {
            while let last = open.last, last.depth >= calls[index].depth { leave(calls) }
            enter(calls, index)
        }
        while !open.isEmpty { leave(calls) }
    }

    private mutating func enter(_ calls: [CallRecord], _ index: Int) {
        let call = calls[index]
        let hasFailed = !call.succeeded || (open.last?.hasFailed ?? false)
        let isRead = hasFailed == (selection == .undone)
        let moves = isRead && call.succeeded
        var transferCall = open.last?.transferCall ?? -1
        if moves, call.kind == .call, let selector = call.selector, TokenSelectors.all.contains(selector),
            !(transferCall >= 0 && calls[transferCall].input == call.input)
        {
            transferCall = index
        }
        open.append(
            Open(
                index: index,
                depth: call.depth,
                scope: observations.transfers.count,
                isRead: isRead,
                hasFailed: hasFailed,
                transferCall: transferCall
            )
        )
        guard moves, call.kind != .delegateCall, call.kind != .staticCall else { return }
        // Whoever is called without calldata may have no code.
        if call.selector != nil { observations.actors.insert(call.to) }
        guard !call.value.isZero else { return }
        move(index, .native, .nativeToken, amount: call.value, from: call.from, to: call.to)
    }

    private mutating func leave(_ calls: [CallRecord]) {
        guard let frame = open.popLast(), frame.isRead else { return }
        let call = calls[frame.index]
        guard call.kind == .call else { return }
        if call.succeeded, call.to == chain.wrappedNativeToken { readWrapping(call, frame.index) }
        guard let selector = call.selector else { return }
        if frame.transferCall == frame.index {
            readTransfer(call, selector, frame.index)
        } else if let content = CallDecoder.bySelector[selector]?.read(CallFields(call: call)) {
            observations.claims.append(
                Claim(
                    content: content,
                    contract: call.to,
                    position: observations.transfers.count,
                    scope: frame.scope,
                    call: frame.index
                )
            )
        }
    }

    private mutating func readWrapping(_ call: CallRecord, _ index: Int) {
        if call.selector == TokenSelectors.withdraw {
            let amount = CallFields(call: call).number(0)
            move(index, .erc20, call.to, kind: .unwrap, amount: amount, from: call.from, to: call.to)
        } else if !call.value.isZero {
            // Whatever function it is, a call that WETH accepts with value is a deposit.
            move(index, .erc20, call.to, kind: .wrap, amount: call.value, from: call.to, to: call.from)
        }
    }

    private mutating func readTransfer(_ call: CallRecord, _ selector: Selector, _ index: Int) {
        // Compound says by a zero that nothing went wrong, tokens that they have refused.
        guard selector == TokenSelectors.seize || TokenTransfer.hasSucceeded(returning: call.output) else { return }
        let fields = CallFields(call: call)
        switch selector {
        case TokenSelectors.transfer:
            move(index, .erc20, call.to, amount: fields.number(1), from: call.from, to: fields.address(0))
        case TokenSelectors.transferFrom:
            move(index, .erc20, call.to, amount: fields.number(2), from: fields.address(0), to: fields.address(1))
        case TokenSelectors.seize:
            move(index, .erc20, call.to, amount: fields.number(2), from: fields.address(1), to: fields.address(0))
        case TokenSelectors.safeTransferFrom, TokenSelectors.safeTransferFromData:
            move(
                index,
                .erc721,
                call.to,
                id: fields.number(2),
                amount: .one,
                from: fields.address(0),
                to: fields.address(1)
            )
        case TokenSelectors.safeTransferFrom1155:
            move(
                index,
                .erc1155,
                call.to,
                id: fields.number(2),
                amount: fields.number(3),
                from: fields.address(0),
                to: fields.address(1)
            )
        default: break
        }
    }

    private mutating func move(
        _ index: Int,
        _ assetKind: AssetKind,
        _ token: Address,
        kind: AssetTransfer.Kind = .transfer,
        id: U256 = .zero,
        amount: U256,
        from: Address,
        to: Address
    ) {
        observations.transfers.append(
            AssetTransfer(
                kind: kind,
                assetKind: assetKind,
                token: token,
                tokenID: id,
                amount: amount,
                from: from,
                to: to,
                origin: ActionOrigin(order: 0, call: index)
            )
        )
    }
}
