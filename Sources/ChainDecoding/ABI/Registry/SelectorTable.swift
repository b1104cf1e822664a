/// What can stand in a ``SelectorTable``.
protocol SelectorDefinition {
    var inputs: [ABIParameter] { get }
    var signature: String { get }
}

extension ABIFunction: SelectorDefinition {}
extension ABIErrorDefinition: SelectorDefinition {}

/// Functions or errors by their selectors.
///
/// Those of a certain contract come before those of all; among the rest, a later one comes before an earlier one, and
/// replaces it when the signatures are the same.
struct SelectorTable<Definition: SelectorDefinition & Sendable>: Sendable {
    private var global: [Selector: [Definition]] = [:]
    private var own: [Address: [Selector: [Definition]]] = [:]

    /// How many definitions there are.
    var count: Int { own.values.reduce(Self.count(global)) { $0 + Self.count($1) } }

    private static func count(_ definitions: [Selector: [Definition]]) -> Int {
        definitions.values.reduce(0) { $0 + $1.count }
    }

    /// Adds a definition before those with the same selector, in place of one with the same signature.
    mutating func add(_ definition: Definition, at address: Address?) {
        let signature = definition.signature
        let selector = Selector(signature: signature)
        if let address {
            own[address, default: [:]][selector, default: []].prefer(definition, signature)
        } else {
            global[selector, default: []].prefer(definition, signature)
        }
    }

    /// Reads data that begin with a selector.
    ///
    /// - Throws: ``DecodeError`` with code `unsupported` when nothing with the selector is known, and for malformed
    ///   values.
    func decode(
        _ data: Bytes,
        at address: Address?,
        by decoder: ABIDecoder
    ) throws(DecodeError) -> BestFit<Definition, [ABIValue]> {
        guard let head = data.slice(0..<4), let selector = Selector(head) else {
            throw DecodeError(.truncated, "the data end before the selector does", at: data.count)
        }
        var failure: DecodeError?
        for candidates in [definitions(with: selector, of: address), global[selector] ?? []] {
            do throws(DecodeError) {
                let fit = try BestFit.decode(candidates, by: decoder) { (candidate, decoder) throws(DecodeError) in
                    try decoder.decode(candidate.inputs, behindSelectorIn: data)
                }
                if let fit { return fit }
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? DecodeError(.unsupported, "nothing with the selector \(selector) is known", at: 0)
    }

    /// Those of a contract, if there is one, then those of all contracts.
    func candidates(for selector: Selector, at address: Address?) -> [Definition] {
        definitions(with: selector, of: address) + (global[selector] ?? [])
    }

    private func definitions(with selector: Selector, of address: Address?) -> [Definition] {
        address.flatMap { own[$0]?[selector] } ?? []
    }
}

extension Array where Element: SelectorDefinition {
    fileprivate mutating func prefer(_ definition: Element, _ signature: String) {
        removeAll { $0.signature == signature }
        insert(definition, at: 0)
    }
}
