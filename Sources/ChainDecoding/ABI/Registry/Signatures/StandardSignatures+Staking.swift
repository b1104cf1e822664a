extension StandardSignatures {
    /// Staking and oracles: the deposit contract, Lido, Rocket Pool, EigenLayer and Chainlink.
    static let staking = """
        event DepositEvent(bytes pubkey, bytes withdrawal_credentials, bytes amount, bytes signature, bytes index)
        event Submitted(address indexed sender, uint256 amount, address referral)
        event TransferShares(address indexed from, address indexed to, uint256 sharesValue)
        event SharesBurnt(address indexed account, uint256 preRebaseTokenAmount, uint256 postRebaseTokenAmount,
            uint256 sharesAmount)
        event TokenRebased(uint256 indexed reportTimestamp, uint256 timeElapsed, uint256 preTotalShares,
            uint256 preTotalEther, uint256 postTotalShares, uint256 postTotalEther, uint256 sharesMintedAsFees)
        event ETHDistributed(uint256 indexed reportTimestamp, uint256 preCLBalance, uint256 postCLBalance,
            uint256 withdrawalsWithdrawn, uint256 executionLayerRewardsWithdrawn, uint256 postBufferedEther)
        event Unbuffered(uint256 amount)
        event WithdrawalRequested(uint256 indexed requestId, address indexed requestor, address indexed owner,
            uint256 amountOfStETH, uint256 amountOfShares)
        event WithdrawalsFinalized(uint256 indexed from, uint256 indexed to, uint256 amountOfETHLocked,
            uint256 sharesToBurn, uint256 timestamp)
        event WithdrawalClaimed(uint256 indexed requestId, address indexed owner, address indexed receiver,
            uint256 amountOfETH)
        event TokensMinted(address indexed to, uint256 amount, uint256 ethAmount, uint256 time)
        event TokensBurned(address indexed from, uint256 amount, uint256 ethAmount, uint256 time)
        event DepositReceived(address indexed from, uint256 amount, uint256 time)
        event EtherDeposited(string indexed by, uint256 amount, uint256 time)
        event EtherWithdrawn(string indexed by, uint256 amount, uint256 time)
        event Deposit(address staker, address token, address strategy, uint256 shares)
        event Deposit(address staker, address strategy, uint256 shares)
        event OperatorSharesIncreased(address indexed operator, address staker, address strategy, uint256 shares)
        event OperatorSharesDecreased(address indexed operator, address staker, address strategy, uint256 shares)
        event StakerDelegated(address indexed staker, address indexed operator)
        event StakerUndelegated(address indexed staker, address indexed operator)
        event StakerForceUndelegated(address indexed staker, address indexed operator)
        event OperatorMetadataURIUpdated(address indexed operator, string metadataURI)
        event PodDeployed(address indexed eigenPod, address indexed podOwner)
        event PodSharesUpdated(address indexed podOwner, int256 sharesDelta)
        event NewTotalShares(address indexed podOwner, int256 newTotalShares)
        event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt)
        event NewRound(uint256 indexed roundId, address indexed startedBy, uint256 startedAt)
        event NewTransmission(uint32 indexed aggregatorRoundId, int192 answer, address transmitter,
            int192[] observations, bytes observers, bytes32 rawReportContext)
        event NewTransmission(uint32 indexed aggregatorRoundId, int192 answer, address transmitter,
            uint32 observationsTimestamp, int192[] observations, bytes observers, int192 juelsPerFeeCoin,
            bytes32 configDigest, uint40 epochAndRound)
        event Transmitted(bytes32 configDigest, uint32 epoch)
        event Transfer(address indexed from, address indexed to, uint256 value, bytes data)

        function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root)
            payable
        function submit(address referral) payable returns (uint256)
        function wrap(uint256 stETHAmount) returns (uint256)
        function unwrap(uint256 wstETHAmount) returns (uint256)
        function sharesOf(address account) view returns (uint256)
        function getPooledEthByShares(uint256 sharesAmount) view returns (uint256)
        function getSharesByPooledEth(uint256 ethAmount) view returns (uint256)
        function transferShares(address recipient, uint256 sharesAmount) returns (uint256)
        function stEthPerToken() view returns (uint256)
        function requestWithdrawals(uint256[] amounts, address owner) returns (uint256[] requestIds)
        function claimWithdrawals(uint256[] requestIds, uint256[] hints)
        function claimWithdrawal(uint256 requestId)
        function getExchangeRate() view returns (uint256)
        function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256 shares)
        function delegateTo(address operator, (bytes signature, uint256 expiry) approverSignatureAndExpiry,
            bytes32 approverSalt)
        function undelegate(address staker) returns (bytes32[] withdrawalRoots)
        function queueWithdrawals((address[] strategies, uint256[] depositShares, address withdrawer)[] params)
            returns (bytes32[] withdrawalRoots)
        function createPod() returns (address)
        function latestAnswer() view returns (int256)
        function latestTimestamp() view returns (uint256)
        function latestRound() view returns (uint256)
        function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt,
            uint80 answeredInRound)
        function getRoundData(uint80 roundId) view returns (uint80 id, int256 answer, uint256 startedAt,
            uint256 updatedAt, uint80 answeredInRound)
        function aggregator() view returns (address)
        function description() view returns (string)
        function version() view returns (uint256)
        function transmit(bytes report, bytes32[] rs, bytes32[] ss, bytes32 rawVs)
        function transmit(bytes32[3] reportContext, bytes report, bytes32[] rs, bytes32[] ss, bytes32 rawVs)
        function rawFulfillRandomWords(uint256 requestId, uint256[] randomWords)
        """
}
