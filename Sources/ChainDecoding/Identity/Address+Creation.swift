extension Address {
    /// Creates the address of the contract that an account creates by a transaction or by CREATE.
    ///
    /// The last 20 bytes of the keccak-256 of the RLP of sender and nonce. Source: yellow paper, section 7.
    ///
    /// - Parameters:
    ///   - sender: The account or contract that creates.
    ///   - nonce: Its nonce before.
    public init(createdBy sender: Address, nonce: UInt64) {
        // At most 30 bytes, so that the list has a header of one byte: 0xC0 and its length.
        var item: [UInt8] = [0xC0, 0x94]
        sender.append(to: &item)
        if nonce != 0, nonce < 0x80 {
            item.append(UInt8(truncatingIfNeeded: nonce))
        } else {
            let count = 8 - nonce.leadingZeroBitCount / 8
            item.append(0x80 + UInt8(count))
            for index in (0..<count).reversed() {
                item.append(UInt8(truncatingIfNeeded: nonce &>> (UInt64(index) * 8)))
            }
        }
        item[0] += UInt8(item.count - 1)
        self.init(lastBytesOf: Keccak256.hash(item))
    }

    /// Creates the address of the contract that CREATE2 creates.
    ///
    /// The last 20 bytes of the keccak-256 of 0xFF, sender, salt and the hash of the initialisation code. Source:
    /// EIP-1014.
    ///
    /// - Parameters:
    ///   - sender: The contract that creates.
    ///   - salt: The salt.
    ///   - initCodeHash: The keccak-256 of the initialisation code.
    public init(createdBy sender: Address, salt: Hash32, initCodeHash: Hash32) {
        var bytes: [UInt8] = [0xFF]
        bytes.reserveCapacity(85)
        sender.append(to: &bytes)
        salt.append(to: &bytes)
        initCodeHash.append(to: &bytes)
        self.init(lastBytesOf: Keccak256.hash(bytes))
    }
}
