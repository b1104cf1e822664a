extension MerkleProof {
    /// The account at an address.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - stateRoot: The root of the state that a header tells.
    /// - Returns: The account, or `nil` if it is proven that there is none.
    /// - Throws: ``DecodeError`` if the nodes do not prove anything, or the account is malformed.
    public func account(at address: Address, stateRoot: Hash32) throws(DecodeError) -> AccountState? {
        let key = address.withSpan { Keccak256.hash($0) }
        guard let encoded = try value(of: Bytes(key.bytes), root: stateRoot) else { return nil }
        return try AccountState(decoding: encoded)
    }

    /// The word at a place in the storage of an account.
    ///
    /// - Parameters:
    ///   - slot: The place.
    ///   - storageRoot: The root of the account's storage.
    /// - Returns: The word; 0 if it is proven that nothing is stored there.
    /// - Throws: ``DecodeError`` if the nodes do not prove anything, or the word is malformed.
    public func storageValue(at slot: Hash32, storageRoot: Hash32) throws(DecodeError) -> U256 {
        let key = slot.withSpan { Keccak256.hash($0) }
        guard let encoded = try value(of: Bytes(key.bytes), root: storageRoot) else { return .zero }
        var reader = RLPReader(encoded)
        let word = try reader.readU256()
        try reader.finish()
        return word
    }
}
