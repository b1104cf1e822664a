extension TokenCallArguments {
    mutating func permit2Call(_ signature: String) throws(DecodeError) -> TokenCall {
        switch signature {
        case "approve(address,address,uint160,uint48)":
            .approveThroughPermit2(
                token: try address(),
                spender: try address(),
                amount: try uint(),
                expiration: try uint64()
            )
        case "transferFrom(address,address,uint160,address)":
            .transferThroughPermit2(from: try address(), to: try address(), amount: try uint(), token: try address())
        case "transferFrom((address,address,uint160,address)[])":
            .batchTransferThroughPermit2(try allowanceTransfers())
        case "lockdown((address,address)[])":
            .lockdownPermit2(try tokenSpenderPairs())
        case "invalidateNonces(address,address,uint48)":
            .invalidatePermit2Nonces(token: try address(), spender: try address(), newNonce: try uint64())
        case "invalidateUnorderedNonces(uint256,uint256)":
            .invalidateUnorderedPermit2Nonces(wordPosition: try uint(), mask: try uint())
        case let signature where signature.hasPrefix("permitTransferFrom("):
            .signatureTransferThroughPermit2(try signatureTransfer(hasWitness: false))
        case let signature where signature.hasPrefix("permitWitnessTransferFrom("):
            .signatureTransferThroughPermit2(try signatureTransfer(hasWitness: true))
        default:
            .permit2(try permit2())
        }
    }

    private mutating func permit2() throws(DecodeError) -> Permit2Permit {
        let owner = try address()
        var permit = TokenCallArguments(try list())
        var details: [Permit2Permit.Details] = []
        for var members in try permit.tuples() {
            details.append(
                Permit2Permit.Details(
                    token: try members.address(),
                    amount: try members.uint(),
                    expiration: try members.uint64(),
                    nonce: try members.uint64()
                )
            )
        }
        return Permit2Permit(
            owner: owner,
            spender: try permit.address(),
            details: details,
            deadline: try permit.uint(),
            signature: try bytes()
        )
    }

    private mutating func signatureTransfer(hasWitness: Bool) throws(DecodeError) -> Permit2SignatureTransfer {
        var permit = TokenCallArguments(try list())
        var permissions: [Permit2SignatureTransfer.Permission] = []
        for var members in try permit.tuples() {
            permissions.append(.init(token: try members.address(), amount: try members.uint()))
        }
        var transfers: [Permit2SignatureTransfer.Transfer] = []
        for var members in try tuples() {
            transfers.append(.init(to: try members.address(), amount: try members.uint()))
        }
        return Permit2SignatureTransfer(
            owner: try address(),
            permissions: permissions,
            transfers: transfers,
            nonce: try permit.uint(),
            deadline: try permit.uint(),
            witness: hasWitness ? .init(hash: Hash32(try word()), typeString: try string()) : nil,
            signature: try bytes()
        )
    }

    private mutating func allowanceTransfers() throws(DecodeError) -> [Permit2AllowanceTransfer] {
        var transfers: [Permit2AllowanceTransfer] = []
        for var members in try tuples() {
            transfers.append(
                Permit2AllowanceTransfer(
                    from: try members.address(),
                    to: try members.address(),
                    amount: try members.uint(),
                    token: try members.address()
                )
            )
        }
        return transfers
    }

    private mutating func tokenSpenderPairs() throws(DecodeError) -> [Permit2TokenSpenderPair] {
        var pairs: [Permit2TokenSpenderPair] = []
        for var members in try tuples() {
            pairs.append(Permit2TokenSpenderPair(token: try members.address(), spender: try members.address()))
        }
        return pairs
    }

    /// The tuples of an array, or a single one that stands for itself.
    private mutating func tuples() throws(DecodeError) -> [TokenCallArguments] {
        let values = try list()
        // No tuple of these functions begins with another.
        if let first = values.first, case .address = first { return [TokenCallArguments(values)] }
        var tuples: [TokenCallArguments] = []
        for case .list(let members) in values { tuples.append(TokenCallArguments(members)) }
        return tuples
    }
}
