extension TokenCall {
    /// Decodes a call.
    ///
    /// - Parameter calldata: The selector and the encoded arguments.
    /// - Throws: ``DecodeError`` with code `unsupported` when the call is none of these, and for malformed arguments.
    public init(decoding calldata: Bytes) throws(DecodeError) {
        guard let selector = calldata.slice(0..<4).flatMap({ Selector($0) }) else {
            throw DecodeError(.truncated, "the data end before the selector does", at: calldata.count)
        }
        guard let function = Self.functions[selector] else {
            throw DecodeError(.unsupported, "\(selector) is no function of a token", at: 0)
        }
        var arguments = TokenCallArguments(try function.decodeCall(calldata))
        self = try arguments.call(function.signature)
    }

    private static let functions: [Selector: ABIFunction] = {
        let abi = try? ContractABI(
            parsing: """
                function transfer(address to, uint256 amount);
                function transferFrom(address from, address to, uint256 amount);
                function approve(address spender, uint256 amount);
                function setApprovalForAll(address operator, bool approved);
                function safeTransferFrom(address from, address to, uint256 id);
                function safeTransferFrom(address from, address to, uint256 id, bytes data);
                function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data);
                function safeBatchTransferFrom(address from, address to, uint256[] ids, uint256[] amounts, bytes data);
                function send(address to, uint256 amount, bytes data);
                function burn(uint256 amount, bytes data);
                function deposit();
                function withdraw(uint256 amount);
                function deposit(uint256 assets, address receiver);
                function mint(uint256 shares, address receiver);
                function withdraw(uint256 assets, address receiver, address owner);
                function redeem(uint256 shares, address receiver, address owner);
                function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v,
                    bytes32 r, bytes32 s);
                function permit(address holder, address spender, uint256 nonce, uint256 expiry, bool allowed, uint8 v,
                    bytes32 r, bytes32 s);
                struct Details { address token; uint160 amount; uint48 expiration; uint48 nonce; }
                struct Single { Details details; address spender; uint256 deadline; }
                struct Batch { Details[] details; address spender; uint256 deadline; }
                function permit(address owner, Single permit, bytes signature);
                function permit(address owner, Batch permit, bytes signature);
                function approve(address token, address spender, uint160 amount, uint48 expiration);
                function transferFrom(address from, address to, uint160 amount, address token);
                struct Transfer { address from; address to; uint160 amount; address token; }
                function transferFrom(Transfer[] transfers);
                struct Permission { address token; uint256 amount; }
                struct One { Permission permitted; uint256 nonce; uint256 deadline; }
                struct Several { Permission[] permitted; uint256 nonce; uint256 deadline; }
                struct Request { address to; uint256 amount; }
                function permitTransferFrom(One permit, Request request, address owner, bytes signature);
                function permitTransferFrom(Several permit, Request[] requests, address owner, bytes signature);
                function permitWitnessTransferFrom(One permit, Request request, address owner, bytes32 witness,
                    string typeString, bytes signature);
                function permitWitnessTransferFrom(Several permit, Request[] requests, address owner, bytes32 witness,
                    string typeString, bytes signature);
                struct Pair { address token; address spender; }
                function lockdown(Pair[] approvals);
                function invalidateNonces(address token, address spender, uint48 newNonce);
                function invalidateUnorderedNonces(uint256 word, uint256 mask);
                """
        )
        let pairs = abi?.functions.map { ($0.selector, $0) } ?? []
        return Dictionary(pairs) { first, _ in first }
    }()
}
