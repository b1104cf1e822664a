/// The events that are known, and what logs are decoded by.
///
/// A log is recognised by its first topic and the number of its topics, so that the transfers of ERC-20, of ERC-721 and
/// of early tokens, which share a signature, are told apart. Where several events are left, these rules decide:
/// 1. events of the log's own contract come before those of all contracts, and both before anonymous ones;
/// 2. an event whose canonical encoding the log is comes before one that can merely read it;
/// 3. an event that was registered later comes before an earlier one, and replaces it when it differs in names only.
///
/// ``DecodedLog/alternatives`` names the events that could have read the log as well.
public struct EventRegistry: Sendable {
    /// Whether anonymous events that were registered for no contract are tried on logs of any.
    ///
    /// They are recognised by the number of topics and the form of the data alone, which is a guess.
    public var matchesAnonymousAnywhere = false
    private var global = EventTable()
    private var own: [Address: EventTable] = [:]

    /// Creates a registry that knows no event.
    public init() {}

    /// How many events are known.
    public var count: Int { own.values.reduce(global.count) { $0 + $1.count } }

    /// Adds an event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - address: The contract whose event it is; `nil` for an event of any contract.
    /// - Throws: ``DecodeError`` for a type that is none, and for more than four topics.
    public mutating func register(_ event: ABIEvent, at address: Address? = nil) throws(DecodeError) {
        register(try ABIEventDecoder(event), at: address)
    }

    /// Adds a prepared event.
    ///
    /// - Parameters:
    ///   - decoder: The event.
    ///   - address: The contract whose event it is; `nil` for an event of any contract.
    public mutating func register(_ decoder: ABIEventDecoder, at address: Address? = nil) {
        if let address {
            own[address, default: EventTable()].add(decoder)
        } else {
            global.add(decoder)
        }
    }

    /// The events that are not anonymous and whose logs have such topics, the preferred ones first.
    ///
    /// - Parameters:
    ///   - topics: The topics of a log.
    ///   - address: The contract that has logged, if it is known.
    /// - Returns: Those of the contract, then those of all contracts.
    public func candidates(for topics: LogTopics, at address: Address? = nil) -> [ABIEvent] {
        ((address.flatMap { own[$0] }?.named(topics) ?? []) + global.named(topics)).map(\.event)
    }

    /// Decodes a log.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Returns: The event and what the log tells of its parameters.
    /// - Throws: ``DecodeError`` with code `unsupported` when no event that is known has such topics, and for malformed
    ///   values.
    public func decode(_ log: Log, by decoder: ABIDecoder = ABIDecoder()) throws(DecodeError) -> DecodedLog {
        // Nearly always there is neither a choice nor anything else to try.
        let candidates = global.named(log.topics)
        if candidates.count == 1, own.isEmpty, !matchesAnonymousAnywhere {
            return try Self.decode(log, by: candidates[0], decoder)
        }
        let table = own[log.address]
        var failure: DecodeError?
        func decoded(_ candidates: [ABIEventDecoder]?) -> DecodedLog? {
            candidates.flatMap { Self.decode(log, by: $0, decoder, &failure) }
        }
        if let log = decoded(table?.named(log.topics)) { return log }
        if let log = decoded(candidates) { return log }
        if let log = decoded(table?.anonymous(log.topics)) { return log }
        if matchesAnonymousAnywhere, let log = decoded(global.anonymous(log.topics)) { return log }
        throw failure ?? Self.unknown(log.topics)
    }

    /// Decodes many logs, each for itself: one that cannot be decoded does not affect the others.
    ///
    /// - Parameters:
    ///   - logs: The logs.
    ///   - decoder: How far the values may be from what compilers produce.
    /// - Returns: A result for each log, in their order.
    public func decode(
        _ logs: [Log],
        by decoder: ABIDecoder = ABIDecoder()
    ) -> [Result<DecodedLog, DecodeError>] {
        logs.map { log in
            Result { () throws(DecodeError) in try decode(log, by: decoder) }
        }
    }

    private static func decode(
        _ log: Log,
        by candidates: [ABIEventDecoder],
        _ decoder: ABIDecoder,
        _ failure: inout DecodeError?
    ) -> DecodedLog? {
        do throws(DecodeError) {
            if candidates.count == 1 { return try decode(log, by: candidates[0], decoder) }
            let fit = try BestFit.decode(candidates, by: decoder) { (candidate, decoder) throws(DecodeError) in
                try candidate.decode(topics: log.topics, data: log.data, by: decoder)
            }
            return fit.map {
                DecodedLog(event: $0.definition.event, values: $0.values, alternatives: $0.alternatives.map(\.event))
            }
        } catch {
            failure = failure ?? error
            return nil
        }
    }

    private static func decode(
        _ log: Log,
        by candidate: ABIEventDecoder,
        _ decoder: ABIDecoder
    ) throws(DecodeError) -> DecodedLog {
        let values = try candidate.decode(topics: log.topics, data: log.data, by: decoder)
        return DecodedLog(event: candidate.event, values: values)
    }

    private static func unknown(_ topics: LogTopics) -> DecodeError {
        guard let topic0 = topics.topic0 else { return DecodeError(.unsupported, "no event without topics is known") }
        let count = topics.count == 1 ? "1 topic" : "\(topics.count) topics"
        return DecodeError(.unsupported, "no event with \(count), the first \(topic0), is known")
    }
}
