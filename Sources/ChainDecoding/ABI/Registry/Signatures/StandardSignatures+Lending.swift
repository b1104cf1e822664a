extension StandardSignatures {
    /// Lending: Aave V1 to V3, Compound V2 and V3, Maker, Morpho Blue, Liquity and Euler.
    static let lending = """
        struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }

        event Deposit(address indexed reserve, address indexed user, uint256 amount, uint16 indexed referral,
            uint256 timestamp)
        event RedeemUnderlying(address indexed reserve, address indexed user, uint256 amount, uint256 timestamp)
        event Borrow(address indexed reserve, address indexed user, uint256 amount, uint256 borrowRateMode,
            uint256 borrowRate, uint256 originationFee, uint256 borrowBalanceIncrease, uint16 indexed referral,
            uint256 timestamp)
        event Repay(address indexed reserve, address indexed user, address indexed repayer,
            uint256 amountMinusFees, uint256 fees, uint256 borrowBalanceIncrease, uint256 timestamp)
        event LiquidationCall(address indexed collateral, address indexed reserve, address indexed user,
            uint256 purchaseAmount, uint256 liquidatedCollateralAmount, uint256 accruedBorrowInterest,
            address liquidator, bool receiveAToken, uint256 timestamp)
        event FlashLoan(address indexed target, address indexed reserve, uint256 amount, uint256 totalFee,
            uint256 protocolFee, uint256 timestamp)
        event Deposit(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount,
            uint16 indexed referral)
        event Withdraw(address indexed reserve, address indexed user, address indexed to, uint256 amount)
        event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount,
            uint256 borrowRateMode, uint256 borrowRate, uint16 indexed referral)
        event Repay(address indexed reserve, address indexed user, address indexed repayer, uint256 amount)
        event FlashLoan(address indexed target, address indexed initiator, address indexed asset, uint256 amount,
            uint256 premium, uint16 referralCode)
        event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user,
            uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)
        event ReserveDataUpdated(address indexed reserve, uint256 liquidityRate, uint256 stableBorrowRate,
            uint256 variableBorrowRate, uint256 liquidityIndex, uint256 variableBorrowIndex)
        event ReserveUsedAsCollateralEnabled(address indexed reserve, address indexed user)
        event ReserveUsedAsCollateralDisabled(address indexed reserve, address indexed user)
        event Swap(address indexed reserve, address indexed user, uint256 rateMode)
        event Supply(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount,
            uint16 indexed referralCode)
        event Borrow(address indexed reserve, address user, address indexed onBehalfOf, uint256 amount,
            uint8 interestRateMode, uint256 borrowRate, uint16 indexed referralCode)
        event Repay(address indexed reserve, address indexed user, address indexed repayer, uint256 amount,
            bool useATokens)
        event FlashLoan(address indexed target, address initiator, address indexed asset, uint256 amount,
            uint8 interestRateMode, uint256 premium, uint16 indexed referralCode)
        event UserEModeSet(address indexed user, uint8 categoryId)
        event MintedToTreasury(address indexed reserve, uint256 amountMinted)
        event Mint(address indexed caller, address indexed onBehalfOf, uint256 value, uint256 balanceIncrease,
            uint256 index)
        event Burn(address indexed from, address indexed target, uint256 value, uint256 balanceIncrease,
            uint256 index)
        event BalanceTransfer(address indexed from, address indexed to, uint256 value, uint256 index)
        event BorrowAllowanceDelegated(address indexed fromUser, address indexed toUser, address indexed asset,
            uint256 amount)
        event DelegatedPowerChanged(address indexed user, uint256 amount, uint8 delegationType)
        event AccrueInterest(uint256 cashPrior, uint256 interestAccumulated, uint256 borrowIndex,
            uint256 totalBorrows)
        event AccrueInterest(uint256 interestAccumulated, uint256 borrowIndex, uint256 totalBorrows)
        event Mint(address minter, uint256 mintAmount, uint256 mintTokens)
        event Redeem(address redeemer, uint256 redeemAmount, uint256 redeemTokens)
        event Borrow(address borrower, uint256 borrowAmount, uint256 accountBorrows, uint256 totalBorrows)
        event RepayBorrow(address payer, address borrower, uint256 repayAmount, uint256 accountBorrows,
            uint256 totalBorrows)
        event LiquidateBorrow(address liquidator, address borrower, uint256 repayAmount, address cTokenCollateral,
            uint256 seizeTokens)
        event ReservesAdded(address benefactor, uint256 addAmount, uint256 newTotalReserves)
        event Failure(uint256 error, uint256 info, uint256 detail)
        event MarketEntered(address cToken, address account)
        event MarketExited(address cToken, address account)
        event DistributedSupplierComp(address indexed cToken, address indexed supplier, uint256 compDelta,
            uint256 compSupplyIndex)
        event DistributedBorrowerComp(address indexed cToken, address indexed borrower, uint256 compDelta,
            uint256 compBorrowIndex)
        event Supply(address indexed from, address indexed dst, uint256 amount)
        event Withdraw(address indexed src, address indexed to, uint256 amount)
        event SupplyCollateral(address indexed from, address indexed dst, address indexed asset, uint256 amount)
        event TransferCollateral(address indexed from, address indexed to, address indexed asset, uint256 amount)
        event WithdrawCollateral(address indexed src, address indexed to, address indexed asset, uint256 amount)
        event AbsorbDebt(address indexed absorber, address indexed borrower, uint256 basePaidOut, uint256 usdValue)
        event AbsorbCollateral(address indexed absorber, address indexed borrower, address indexed asset,
            uint256 collateralAbsorbed, uint256 usdValue)
        event BuyCollateral(address indexed buyer, address indexed asset, uint256 baseAmount,
            uint256 collateralAmount)
        event RewardClaimed(address indexed src, address indexed recipient, address indexed token, uint256 amount)
        event Kick(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr,
            address indexed kpr, uint256 coin)
        event Take(uint256 indexed id, uint256 max, uint256 price, uint256 owe, uint256 tab, uint256 lot,
            address indexed usr)
        event Redo(uint256 indexed id, uint256 top, uint256 tab, uint256 lot, address indexed usr,
            address indexed kpr, uint256 coin)
        event Bark(bytes32 indexed ilk, address indexed urn, uint256 ink, uint256 art, uint256 due, address clip,
            uint256 indexed id)
        event Bite(bytes32 indexed ilk, address indexed urn, uint256 ink, uint256 art, uint256 tab, address flip,
            uint256 id)
        event Kick(uint256 id, uint256 lot, uint256 bid, uint256 tab, address indexed usr, address indexed gal)
        event Poke(bytes32 ilk, bytes32 val, uint256 spot)
        event BuyGem(address indexed owner, uint256 value, uint256 fee)
        event SellGem(address indexed owner, uint256 value, uint256 fee)
        event NewCdp(address indexed usr, address indexed own, uint256 indexed cdp)
        event CreateMarket(bytes32 indexed id, MarketParams marketParams)
        event Supply(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets,
            uint256 shares)
        event Withdraw(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver,
            uint256 assets, uint256 shares)
        event Borrow(bytes32 indexed id, address caller, address indexed onBehalf, address indexed receiver,
            uint256 assets, uint256 shares)
        event Repay(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets,
            uint256 shares)
        event SupplyCollateral(bytes32 indexed id, address indexed caller, address indexed onBehalf, uint256 assets)
        event WithdrawCollateral(bytes32 indexed id, address caller, address indexed onBehalf,
            address indexed receiver, uint256 assets)
        event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, uint256 repaidAssets,
            uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, uint256 badDebtShares)
        event FlashLoan(address indexed caller, address indexed token, uint256 assets)
        event SetAuthorization(address indexed caller, address indexed authorizer, address indexed authorized,
            bool newIsAuthorized)
        event AccrueInterest(bytes32 indexed id, uint256 prevBorrowRate, uint256 interest, uint256 feeShares)
        event TroveUpdated(address indexed borrower, uint256 debt, uint256 coll, uint256 stake, uint8 operation)
        event TroveCreated(address indexed borrower, uint256 arrayIndex)
        event TroveLiquidated(address indexed borrower, uint256 debt, uint256 coll, uint8 operation)
        event Liquidation(uint256 liquidatedDebt, uint256 liquidatedColl, uint256 collGasCompensation,
            uint256 LUSDGasCompensation)
        event Redemption(uint256 attemptedLUSDAmount, uint256 actualLUSDAmount, uint256 ETHSent, uint256 ETHFee)
        event LUSDBorrowingFeePaid(address indexed borrower, uint256 LUSDFee)
        event UserDepositChanged(address indexed depositor, uint256 newDeposit)
        event Deposit(address indexed underlying, address indexed account, uint256 amount)
        event Borrow(address indexed underlying, address indexed account, uint256 amount)
        event Repay(address indexed underlying, address indexed account, uint256 amount)
        event Liquidation(address indexed liquidator, address indexed violator, address indexed underlying,
            address collateral, uint256 repay, uint256 yield, uint256 healthScore, uint256 baseDiscount,
            uint256 discount)
        event Borrow(address indexed account, uint256 assets)
        event Repay(address indexed account, uint256 assets)
        event Liquidate(address indexed liquidator, address indexed violator, address collateral,
            uint256 repayAssets, uint256 yieldBalance)
        event PullDebt(address indexed from, address indexed to, uint256 assets)
        event DebtSocialized(address indexed account, uint256 assets)
        event InterestAccrued(address indexed account, uint256 assets)
        event VaultStatus(uint256 totalShares, uint256 totalBorrows, uint256 accumulatedFees, uint256 cash,
            uint256 interestAccumulator, uint256 interestRate, uint256 timestamp)

        function deposit(address reserve, uint256 amount, uint16 referralCode) payable
        function deposit(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)
        function withdraw(address asset, uint256 amount, address to) returns (uint256)
        function borrow(address asset, uint256 amount, uint256 interestRateMode, uint16 referralCode,
            address onBehalfOf)
        function repay(address asset, uint256 amount, uint256 interestRateMode, address onBehalfOf)
            returns (uint256)
        function liquidationCall(address collateralAsset, address debtAsset, address user, uint256 debtToCover,
            bool receiveAToken)
        function flashLoan(address receiverAddress, address[] assets, uint256[] amounts, uint256[] interestRateModes,
            address onBehalfOf, bytes params, uint16 referralCode)
        function flashLoanSimple(address receiverAddress, address asset, uint256 amount, bytes params,
            uint16 referralCode)
        function executeOperation(address[] assets, uint256[] amounts, uint256[] premiums, address initiator,
            bytes params) returns (bool)
        function executeOperation(address asset, uint256 amount, uint256 premium, address initiator, bytes params)
            returns (bool)
        function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)
        function supplyWithPermit(address asset, uint256 amount, address onBehalfOf, uint16 referralCode,
            uint256 deadline, uint8 permitV, bytes32 permitR, bytes32 permitS)
        function repayWithATokens(address asset, uint256 amount, uint256 interestRateMode) returns (uint256)
        function setUserUseReserveAsCollateral(address asset, bool useAsCollateral)
        function setUserEMode(uint8 categoryId)
        function getUserAccountData(address user) view returns (uint256 totalCollateralBase, uint256 totalDebtBase,
            uint256 availableBorrowsBase, uint256 currentLiquidationThreshold, uint256 ltv, uint256 healthFactor)
        function approveDelegation(address delegatee, uint256 amount)
        function depositETH(address pool, address onBehalfOf, uint16 referralCode) payable
        function withdrawETH(address pool, uint256 amount, address to)
        function redeemUnderlying(uint256 redeemAmount) returns (uint256)
        function borrow(uint256 borrowAmount) returns (uint256)
        function repayBorrow(uint256 repayAmount) returns (uint256)
        function repayBorrowBehalf(address borrower, uint256 repayAmount) returns (uint256)
        function liquidateBorrow(address borrower, uint256 repayAmount, address cTokenCollateral) returns (uint256)
        function balanceOfUnderlying(address owner) returns (uint256)
        function exchangeRateCurrent() returns (uint256)
        function exchangeRateStored() view returns (uint256)
        function accrueInterest() returns (uint256)
        function enterMarkets(address[] cTokens) returns (uint256[])
        function exitMarket(address cToken) returns (uint256)
        function claimComp(address holder)
        function supply(address asset, uint256 amount)
        function supplyTo(address dst, address asset, uint256 amount)
        function withdraw(address asset, uint256 amount)
        function absorb(address absorber, address[] accounts)
        function buyCollateral(address asset, uint256 minAmount, uint256 baseAmount, address recipient)
        function frob(bytes32 i, address u, address v, address w, int256 dink, int256 dart)
        function bark(bytes32 ilk, address urn, address kpr) returns (uint256 id)
        function take(uint256 id, uint256 amt, uint256 max, address who, bytes data)
        function drip(bytes32 ilk) returns (uint256 rate)
        function join(address usr, uint256 wad)
        function exit(address usr, uint256 wad)
        function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)
            returns (uint256 assetsSupplied, uint256 sharesSupplied)
        function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf,
            address receiver) returns (uint256 assetsWithdrawn, uint256 sharesWithdrawn)
        function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf,
            address receiver) returns (uint256 assetsBorrowed, uint256 sharesBorrowed)
        function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)
            returns (uint256 assetsRepaid, uint256 sharesRepaid)
        function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)
        function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)
        function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares,
            bytes data) returns (uint256 seized, uint256 repaid)
        function flashLoan(address token, uint256 assets, bytes data)
        function onMorphoFlashLoan(uint256 assets, bytes data)
        function onMorphoLiquidate(uint256 repaidAssets, bytes data)
        function liquidate(address borrower)
        function liquidateTroves(uint256 n)
        function liquidate(address violator, address collateral, uint256 repayAssets, uint256 minYieldBalance)
        function batch((address targetContract, address onBehalfOfAccount, uint256 value, bytes data)[] items)
            payable
        """
}
