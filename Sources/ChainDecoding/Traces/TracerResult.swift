/// What a tracer tells of one transaction.
///
/// All are read from JSON in the same way: `null` counts as absent, members that are not known are passed, and one that
/// occurs twice is refused. How deep calls may be nested is for the reader's ``RPCReader/limits`` to say.
public protocol TracerResult: RPCDecodable, Sendable, Hashable {}
