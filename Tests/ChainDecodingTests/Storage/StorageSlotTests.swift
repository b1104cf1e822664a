import ChainDecoding
import Testing

@Suite("Storage slots")
struct StorageSlotTests {
    @Test("a namespace begins where ERC-7201 says")
    func namespace() {
        #expect(
            StorageSlot(namespace: "example.main").number.hex
                == "0x183a6125c38840424c4a85fa12bab2ab606c4b6d0e7cc73c0c06ba5300eab500"
        )
    }

    @Test("values of mappings and elements of arrays lie where Solidity puts them")
    func derived() throws {
        // keccak256 of 64 zero bytes, and of 32.
        let zeroKey = "0xad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5"
        let content = "0x290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e563"
        let slot = StorageSlot(0)
        #expect(try slot.value(forKey: .uint(0), as: .uint(bits: 256)).number.hex == zeroKey)
        #expect(try slot.value(forKey: .address(.zero), as: .address).number.hex == zeroKey)
        #expect(slot.content.number.hex == content)
        #expect(slot.element(at: 0) == slot.content)
        #expect(slot.element(at: 3, size: 2) == slot.content.advanced(by: 6))
        // A text key is not padded: keccak256("a" ‖ slot).
        let text = try slot.value(forKey: .string(Bytes([0x61])), as: .string)
        #expect(text.number.bigEndianBytes == Keccak256.hash([0x61] + [UInt8](repeating: 0, count: 32)).bytes)
        #expect(throws: ABIEncodingError.self) { try slot.value(forKey: .list([]), as: .array(of: .bool)) }
        #expect(throws: ABIEncodingError.self) { try slot.value(forKey: .bool(true), as: .address) }
    }
}
