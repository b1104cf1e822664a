/// What the transactions of a block did.
public struct BlockActions: Sendable, Hashable {
    /// What each transaction did, one stream for each of the block's transactions; empty for those that failed.
    public var streams: [ActionStream]
    /// What was tried and taken back, by whole transactions or by calls in those that succeeded.
    ///
    /// Only calls tell it, since no logs are left. There is a stream only where something was tried.
    public var attempts: [ActionStream]

    /// Creates the actions of a block.
    public init(streams: [ActionStream] = [], attempts: [ActionStream] = []) {
        self.streams = streams
        self.attempts = attempts
    }
}
