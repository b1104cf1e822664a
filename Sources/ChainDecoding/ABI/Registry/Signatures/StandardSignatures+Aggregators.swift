extension StandardSignatures {
    /// Aggregators and orders: 0x, 1inch, CoW, ParaSwap, KyberSwap, UniswapX, LI.FI and Sushi.
    static let aggregators = """
        struct ZeroExOrder { address makerAddress; address takerAddress; address feeRecipientAddress;
            address senderAddress; uint256 makerAssetAmount; uint256 takerAssetAmount; uint256 makerFee;
            uint256 takerFee; uint256 expirationTimeSeconds; uint256 salt; bytes makerAssetData;
            bytes takerAssetData; }
        struct OneInchSwap { address srcToken; address dstToken; address srcReceiver; address dstReceiver;
            uint256 amount; uint256 minReturnAmount; uint256 flags; }
        struct CoWTrade { uint256 sellTokenIndex; uint256 buyTokenIndex; address receiver; uint256 sellAmount;
            uint256 buyAmount; uint32 validTo; bytes32 appData; uint256 feeAmount; uint256 flags;
            uint256 executedAmount; bytes signature; }
        struct Interaction { address target; uint256 value; bytes callData; }
        struct SignedOrder { bytes order; bytes sig; }

        event LogFill(address indexed maker, address taker, address indexed feeRecipient, address makerToken,
            address takerToken, uint256 filledMakerTokenAmount, uint256 filledTakerTokenAmount,
            uint256 paidMakerFee, uint256 paidTakerFee, bytes32 indexed tokens, bytes32 orderHash)
        event LogCancel(address indexed maker, address indexed feeRecipient, address makerToken, address takerToken,
            uint256 cancelledMakerTokenAmount, uint256 cancelledTakerTokenAmount, bytes32 indexed tokens,
            bytes32 orderHash)
        event Fill(address indexed makerAddress, address indexed feeRecipientAddress, address takerAddress,
            address senderAddress, uint256 makerAssetFilledAmount, uint256 takerAssetFilledAmount,
            uint256 makerFeePaid, uint256 takerFeePaid, bytes32 indexed orderHash, bytes makerAssetData,
            bytes takerAssetData)
        event Fill(address indexed makerAddress, address indexed feeRecipientAddress, bytes makerAssetData,
            bytes takerAssetData, bytes makerFeeAssetData, bytes takerFeeAssetData, bytes32 indexed orderHash,
            address takerAddress, address senderAddress, uint256 makerAssetFilledAmount,
            uint256 takerAssetFilledAmount, uint256 makerFeePaid, uint256 takerFeePaid, uint256 protocolFeePaid)
        event TransformedERC20(address indexed taker, address inputToken, address outputToken,
            uint256 inputTokenAmount, uint256 outputTokenAmount)
        event LimitOrderFilled(bytes32 orderHash, address maker, address taker, address feeRecipient,
            address makerToken, address takerToken, uint128 takerTokenFilledAmount, uint128 makerTokenFilledAmount,
            uint128 takerTokenFeeFilledAmount, uint256 protocolFeePaid, bytes32 pool)
        event RfqOrderFilled(bytes32 orderHash, address maker, address taker, address makerToken, address takerToken,
            uint128 takerTokenFilledAmount, uint128 makerTokenFilledAmount, bytes32 pool)
        event OtcOrderFilled(bytes32 orderHash, address maker, address taker, address makerToken, address takerToken,
            uint128 makerTokenFilledAmount, uint128 takerTokenFilledAmount)
        event OrderCancelled(bytes32 orderHash, address maker)
        event ERC721OrderFilled(uint8 direction, address maker, address taker, uint256 nonce, address erc20Token,
            uint256 erc20TokenAmount, address erc721Token, uint256 erc721TokenId, address matcher)
        event ERC1155OrderFilled(uint8 direction, address maker, address taker, uint256 nonce, address erc20Token,
            uint256 erc20FillAmount, address erc1155Token, uint256 erc1155TokenId, uint128 erc1155FillAmount,
            address matcher)
        event Swapped(address sender, address srcToken, address dstToken, address dstReceiver, uint256 spentAmount,
            uint256 returnAmount)
        event OrderFilled(address indexed maker, bytes32 orderHash, uint256 remaining)
        event OrderFilledRFQ(bytes32 orderHash, uint256 makingAmount)
        event OrderFilled(bytes32 orderHash, uint256 remainingAmount)
        event OrderCancelled(bytes32 orderHash)
        event Trade(address indexed owner, address sellToken, address buyToken, uint256 sellAmount,
            uint256 buyAmount, uint256 feeAmount, bytes orderUid)
        event Interaction(address indexed target, uint256 value, bytes4 selector)
        event Settlement(address indexed solver)
        event OrderInvalidated(address indexed owner, bytes orderUid)
        event PreSignature(address indexed owner, bytes orderUid, bool signed)
        event OrderPlacement(address indexed sender, (address sellToken, address buyToken, address receiver,
            uint256 sellAmount, uint256 buyAmount, uint32 validTo, bytes32 appData, uint256 feeAmount, bytes32 kind,
            bool partiallyFillable, bytes32 sellTokenBalance, bytes32 buyTokenBalance) order,
            (uint8 scheme, bytes data) signature, bytes data)
        event Fill(bytes32 indexed orderHash, address indexed filler, address indexed swapper, uint256 nonce)
        event SwappedV3(bytes16 uuid, address partner, uint256 feePercent, address initiator,
            address indexed beneficiary, address indexed srcToken, address indexed destToken, uint256 srcAmount,
            uint256 receivedAmount, uint256 expectedAmount)
        event LiFiGenericSwapCompleted(bytes32 indexed transactionId, string integrator, string referrer,
            address receiver, address fromAssetId, address toAssetId, uint256 fromAmount, uint256 toAmount)
        event Route(address indexed from, address to, address indexed tokenIn, address indexed tokenOut,
            uint256 amountIn, uint256 amountOutMin, uint256 amountOut)

        function fillOrder(ZeroExOrder order, uint256 takerAssetFillAmount, bytes signature)
            returns ((uint256 makerAssetFilledAmount, uint256 takerAssetFilledAmount, uint256 makerFeePaid,
            uint256 takerFeePaid) fillResults)
        function transformERC20(address inputToken, address outputToken, uint256 inputTokenAmount,
            uint256 minOutputTokenAmount, (uint32 deploymentNonce, bytes data)[] transformations) payable
            returns (uint256 outputTokenAmount)
        function sellToUniswap(address[] tokens, uint256 sellAmount, uint256 minBuyAmount, bool isSushi) payable
            returns (uint256 buyAmount)
        function sellEthForTokenToUniswapV3(bytes encodedPath, uint256 minBuyAmount, address recipient) payable
            returns (uint256 buyAmount)
        function sellTokenForEthToUniswapV3(bytes encodedPath, uint256 sellAmount, uint256 minBuyAmount,
            address recipient) returns (uint256 buyAmount)
        function sellTokenForTokenToUniswapV3(bytes encodedPath, uint256 sellAmount, uint256 minBuyAmount,
            address recipient) returns (uint256 buyAmount)
        function swap(address executor, OneInchSwap desc, bytes permit, bytes data) payable
            returns (uint256 returnAmount, uint256 spentAmount)
        function swap(address executor, OneInchSwap desc, bytes data) payable
            returns (uint256 returnAmount, uint256 spentAmount)
        function unoswap(address srcToken, uint256 amount, uint256 minReturn, uint256[] pools) payable
            returns (uint256 returnAmount)
        function unoswapTo(address recipient, address srcToken, uint256 amount, uint256 minReturn, uint256[] pools)
            payable returns (uint256 returnAmount)
        function unoswap(address srcToken, uint256 amount, uint256 minReturn, bytes32[] pools) payable
            returns (uint256 returnAmount)
        function uniswapV3Swap(uint256 amount, uint256 minReturn, uint256[] pools) payable
            returns (uint256 returnAmount)
        function uniswapV3SwapTo(address recipient, uint256 amount, uint256 minReturn, uint256[] pools) payable
            returns (uint256 returnAmount)
        function unoswap(uint256 token, uint256 amount, uint256 minReturn, uint256 dex)
            returns (uint256 returnAmount)
        function ethUnoswap(uint256 minReturn, uint256 dex) payable returns (uint256 returnAmount)
        function settle(address[] tokens, uint256[] clearingPrices, CoWTrade[] trades, Interaction[][3] interactions)
        function setPreSignature(bytes orderUid, bool signed)
        function invalidateOrder(bytes orderUid)
        function execute(SignedOrder order) payable
        function executeWithCallback(SignedOrder order, bytes callbackData) payable
        function executeBatch(SignedOrder[] orders) payable
        function executeBatchWithCallback(SignedOrder[] orders, bytes callbackData) payable
        function processRoute(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOutMin, address to,
            bytes route) payable returns (uint256 amountOut)
        """
}
