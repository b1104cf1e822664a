import ChainDecoding

func compare(_ data: Bytes, as type: ABIType) {
    for mode in ABIDecodingMode.allCases {
        do {
            print(mode, try ABIDecoder(mode: mode).decode(type, from: data))
        } catch {
            print(mode, error)
        }
    }
}

func decodeBounded(_ parameters: [ABIParameter], from data: Bytes) throws -> [ABIValue] {
    let decoder = ABIDecoder(budgetFactor: 2, budgetBase: 4_096)
    return try decoder.decode(parameters, from: data)
}

func handle(_ bytes: Bytes) {
    do {
        print(try TransactionEnvelope(decoding: bytes).hash)
    } catch {
        switch error.code {
        case .limitExceeded: print("asks for too much:", error)
        case .unsupported: print("of a kind that is not known:", error)
        default: print("malformed at byte \(error.offset ?? 0):", error.message)
        }
    }
}

func additional(in block: RPCBlock) {
    for (name, json) in block.members.additional {
        print(name, String(decoding: json.array, as: UTF8.self))
    }
    print(block.members.presence(of: .withdrawals))
}
