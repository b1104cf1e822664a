import ChainDecoding
import Testing

@Suite("Signed messages")
struct SignedMessageTests {
    @Test("texts have the hashes that wallets sign")
    func personal() {
        #expect(
            SignedMessage.personal("Hello World").hash.description
                == "0xa1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2"
        )
        #expect(
            SignedMessage.personal("hello world").hash.description
                == "0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68"
        )
        // The length counts bytes, in decimal without leading zeros.
        #expect(SignedMessage.personal("é").bytes == [0x19] + Array("Ethereum Signed Message:\n2é".utf8))
        #expect(SignedMessage.personal("").bytes == [0x19] + Array("Ethereum Signed Message:\n0".utf8))
    }

    @Test("data for a validator and of EIP-712 are laid out as EIP-191 says")
    func layout() {
        let validator = Address(1, 2, 3)
        #expect(
            SignedMessage.validator(validator, data: Bytes([9])).bytes == [0x19, 0x00] + validator.bytes + [9]
        )
        let (domain, message) = (Hash32(1, 2, 3, 4), Hash32(5, 6, 7, 8))
        #expect(
            SignedMessage.structured(domainSeparator: domain, message: message).bytes
                == [0x19, 0x01] + domain.bytes + message.bytes
        )
        #expect(
            SignedMessage.structured(domainSeparator: domain, message: nil).bytes == [0x19, 0x01] + domain.bytes
        )
    }
}
