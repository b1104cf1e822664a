import ChainDecoding
import MEVAnalysis

/// How much of each asset moves at once at most in the transactions of a finding's party.
struct Turnovers {
    private var largest: [Asset: U256] = [:]
    private let wrapper = ChainContracts.ethereum.wrappedNativeToken
    /// The part of what moved, one in so many, below which what is left of it is dust.
    private static let part: U256 = 10_000

    init(of finding: AnyFinding, in block: AnalyzedBlock) {
        for part in finding.transactions where part.role.isOfParty {
            guard let place = block.record.transactions.firstIndex(where: { $0.hash == part.hash }) else { continue }
            for transfer in block.actions.streams[place].transfers {
                let asset = transfer.token == wrapper ? Asset.native : transfer.asset
                largest[asset] = max(largest[asset] ?? .zero, transfer.amount)
            }
        }
    }

    /// Whether a net is so little of what moved that nobody meant it; bots leave some units where they trade again.
    func isDust(_ net: AssetNet) -> Bool {
        guard net.asset != .native, let most = largest[net.asset] else { return false }
        return net.net.magnitude.multiplied(by: Self.part).map { $0 < most } ?? false
    }
}
