import ChainDecoding

func hashTypedData(_ request: String) throws {
    let data = try TypedData(json: request)
    print(data.primaryType, data.signingHash)
}

func hashText() {
    let hash = SignedMessage.personal("hello").hash
    print(hash)
}

func normalize() throws {
    let name = try ENSName(normalizing: "Vitalik.eth")
    print(name, name.namehash)
}

func refuse() {
    do {
        _ = try ENSName(normalizing: "vitаlik.eth")
    } catch {
        print(error)
    }
}

struct KnownTokens: ClearSigningSource {
    func token(at address: Address, chainID: UInt64) -> ClearSigningToken? {
        let usdt = Address("0xdac17f958d2ee523a2206206994597c13d831ec7")
        return chainID == 1 && address == usdt ? ClearSigningToken(ticker: "USDT", decimals: 6) : nil
    }
}

func show(_ data: TypedData, document: String, files: [String: [UInt8]]) throws {
    let descriptor = try ClearSigningDescriptor(json: document) { name in files[name] }
    if let text = try ClearSigner([descriptor], source: KnownTokens()).text(of: data) {
        print(text)
    }
}

func show(_ calldata: Bytes, to contract: Address, document: String) throws {
    let descriptor = try ClearSigningDescriptor(json: document)
    let signer = ClearSigner([descriptor], source: KnownTokens())
    let call = ClearSigningCall(chainID: 1, to: contract, calldata: calldata)
    if let text = try signer.text(of: call) {
        print(text)
    }
}
