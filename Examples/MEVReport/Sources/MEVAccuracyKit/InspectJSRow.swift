import ChainDecoding
import Foundation

/// A swap, a change of liquidity, a repayment or a seizure, as the cases of mev-inspect-js have it.
struct InspectJSRow: Decodable {
    struct Contract: Decodable {
        struct Scheme: Decodable { var abi: String }

        enum CodingKeys: String, CodingKey {
            case address
            case scheme = "protocol"
        }

        var address: Text<Address>
        var scheme: Scheme
    }

    struct Asset: Decodable {
        var address: Text<Address>?
        /// The contract of tokens of which each is different.
        var collection: Text<Address>?
        var id: Text<U256>?

        var token: Address { (address ?? collection)?.value ?? .zero }
    }

    struct Amount: Decodable {
        var asset: Asset
        var amount: Text<I256>
    }

    struct Block: Decodable {
        var hash: Text<Hash32>
        var number: UInt64
    }

    struct Transaction: Decodable {
        var from: Text<Address>
        var hash: Text<Hash32>
        var index: Int
    }

    struct Event: Decodable { var logIndex: Int }

    struct Ticks: Decodable {
        var tick: Int32?
        var tickLower: Int32?
        var tickUpper: Int32?
    }

    var contract: Contract
    var block: Block
    var transaction: Transaction
    var event: Event
    var metadata: Ticks?

    // Swaps.
    var assetIn: Asset?
    var amountIn: Text<U256>?
    var assetOut: Asset?
    var amountOut: Text<U256>?
    var from: Text<Address>?
    var to: Text<Address>?

    // Changes of liquidity.
    var depositor: Text<Address>?
    var withdrawer: Text<Address>?
    var assets: [Asset]?
    var amounts: [Text<U256>]?

    // Repayments and seizures.
    var payer: Text<Address>?
    var seizor: Text<Address>?
    var borrower: Text<Address>?
    var asset: Asset?
    var amount: Text<U256>?
}

/// A value that stands in JSON as text.
struct Text<Value: TextValue>: Decodable {
    var value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Value(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no \(Value.self)")
        }
        self.value = value
    }
}

/// What can be written as a text.
protocol TextValue {
    init?(text: String)
}

extension Address: TextValue {
    init?(text: String) {
        guard let address = try? Address(hex: text) else { return nil }
        self = address
    }
}

extension Hash32: TextValue {
    init?(text: String) { self.init(text) }
}

extension U256: TextValue {
    init?(text: String) { self.init(text) }
}

extension I256: TextValue {
    init?(text: String) { self.init(text) }
}
