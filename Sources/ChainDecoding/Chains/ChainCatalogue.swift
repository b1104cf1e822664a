/// Chains by their id: those that come with the module, and whatever a program adds or corrects.
///
/// ```swift
/// var chains = ChainCatalogue.bundled
/// chains[1]?.confirmationDepth = 96
/// chains.add(Chain(id: 31_337, name: "Local", blockTime: .seconds(1)))
/// ```
public struct ChainCatalogue: Sendable, Hashable {
    private var chainsByID: [UInt64: Chain] = [:]

    /// Creates a catalogue; of two chains with the same id, the later counts.
    public init(_ chains: [Chain] = []) {
        for chain in chains { add(chain) }
    }

    /// Adds a chain, in the place of another with the same id.
    public mutating func add(_ chain: Chain) {
        chainsByID[chain.id] = chain
    }

    /// The chain with an id.
    ///
    /// Setting `nil` takes it out. A chain is kept under its own id, whatever the index.
    public subscript(id: UInt64) -> Chain? {
        get { chainsByID[id] }
        set {
            chainsByID[id] = nil
            if let newValue { add(newValue) }
        }
    }

    /// All chains, by ascending id.
    public var chains: [Chain] {
        chainsByID.values.sorted { $0.id < $1.id }
    }
}
