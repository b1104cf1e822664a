extension StandardSignatures {
    /// Functions of ownership, roles, proxies, batches, permits, smart accounts, governance and names: ERC-165, 173,
    /// 897, 1271, 1820, 1967, 2535, 2771, 4337, 7579, OpenZeppelin's contracts, Multicall3, Permit2, Safe and ENS.
    static let accountCalls = """
        function supportsInterface(bytes4 interfaceId) view returns (bool)
        function owner() view returns (address)
        function pendingOwner() view returns (address)
        function transferOwnership(address newOwner)
        function acceptOwnership()
        function renounceOwnership()
        function hasRole(bytes32 role, address account) view returns (bool)
        function getRoleAdmin(bytes32 role) view returns (bytes32)
        function grantRole(bytes32 role, address account)
        function revokeRole(bytes32 role, address account)
        function renounceRole(bytes32 role, address account)
        function pause()
        function unpause()
        function paused() view returns (bool)
        function initialize()
        function implementation() view returns (address)
        function proxyType() view returns (uint256)
        function admin() view returns (address)
        function changeAdmin(address newAdmin)
        function upgradeTo(address newImplementation)
        function upgradeToAndCall(address newImplementation, bytes data) payable
        function upgrade(address proxy, address implementation)
        function upgradeAndCall(address proxy, address implementation, bytes data) payable
        function proxiableUUID() view returns (bytes32)
        function masterCopy() view returns (address)
        function facetAddress(bytes4 functionSelector) view returns (address)
        function facets() view returns ((address facetAddress, bytes4[] functionSelectors)[])
        function facetAddresses() view returns (address[])
        function facetFunctionSelectors(address facet) view returns (bytes4[])
        function diamondCut((address facetAddress, uint8 action, bytes4[] functionSelectors)[] diamondCut,
            address init, bytes callData)
        function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)
        function isValidSignature(bytes data, bytes signature) view returns (bytes4)
        function isTrustedForwarder(address forwarder) view returns (bool)
        function setInterfaceImplementer(address account, bytes32 interfaceHash, address implementer)
        function getInterfaceImplementer(address account, bytes32 interfaceHash) view returns (address)
        function multicall(bytes[] data) payable returns (bytes[] results)
        function multicall(uint256 deadline, bytes[] data) payable returns (bytes[] results)
        function multicall(bytes32 previousBlockhash, bytes[] data) payable returns (bytes[] results)
        function aggregate((address target, bytes callData)[] calls) payable
            returns (uint256 blockNumber, bytes[] returnData)
        function tryAggregate(bool requireSuccess, (address target, bytes callData)[] calls) payable
            returns ((bool success, bytes returnData)[])
        function blockAndAggregate((address target, bytes callData)[] calls) payable
            returns (uint256 blockNumber, bytes32 blockHash, (bool success, bytes returnData)[] returnData)
        function tryBlockAndAggregate(bool requireSuccess, (address target, bytes callData)[] calls) payable
            returns (uint256 blockNumber, bytes32 blockHash, (bool success, bytes returnData)[] returnData)
        function aggregate3((address target, bool allowFailure, bytes callData)[] calls) payable
            returns ((bool success, bytes returnData)[])
        function aggregate3Value((address target, bool allowFailure, uint256 value, bytes callData)[] calls) payable
            returns ((bool success, bytes returnData)[])
        function getEthBalance(address account) view returns (uint256)
        function permit(address owner, ((address token, uint160 amount, uint48 expiration, uint48 nonce) details,
            address spender, uint256 sigDeadline) permitSingle, bytes signature)
        function permit(address owner, ((address token, uint160 amount, uint48 expiration, uint48 nonce)[] details,
            address spender, uint256 sigDeadline) permitBatch, bytes signature)
        function approve(address token, address spender, uint160 amount, uint48 expiration)
        function allowance(address user, address token, address spender) view
            returns (uint160 amount, uint48 expiration, uint48 nonce)
        function transferFrom(address from, address to, uint160 amount, address token)
        function transferFrom((address from, address to, uint160 amount, address token)[] transferDetails)
        function permitTransferFrom(((address token, uint256 amount) permitted, uint256 nonce, uint256 deadline) permit,
            (address to, uint256 requestedAmount) transferDetails, address owner, bytes signature)
        function permitTransferFrom(((address token, uint256 amount)[] permitted, uint256 nonce,
            uint256 deadline) permit, (address to, uint256 requestedAmount)[] transferDetails, address owner,
            bytes signature)
        function permitWitnessTransferFrom(((address token, uint256 amount) permitted, uint256 nonce,
            uint256 deadline) permit, (address to, uint256 requestedAmount) transferDetails, address owner,
            bytes32 witness, string witnessTypeString, bytes signature)
        function permitWitnessTransferFrom(((address token, uint256 amount)[] permitted, uint256 nonce,
            uint256 deadline) permit, (address to, uint256 requestedAmount)[] transferDetails, address owner,
            bytes32 witness, string witnessTypeString, bytes signature)
        function lockdown((address token, address spender)[] approvals)
        function invalidateNonces(address token, address spender, uint48 newNonce)
        function invalidateUnorderedNonces(uint256 wordPos, uint256 mask)
        function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler,
            address paymentToken, uint256 payment, address paymentReceiver)
        function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas,
            uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable
            returns (bool success)
        function execTransactionFromModule(address to, uint256 value, bytes data, uint8 operation)
            returns (bool success)
        function execTransactionFromModuleReturnData(address to, uint256 value, bytes data, uint8 operation)
            returns (bool success, bytes returnData)
        function multiSend(bytes transactions) payable
        function createProxyWithNonce(address singleton, bytes initializer, uint256 saltNonce)
            returns (address proxy)
        function addOwnerWithThreshold(address owner, uint256 threshold)
        function removeOwner(address prevOwner, address owner, uint256 threshold)
        function swapOwner(address prevOwner, address oldOwner, address newOwner)
        function changeThreshold(uint256 threshold)
        function enableModule(address module)
        function disableModule(address prevModule, address module)
        function setGuard(address guard)
        function setFallbackHandler(address handler)
        function approveHash(bytes32 hashToApprove)
        function getOwners() view returns (address[])
        function getThreshold() view returns (uint256)
        function isOwner(address owner) view returns (bool)
        function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas,
            uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view
            returns (bytes32)
        function nonce() view returns (uint256)
        function handleOps((address sender, uint256 nonce, bytes initCode, bytes callData, uint256 callGasLimit,
            uint256 verificationGasLimit, uint256 preVerificationGas, uint256 maxFeePerGas,
            uint256 maxPriorityFeePerGas, bytes paymasterAndData, bytes signature)[] ops, address beneficiary)
        function handleOps((address sender, uint256 nonce, bytes initCode, bytes callData, bytes32 accountGasLimits,
            uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData, bytes signature)[] ops,
            address beneficiary)
        function validateUserOp((address sender, uint256 nonce, bytes initCode, bytes callData, uint256 callGasLimit,
            uint256 verificationGasLimit, uint256 preVerificationGas, uint256 maxFeePerGas,
            uint256 maxPriorityFeePerGas, bytes paymasterAndData, bytes signature) userOp, bytes32 userOpHash,
            uint256 missingAccountFunds) returns (uint256 validationData)
        function validateUserOp((address sender, uint256 nonce, bytes initCode, bytes callData,
            bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees, bytes paymasterAndData,
            bytes signature) userOp, bytes32 userOpHash, uint256 missingAccountFunds) returns (uint256 validationData)
        function innerHandleOp(bytes callData, ((address sender, uint256 nonce, uint256 callGasLimit,
            uint256 verificationGasLimit, uint256 preVerificationGas, address paymaster, uint256 maxFeePerGas,
            uint256 maxPriorityFeePerGas) mUserOp, bytes32 userOpHash, uint256 prefund, uint256 contextOffset,
            uint256 preOpGas) opInfo, bytes context) returns (uint256 actualGasCost)
        function innerHandleOp(bytes callData, ((address sender, uint256 nonce, uint256 verificationGasLimit,
            uint256 callGasLimit, uint256 paymasterVerificationGasLimit, uint256 paymasterPostOpGasLimit,
            uint256 preVerificationGas, address paymaster, uint256 maxFeePerGas, uint256 maxPriorityFeePerGas) mUserOp,
            bytes32 userOpHash, uint256 prefund, uint256 contextOffset, uint256 preOpGas) opInfo, bytes context)
            returns (uint256 actualGasCost)
        function getNonce(address sender, uint192 key) view returns (uint256 nonce)
        function depositTo(address account) payable
        function addStake(uint32 unstakeDelaySec) payable
        function unlockStake()
        function withdrawStake(address withdrawAddress)
        function withdrawTo(address withdrawAddress, uint256 withdrawAmount)
        function createSender(bytes initCode) returns (address sender)
        function createAccount(address owner, uint256 salt) returns (address)
        function execute(address dest, uint256 value, bytes func)
        function executeBatch(address[] dest, bytes[] func)
        function executeBatch(address[] dest, uint256[] value, bytes[] func)
        function executeBatch((address target, uint256 value, bytes data)[] calls) payable
        function execute(bytes32 mode, bytes executionCalldata) payable
        function installModule(uint256 moduleTypeId, address module, bytes initData) payable
        function uninstallModule(uint256 moduleTypeId, address module, bytes deInitData) payable
        function propose(address[] targets, uint256[] values, bytes[] calldatas, string description)
            returns (uint256 proposalId)
        function propose(address[] targets, uint256[] values, string[] signatures, bytes[] calldatas,
            string description) returns (uint256 proposalId)
        function castVote(uint256 proposalId, uint8 support)
        function castVoteWithReason(uint256 proposalId, uint8 support, string reason)
        function castVoteBySig(uint256 proposalId, uint8 support, uint8 v, bytes32 r, bytes32 s)
        function queue(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash)
            returns (uint256 proposalId)
        function execute(address[] targets, uint256[] values, bytes[] calldatas, bytes32 descriptionHash) payable
            returns (uint256 proposalId)
        function queue(uint256 proposalId)
        function execute(uint256 proposalId) payable
        function cancel(uint256 proposalId)
        function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt, uint256 delay)
        function scheduleBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor,
            bytes32 salt, uint256 delay)
        function execute(address target, uint256 value, bytes payload, bytes32 predecessor, bytes32 salt) payable
        function executeBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor,
            bytes32 salt) payable
        function cancel(bytes32 id)
        function queueTransaction(address target, uint256 value, string signature, bytes data, uint256 eta)
            returns (bytes32)
        function executeTransaction(address target, uint256 value, string signature, bytes data, uint256 eta) payable
            returns (bytes)
        function cancelTransaction(address target, uint256 value, string signature, bytes data, uint256 eta)
        function resolver(bytes32 node) view returns (address)
        function owner(bytes32 node) view returns (address)
        function setSubnodeOwner(bytes32 node, bytes32 label, address owner) returns (bytes32)
        function setSubnodeRecord(bytes32 node, bytes32 label, address owner, address resolver, uint64 ttl)
        function setResolver(bytes32 node, address resolver)
        function setOwner(bytes32 node, address owner)
        function addr(bytes32 node) view returns (address)
        function addr(bytes32 node, uint256 coinType) view returns (bytes)
        function setAddr(bytes32 node, address a)
        function setAddr(bytes32 node, uint256 coinType, bytes a)
        function name(bytes32 node) view returns (string)
        function setName(string name) returns (bytes32)
        function text(bytes32 node, string key) view returns (string)
        function setText(bytes32 node, string key, string value)
        function contenthash(bytes32 node) view returns (bytes)
        function setContenthash(bytes32 node, bytes hash)
        function resolve(bytes name, bytes data) view returns (bytes)
        function commit(bytes32 commitment)
        function register(string name, address owner, uint256 duration, bytes32 secret, address resolver, bytes[] data,
            bool reverseRecord, uint16 ownerControlledFuses) payable
        function renew(string name, uint256 duration) payable
        """
}
