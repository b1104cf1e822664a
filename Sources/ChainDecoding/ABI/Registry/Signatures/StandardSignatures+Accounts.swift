extension StandardSignatures {
    /// Events of ownership, roles, proxies, permits, smart accounts, governance and names: ERC-173, 1967, 2535, 4337,
    /// 7579, OpenZeppelin's contracts, Permit2, Safe and ENS.
    static let accounts = """
        event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
        event OwnershipTransferStarted(address indexed previousOwner, address indexed newOwner)
        event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)
        event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)
        event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)
        event Paused(address account)
        event Unpaused(address account)
        event Initialized(uint8 version)
        event Initialized(uint64 version)
        event Upgraded(address indexed implementation)
        event AdminChanged(address previousAdmin, address newAdmin)
        event BeaconUpgraded(address indexed beacon)
        event EIP712DomainChanged()
        event DiamondCut((address facetAddress, uint8 action, bytes4[] functionSelectors)[] diamondCut, address init,
            bytes callData)
        event NewOwner(bytes32 indexed node, bytes32 indexed label, address owner)
        event Transfer(bytes32 indexed node, address owner)
        event NewResolver(bytes32 indexed node, address resolver)
        event NewTTL(bytes32 indexed node, uint64 ttl)
        event AddrChanged(bytes32 indexed node, address a)
        event AddressChanged(bytes32 indexed node, uint256 coinType, bytes newAddress)
        event NameChanged(bytes32 indexed node, string name)
        event TextChanged(bytes32 indexed node, string indexed indexedKey, string key, string value)
        event ContenthashChanged(bytes32 indexed node, bytes hash)
        event NameRegistered(uint256 indexed id, address indexed owner, uint256 expires)
        event NameRenewed(uint256 indexed id, uint256 expires)
        event NameRegistered(string name, bytes32 indexed label, address indexed owner, uint256 cost, uint256 expires)
        event NameRegistered(string name, bytes32 indexed label, address indexed owner, uint256 baseCost,
            uint256 premium, uint256 expires)
        event NameRenewed(string name, bytes32 indexed label, uint256 cost, uint256 expires)
        event NameWrapped(bytes32 indexed node, bytes name, address owner, uint32 fuses, uint64 expiry)
        event NameUnwrapped(bytes32 indexed node, address owner)
        event ReverseClaimed(address indexed addr, bytes32 indexed node)
        event Approval(address indexed owner, address indexed token, address indexed spender, uint160 amount,
            uint48 expiration)
        event Permit(address indexed owner, address indexed token, address indexed spender, uint160 amount,
            uint48 expiration, uint48 nonce)
        event Lockdown(address indexed owner, address token, address spender)
        event NonceInvalidation(address indexed owner, address indexed token, address indexed spender,
            uint48 newNonce, uint48 oldNonce)
        event UnorderedNonceInvalidation(address indexed owner, uint256 word, uint256 mask)
        event SafeSetup(address indexed initiator, address[] owners, uint256 threshold, address initializer,
            address fallbackHandler)
        event ExecutionSuccess(bytes32 indexed txHash, uint256 payment)
        event ExecutionSuccess(bytes32 txHash, uint256 payment)
        event ExecutionFailure(bytes32 indexed txHash, uint256 payment)
        event ExecutionFailure(bytes32 txHash, uint256 payment)
        event ExecutionFromModuleSuccess(address indexed module)
        event ExecutionFromModuleFailure(address indexed module)
        event ApproveHash(bytes32 indexed approvedHash, address indexed owner)
        event SignMsg(bytes32 indexed msgHash)
        event AddedOwner(address indexed owner)
        event AddedOwner(address owner)
        event RemovedOwner(address indexed owner)
        event RemovedOwner(address owner)
        event ChangedThreshold(uint256 threshold)
        event EnabledModule(address indexed module)
        event EnabledModule(address module)
        event DisabledModule(address indexed module)
        event DisabledModule(address module)
        event ChangedGuard(address indexed guard)
        event ChangedFallbackHandler(address indexed handler)
        event SafeReceived(address indexed sender, uint256 value)
        event SafeMultiSigTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas,
            uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures,
            bytes additionalInfo)
        event SafeModuleTransaction(address module, address to, uint256 value, bytes data, uint8 operation)
        event ProxyCreation(address indexed proxy, address singleton)
        event ProxyCreation(address proxy, address singleton)
        event ProxyCreation(address proxy)
        event UserOperationEvent(bytes32 indexed userOpHash, address indexed sender, address indexed paymaster,
            uint256 nonce, bool success, uint256 actualGasCost, uint256 actualGasUsed)
        event UserOperationRevertReason(bytes32 indexed userOpHash, address indexed sender, uint256 nonce,
            bytes revertReason)
        event PostOpRevertReason(bytes32 indexed userOpHash, address indexed sender, uint256 nonce,
            bytes revertReason)
        event UserOperationPrefundTooLow(bytes32 indexed userOpHash, address indexed sender, uint256 nonce)
        event AccountDeployed(bytes32 indexed userOpHash, address indexed sender, address factory, address paymaster)
        event BeforeExecution()
        event SignatureAggregatorChanged(address indexed aggregator)
        event Deposited(address indexed account, uint256 totalDeposit)
        event Withdrawn(address indexed account, address withdrawAddress, uint256 amount)
        event StakeLocked(address indexed account, uint256 totalStaked, uint256 unstakeDelaySec)
        event StakeUnlocked(address indexed account, uint256 withdrawTime)
        event StakeWithdrawn(address indexed account, address withdrawAddress, uint256 amount)
        event ModuleInstalled(uint256 moduleTypeId, address module)
        event ModuleUninstalled(uint256 moduleTypeId, address module)
        event ProposalCreated(uint256 proposalId, address proposer, address[] targets, uint256[] values,
            string[] signatures, bytes[] calldatas, uint256 voteStart, uint256 voteEnd, string description)
        event ProposalQueued(uint256 proposalId, uint256 etaSeconds)
        event ProposalExecuted(uint256 proposalId)
        event ProposalCanceled(uint256 proposalId)
        event VoteCast(address indexed voter, uint256 proposalId, uint8 support, uint256 weight, string reason)
        event VoteCastWithParams(address indexed voter, uint256 proposalId, uint8 support, uint256 weight,
            string reason, bytes params)
        event CallScheduled(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data,
            bytes32 predecessor, uint256 delay)
        event CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data)
        event CallSalt(bytes32 indexed id, bytes32 salt)
        event Cancelled(bytes32 indexed id)
        event MinDelayChange(uint256 oldDuration, uint256 newDuration)
        event NewAdmin(address indexed newAdmin)
        event NewPendingAdmin(address indexed newPendingAdmin)
        event QueueTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature,
            bytes data, uint256 eta)
        event ExecuteTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature,
            bytes data, uint256 eta)
        event CancelTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature,
            bytes data, uint256 eta)
        event LOG_CALL(bytes4 indexed sig, address indexed caller, bytes data) anonymous
        event LogNote(bytes4 indexed sig, address indexed usr, bytes32 indexed arg1, bytes32 indexed arg2,
            bytes data) anonymous
        """
}
