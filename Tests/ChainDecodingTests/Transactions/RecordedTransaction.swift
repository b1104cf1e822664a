import ChainDecoding

/// A transaction as nodes answer with it, read without this module.
struct RecordedTransaction: Decodable {
    var hash: String
    var type: String?
    var from: String
    var to: String?
    var chainId: String?
    var nonce: String
    var gas: String
    var gasPrice: String?
    var maxFeePerGas: String?
    var maxPriorityFeePerGas: String?
    var maxFeePerBlobGas: String?
    var value: String?
    var input: String?
    var v: String?
    var r: String?
    var s: String?
    var accessList: [Entry]?
    var blobVersionedHashes: [String]?
    var authorizationList: [Leave]?

    struct Entry: Decodable {
        var address: String
        var storageKeys: [String]
    }

    struct Leave: Decodable {
        var chainId: String
        var address: String
        var nonce: String
        var yParity: String
        var r: String
        var s: String
    }

    /// The transaction, or `nil` when it is of a kind that Ethereum does not have.
    func transaction() throws -> Transaction? {
        let number = UInt8(truncating: try Self.number(type ?? "0x0"))
        guard let kind = TransactionType(rawValue: number) else { return nil }
        let v = try Self.number(self.v ?? "0x0")
        let (r, s) = (try Self.number(self.r ?? "0x0"), try Self.number(self.s ?? "0x0"))
        var transaction = Transaction(
            type: kind,
            chainID: kind == .legacy
                ? TransactionSignature.chainID(ofV: v) : UInt64(exactly: try Self.number(chainId ?? "0x0")),
            nonce: UInt64(clamping: try Self.number(nonce)),
            maximumFeePerGas: try Self.number(maxFeePerGas ?? gasPrice ?? "0x0"),
            maximumPriorityFeePerGas: try maxPriorityFeePerGas.map(Self.number),
            gasLimit: UInt64(clamping: try Self.number(gas)),
            to: try to.map { try Address(hex: $0) },
            value: try Self.number(value ?? "0x0"),
            input: Bytes(try Hex.decode(input ?? "0x"))
        )
        transaction.accessList = try (accessList ?? [])
            .map {
                AccessListEntry(
                    address: try Address(hex: $0.address),
                    storageKeys: try $0.storageKeys.map { try Hash32(hex: $0) }
                )
            }
        transaction.maximumFeePerBlobGas = try Self.number(maxFeePerBlobGas ?? "0x0")
        transaction.blobHashes = try (blobVersionedHashes ?? []).map { try Hash32(hex: $0) }
        transaction.authorizations = try (authorizationList ?? [])
            .map {
                Authorization(
                    chainID: try Self.number($0.chainId),
                    address: try Address(hex: $0.address),
                    nonce: UInt64(clamping: try Self.number($0.nonce)),
                    yParity: UInt8(clamping: try Self.number($0.yParity)),
                    r: try Self.number($0.r),
                    s: try Self.number($0.s)
                )
            }
        transaction.signature =
            kind == .legacy
            ? TransactionSignature(v: v, r: r, s: s) : TransactionSignature(isOdd: v == 1, r: r, s: s)
        return transaction
    }

    private static func number(_ text: String) throws -> U256 {
        guard let number = U256(hex: text) else { throw DecodeError(.malformed, "\(text) is no number") }
        return number
    }
}
