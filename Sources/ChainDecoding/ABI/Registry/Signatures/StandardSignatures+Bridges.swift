extension StandardSignatures {
    /// Bridges and rollups: Optimism, Arbitrum, Across, Stargate, LayerZero, Wormhole, CCIP, CCTP, Hop and Polygon.
    static let bridges = """
        struct MessagingFee { uint256 nativeFee; uint256 lzTokenFee; }
        struct MessagingReceipt { bytes32 guid; uint64 nonce; MessagingFee fee; }
        struct OFTReceipt { uint256 amountSentLD; uint256 amountReceivedLD; }
        struct SendParam { uint32 dstEid; bytes32 to; uint256 amountLD; uint256 minAmountLD; bytes extraOptions;
            bytes composeMsg; bytes oftCmd; }

        event TransactionDeposited(address indexed from, address indexed to, uint256 indexed version,
            bytes opaqueData)
        event WithdrawalProven(bytes32 indexed withdrawalHash, address indexed from, address indexed to)
        event WithdrawalFinalized(bytes32 indexed withdrawalHash, bool success)
        event MessagePassed(uint256 indexed nonce, address indexed sender, address indexed target, uint256 value,
            uint256 gasLimit, bytes data, bytes32 withdrawalHash)
        event SentMessage(address indexed target, address sender, bytes message, uint256 messageNonce,
            uint256 gasLimit)
        event SentMessageExtension1(address indexed sender, uint256 value)
        event RelayedMessage(bytes32 indexed msgHash)
        event FailedRelayedMessage(bytes32 indexed msgHash)
        event ETHDepositInitiated(address indexed from, address indexed to, uint256 amount, bytes extraData)
        event ETHWithdrawalFinalized(address indexed from, address indexed to, uint256 amount, bytes extraData)
        event ERC20DepositInitiated(address indexed l1Token, address indexed l2Token, address indexed from,
            address to, uint256 amount, bytes extraData)
        event ERC20WithdrawalFinalized(address indexed l1Token, address indexed l2Token, address indexed from,
            address to, uint256 amount, bytes extraData)
        event ETHBridgeInitiated(address indexed from, address indexed to, uint256 amount, bytes extraData)
        event ETHBridgeFinalized(address indexed from, address indexed to, uint256 amount, bytes extraData)
        event ERC20BridgeInitiated(address indexed localToken, address indexed remoteToken, address indexed from,
            address to, uint256 amount, bytes extraData)
        event ERC20BridgeFinalized(address indexed localToken, address indexed remoteToken, address indexed from,
            address to, uint256 amount, bytes extraData)
        event WithdrawalInitiated(address indexed l1Token, address indexed l2Token, address indexed from,
            address to, uint256 amount, bytes extraData)
        event DepositFinalized(address indexed l1Token, address indexed l2Token, address indexed from, address to,
            uint256 amount, bytes extraData)
        event OutputProposed(bytes32 indexed outputRoot, uint256 indexed l2OutputIndex,
            uint256 indexed l2BlockNumber, uint256 l1Timestamp)
        event DisputeGameCreated(address indexed disputeProxy, uint32 indexed gameType, bytes32 indexed rootClaim)
        event MessageDelivered(uint256 indexed messageIndex, bytes32 indexed beforeInboxAcc, address inbox,
            uint8 kind, address sender, bytes32 messageDataHash, uint256 baseFeeL1, uint64 timestamp)
        event InboxMessageDelivered(uint256 indexed messageNum, bytes data)
        event InboxMessageDeliveredFromOrigin(uint256 indexed messageNum)
        event SequencerBatchDelivered(uint256 indexed batchSequenceNumber, bytes32 indexed beforeAcc,
            bytes32 indexed afterAcc, bytes32 delayedAcc, uint256 afterDelayedMessagesRead,
            (uint64 minTimestamp, uint64 maxTimestamp, uint64 minBlockNumber, uint64 maxBlockNumber) timeBounds,
            uint8 dataLocation)
        event OutBoxTransactionExecuted(address indexed to, address indexed l2Sender, uint256 indexed zero,
            uint256 transactionIndex)
        event BridgeCallTriggered(address indexed outbox, address indexed to, uint256 value, bytes data)
        event DepositInitiated(address l1Token, address indexed from, address indexed to,
            uint256 indexed sequenceNumber, uint256 amount)
        event WithdrawalFinalized(address l1Token, address indexed from, address indexed to,
            uint256 indexed exitNum, uint256 amount)
        event TicketCreated(bytes32 indexed ticketId)
        event RedeemScheduled(bytes32 indexed ticketId, bytes32 indexed retryTxHash, uint64 indexed sequenceNum,
            uint64 donatedGas, address gasDonor, uint256 maxRefund, uint256 submissionFeeRefund)
        event L2ToL1Tx(address caller, address indexed destination, uint256 indexed hash, uint256 indexed position,
            uint256 arbBlockNum, uint256 ethBlockNum, uint256 timestamp, uint256 callvalue, bytes data)
        event V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 indexed destinationChainId, uint32 indexed depositId, uint32 quoteTimestamp,
            uint32 fillDeadline, uint32 exclusivityDeadline, address indexed depositor, address recipient,
            address exclusiveRelayer, bytes message)
        event FilledV3Relay(address inputToken, address outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 repaymentChainId, uint256 indexed originChainId, uint32 indexed depositId, uint32 fillDeadline,
            uint32 exclusivityDeadline, address exclusiveRelayer, address indexed relayer, address depositor,
            address recipient, bytes message, (address updatedRecipient, bytes updatedMessage,
            uint256 updatedOutputAmount, uint8 fillType) relayExecutionInfo)
        event FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 indexed destinationChainId, uint256 indexed depositId, uint32 quoteTimestamp,
            uint32 fillDeadline, uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient,
            bytes32 exclusiveRelayer, bytes message)
        event FilledRelay(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount, uint256 outputAmount,
            uint256 repaymentChainId, uint256 indexed originChainId, uint256 indexed depositId, uint32 fillDeadline,
            uint32 exclusivityDeadline, bytes32 exclusiveRelayer, bytes32 indexed relayer, bytes32 depositor,
            bytes32 recipient, bytes32 messageHash, (bytes32 updatedRecipient, bytes32 updatedMessageHash,
            uint256 updatedOutputAmount, uint8 fillType) relayExecutionInfo)
        event Swap(uint16 chainId, uint256 dstPoolId, address from, uint256 amountSD, uint256 eqReward,
            uint256 eqFee, uint256 protocolFee, uint256 lpFee)
        event SwapRemote(address to, uint256 amountSD, uint256 protocolFee, uint256 dstFee)
        event PacketSent(bytes encodedPayload, bytes options, address sendLibrary)
        event PacketDelivered((uint32 srcEid, bytes32 sender, uint64 nonce) origin, address receiver)
        event PacketVerified((uint32 srcEid, bytes32 sender, uint64 nonce) origin, address receiver,
            bytes32 payloadHash)
        event Packet(bytes payload)
        event OFTSent(bytes32 indexed guid, uint32 dstEid, address indexed fromAddress, uint256 amountSentLD,
            uint256 amountReceivedLD)
        event OFTReceived(bytes32 indexed guid, uint32 srcEid, address indexed toAddress, uint256 amountReceivedLD)
        event LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce, bytes payload,
            uint8 consistencyLevel)
        event TransferRedeemed(uint16 indexed emitterChainId, bytes32 indexed emitterAddress,
            uint64 indexed sequence)
        event CCIPSendRequested((uint64 sourceChainSelector, address sender, address receiver, uint64 sequenceNumber,
            uint256 gasLimit, bool strict, uint64 nonce, address feeToken, uint256 feeTokenAmount, bytes data,
            (address token, uint256 amount)[] tokenAmounts, bytes[] sourceTokenData, bytes32 messageId) message)
        event ExecutionStateChanged(uint64 indexed sequenceNumber, bytes32 indexed messageId, uint8 state,
            bytes returnData)
        event DepositForBurn(uint64 indexed nonce, address indexed burnToken, uint256 amount,
            address indexed depositor, bytes32 mintRecipient, uint32 destinationDomain,
            bytes32 destinationTokenMessenger, bytes32 destinationCaller)
        event DepositForBurn(address indexed burnToken, uint256 amount, address indexed depositor,
            bytes32 mintRecipient, uint32 destinationDomain, bytes32 destinationTokenMessenger,
            bytes32 destinationCaller, uint256 maxFee, uint32 indexed minFinalityThreshold, bytes hookData)
        event MintAndWithdraw(address indexed mintRecipient, uint256 amount, address indexed mintToken)
        event MessageSent(bytes message)
        event MessageReceived(address indexed caller, uint32 sourceDomain, uint64 indexed nonce, bytes32 sender,
            bytes messageBody)
        event TransferSentToL2(uint256 indexed chainId, address indexed recipient, uint256 amount,
            uint256 amountOutMin, uint256 deadline, address indexed relayer, uint256 relayerFee)
        event StateSynced(uint256 indexed id, address indexed contractAddress, bytes data)
        event LockedERC20(address indexed depositor, address indexed depositReceiver, address indexed rootToken,
            uint256 amount)
        event LogTransfer(address indexed token, address indexed from, address indexed to, uint256 amount,
            uint256 input1, uint256 input2, uint256 output1, uint256 output2)
        event LogFeeTransfer(address indexed token, address indexed from, address indexed to, uint256 amount,
            uint256 input1, uint256 input2, uint256 output1, uint256 output2)

        function depositTransaction(address to, uint256 value, uint64 gasLimit, bool isCreation, bytes data) payable
        function sendMessage(address target, bytes message, uint32 minGasLimit) payable
        function relayMessage(uint256 nonce, address sender, address target, uint256 value, uint256 minGasLimit,
            bytes message) payable
        function bridgeETH(uint32 minGasLimit, bytes extraData) payable
        function bridgeETHTo(address to, uint32 minGasLimit, bytes extraData) payable
        function bridgeERC20(address localToken, address remoteToken, uint256 amount, uint32 minGasLimit,
            bytes extraData)
        function depositETH(uint32 minGasLimit, bytes extraData) payable
        function depositERC20(address l1Token, address l2Token, uint256 amount, uint32 minGasLimit, bytes extraData)
        function withdraw(address l2Token, uint256 amount, uint32 minGasLimit, bytes extraData) payable
        function proveWithdrawalTransaction((uint256 nonce, address sender, address target, uint256 value,
            uint256 gasLimit, bytes data) transaction, uint256 l2OutputIndex, (bytes32 version, bytes32 stateRoot,
            bytes32 messagePasserStorageRoot, bytes32 latestBlockhash) outputRootProof, bytes[] withdrawalProof)
        function finalizeWithdrawalTransaction((uint256 nonce, address sender, address target, uint256 value,
            uint256 gasLimit, bytes data) transaction)
        function setL1BlockValues(uint64 number, uint64 timestamp, uint256 basefee, bytes32 hash,
            uint64 sequenceNumber, bytes32 batcherHash, uint256 l1FeeOverhead, uint256 l1FeeScalar)
        function createRetryableTicket(address to, uint256 l2CallValue, uint256 maxSubmissionCost,
            address excessFeeRefundAddress, address callValueRefundAddress, uint256 gasLimit, uint256 maxFeePerGas,
            bytes data) payable returns (uint256)
        function depositEth() payable returns (uint256)
        function outboundTransfer(address token, address to, uint256 amount, uint256 maxGas, uint256 gasPriceBid,
            bytes data) payable returns (bytes)
        function withdrawEth(address destination) payable returns (uint256)
        function sendTxToL1(address destination, bytes data) payable returns (uint256)
        function depositV3(address depositor, address recipient, address inputToken, address outputToken,
            uint256 inputAmount, uint256 outputAmount, uint256 destinationChainId, address exclusiveRelayer,
            uint32 quoteTimestamp, uint32 fillDeadline, uint32 exclusivityDeadline, bytes message) payable
        function send(SendParam sendParam, MessagingFee fee, address refundAddress) payable
            returns (MessagingReceipt msgReceipt, OFTReceipt oftReceipt)
        function sendToken(SendParam sendParam, MessagingFee fee, address refundAddress) payable
            returns (MessagingReceipt msgReceipt, OFTReceipt oftReceipt, (uint72 ticketId, bytes passengerBytes) ticket)
        function send((uint32 dstEid, bytes32 receiver, bytes message, bytes options, bool payInLzToken) params,
            address refundAddress) payable
            returns (MessagingReceipt receipt)
        function lzReceive((uint32 srcEid, bytes32 sender, uint64 nonce) origin, bytes32 guid, bytes message,
            address executor, bytes extraData) payable
        function lzReceive(uint16 srcChainId, bytes srcAddress, uint64 nonce, bytes payload)
        function publishMessage(uint32 nonce, bytes payload, uint8 consistencyLevel) payable
            returns (uint64 sequence)
        function transferTokens(address token, uint256 amount, uint16 recipientChain, bytes32 recipient,
            uint256 arbiterFee, uint32 nonce) payable returns (uint64 sequence)
        function completeTransfer(bytes encodedVm)
        function ccipSend(uint64 destinationChainSelector, (bytes receiver, bytes data,
            (address token, uint256 amount)[] tokenAmounts, address feeToken, bytes extraArgs) message) payable
            returns (bytes32)
        function ccipReceive((bytes32 messageId, uint64 sourceChainSelector, bytes sender, bytes data,
            (address token, uint256 amount)[] destTokenAmounts) message)
        function depositForBurn(uint256 amount, uint32 destinationDomain, bytes32 mintRecipient, address burnToken)
            returns (uint64 nonce)
        function receiveMessage(bytes message, bytes attestation) returns (bool success)
        """
}
