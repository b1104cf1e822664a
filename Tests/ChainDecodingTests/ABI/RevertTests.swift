import ChainDecoding
import Testing

@Suite("Reverts")
struct RevertTests {
    private static let error = ABIErrorDefinition(name: "Error", inputs: [ABIParameter(.string)])
    private static let panic = ABIErrorDefinition(name: "Panic", inputs: [ABIParameter(.uint(bits: 256))])

    private static func error(_ reason: [UInt8]) throws -> Bytes {
        Bytes(try error.encode([.string(Bytes(reason))]))
    }

    private static func error(_ reason: String) throws -> Bytes { try error(Array(reason.utf8)) }

    private static func explanation(_ data: Bytes, _ errors: ErrorRegistry = SignatureRegistry.standard.errors)
        -> String
    {
        Revert.explanation(of: data, errors: errors)
    }

    @Test("reverts are explained in one line")
    func explains() throws {
        #expect(Self.explanation(Bytes()) == "reverted without data")
        #expect(Self.explanation(try Self.error("paused \"now\"\n")) == #"Error: "paused \"now\"\n""#)
        let overflow = Bytes(try Self.panic.encode([.uint(0x11)]))
        #expect(Self.explanation(overflow) == "Panic: arithmetic overflow or underflow (0x11)")
        #expect(Self.explanation(Bytes([0xde, 0xad, 0xbe, 0xef])) == "unknown revert 0xdeadbeef")
        let poor = try ABIErrorDefinition(parsing: "ERC20InsufficientBalance(address,uint256,uint256)")
        let data = Bytes(try poor.encode([.address(Address(0, 0, 1)), .uint(5), .uint(7)]))
        #expect(
            Self.explanation(data)
                == "ERC20InsufficientBalance(sender: 0x0000000000000000000000000000000000000001, balance: 5, needed: 7)"
        )
    }

    @Test(
        "every code of a panic has a name",
        arguments: [0x00, 0x01, 0x11, 0x12, 0x21, 0x22, 0x31, 0x32, 0x41, 0x51] as [U256]
    )
    func panics(code: U256) throws {
        let text = Self.explanation(Bytes(try Self.panic.encode([.uint(code)])))
        #expect(text.hasPrefix("Panic: ") && !text.contains("unknown"))
        #expect(text.hasSuffix(code < 0x10 ? "(0x0\(code))" : "(\(code.hex))"))
    }

    @Test("the code of a panic that has no name is kept")
    func unknownPanic() throws {
        let data = Bytes(try Self.panic.encode([.uint(.max)]))
        #expect(Revert(data) == .panic(PanicReason(code: .max)))
        #expect(Self.explanation(data).hasPrefix("Panic: unknown panic 1157"))
    }

    @Test("reverts inside of errors are found")
    func nested() throws {
        let inner = try Self.error("paused")
        let failed = try ABIErrorDefinition(parsing: "FailedOpWithRevert(uint256,string,bytes)")
        let middle = Bytes(try failed.encode([.uint(1), .string(Bytes(Array("AA23".utf8))), .bytes(inner)]))
        let call = try ABIErrorDefinition(parsing: "CallFailed(bytes)")
        let outer = Bytes(try call.encode([.bytes(middle)]))
        let chain = Revert.chain(of: outer, errors: SignatureRegistry.standard.errors)
        #expect(chain.count == 3)
        #expect(chain.last == .error(reason: Bytes(Array("paused".utf8))))
        #expect(Self.explanation(outer).hasSuffix(#"← Error: "paused""#))
        #expect(Revert.chain(of: outer, errors: ErrorRegistry()) == [.raw(outer)])
        #expect(Revert.chain(of: outer, errors: SignatureRegistry.standard.errors, depth: 2).count == 2)
    }

    @Test("reverts inside of texts are found, behind other text too, and inside of lists")
    func insideTexts() throws {
        let errors = ErrorRegistry([try ABIErrorDefinition(parsing: "Many((uint256 index, bytes data)[] failures)")])
        let inner = try Self.error("paused")
        let bubbled = try Self.error(inner.array)
        #expect(Revert.chain(of: bubbled, errors: errors).last?.text == "paused")
        let prefixed = try Self.error(Array("call failed: ".utf8) + inner.array)
        #expect(Revert.chain(of: prefixed, errors: errors).last?.text == "paused")
        let many = try #require(errors.candidates(for: Selector(signature: "Many((uint256,bytes)[])")).first)
        let failures: ABIValue = .list([
            .list([.uint(0), .bytes(Bytes([1]))]), .list([.uint(1), .bytes(inner)]),
        ])
        #expect(Revert.chain(of: Bytes(try many.encode([failures])), errors: errors).last?.text == "paused")
        #expect(Revert.chain(of: try Self.error("plain"), errors: errors).count == 1)
    }

    @Test("errors of the contract that has reverted come first")
    func ownContract() throws {
        var errors = ErrorRegistry([try ABIErrorDefinition(parsing: "Poor(uint256 has)")])
        let contract = Address(0, 0, 1)
        errors.register(try ABIErrorDefinition(parsing: "Poor(uint256 balance)"), at: contract)
        let data = Bytes(try ABIErrorDefinition(parsing: "Poor(uint256)").encode([.uint(5)]))
        #expect(Revert.explanation(of: data, errors: errors) == "Poor(has: 5)")
        #expect(Revert.explanation(of: data, errors: errors, from: contract) == "Poor(balance: 5)")
        #expect(errors.count == 2)
        #expect(errors.candidates(for: Selector(signature: "Poor(uint256)"), from: contract).count == 2)
    }

    @Test("the depth of reverts inside of reverts is bounded")
    func bounded() throws {
        let call = try ABIErrorDefinition(parsing: "CallFailed(bytes)")
        var data = try Self.error("deep")
        for _ in 0..<50 { data = Bytes(try call.encode([.bytes(data)])) }
        #expect(Revert.chain(of: data, errors: ErrorRegistry([call])).count == 8)
        #expect(Revert.chain(of: data, errors: ErrorRegistry([call]), depth: 100).last?.text == "deep")
        #expect(Revert.chain(of: data, errors: ErrorRegistry([call]), depth: 0).count == 1)
    }

    @Test("what a revert carries may not claim more work than its length is worth")
    func amplification() throws {
        let errors = ErrorRegistry([
            try ABIErrorDefinition(parsing: "Wide(uint256[][])"), try ABIErrorDefinition(parsing: "CallFailed(bytes)"),
        ])
        // Four arrays that are one and the same.
        let words: [UInt64] = [32, 4, 128, 128, 128, 128, 8, 1, 2, 3, 4, 5, 6, 7, 8]
        let wide = Selector(signature: "Wide(uint256[][])").bytes + words.flatMap { Hash32(0, 0, 0, $0).bytes }
        guard case .custom = Revert(Bytes(wide), errors: errors) else {
            Issue.record("the limit for a revert itself is wider")
            return
        }
        let failed = try #require(errors.candidates(for: Selector(signature: "CallFailed(bytes)")).first)
        let data = Bytes(try failed.encode([.bytes(Bytes(wide))]))
        #expect(Revert.chain(of: data, errors: errors).count == 1)
    }

    @Test("mutated reverts never trap")
    func mutations() throws {
        let seed: UInt64 = 0x5eed_0f0f
        print("mutated reverts: seed \(seed)")
        var random = RandomABI(seed: seed)
        let failed = try ABIErrorDefinition(parsing: "FailedOpWithRevert(uint256,string,bytes)")
        let inner = try Self.error(try Self.error("paused").array)
        let data = try failed.encode([.uint(1), .string(inner), .bytes(inner)])
        for _ in 0..<2_000 {
            let text = Self.explanation(Bytes(random.mutated(data)))
            #expect(!text.isEmpty && !text.contains("\n"))
        }
    }
}
