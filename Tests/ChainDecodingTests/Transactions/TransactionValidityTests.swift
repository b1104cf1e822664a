import ChainDecoding
import Testing

@Suite("Validity of transactions")
struct TransactionValidityTests {
    private static func sample(_ type: TransactionType = .dynamicFee, input: [UInt8] = []) -> Transaction {
        var transaction = Transaction(
            type: type,
            chainID: 1,
            nonce: 0,
            maximumFeePerGas: 10,
            maximumPriorityFeePerGas: type.rawValue < 2 ? nil : 1,
            gasLimit: 1_000_000,
            to: Address(1, 2, 3),
            input: Bytes(input)
        )
        transaction.signature = TransactionSignature(isOdd: false, r: 1, s: 1)
        if type == .blob { transaction.blobHashes = [Hash32(1 << 56, 0, 0, 0)] }
        if type == .setCode {
            transaction.authorizations = [
                Authorization(chainID: 0, address: .zero, nonce: 0, yParity: 0, r: 1, s: 1)
            ]
        }
        return transaction
    }

    private static func reason(
        _ transaction: Transaction,
        in hardfork: Hardfork = .osaka,
        chainID: UInt64 = 1
    ) -> InvalidTransaction? {
        do throws(InvalidTransaction) {
            try transaction.validate(in: hardfork, chainID: chainID)
            return nil
        } catch {
            return error
        }
    }

    @Test("a kind is valid from its hardfork on", arguments: TransactionType.allCases)
    func kinds(type: TransactionType) {
        for hardfork in Hardfork.allCases {
            let expected: InvalidTransaction? =
                hardfork < type.firstHardfork
                ? .kindNotYetKnown(type) : hardfork < .spuriousDragon ? .chainNotYetKnown : nil
            #expect(Self.reason(Self.sample(type), in: hardfork) == expected, "\(hardfork)")
        }
    }

    @Test("what is wrong is said")
    func reasons() {
        let cases: [(InvalidTransaction, Hardfork, TransactionType, (inout Transaction) -> Void)] = [
            (.otherChain(2), .london, .dynamicFee, { $0.chainID = 2 }),
            (.signature(.missing), .london, .dynamicFee, { $0.signature = nil }),
            (.signature(.outOfRange), .london, .dynamicFee, { $0.signature?.r = 0 }),
            (.signature(.highS), .london, .dynamicFee, { $0.signature?.s = TransactionSignature.curveOrder &- 1 }),
            (.nonceTooHigh, .london, .dynamicFee, { $0.nonce = .max }),
            (.priorityFeeAboveFee, .london, .dynamicFee, { $0.maximumPriorityFeePerGas = 11 }),
            (.feeTooHigh, .london, .dynamicFee, { $0.maximumFeePerGas = .max }),
            (.gasLimitTooLow(minimum: 21_000), .london, .dynamicFee, { $0.gasLimit = 20_999 }),
            (.gasLimitTooHigh(maximum: 16_777_216), .osaka, .dynamicFee, { $0.gasLimit = 16_777_217 }),
            (.noBlobs, .cancun, .blob, { $0.blobHashes = [] }),
            (
                .tooManyBlobs(maximum: 6), .cancun, .blob,
                { $0.blobHashes = Array(repeating: $0.blobHashes[0], count: 7) }
            ),
            (
                .tooManyBlobs(maximum: 9), .prague, .blob,
                { $0.blobHashes = Array(repeating: $0.blobHashes[0], count: 10) }
            ),
            (
                .tooManyBlobs(maximum: 6), .osaka, .blob,
                { $0.blobHashes = Array(repeating: $0.blobHashes[0], count: 7) }
            ),
            (.blobHashVersion(index: 1), .cancun, .blob, { $0.blobHashes.append(.zero) }),
            (.noAuthorizations, .prague, .setCode, { $0.authorizations = [] }),
        ]
        for (expected, hardfork, type, mistake) in cases {
            var transaction = Self.sample(type)
            mistake(&transaction)
            #expect(Self.reason(transaction, in: hardfork) == expected)
            #expect(!expected.description.isEmpty)
        }
    }

    @Test("what later rules forbid, earlier ones do not")
    func earlier() {
        var transaction = Self.sample()
        transaction.gasLimit = 16_777_217
        #expect(Self.reason(transaction, in: .prague) == nil)
        transaction = Self.sample(.legacy)
        transaction.chainID = nil
        transaction.signature?.s = TransactionSignature.curveOrder &- 1
        #expect(Self.reason(transaction, in: .frontier) == nil)
        #expect(Self.reason(transaction, in: .homestead) == .signature(.highS))
    }

    /// EIP-3860: 2 gas for each word, and 49,152 bytes at most.
    @Test("the code that creates a contract is paid by the word, and bounded")
    func initCode() {
        var transaction = Self.sample(input: [UInt8](repeating: 0, count: 49_153))
        transaction.to = nil
        #expect(Self.reason(transaction, in: .london) == nil)
        #expect(Self.reason(transaction, in: .shanghai) == .initCodeTooLong(maximum: 49_152))
        #expect(IntrinsicGas(of: transaction, in: .london).initCode == 0)
        #expect(IntrinsicGas(of: transaction, in: .shanghai).initCode == 2 * 1_537)
        #expect(IntrinsicGas(of: transaction, in: .shanghai).creation == 32_000)
        #expect(IntrinsicGas(of: transaction, in: .frontier).creation == 0)
    }

    @Test("the parts of the intrinsic gas are as the EIPs say")
    func gas() {
        var transaction = Self.sample(.setCode, input: [0, 0, 0, 1, 2])
        transaction.accessList = [
            AccessListEntry(address: .zero, storageKeys: [.zero, .zero]), AccessListEntry(address: .zero),
        ]
        let gas = IntrinsicGas(of: transaction, in: .prague)
        #expect(gas.base == 21_000)
        #expect(gas.calldata == 3 * 4 + 2 * 16)
        #expect(gas.accessList == 2 * 2_400 + 2 * 1_900)
        #expect(gas.authorizations == 25_000)
        // EIP-7623: 10 for each token, of which a byte that is not zero has four.
        #expect(gas.floor == 21_000 + 10 * (3 + 4 * 2))
        #expect(gas.total == 21_000 + 44 + 8_600 + 25_000)
        #expect(gas.minimumGasLimit == gas.total)
        #expect(IntrinsicGas(of: transaction, in: .petersburg).total == 21_000 + 3 * 4 + 2 * 68)
    }

    @Test("calldata has a floor from Prague on")
    func floor() {
        var transaction = Self.sample(input: [UInt8](repeating: 1, count: 1_000))
        transaction.gasLimit = 40_000
        #expect(Self.reason(transaction, in: .cancun) == nil)
        #expect(Self.reason(transaction, in: .prague) == .gasLimitTooLow(minimum: 61_000))
        #expect(IntrinsicGas(of: transaction, in: .prague).total == 37_000)
    }
}
