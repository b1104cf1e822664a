import ChainDecoding
import Foundation
import Testing

/// A block as nodes tell of it in JSON, read slowly, apart from what the library does with JSON.
struct RecordedBlock {
    typealias Object = [String: Any]

    var claim: ClaimedBlock

    init(block: Object, receipts: [Object]?) throws {
        claim = ClaimedBlock(hash: try block.hash("hash"), header: try BlockHeader(json: block))
        claim.unknownHeaderMembers = Set(block.keys).subtracting(Self.knownMembers).sorted()
        if let transactions = block["transactions"] as? [Object] {
            claim.transactions = try transactions.map { try TransactionEnvelope(json: $0) }
            claim.transactionHashes = try transactions.map { try $0.hash("hash") }
        } else {
            claim.transactionHashes = try (block["transactions"] as? [String])?.map { try Hash32(hex: $0) }
        }
        // Nodes tell of uncles by their hashes alone.
        claim.uncles = (block["uncles"] as? [String])?.isEmpty == true ? [] : nil
        claim.withdrawals = try (block["withdrawals"] as? [Object])?.map { try Withdrawal(json: $0) }
        claim.receipts = try receipts?.map { try Receipt(json: $0) }
        claim.receiptTransactionHashes = try receipts?.map { try $0.hash("transactionHash") }
    }

    /// Reads the answer of a node, the first of several, or the result alone.
    static func result<Value>(_ path: String) throws -> Value? {
        let json = try JSONSerialization.jsonObject(with: try SharedData.bytes(path), options: .fragmentsAllowed)
        let answer = json as? Object ?? (json as? [Object])?.first
        return (answer?["result"] ?? json) as? Value
    }

    private static let knownMembers: Set<String> = [
        "parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty",
        "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce", "baseFeePerGas",
        "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash", "hash", "size",
        "totalDifficulty", "transactions", "uncles", "withdrawals",
    ]
}

extension [String: Any] {
    func text(_ name: String) throws -> String { try #require(self[name] as? String, "\(name)") }
    func hash(_ name: String) throws -> Hash32 { try Hash32(hex: try text(name)) }
    func bytes(_ name: String) throws -> Bytes { Bytes(try Hex.decode(try text(name))) }
    func address(_ name: String) throws -> Address { try Address(hex: try text(name)) }
    func number(_ name: String) throws -> UInt64 { try #require(UInt64(exactly: try word(name)), "\(name)") }
    func word(_ name: String) throws -> U256 { try #require(U256(hex: try text(name)), "\(name)") }

    func optional<Member>(_ name: String, _ read: (String) throws -> Member) rethrows -> Member? {
        self[name] is String ? try read(name) : nil
    }

    func objects(_ name: String) -> [[String: Any]] { self[name] as? [[String: Any]] ?? [] }
}

extension BlockHeader {
    init(json: RecordedBlock.Object) throws {
        self.init(
            parentHash: try json.hash("parentHash"),
            unclesHash: try json.hash("sha3Uncles"),
            beneficiary: try json.address("miner"),
            stateRoot: try json.hash("stateRoot"),
            transactionsRoot: try json.hash("transactionsRoot"),
            receiptsRoot: try json.hash("receiptsRoot"),
            logsBloom: try #require(Bloom(try json.bytes("logsBloom"))),
            difficulty: try json.word("difficulty"),
            number: try json.number("number"),
            gasLimit: try json.number("gasLimit"),
            gasUsed: try json.number("gasUsed"),
            timestamp: try json.number("timestamp"),
            extraData: try json.bytes("extraData"),
            mixHash: try json.optional("mixHash", json.hash) ?? .zero,
            nonce: try json.number("nonce")
        )
        baseFeePerGas = try json.optional("baseFeePerGas", json.word)
        withdrawalsRoot = try json.optional("withdrawalsRoot", json.hash)
        blobGasUsed = try json.optional("blobGasUsed", json.number)
        excessBlobGas = try json.optional("excessBlobGas", json.number)
        parentBeaconBlockRoot = try json.optional("parentBeaconBlockRoot", json.hash)
        requestsHash = try json.optional("requestsHash", json.hash)
    }
}

extension Withdrawal {
    init(json: RecordedBlock.Object) throws {
        self.init(
            index: try json.number("index"),
            validatorIndex: try json.number("validatorIndex"),
            address: try json.address("address"),
            amount: try json.number("amount")
        )
    }
}

extension Receipt {
    init(json: RecordedBlock.Object) throws {
        let type = try json.optional("type", json.number) ?? 0
        let bloom: Bloom = try #require(Bloom(try json.bytes("logsBloom")))
        self.init(
            type: try #require(UInt8(exactly: type)),
            outcome: try json.optional("root", json.hash).map(ReceiptOutcome.stateRoot)
                ?? .status(succeeded: try json.number("status") == 1),
            cumulativeGasUsed: try json.number("cumulativeGasUsed"),
            bloom: bloom,
            logs: try json.objects("logs")
                .map { log in
                    let topics = try #require(log["topics"] as? [String]).map { try Hash32(hex: $0) }
                    return Log(
                        address: try log.address("address"),
                        topics: try #require(LogTopics(topics)),
                        data: try log.bytes("data")
                    )
                }
        )
    }
}

extension TransactionEnvelope {
    /// The transaction, or `nil` if its kind is not known, or something is not told.
    init?(json: RecordedBlock.Object) throws {
        let number = try #require(UInt8(exactly: try json.number("type")))
        if number == ArbitrumInternalTransaction.kind {
            let transaction = ArbitrumInternalTransaction(
                chainID: try json.number("chainId"),
                input: try json.bytes("input")
            )
            self = .unknown(type: number, encoded: Bytes(transaction.encoded))
            return
        }
        guard let type = TransactionType(rawValue: number) else { return nil }
        let v = try json.number("v")
        guard json.objects("authorizationList").allSatisfy({ $0["chainId"] is String }) else { return nil }
        var transaction = Transaction(
            type: type,
            chainID: type != .legacy ? try json.number("chainId") : v < 35 ? nil : (v - 35) / 2,
            nonce: try json.number("nonce"),
            maximumFeePerGas: try json.word(number > 1 ? "maxFeePerGas" : "gasPrice"),
            maximumPriorityFeePerGas: number > 1 ? try json.word("maxPriorityFeePerGas") : nil,
            gasLimit: try json.number("gas"),
            to: try json.optional("to", json.address),
            value: try json.word("value"),
            input: try json.bytes("input")
        )
        transaction.accessList = try json.objects("accessList")
            .map { entry in
                let keys = try #require(entry["storageKeys"] as? [String]).map { try Hash32(hex: $0) }
                return AccessListEntry(address: try entry.address("address"), storageKeys: keys)
            }
        transaction.maximumFeePerBlobGas = try json.optional("maxFeePerBlobGas", json.word) ?? .zero
        transaction.blobHashes = try (json["blobVersionedHashes"] as? [String])?.map { try Hash32(hex: $0) } ?? []
        transaction.authorizations = try json.objects("authorizationList")
            .map { entry in
                Authorization(
                    chainID: try entry.word("chainId"),
                    address: try entry.address("address"),
                    nonce: try entry.number("nonce"),
                    yParity: try #require(UInt8(exactly: try entry.number("yParity"))),
                    r: try entry.word("r"),
                    s: try entry.word("s")
                )
            }
        transaction.signature = TransactionSignature(
            isOdd: type == .legacy ? v.isMultiple(of: 2) : v == 1,
            r: try json.word("r"),
            s: try json.word("s")
        )
        self = .known(transaction)
    }
}
