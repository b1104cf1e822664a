extension StandardSignatures {
    /// Functions of exchanges and their routers: Uniswap V2 to V4, Solidly, Curve, Balancer V1 to V3, Bancor, and
    /// farms.
    static let routers = """
        function factory() view returns (address)
        function token0() view returns (address)
        function token1() view returns (address)
        function fee() view returns (uint24)
        function tickSpacing() view returns (int24)
        function liquidity() view returns (uint128)
        function getReserves() view returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast)
        function getPair(address tokenA, address tokenB) view returns (address pair)
        function createPair(address tokenA, address tokenB) returns (address pair)
        function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes data)
        function mint(address to) returns (uint256 liquidity)
        function burn(address to) returns (uint256 amount0, uint256 amount1)
        function skim(address to)
        function sync()
        function uniswapV2Call(address sender, uint256 amount0, uint256 amount1, bytes data)
        function pancakeCall(address sender, uint256 amount0, uint256 amount1, bytes data)
        function getAmountsOut(uint256 amountIn, address[] path) view returns (uint256[] amounts)
        function getAmountsIn(uint256 amountOut, address[] path) view returns (uint256[] amounts)
        function addLiquidity(address tokenA, address tokenB, uint256 amountADesired, uint256 amountBDesired,
            uint256 amountAMin, uint256 amountBMin, address to, uint256 deadline)
            returns (uint256 amountA, uint256 amountB, uint256 liquidity)
        function addLiquidityETH(address token, uint256 amountTokenDesired, uint256 amountTokenMin,
            uint256 amountETHMin, address to, uint256 deadline) payable
            returns (uint256 amountToken, uint256 amountETH, uint256 liquidity)
        function removeLiquidity(address tokenA, address tokenB, uint256 liquidity, uint256 amountAMin,
            uint256 amountBMin, address to, uint256 deadline) returns (uint256 amountA, uint256 amountB)
        function removeLiquidityETH(address token, uint256 liquidity, uint256 amountTokenMin, uint256 amountETHMin,
            address to, uint256 deadline) returns (uint256 amountToken, uint256 amountETH)
        function removeLiquidityWithPermit(address tokenA, address tokenB, uint256 liquidity, uint256 amountAMin,
            uint256 amountBMin, address to, uint256 deadline, bool approveMax, uint8 v, bytes32 r, bytes32 s)
            returns (uint256 amountA, uint256 amountB)
        function removeLiquidityETHWithPermit(address token, uint256 liquidity, uint256 amountTokenMin,
            uint256 amountETHMin, address to, uint256 deadline, bool approveMax, uint8 v, bytes32 r, bytes32 s)
            returns (uint256 amountToken, uint256 amountETH)
        function removeLiquidityETHSupportingFeeOnTransferTokens(address token, uint256 liquidity,
            uint256 amountTokenMin, uint256 amountETHMin, address to, uint256 deadline) returns (uint256 amountETH)
        function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin, address[] path, address to,
            uint256 deadline) returns (uint256[] amounts)
        function swapTokensForExactTokens(uint256 amountOut, uint256 amountInMax, address[] path, address to,
            uint256 deadline) returns (uint256[] amounts)
        function swapExactETHForTokens(uint256 amountOutMin, address[] path, address to, uint256 deadline) payable
            returns (uint256[] amounts)
        function swapTokensForExactETH(uint256 amountOut, uint256 amountInMax, address[] path, address to,
            uint256 deadline) returns (uint256[] amounts)
        function swapExactTokensForETH(uint256 amountIn, uint256 amountOutMin, address[] path, address to,
            uint256 deadline) returns (uint256[] amounts)
        function swapETHForExactTokens(uint256 amountOut, address[] path, address to, uint256 deadline) payable
            returns (uint256[] amounts)
        function swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn, uint256 amountOutMin,
            address[] path, address to, uint256 deadline)
        function swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin, address[] path, address to,
            uint256 deadline) payable
        function swapExactTokensForETHSupportingFeeOnTransferTokens(uint256 amountIn, uint256 amountOutMin,
            address[] path, address to, uint256 deadline)
        function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin, address[] path, address to) payable
            returns (uint256 amountOut)
        function swapTokensForExactTokens(uint256 amountOut, uint256 amountInMax, address[] path, address to) payable
            returns (uint256 amountIn)
        function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin,
            (address from, address to, bool stable, address factory)[] routes, address to, uint256 deadline)
            returns (uint256[] amounts)
        function swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin,
            (address from, address to, bool stable)[] routes, address to, uint256 deadline)
            returns (uint256[] amounts)
        function slot0() view returns (uint160 sqrtPriceX96, int24 tick, uint16 observationIndex,
            uint16 observationCardinality, uint16 observationCardinalityNext, uint8 feeProtocol, bool unlocked)
        function ticks(int24 tick) view returns (uint128 liquidityGross, int128 liquidityNet,
            uint256 feeGrowthOutside0X128, uint256 feeGrowthOutside1X128, int56 tickCumulativeOutside,
            uint160 secondsPerLiquidityOutsideX128, uint32 secondsOutside, bool initialized)
        function observe(uint32[] secondsAgos) view
            returns (int56[] tickCumulatives, uint160[] secondsPerLiquidityCumulativeX128s)
        function getPool(address tokenA, address tokenB, uint24 fee) view returns (address pool)
        function createPool(address tokenA, address tokenB, uint24 fee) returns (address pool)
        function initialize(uint160 sqrtPriceX96)
        function swap(address recipient, bool zeroForOne, int256 amountSpecified, uint160 sqrtPriceLimitX96,
            bytes data) returns (int256 amount0, int256 amount1)
        function mint(address recipient, int24 tickLower, int24 tickUpper, uint128 amount, bytes data)
            returns (uint256 amount0, uint256 amount1)
        function burn(int24 tickLower, int24 tickUpper, uint128 amount) returns (uint256 amount0, uint256 amount1)
        function collect(address recipient, int24 tickLower, int24 tickUpper, uint128 amount0Requested,
            uint128 amount1Requested) returns (uint128 amount0, uint128 amount1)
        function flash(address recipient, uint256 amount0, uint256 amount1, bytes data)
        function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes data)
        function uniswapV3MintCallback(uint256 amount0Owed, uint256 amount1Owed, bytes data)
        function uniswapV3FlashCallback(uint256 fee0, uint256 fee1, bytes data)
        function pancakeV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes data)
        function exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient, uint256 deadline,
            uint256 amountIn, uint256 amountOutMinimum, uint160 sqrtPriceLimitX96) params) payable
            returns (uint256 amountOut)
        function exactInput((bytes path, address recipient, uint256 deadline, uint256 amountIn,
            uint256 amountOutMinimum) params) payable returns (uint256 amountOut)
        function exactOutputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient,
            uint256 deadline, uint256 amountOut, uint256 amountInMaximum, uint160 sqrtPriceLimitX96) params) payable
            returns (uint256 amountIn)
        function exactOutput((bytes path, address recipient, uint256 deadline, uint256 amountOut,
            uint256 amountInMaximum) params) payable returns (uint256 amountIn)
        function exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient,
            uint256 amountIn, uint256 amountOutMinimum, uint160 sqrtPriceLimitX96) params) payable
            returns (uint256 amountOut)
        function exactInput((bytes path, address recipient, uint256 amountIn, uint256 amountOutMinimum) params)
            payable returns (uint256 amountOut)
        function exactOutputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient,
            uint256 amountOut, uint256 amountInMaximum, uint160 sqrtPriceLimitX96) params) payable
            returns (uint256 amountIn)
        function exactOutput((bytes path, address recipient, uint256 amountOut, uint256 amountInMaximum) params)
            payable returns (uint256 amountIn)
        function mint((address token0, address token1, uint24 fee, int24 tickLower, int24 tickUpper,
            uint256 amount0Desired, uint256 amount1Desired, uint256 amount0Min, uint256 amount1Min, address recipient,
            uint256 deadline) params) payable
            returns (uint256 tokenId, uint128 liquidity, uint256 amount0, uint256 amount1)
        function increaseLiquidity((uint256 tokenId, uint256 amount0Desired, uint256 amount1Desired,
            uint256 amount0Min, uint256 amount1Min, uint256 deadline) params) payable
            returns (uint128 liquidity, uint256 amount0, uint256 amount1)
        function decreaseLiquidity((uint256 tokenId, uint128 liquidity, uint256 amount0Min, uint256 amount1Min,
            uint256 deadline) params) payable returns (uint256 amount0, uint256 amount1)
        function collect((uint256 tokenId, address recipient, uint128 amount0Max, uint128 amount1Max) params) payable
            returns (uint256 amount0, uint256 amount1)
        function positions(uint256 tokenId) view returns (uint96 nonce, address operator, address token0,
            address token1, uint24 fee, int24 tickLower, int24 tickUpper, uint128 liquidity,
            uint256 feeGrowthInside0LastX128, uint256 feeGrowthInside1LastX128, uint128 tokensOwed0,
            uint128 tokensOwed1)
        function createAndInitializePoolIfNecessary(address token0, address token1, uint24 fee,
            uint160 sqrtPriceX96) payable returns (address pool)
        function unwrapWETH9(uint256 amountMinimum, address recipient) payable
        function unwrapWETH9(uint256 amountMinimum) payable
        function refundETH() payable
        function sweepToken(address token, uint256 amountMinimum, address recipient) payable
        function sweepToken(address token, uint256 amountMinimum) payable
        function selfPermit(address token, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) payable
        function execute(bytes commands, bytes[] inputs, uint256 deadline) payable
        function execute(bytes commands, bytes[] inputs) payable
        function unlock(bytes data) returns (bytes)
        function unlockCallback(bytes data) returns (bytes)
        function initialize((address currency0, address currency1, uint24 fee, int24 tickSpacing, address hooks) key,
            uint160 sqrtPriceX96) returns (int24 tick)
        function swap((address currency0, address currency1, uint24 fee, int24 tickSpacing, address hooks) key,
            (bool zeroForOne, int256 amountSpecified, uint160 sqrtPriceLimitX96) params, bytes hookData)
            returns (int256 swapDelta)
        function modifyLiquidity((address currency0, address currency1, uint24 fee, int24 tickSpacing,
            address hooks) key, (int24 tickLower, int24 tickUpper, int256 liquidityDelta, bytes32 salt) params,
            bytes hookData) returns (int256 callerDelta, int256 feesAccrued)
        function take(address currency, address to, uint256 amount)
        function settle() payable returns (uint256 paid)
        function sync(address currency)
        function modifyLiquidities(bytes unlockData, uint256 deadline) payable
        function exchange(int128 i, int128 j, uint256 dx, uint256 min_dy)
        function exchange_underlying(int128 i, int128 j, uint256 dx, uint256 min_dy)
        function exchange(uint256 i, uint256 j, uint256 dx, uint256 min_dy) payable returns (uint256)
        function exchange(uint256 i, uint256 j, uint256 dx, uint256 min_dy, bool use_eth) payable returns (uint256)
        function get_dy(int128 i, int128 j, uint256 dx) view returns (uint256)
        function get_dy(uint256 i, uint256 j, uint256 dx) view returns (uint256)
        function get_virtual_price() view returns (uint256)
        function coins(uint256 i) view returns (address)
        function balances(uint256 i) view returns (uint256)
        function add_liquidity(uint256[2] amounts, uint256 min_mint_amount) payable returns (uint256)
        function add_liquidity(uint256[3] amounts, uint256 min_mint_amount)
        function add_liquidity(uint256[4] amounts, uint256 min_mint_amount)
        function remove_liquidity(uint256 amount, uint256[2] min_amounts)
        function remove_liquidity(uint256 amount, uint256[3] min_amounts)
        function remove_liquidity_one_coin(uint256 token_amount, int128 i, uint256 min_amount)
        function exchange(address[11] route, uint256[5][5] swap_params, uint256 amount, uint256 min_dy) payable
            returns (uint256)
        function exchange(address[11] route, uint256[5][5] swap_params, uint256 amount, uint256 min_dy,
            address[5] pools) payable returns (uint256)
        function exchange(address[11] route, uint256[5][5] swap_params, uint256 amount, uint256 min_dy,
            address[5] pools, address receiver) payable returns (uint256)
        function swap((bytes32 poolId, uint8 kind, address assetIn, address assetOut, uint256 amount,
            bytes userData) singleSwap, (address sender, bool fromInternalBalance, address recipient,
            bool toInternalBalance) funds, uint256 limit, uint256 deadline) payable returns (uint256)
        function batchSwap(uint8 kind, (bytes32 poolId, uint256 assetInIndex, uint256 assetOutIndex, uint256 amount,
            bytes userData)[] swaps, address[] assets, (address sender, bool fromInternalBalance, address recipient,
            bool toInternalBalance) funds, int256[] limits, uint256 deadline) payable returns (int256[])
        function joinPool(bytes32 poolId, address sender, address recipient, (address[] assets,
            uint256[] maxAmountsIn, bytes userData, bool fromInternalBalance) request) payable
        function exitPool(bytes32 poolId, address sender, address recipient, (address[] assets,
            uint256[] minAmountsOut, bytes userData, bool toInternalBalance) request)
        function flashLoan(address recipient, address[] tokens, uint256[] amounts, bytes userData)
        function receiveFlashLoan(address[] tokens, uint256[] amounts, uint256[] feeAmounts, bytes userData)
        function getPoolTokens(bytes32 poolId) view
            returns (address[] tokens, uint256[] balances, uint256 lastChangeBlock)
        function swapSingleTokenExactIn(address pool, address tokenIn, address tokenOut, uint256 exactAmountIn,
            uint256 minAmountOut, uint256 deadline, bool wethIsEth, bytes userData) payable
            returns (uint256 amountOut)
        function swapSingleTokenExactOut(address pool, address tokenIn, address tokenOut, uint256 exactAmountOut,
            uint256 maxAmountIn, uint256 deadline, bool wethIsEth, bytes userData) payable
            returns (uint256 amountIn)
        function swapExactAmountIn(address tokenIn, uint256 tokenAmountIn, address tokenOut, uint256 minAmountOut,
            uint256 maxPrice) returns (uint256 tokenAmountOut, uint256 spotPriceAfter)
        function convertByPath(address[] path, uint256 amount, uint256 minReturn, address beneficiary,
            address affiliateAccount, uint256 affiliateFee) payable returns (uint256)
        function deposit(uint256 pid, uint256 amount)
        function withdraw(uint256 pid, uint256 amount)
        function stake(uint256 amount)
        function getReward()
        function exit()
        function claim(uint256 index, address account, uint256 amount, bytes32[] merkleProof)
        """
}
