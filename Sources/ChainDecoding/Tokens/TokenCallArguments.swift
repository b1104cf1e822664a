/// The decoded arguments of a call, taken one after the other.
struct TokenCallArguments {
    private var values: ArraySlice<ABIValue>

    init(_ values: [ABIValue]) {
        self.values = values[...]
    }

    mutating func call(_ signature: String) throws(DecodeError) -> TokenCall {
        switch signature {
        case "transfer(address,uint256)":
            .transfer(to: try address(), amount: try uint())
        case "transferFrom(address,address,uint256)":
            .transferFrom(from: try address(), to: try address(), amountOrTokenID: try uint())
        case "approve(address,uint256)":
            .approve(spender: try address(), amountOrTokenID: try uint())
        case "setApprovalForAll(address,bool)":
            .setApprovalForAll(operator: try address(), isApproved: try bool())
        case "safeTransferFrom(address,address,uint256)":
            .safeTransferFrom(from: try address(), to: try address(), tokenID: try uint(), data: Bytes())
        case "safeTransferFrom(address,address,uint256,bytes)":
            .safeTransferFrom(from: try address(), to: try address(), tokenID: try uint(), data: try bytes())
        case "safeTransferFrom(address,address,uint256,uint256,bytes)":
            .safeTransferAmountFrom(
                from: try address(),
                to: try address(),
                tokenID: try uint(),
                amount: try uint(),
                data: try bytes()
            )
        case "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)":
            .safeBatchTransferFrom(
                from: try address(),
                to: try address(),
                tokenIDs: try uints(),
                amounts: try uints(),
                data: try bytes()
            )
        case "send(address,uint256,bytes)":
            .send(to: try address(), amount: try uint(), data: try bytes())
        case "burn(uint256,bytes)":
            .burn(amount: try uint(), data: try bytes())
        case "deposit()":
            .depositNative
        case "withdraw(uint256)":
            .withdrawNative(amount: try uint())
        case "deposit(uint256,address)":
            .deposit(assets: try uint(), receiver: try address())
        case "mint(uint256,address)":
            .mint(shares: try uint(), receiver: try address())
        case "withdraw(uint256,address,address)":
            .withdraw(assets: try uint(), receiver: try address(), owner: try address())
        case "redeem(uint256,address,address)":
            .redeem(shares: try uint(), receiver: try address(), owner: try address())
        default:
            try permit(signature)
        }
    }

    private mutating func permit(_ signature: String) throws(DecodeError) -> TokenCall {
        switch signature {
        case "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)":
            let (owner, spender, amount) = (try address(), try address(), try uint())
            return .permit(try signed(owner, spender, .amount(amount), nonce: nil, deadline: try uint()))
        case "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)":
            let (owner, spender) = (try address(), try address())
            let (nonce, deadline) = (try uint(), try uint())
            return .permit(try signed(owner, spender, .all(try bool()), nonce: nonce, deadline: deadline))
        default:
            return try permit2Call(signature)
        }
    }

    private mutating func signed(
        _ owner: Address,
        _ spender: Address,
        _ allowance: TokenPermit.Allowance,
        nonce: U256?,
        deadline: U256
    ) throws(DecodeError) -> TokenPermit {
        TokenPermit(
            owner: owner,
            spender: spender,
            allowance: allowance,
            nonce: nonce,
            deadline: deadline,
            v: UInt8(truncating: try uint()),
            r: try word(),
            s: try word()
        )
    }

    // MARK: Values

    mutating func address() throws(DecodeError) -> Address {
        guard case .address(let address)? = values.popFirst() else { throw mismatch("an address") }
        return address
    }

    mutating func uint() throws(DecodeError) -> U256 {
        guard case .uint(let number)? = values.popFirst() else { throw mismatch("a number") }
        return number
    }

    mutating func uint64() throws(DecodeError) -> UInt64 {
        guard let number = UInt64(exactly: try uint()) else { throw mismatch("a number of 64 bits") }
        return number
    }

    private mutating func uints() throws(DecodeError) -> [U256] {
        var numbers = TokenCallArguments(try list())
        var result: [U256] = []
        while !numbers.values.isEmpty { result.append(try numbers.uint()) }
        return result
    }

    private mutating func bool() throws(DecodeError) -> Bool {
        guard case .bool(let isTrue)? = values.popFirst() else { throw mismatch("a truth value") }
        return isTrue
    }

    mutating func bytes() throws(DecodeError) -> Bytes {
        guard case .bytes(let bytes)? = values.popFirst() else { throw mismatch("bytes") }
        return bytes
    }

    mutating func string() throws(DecodeError) -> ABIString {
        guard case .string(let bytes)? = values.popFirst() else { throw mismatch("a text") }
        return ABIString(bytes)
    }

    mutating func word() throws(DecodeError) -> U256 {
        guard let word = try bytes().word(at: 0) else { throw mismatch("a word") }
        return U256(word)
    }

    mutating func list() throws(DecodeError) -> [ABIValue] {
        guard case .list(let list)? = values.popFirst() else { throw mismatch("a list") }
        return list
    }

    private func mismatch(_ expected: String) -> DecodeError {
        DecodeError(.malformed, "\(expected) is expected among the arguments")
    }
}
