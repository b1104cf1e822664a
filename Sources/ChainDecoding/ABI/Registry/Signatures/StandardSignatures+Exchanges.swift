extension StandardSignatures {
    /// Events of exchanges: Uniswap V1 to V4 and their forks, Solidly and Aerodrome, Curve, Balancer V1 to V3, Bancor,
    /// DODO, Maverick, Kyber, Trader Joe, and the farms beside them.
    static let exchanges = """
        event NewExchange(address indexed token, address indexed exchange)
        event TokenPurchase(address indexed buyer, uint256 indexed eth_sold, uint256 indexed tokens_bought)
        event EthPurchase(address indexed buyer, uint256 indexed tokens_sold, uint256 indexed eth_bought)
        event AddLiquidity(address indexed provider, uint256 indexed eth_amount, uint256 indexed token_amount)
        event RemoveLiquidity(address indexed provider, uint256 indexed eth_amount, uint256 indexed token_amount)
        event PairCreated(address indexed token0, address indexed token1, address pair, uint256 length)
        event Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out,
            uint256 amount1Out, address indexed to)
        event Sync(uint112 reserve0, uint112 reserve1)
        event Mint(address indexed sender, uint256 amount0, uint256 amount1)
        event Burn(address indexed sender, uint256 amount0, uint256 amount1, address indexed to)
        event PairCreated(address indexed token0, address indexed token1, bool stable, address pair, uint256 length)
        event PoolCreated(address indexed token0, address indexed token1, bool indexed stable, address pool,
            uint256 length)
        event Swap(address indexed sender, address indexed to, uint256 amount0In, uint256 amount1In,
            uint256 amount0Out, uint256 amount1Out)
        event Sync(uint256 reserve0, uint256 reserve1)
        event Burn(address indexed, address indexed, uint256, uint256)
        event Fees(address indexed sender, uint256 amount0, uint256 amount1)
        event Claim(address indexed sender, address indexed recipient, uint256 amount0, uint256 amount1)
        event PoolCreated(address indexed token0, address indexed token1, uint24 indexed fee, int24 tickSpacing,
            address pool)
        event FeeAmountEnabled(uint24 indexed fee, int24 indexed tickSpacing)
        event Initialize(uint160 sqrtPriceX96, int24 tick)
        event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1,
            uint160 sqrtPriceX96, uint128 liquidity, int24 tick)
        event Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1,
            uint160 sqrtPriceX96, uint128 liquidity, int24 tick, uint128 protocolFeesToken0,
            uint128 protocolFeesToken1)
        event Mint(address sender, address indexed owner, int24 indexed tickLower, int24 indexed tickUpper,
            uint128 amount, uint256 amount0, uint256 amount1)
        event Burn(address indexed owner, int24 indexed tickLower, int24 indexed tickUpper, uint128 amount,
            uint256 amount0, uint256 amount1)
        event Collect(address indexed owner, address recipient, int24 indexed tickLower, int24 indexed tickUpper,
            uint128 amount0, uint128 amount1)
        event Flash(address indexed sender, address indexed recipient, uint256 amount0, uint256 amount1,
            uint256 paid0, uint256 paid1)
        event IncreaseObservationCardinalityNext(uint16 observationCardinalityNextOld,
            uint16 observationCardinalityNextNew)
        event SetFeeProtocol(uint8 feeProtocol0Old, uint8 feeProtocol1Old, uint8 feeProtocol0New,
            uint8 feeProtocol1New)
        event CollectProtocol(address indexed sender, address indexed recipient, uint128 amount0, uint128 amount1)
        event IncreaseLiquidity(uint256 indexed tokenId, uint128 liquidity, uint256 amount0, uint256 amount1)
        event DecreaseLiquidity(uint256 indexed tokenId, uint128 liquidity, uint256 amount0, uint256 amount1)
        event Collect(uint256 indexed tokenId, address recipient, uint256 amount0, uint256 amount1)
        event Initialize(bytes32 indexed id, address indexed currency0, address indexed currency1, uint24 fee,
            int24 tickSpacing, address hooks, uint160 sqrtPriceX96, int24 tick)
        event Swap(bytes32 indexed id, address indexed sender, int128 amount0, int128 amount1, uint160 sqrtPriceX96,
            uint128 liquidity, int24 tick, uint24 fee)
        event ModifyLiquidity(bytes32 indexed id, address indexed sender, int24 tickLower, int24 tickUpper,
            int256 liquidityDelta, bytes32 salt)
        event Donate(bytes32 indexed id, address indexed sender, uint256 amount0, uint256 amount1)
        event ProtocolFeeUpdated(bytes32 indexed id, uint24 protocolFee)
        event TokenExchange(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id,
            uint256 tokens_bought)
        event TokenExchangeUnderlying(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id,
            uint256 tokens_bought)
        event TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold, uint256 bought_id,
            uint256 tokens_bought)
        event TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold, uint256 bought_id,
            uint256 tokens_bought, uint256 fee, uint256 packed_price_scale)
        event AddLiquidity(address indexed provider, uint256[2] token_amounts, uint256[2] fees, uint256 invariant,
            uint256 token_supply)
        event AddLiquidity(address indexed provider, uint256[3] token_amounts, uint256[3] fees, uint256 invariant,
            uint256 token_supply)
        event AddLiquidity(address indexed provider, uint256[4] token_amounts, uint256[4] fees, uint256 invariant,
            uint256 token_supply)
        event AddLiquidity(address indexed provider, uint256[] token_amounts, uint256[] fees, uint256 invariant,
            uint256 token_supply)
        event AddLiquidity(address indexed provider, uint256[2] token_amounts, uint256 fee, uint256 token_supply)
        event AddLiquidity(address indexed provider, uint256[3] token_amounts, uint256 fee, uint256 token_supply)
        event RemoveLiquidity(address indexed provider, uint256[2] token_amounts, uint256[2] fees,
            uint256 token_supply)
        event RemoveLiquidity(address indexed provider, uint256[3] token_amounts, uint256[3] fees,
            uint256 token_supply)
        event RemoveLiquidity(address indexed provider, uint256[4] token_amounts, uint256[4] fees,
            uint256 token_supply)
        event RemoveLiquidity(address indexed provider, uint256[2] token_amounts, uint256 token_supply)
        event RemoveLiquidity(address indexed provider, uint256[3] token_amounts, uint256 token_supply)
        event RemoveLiquidityOne(address indexed provider, uint256 token_amount, uint256 coin_amount)
        event RemoveLiquidityOne(address indexed provider, uint256 token_amount, uint256, uint256)
        event RemoveLiquidityImbalance(address indexed provider, uint256[2] token_amounts, uint256[2] fees,
            uint256 invariant, uint256 token_supply)
        event RemoveLiquidityImbalance(address indexed provider, uint256[3] token_amounts, uint256[3] fees,
            uint256 invariant, uint256 token_supply)
        event RemoveLiquidityImbalance(address indexed provider, uint256[4] token_amounts, uint256[4] fees,
            uint256 invariant, uint256 token_supply)
        event UpdateLiquidityLimit(address user, uint256 original_balance, uint256 original_supply,
            uint256 working_balance, uint256 working_supply)
        event Exchange(address indexed sender, address indexed receiver, address[11] route, uint256[5][5] swap_params,
            address[5] pools, uint256 in_amount, uint256 out_amount)
        event Deposit(address indexed provider, uint256 value, uint256 indexed locktime, int128 type, uint256 ts)
        event Withdraw(address indexed provider, uint256 value, uint256 ts)
        event Withdraw(address indexed provider, uint256 value)
        event Supply(uint256 prevSupply, uint256 supply)
        event LOG_SWAP(address indexed caller, address indexed tokenIn, address indexed tokenOut,
            uint256 tokenAmountIn, uint256 tokenAmountOut)
        event LOG_JOIN(address indexed caller, address indexed tokenIn, uint256 tokenAmountIn)
        event LOG_EXIT(address indexed caller, address indexed tokenOut, uint256 tokenAmountOut)
        event LOG_NEW_POOL(address indexed caller, address indexed pool)
        event Swap(bytes32 indexed poolId, address indexed tokenIn, address indexed tokenOut, uint256 amountIn,
            uint256 amountOut)
        event PoolBalanceChanged(bytes32 indexed poolId, address indexed liquidityProvider, address[] tokens,
            int256[] deltas, uint256[] protocolFeeAmounts)
        event PoolBalanceManaged(bytes32 indexed poolId, address indexed assetManager, address indexed token,
            int256 cashDelta, int256 managedDelta)
        event InternalBalanceChanged(address indexed user, address indexed token, int256 delta)
        event ExternalBalanceTransfer(address indexed token, address indexed sender, address recipient,
            uint256 amount)
        event FlashLoan(address indexed recipient, address indexed token, uint256 amount, uint256 feeAmount)
        event PoolRegistered(bytes32 indexed poolId, address indexed poolAddress, uint8 specialization)
        event TokensRegistered(bytes32 indexed poolId, address[] tokens, address[] assetManagers)
        event RelayerApprovalChanged(address indexed relayer, address indexed sender, bool approved)
        event Swap(address indexed pool, address indexed tokenIn, address indexed tokenOut, uint256 amountIn,
            uint256 amountOut, uint256 swapFeePercentage, uint256 swapFeeAmount)
        event LiquidityAdded(address indexed pool, address indexed liquidityProvider, uint8 indexed kind,
            uint256 totalSupply, uint256[] amountsAddedRaw, uint256[] swapFeeAmountsRaw)
        event LiquidityRemoved(address indexed pool, address indexed liquidityProvider, uint8 indexed kind,
            uint256 totalSupply, uint256[] amountsRemovedRaw, uint256[] swapFeeAmountsRaw)
        event Wrap(address indexed wrappedToken, uint256 depositedUnderlying, uint256 mintedShares,
            bytes32 bufferBalances)
        event Unwrap(address indexed wrappedToken, uint256 burnedShares, uint256 withdrawnUnderlying,
            bytes32 bufferBalances)
        event Conversion(address indexed fromToken, address indexed toToken, address indexed trader,
            uint256 amount, uint256 returned, int256 conversionFee)
        event TokensTraded(bytes32 indexed contextId, address indexed sourceToken, address indexed targetToken,
            uint256 sourceAmount, uint256 targetAmount, uint256 bntAmount, uint256 targetFeeAmount,
            uint256 bntFeeAmount, address trader)
        event DODOSwap(address fromToken, address toToken, uint256 fromAmount, uint256 toAmount, address trader,
            address receiver)
        event SellBaseToken(address indexed seller, uint256 payBase, uint256 receiveQuote)
        event BuyBaseToken(address indexed buyer, uint256 receiveBase, uint256 payQuote)
        event OrderHistory(address fromToken, address toToken, address sender, uint256 fromAmount,
            uint256 returnAmount)
        event Swap(address sender, address recipient, bool tokenAIn, bool exactOutput, uint256 amountIn,
            uint256 amountOut, int32 activeTick)
        event PoolSwap(address sender, address recipient, (uint256 amount, bool tokenAIn, bool exactOutput,
            int32 tickLimit) params, uint256 amountIn, uint256 amountOut)
        event ExecuteTrade(address indexed trader, address src, address dest, uint256 actualSrcAmount,
            uint256 actualDestAmount)
        event Swap(address indexed sender, address indexed to, uint24 id, bytes32 amountsIn, bytes32 amountsOut,
            uint24 volatilityAccumulator, bytes32 totalFees, bytes32 protocolFees)
        event Deposit(address indexed user, uint256 indexed pid, uint256 amount)
        event Withdraw(address indexed user, uint256 indexed pid, uint256 amount)
        event EmergencyWithdraw(address indexed user, uint256 indexed pid, uint256 amount)
        event Deposit(address indexed user, uint256 indexed pid, uint256 amount, address indexed to)
        event Withdraw(address indexed user, uint256 indexed pid, uint256 amount, address indexed to)
        event Harvest(address indexed user, uint256 indexed pid, uint256 amount)
        event Staked(address indexed user, uint256 amount)
        event Withdrawn(address indexed user, uint256 amount)
        event Deposited(address indexed user, uint256 indexed poolid, uint256 amount)
        event Withdrawn(address indexed user, uint256 indexed poolid, uint256 amount)
        event RewardPaid(address indexed user, uint256 reward)
        event RewardAdded(uint256 reward)
        event Claimed(uint256 index, address account, uint256 amount)
        """
}
