import ChainDecoding

/// Values of untyped JSON, zero where they are missing.
enum CaseValues {
    static func address(_ json: Any?) -> Address? {
        (json as? String).flatMap { try? Address(hex: $0, prefix: .optional) }
    }

    static func hash(_ json: Any?) -> Hash32 {
        (json as? String).flatMap { Hash32($0) } ?? .zero
    }

    static func bytes(_ json: Any?) -> Bytes {
        (json as? String).flatMap { (try? Hex.decode($0)).map(Bytes.init) } ?? Bytes()
    }
}
