import ChainDecoding
import Testing

/// The transactions of ethereum/tests, with a verdict for each set of rules.
@Suite("Transaction verdicts", .needsSharedData)
struct TransactionVerdictTests {
    @Test("ethereum/tests: decoding, validity, hash, sender and intrinsic gas in every hardfork")
    func verdicts() throws {
        var (count, validCount) = (0, 0)
        var truncations = Truncations(atMost: 1_000)
        let files = try SharedData.files("ethereum-tests/TransactionTests", suffixes: [".json", ".json.gz"])
        for file in files {
            for (name, vector) in try SharedData.json([String: Vector].self, file) {
                let transaction = Result { () throws(DecodeError) in
                    try Transaction(decoding: Bytes(try Hex.decode(vector.txbytes)))
                }
                // What is invalid is cut as well, if it can be decoded.
                if case .success = transaction {
                    truncations.check(try Hex.decode(vector.txbytes), name) { try Transaction(decoding: Bytes($0)) }
                }
                // With a high proof, which only some rules allow; the rest is the same whatever they are.
                let sender = (try? transaction.get()).flatMap { try? $0.sender(by: SlowCurve(), allowsHighS: true) }
                for (hardfork, verdict) in vector.result {
                    count += 1
                    let hardfork = try #require(Self.hardforks[hardfork])
                    switch Self.judge(transaction, from: sender, in: hardfork) {
                    case .valid(let transaction, let sender):
                        validCount += 1
                        #expect(transaction.hash.description == verdict.hash, "\(name) in \(hardfork)")
                        #expect(sender.description == verdict.sender, "\(name) in \(hardfork)")
                        let gas = IntrinsicGas(of: transaction, in: hardfork).total
                        #expect(U256(gas) == U256(hex: verdict.intrinsicGas ?? ""), "\(name) in \(hardfork)")
                    case .invalid(let reason):
                        let exception = try #require(verdict.exception, "\(name) in \(hardfork): \(reason)")
                        let expected = Self.exceptions(of: reason).map { "TransactionException.\($0)" }
                        #expect(
                            expected.isEmpty || expected.contains(exception),
                            "\(name) in \(hardfork): \(reason), not \(exception)"
                        )
                    }
                }
            }
        }
        print("verdicts of ethereum/tests: \(files.count) files, \(count) verdicts, \(validCount) of them valid")
        print("transactions of ethereum/tests that can be decoded: \(truncations)")
        #expect(files.count == 210 && count == 2_665 && validCount == 606 && truncations.count == 13_220)
    }

    private enum Judgement {
        case valid(Transaction, sender: Address)
        case invalid(any Error)
    }

    private static func judge(
        _ decoded: Result<Transaction, DecodeError>,
        from sender: Address?,
        in hardfork: Hardfork
    ) -> Judgement {
        do {
            let transaction = try decoded.get()
            try transaction.validate(in: hardfork, chainID: 1)
            guard let sender else { throw SignatureError.noPublicKey }
            return .valid(transaction, sender: sender)
        } catch {
            return .invalid(error)
        }
    }

    /// What the vectors call a reason; none for one of decoding, which they divide otherwise.
    private static func exceptions(of reason: any Error) -> [String] {
        switch reason {
        case InvalidTransaction.kindNotYetKnown: ["TYPE_NOT_SUPPORTED"]
        case InvalidTransaction.otherChain: ["INVALID_CHAINID"]
        // Where `r` and `s` are 0, `v` is a chain, as in what is signed (EIP-155).
        case InvalidTransaction.signature(.missing): ["INVALID_SIGNATURE_VRS", "INVALID_CHAINID"]
        case InvalidTransaction.signature, InvalidTransaction.chainNotYetKnown: ["INVALID_SIGNATURE_VRS"]
        case InvalidTransaction.nonceTooHigh: ["NONCE_TOO_BIG"]
        case InvalidTransaction.feeTooHigh: ["GASLIMIT_PRICE_PRODUCT_OVERFLOW"]
        case InvalidTransaction.priorityFeeAboveFee: ["PRIORITY_GREATER_THAN_MAX_FEE_PER_GAS_2"]
        // One of them has a signature besides that no key makes.
        case InvalidTransaction.gasLimitTooLow: ["INTRINSIC_GAS_TOO_LOW", "EC_RECOVERY_FAIL"]
        case InvalidTransaction.initCodeTooLong: ["INITCODE_SIZE_EXCEEDED"]
        case is InvalidTransaction: ["not among the vectors"]
        case SignatureError.noPublicKey: ["EC_RECOVERY_FAIL"]
        default: []
        }
    }

    private static let hardforks: [String: Hardfork] = [
        "Frontier": .frontier, "Homestead": .homestead, "EIP150": .tangerineWhistle, "EIP158": .spuriousDragon,
        "Byzantium": .byzantium, "Constantinople": .constantinople, "ConstantinopleFix": .petersburg,
        "Istanbul": .istanbul, "Berlin": .berlin, "London": .london, "Paris": .paris, "Shanghai": .shanghai,
        "Cancun": .cancun,
    ]

    private struct Vector: Decodable {
        var txbytes: String
        var result: [String: Verdict]
    }

    private struct Verdict: Decodable {
        var hash: String?
        var sender: String?
        var intrinsicGas: String?
        var exception: String?
    }
}
