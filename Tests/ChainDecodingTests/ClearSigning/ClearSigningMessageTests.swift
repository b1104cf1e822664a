import ChainDecoding
import Testing

@Suite("Clear signing: messages")
struct ClearSigningMessageTests {
    private static let permit2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3"

    /// The example of ERC-7730 for Permit2.
    private static let descriptor = """
        {"context": {"eip712": {"domain": {"name": "Permit2"},
           "deployments": [{"chainId": 1, "address": "\(permit2)"}]}},
         "metadata": {"owner": "Uniswap"},
         "display": {"formats": {
           "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)\
        PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)": {
             "intent": "Authorize spending of tokens",
             "interpolatedIntent": "Approve {spender} until {sigDeadline}",
             "fields": [
               {"path": "spender", "label": "Spender", "format": "addressName"},
               {"path": "details.[]", "fields": [
                 {"path": "amount", "label": "Amount allowance", "format": "tokenAmount",
                  "params": {"tokenPath": "token"}},
                 {"path": "expiration", "label": "Approval expires", "format": "date",
                  "params": {"encoding": "timestamp"}}]},
               {"path": "sigDeadline", "label": "Signature deadline", "format": "date",
                "params": {"encoding": "timestamp"}}]}}}}
        """

    private static func message(
        domain: String = "\"name\": \"Permit2\", \"chainId\": 1, \"verifyingContract\": \"\(permit2)\"",
        nonce: String = "uint48"
    ) -> String {
        """
        {"types": {
           "PermitBatch": [{"name": "details", "type": "PermitDetails[]"}, {"name": "spender", "type": "address"},
                           {"name": "sigDeadline", "type": "uint256"}],
           "PermitDetails": [{"name": "token", "type": "address"}, {"name": "amount", "type": "uint160"},
                             {"name": "expiration", "type": "uint48"}, {"name": "nonce", "type": "\(nonce)"}]},
         "primaryType": "PermitBatch",
         "domain": {\(domain)},
         "message": {"spender": "\(KnownSource.alice)", "sigDeadline": 1709191632, "details": [
           {"token": "\(KnownSource.dai)", "amount": "1500000000000000000", "expiration": 1709191632, "nonce": 0},
           {"token": "\(KnownSource.usdc)", "amount": "0x0f4240", "expiration": "0", "nonce": 0}]}}
        """
    }

    private func text(_ message: String, descriptor: String = descriptor) throws -> ClearSigningText? {
        let signer = ClearSigner([try ClearSigningDescriptor(json: descriptor)], source: KnownSource())
        return try signer.text(of: try TypedData(json: message), signer: KnownSource.bob)
    }

    @Test("a permit for several tokens is told in words")
    func permit() throws {
        #expect(
            try text(Self.message())?.description == """
                Approve alice.eth until 2024-02-29T07:27:12Z
                Spender: alice.eth
                Amount allowance: 1.5 DAI
                Approval expires: 2024-02-29T07:27:12Z
                Amount allowance: 1 USDC
                Approval expires: 1970-01-01T00:00:00Z
                Signature deadline: 2024-02-29T07:27:12Z
                """
        )
    }

    @Test("nothing is said of messages for other domains or of other types")
    func nothing() throws {
        let contract = "\"verifyingContract\": \"\(Self.permit2)\""
        for domain in [
            "\"name\": \"Permit3\", \"chainId\": 1, \(contract)", "\"chainId\": 1, \(contract)",
            "\"name\": \"Permit2\", \"chainId\": 5, \(contract)", "\"name\": \"Permit2\", \"chainId\": 1",
            "\"name\": \"Permit2\", \(contract)",
            "\"name\": \"Permit2\", \"chainId\": 1, \"verifyingContract\": \"\(KnownSource.dai)\"",
        ] {
            #expect(try text(Self.message(domain: domain)) == nil, "\(domain)")
        }
        #expect(try text(Self.message(nonce: "uint64")) == nil)
        let free = Self.descriptor.replacing("\"domain\": {\"name\": \"Permit2\"},", with: "")
        #expect(try text(Self.message(), descriptor: free) != nil)
        for deployments in ["", "{\"chainId\": 1, \"address\": \"0xYourAddress\"}"] {
            let nowhere = Self.descriptor.replacing(
                "{\"chainId\": 1, \"address\": \"\(Self.permit2)\"}",
                with: deployments
            )
            #expect(try text(Self.message(), descriptor: nowhere) == nil)
        }
        let unbound = "{\"context\": {\"eip712\": {}}, \"display\": {\"formats\": {\"PermitBatch()\": {}}}}"
        #expect(try text(Self.message(), descriptor: unbound) == nil)
    }

    @Test("the domain's hash may be what binds a descriptor")
    func separator() throws {
        let right = try TypedData(json: Self.message()).domainSeparator
        for (separator, isBound) in [(right, true), (Hash32.zero, false)] {
            let json = Self.descriptor.replacing(
                "\"domain\": {\"name\": \"Permit2\"},",
                with: "\"domainSeparator\": \"\(separator)\","
            )
            #expect(try (text(Self.message(), descriptor: json) != nil) == isBound)
        }
    }
}
