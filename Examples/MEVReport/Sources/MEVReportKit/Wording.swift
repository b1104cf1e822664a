import ChainDecoding
import MEVAnalysis

/// How amounts, accounts and counts are written where there is little room.
///
/// Amounts are cut to what people look at; explanations and JSON have them exactly.
struct Wording {
    let names: TokenNames

    private static let digitLimit = 6
    private static let wholeLimit = 12
    private static let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")

    /// The beginning and the end of an address, with its checksum.
    func short(_ address: Address) -> String {
        let text = address.checksummed()
        return "\(text.prefix(6))…\(text.suffix(4))"
    }

    /// The beginning and the end of a hash.
    func short(_ hash: Hash32) -> String {
        let text = hash.description
        return "\(text.prefix(10))…\(text.suffix(8))"
    }

    /// An amount of a token, cut.
    func amount(_ amount: U256, of token: Address?) -> String { cut(names.text(amount, of: token), of: token) }

    /// An amount of an asset, cut.
    func amount(_ amount: U256, of asset: Asset) -> String {
        guard !asset.id.isZero else { return self.amount(amount, of: asset.token) }
        let count = amount == 1 ? "" : Self.cut("\(amount)") + " × "
        return "\(count)\(token(asset.token)) #\(Self.cut("\(asset.id)"))"
    }

    /// A net with its sign, cut.
    func net(_ net: I256, of asset: Asset) -> String {
        (net.isNegative ? "−" : "+") + amount(net.magnitude, of: asset)
    }

    /// Nets with their signs, cut: first that of the native token, then those of tokens that have names.
    func nets(_ nets: [AssetNet]) -> [String] {
        let tokens = nets.filter { $0.asset != .native }
        let ordered =
            nets.filter { $0.asset == .native } + tokens.filter { isNamed($0.asset.token) }
            + tokens.filter { !isNamed($0.asset.token) }
        return ordered.map { net($0.net, of: $0.asset) }
    }

    /// Whether a token has a name, by which people know it.
    private func isNamed(_ token: Address) -> Bool { names.name(of: token) != token.checksummed() }

    /// Amounts, cut: first those of tokens that have names.
    func list(_ amounts: [TokenAmount]) -> [String] {
        let named = amounts.filter { $0.token.map(isNamed) ?? false }
        let others = amounts.filter { !($0.token.map(isNamed) ?? false) }
        return (named + others).map { amount($0.amount, of: $0.token) }
    }

    func amounts(_ amounts: [TokenAmount]) -> String {
        amounts.map { amount($0.amount, of: $0.token) }.joined(separator: " + ")
    }

    /// The symbol of a token, or its shortened address.
    private func token(_ token: Address) -> String {
        isNamed(token) ? names.name(of: token) : short(token)
    }

    private func cut(_ text: String, of token: Address?) -> String {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let token else { return text }
        let unit = isNamed(token) ? String(parts[1]) : "of \(short(token))"
        return "\(Self.cut(parts[0])) \(unit)"
    }

    /// A decimal number with its thousands apart, rounded towards zero.
    static func cut(_ number: some StringProtocol) -> String {
        let parts = number.split(separator: ".")
        guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return String(number) }
        guard whole.count <= wholeLimit else {
            let digits = whole.dropFirst().prefix(digitLimit - 1)
            let exponent = "\(whole.count - 1)".map { superscripts[$0.wholeNumberValue ?? 0] }
            return "\(whole.prefix(1)).\(digits)×10\(String(exponent))"
        }
        let room = whole == "0" ? digitLimit : max(digitLimit - whole.count, 0)
        guard parts.count > 1, room > 0 else { return grouped(whole) }
        let zeros = whole == "0" ? parts[1].prefix { $0 == "0" }.count : 0
        var fraction = String(parts[1].prefix(zeros + room))
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return fraction.isEmpty ? grouped(whole) : "\(grouped(whole)).\(fraction)"
    }

    /// A whole number with its thousands apart.
    static func grouped(_ number: some StringProtocol) -> String {
        var groups: [String] = []
        var digits = String(number)
        while digits.count > 3 {
            groups.append(String(digits.suffix(3)))
            digits.removeLast(3)
        }
        return ([digits] + groups.reversed()).joined(separator: ",")
    }

    /// How many things there are, of which the name is in the singular.
    static func count(_ count: Int, _ thing: String) -> String {
        "\(grouped("\(count)")) \(thing)\(count == 1 ? "" : thing.hasSuffix("h") ? "es" : "s")"
    }

    /// The name of a kind of finding, such as `JIT liquidity`.
    static func name(ofKind kind: String) -> String {
        let words = kind.split(separator: "-").map { ["jit", "nft"].contains($0) ? $0.uppercased() : String($0) }
        let name = words.joined(separator: " ")
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// A part in thousandths as percent.
    static func percent(thousandths: Int) -> String { "\(thousandths / 10).\(thousandths % 10) %" }
}
