import ChainDecoding

extension Address {
    /// An address for a test, far from those of precompiled contracts.
    static func test(_ number: UInt64) -> Address {
        Address(0xaaaa_0000_0000_0000, number, 0x1111_1111)
    }
}
