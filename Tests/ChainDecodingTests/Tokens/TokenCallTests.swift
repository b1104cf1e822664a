import ChainDecoding
import Testing

@Suite("Calls of tokens")
struct TokenCallTests {
    private static let (a, b, c) = (Fake.address(2), Fake.address(3), Fake.address(4))
    private static let word = Bytes([UInt8](repeating: 1, count: 32))
    private static let number = U256(hex: String(repeating: "01", count: 32)) ?? .zero

    private static let permit = TokenPermit(
        owner: a,
        spender: b,
        allowance: .amount(5),
        deadline: 6,
        v: 27,
        r: number,
        s: number
    )
    private static let daiPermit = TokenPermit(
        owner: a,
        spender: b,
        allowance: .all(true),
        nonce: 5,
        deadline: 6,
        v: 28,
        r: number,
        s: number
    )
    private static let details = ABIValue.list([.address(c), .uint(5), .uint(6), .uint(7)])

    private static func permit2(_ count: Int) -> TokenCall {
        .permit2(
            Permit2Permit(
                owner: a,
                spender: b,
                details: Array(repeating: .init(token: c, amount: 5, expiration: 6, nonce: 7), count: count),
                deadline: 9,
                signature: Bytes([8])
            )
        )
    }

    private static let cases: [(String, [ABIValue], TokenCall)] = [
        ("transfer(address,uint256)", [.address(a), .uint(5)], .transfer(to: a, amount: 5)),
        (
            "transferFrom(address,address,uint256)", [.address(a), .address(b), .uint(5)],
            .transferFrom(from: a, to: b, amountOrTokenID: 5)
        ),
        ("approve(address,uint256)", [.address(a), .uint(.max)], .approve(spender: a, amountOrTokenID: .max)),
        (
            "setApprovalForAll(address,bool)", [.address(a), .bool(true)],
            .setApprovalForAll(operator: a, isApproved: true)
        ),
        (
            "safeTransferFrom(address,address,uint256)", [.address(a), .address(b), .uint(5)],
            .safeTransferFrom(from: a, to: b, tokenID: 5, data: Bytes())
        ),
        (
            "safeTransferFrom(address,address,uint256,bytes)",
            [.address(a), .address(b), .uint(5), .bytes(Bytes([8]))],
            .safeTransferFrom(from: a, to: b, tokenID: 5, data: Bytes([8]))
        ),
        (
            "safeTransferFrom(address,address,uint256,uint256,bytes)",
            [.address(a), .address(b), .uint(5), .uint(6), .bytes(Bytes([8]))],
            .safeTransferAmountFrom(from: a, to: b, tokenID: 5, amount: 6, data: Bytes([8]))
        ),
        (
            "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
            [.address(a), .address(b), .list([.uint(5), .uint(6)]), .list([.uint(7), .uint(8)]), .bytes(Bytes())],
            .safeBatchTransferFrom(from: a, to: b, tokenIDs: [5, 6], amounts: [7, 8], data: Bytes())
        ),
        (
            "send(address,uint256,bytes)", [.address(a), .uint(5), .bytes(Bytes([8]))],
            .send(to: a, amount: 5, data: Bytes([8]))
        ),
        ("burn(uint256,bytes)", [.uint(5), .bytes(Bytes([8]))], .burn(amount: 5, data: Bytes([8]))),
        ("deposit()", [], .depositNative),
        ("withdraw(uint256)", [.uint(5)], .withdrawNative(amount: 5)),
        ("deposit(uint256,address)", [.uint(5), .address(a)], .deposit(assets: 5, receiver: a)),
        ("mint(uint256,address)", [.uint(5), .address(a)], .mint(shares: 5, receiver: a)),
        (
            "withdraw(uint256,address,address)", [.uint(5), .address(a), .address(b)],
            .withdraw(assets: 5, receiver: a, owner: b)
        ),
        (
            "redeem(uint256,address,address)", [.uint(5), .address(a), .address(b)],
            .redeem(shares: 5, receiver: a, owner: b)
        ),
        (
            "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
            [.address(a), .address(b), .uint(5), .uint(6), .uint(27), .bytes(word), .bytes(word)], .permit(permit)
        ),
        (
            "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
            [.address(a), .address(b), .uint(5), .uint(6), .bool(true), .uint(28), .bytes(word), .bytes(word)],
            .permit(daiPermit)
        ),
        (
            "permit(address,((address,uint160,uint48,uint48),address,uint256),bytes)",
            [.address(a), .list([details, .address(b), .uint(9)]), .bytes(Bytes([8]))], permit2(1)
        ),
        (
            "permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)",
            [.address(a), .list([.list([details, details]), .address(b), .uint(9)]), .bytes(Bytes([8]))], permit2(2)
        ),
        (
            "permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)",
            [.address(a), .list([.list([]), .address(b), .uint(9)]), .bytes(Bytes([8]))], permit2(0)
        ),
        (
            "approve(address,address,uint160,uint48)", [.address(a), .address(b), .uint(5), .uint(6)],
            .approveThroughPermit2(token: a, spender: b, amount: 5, expiration: 6)
        ),
        (
            "transferFrom(address,address,uint160,address)", [.address(a), .address(b), .uint(5), .address(c)],
            .transferThroughPermit2(from: a, to: b, amount: 5, token: c)
        ),
    ]

    private static let allowanceTransfer = ABIValue.list([.address(a), .address(b), .uint(5), .address(c)])
    private static let permission = ABIValue.list([.address(c), .uint(5)])
    private static let transfer = ABIValue.list([.address(b), .uint(4)])
    private static let witness = Permit2SignatureTransfer.Witness(hash: Hash32(number), typeString: "W w)W(uint8 v)")
    private static let witnessValues = [ABIValue.bytes(word), .string(Bytes(Array("W w)W(uint8 v)".utf8)))]

    private static func signatureTransfer(
        _ count: Int,
        transfers: Int? = nil,
        witness: Permit2SignatureTransfer.Witness? = nil
    ) -> TokenCall {
        .signatureTransferThroughPermit2(
            Permit2SignatureTransfer(
                owner: a,
                permissions: Array(repeating: .init(token: c, amount: 5), count: count),
                transfers: Array(repeating: .init(to: b, amount: 4), count: transfers ?? count),
                nonce: 6,
                deadline: .max,
                witness: witness,
                signature: Bytes([8])
            )
        )
    }

    private static func permissions(_ permitted: ABIValue) -> ABIValue {
        .list([permitted, .uint(6), .uint(.max)])
    }

    /// What Permit2 moves by a signature, and how permission is taken back.
    private static let permit2Cases: [(String, [ABIValue], TokenCall)] = [
        (
            "permitTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes)",
            [permissions(permission), transfer, .address(a), .bytes(Bytes([8]))], signatureTransfer(1)
        ),
        (
            "permitTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes)",
            [
                permissions(.list([permission, permission])), .list([transfer, transfer]), .address(a),
                .bytes(Bytes([8])),
            ], signatureTransfer(2)
        ),
        (
            "permitTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes)",
            [permissions(.list([])), .list([transfer]), .address(a), .bytes(Bytes([8]))],
            signatureTransfer(0, transfers: 1)
        ),
        (
            "permitWitnessTransferFrom(((address,uint256),uint256,uint256),(address,uint256),address,bytes32,string,"
                + "bytes)",
            [permissions(permission), transfer, .address(a)] + witnessValues + [.bytes(Bytes([8]))],
            signatureTransfer(1, witness: witness)
        ),
        (
            "permitWitnessTransferFrom(((address,uint256)[],uint256,uint256),(address,uint256)[],address,bytes32,"
                + "string,bytes)",
            [permissions(.list([permission])), .list([transfer]), .address(a)] + witnessValues + [.bytes(Bytes([8]))],
            signatureTransfer(1, witness: witness)
        ),
        (
            "transferFrom((address,address,uint160,address)[])", [.list([allowanceTransfer, allowanceTransfer])],
            .batchTransferThroughPermit2(Array(repeating: .init(from: a, to: b, amount: 5, token: c), count: 2))
        ),
        ("transferFrom((address,address,uint160,address)[])", [.list([])], .batchTransferThroughPermit2([])),
        (
            "lockdown((address,address)[])", [.list([.list([.address(a), .address(b)])])],
            .lockdownPermit2([.init(token: a, spender: b)])
        ),
        (
            "invalidateNonces(address,address,uint48)", [.address(a), .address(b), .uint(5)],
            .invalidatePermit2Nonces(token: a, spender: b, newNonce: 5)
        ),
        (
            "invalidateUnorderedNonces(uint256,uint256)", [.uint(5), .uint(.max)],
            .invalidateUnorderedPermit2Nonces(wordPosition: 5, mask: .max)
        ),
    ]

    @Test("every call is decoded", arguments: 0..<(cases + permit2Cases).count)
    func decodes(index: Int) throws {
        let (signature, arguments, expected) = (Self.cases + Self.permit2Cases)[index]
        let calldata = try ABIFunction(parsing: signature).encodeCall(arguments)
        #expect(try TokenCall(decoding: Bytes(calldata)) == expected)
        // Only the zeros behind the last bytes may be missing, as Solidity does without them.
        let inputs = try ABIFunction(parsing: signature).inputs
        let needed = calldata.count - ABIValue.list(arguments).finalPaddingCount(as: .tuple(inputs))
        var truncations = Truncations()
        func decode(_ calldata: [UInt8]) throws(DecodeError) {
            let call = try TokenCall(decoding: Bytes(calldata))
            #expect(call == expected)
        }
        truncations.check(calldata, isValid: { $0 >= needed }, by: { try decode($0) })
        print("\(signature): \(truncations)")
    }

    @Test("selectors are those that explorers show")
    func selectors() throws {
        let selectors = [
            "0xa9059cbb", "0x23b872dd", "0x095ea7b3", "0xa22cb465", "0x42842e0e", "0xb88d4fde", "0xf242432a",
            "0x2eb2c2d6",
            "0xd505accf", "0x8fcbaf0c", "0x2b67b570", "0x2a2d80d1", "0x87517c45", "0x36c78516", "0x6e553f65",
            "0x30f28b7a", "0xedd9444b", "0x137c29fe", "0xfe8ec1a7", "0x0d58b1db", "0xcc53287f", "0x65d9723c",
            "0x3ff9dcb1",
        ]
        for selector in selectors.compactMap({ Selector($0) }) {
            // That arguments are missing is only said of a selector that is known.
            let error = #expect(throws: DecodeError.self) { try TokenCall(decoding: Bytes(selector.bytes + [0])) }
            #expect(error?.code == .truncated, "\(selector)")
        }
        let unknown = #expect(throws: DecodeError.self) { try TokenCall(decoding: Bytes([1, 2, 3, 4])) }
        #expect(unknown?.code == .unsupported)
        #expect(throws: DecodeError.self) { try TokenCall(decoding: Bytes([1, 2, 3])) }
    }
}
