import ChainDecoding
import MEVAnalysis

/// Amounts by the addresses of tokens; the native token and what wraps it count as one.
struct Amounts: Hashable, Decodable, CustomStringConvertible {
    private(set) var byToken: [Address: I256] = [:]

    init() {}

    /// Amounts in decimal, by the hex of addresses.
    init(_ amounts: [String: String]) {
        for (name, amount) in amounts {
            if let amount = I256(amount) { add(amount, of: Self.token(name)) }
        }
    }

    /// The amounts of which one is told at least.
    init(_ amounts: some Sequence<(token: Address?, amount: U256)>) {
        for (token, amount) in amounts {
            if let amount = I256(magnitude: amount, isNegative: false) { add(amount, of: token) }
        }
    }

    /// Reads amounts in decimal; what others got, which is told as an object beside them, is left out.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: TokenName.self)
        for key in container.allKeys {
            guard let amount = try? container.decode(String.self, forKey: key) else { continue }
            if let amount = I256(amount) { add(amount, of: Self.token(key.stringValue)) }
        }
    }

    var native: I256? { byToken[.nativeToken] }
    /// The amounts but for those that are zero.
    var nonzero: Amounts {
        var amounts = self
        amounts.byToken = byToken.filter { !$0.value.isZero }
        return amounts
    }

    /// Adds an amount to what there is of the token.
    mutating func add(_ amount: I256, of token: Address?) {
        let token = token.flatMap { $0 == Detectors.wrapper ? nil : $0 } ?? .nativeToken
        byToken[token] = (byToken[token] ?? .zero).adding(amount) ?? amount
    }

    private static func token(_ name: String) -> Address? {
        name == "ETH+WETH" ? nil : try? Address(hex: name)
    }

    var description: String {
        let amounts = byToken.sorted { $0.key < $1.key }
            .map { token, amount in
                "\(amount) of \(token == .nativeToken ? "ETH" : token.description)"
            }
        return amounts.isEmpty ? "nothing" : amounts.joined(separator: ", ")
    }

    private struct TokenName: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
