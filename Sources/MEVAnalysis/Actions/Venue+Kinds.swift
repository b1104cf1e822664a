extension Venue {
    /// The protocols whose orders are filled by solvers and resolvers, who compete for them: what these keep is their
    /// price for it.
    public static let filledBySolvers: Set<Venue> = [.cow, .oneInch]

    /// Whether it has pools whose prices move with what is swapped, other than orders and what is not known.
    var isPool: Bool {
        switch self {
        case .zeroEx, .cow, .oneInch, .unknown: false
        default: true
        }
    }
}
