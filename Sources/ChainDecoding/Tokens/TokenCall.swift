/// A call of a token, of a vault, or of Permit2.
///
/// Some calls look the same for amounts and for single tokens; there the number may be either.
@nonexhaustive
public enum TokenCall: Sendable, Hashable {
    /// Moves an amount of the caller's (EIP-20).
    case transfer(to: Address, amount: U256)
    /// Moves an amount, or a single token, of another's (EIP-20, EIP-721).
    case transferFrom(from: Address, to: Address, amountOrTokenID: U256)
    /// Gives permission to move an amount, or a single token (EIP-20, EIP-721).
    case approve(spender: Address, amountOrTokenID: U256)
    /// Gives permission to move all tokens, or takes it back (EIP-721, EIP-1155).
    case setApprovalForAll(operator: Address, isApproved: Bool)
    /// Moves a single token and tells its receiver (EIP-721).
    case safeTransferFrom(from: Address, to: Address, tokenID: U256, data: Bytes)
    /// Moves an amount of one of several tokens (EIP-1155).
    case safeTransferAmountFrom(from: Address, to: Address, tokenID: U256, amount: U256, data: Bytes)
    /// Moves amounts of several tokens (EIP-1155).
    case safeBatchTransferFrom(from: Address, to: Address, tokenIDs: [U256], amounts: [U256], data: Bytes)
    /// Moves an amount of the caller's (EIP-777).
    case send(to: Address, amount: U256, data: Bytes)
    /// Destroys an amount of the caller's (EIP-777).
    case burn(amount: U256, data: Bytes)
    /// Wraps the native token that the call carries.
    case depositNative
    /// Unwraps native token.
    case withdrawNative(amount: U256)
    /// Puts assets into a vault (EIP-4626).
    case deposit(assets: U256, receiver: Address)
    /// Puts as many assets into a vault as give a number of shares (EIP-4626).
    case mint(shares: U256, receiver: Address)
    /// Takes assets out of a vault (EIP-4626).
    case withdraw(assets: U256, receiver: Address, owner: Address)
    /// Takes as many assets out of a vault as a number of shares gives (EIP-4626).
    case redeem(shares: U256, receiver: Address, owner: Address)
    /// Gives permission by a signature (EIP-2612, DAI).
    case permit(TokenPermit)
    /// Gives permission by a signature, through Permit2.
    case permit2(Permit2Permit)
    /// Gives permission through Permit2.
    case approveThroughPermit2(token: Address, spender: Address, amount: U256, expiration: UInt64)
    /// Moves an amount through Permit2.
    case transferThroughPermit2(from: Address, to: Address, amount: U256, token: Address)
    /// Moves amounts through Permit2.
    case batchTransferThroughPermit2([Permit2AllowanceTransfer])
    /// Moves amounts by a signature, through Permit2.
    case signatureTransferThroughPermit2(Permit2SignatureTransfer)
    /// Takes permission that the caller gave through Permit2 back.
    case lockdownPermit2([Permit2TokenSpenderPair])
    /// Makes signatures void that give permission through Permit2 and have a lower number.
    case invalidatePermit2Nonces(token: Address, spender: Address, newNonce: UInt64)
    /// Makes signatures void that move amounts through Permit2: those whose bit of a word of nonces is in the mask.
    case invalidateUnorderedPermit2Nonces(wordPosition: U256, mask: U256)
}
