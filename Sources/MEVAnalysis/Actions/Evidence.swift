/// What an action is known from.
///
/// The more of it there is, the surer is the action. None is believed by ``event`` or ``call`` alone.
public struct Evidence: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A log says so.
    public static let event = Evidence(rawValue: 1 << 0)
    /// A call that succeeded asked for it.
    public static let call = Evidence(rawValue: 1 << 1)
    /// What was given moved: into the pool, back to the lender, to who is owed.
    public static let inflow = Evidence(rawValue: 1 << 2)
    /// What was got moved: out of the pool, to the borrower, to the buyer.
    public static let outflow = Evidence(rawValue: 1 << 3)
    /// The contract is one that the ``PoolDirectory`` knows.
    public static let directory = Evidence(rawValue: 1 << 4)

    /// Both sides moved.
    public static let flow: Evidence = [.inflow, .outflow]
}
