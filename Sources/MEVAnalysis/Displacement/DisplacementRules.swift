/// What makes calldata a copy, and how much of a block is looked at.
public struct DisplacementRules: Sendable, Hashable {
    /// How many different runs of four bytes calldata has to have: shorter calldata is alike by chance.
    public var leastRuns: Int
    /// How much of the victim's calldata has to be in the party's, in thousandths.
    public var leastCopiedThousandths: Int
    /// How much of the party's calldata has to be the victim's, in thousandths.
    public var leastShareThousandths: Int
    /// How many bytes of calldata are looked at.
    public var byteLimit: Int
    /// How many transactions that may be victims are looked at in a block.
    public var victimLimit: Int
    /// How many transactions before them are looked at in a block.
    public var copyLimit: Int

    /// Creates rules; the shares are those of Torres et al., “Frontrunner Jones and the Raiders of the Dark Forest”.
    public init(
        leastRuns: Int = 32,
        leastCopiedThousandths: Int = 990,
        leastShareThousandths: Int = 250,
        byteLimit: Int = 1 << 14,
        victimLimit: Int = 64,
        copyLimit: Int = 256
    ) {
        self.leastRuns = leastRuns
        self.leastCopiedThousandths = leastCopiedThousandths
        self.leastShareThousandths = leastShareThousandths
        self.byteLimit = byteLimit
        self.victimLimit = victimLimit
        self.copyLimit = copyLimit
    }
}
