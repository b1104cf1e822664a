/// A tracer that go-ethereum and others have built in, with the type of its result.
public struct RPCTracer<Trace: TracerResult>: Sendable, Hashable {
    /// The name of the tracer.
    public let name: String
    /// What the tracer is told, an object in JSON; nothing without.
    public let configuration: Bytes?
    /// How long the node may take, in Go's form, such as `5s`; as long as it likes without.
    public var timeout: String?

    /// Creates a tracer of any name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - configuration: What the tracer is told, an object in JSON.
    public init(_ name: String, configuration: Bytes? = nil) {
        self.name = name
        self.configuration = configuration
    }

    /// A tracer that is told what is true; nothing, if nothing is.
    private init(_ name: String, _ options: KeyValuePairs<String, Bool>) {
        var writer = JSONWriter()
        writer.writeObject { writer in
            for (option, isTrue) in options where isTrue { writer.writeMember(option, true) }
        }
        self.init(name, configuration: options.contains(where: \.value) ? Bytes(writer.bytes) : nil)
    }
}

extension RPCTracer<CallTree> {
    /// `callTracer`: the calls of a transaction.
    ///
    /// - Parameters:
    ///   - withLogs: Whether their logs are wanted too.
    ///   - onlyOutermost: Whether the transaction's own call is enough.
    /// - Returns: The tracer.
    public static func calls(withLogs: Bool = false, onlyOutermost: Bool = false) -> Self {
        Self("callTracer", ["withLog": withLogs, "onlyTopCall": onlyOutermost])
    }

    /// `flatCallTracer`: the calls of a transaction, in the form of Parity.
    public static var flatCalls: Self { Self("flatCallTracer") }

    /// `erc7562Tracer`: the calls of a transaction, with what ERC-7562 has rules for.
    public static var validation: Self { Self("erc7562Tracer") }
}

extension RPCTracer<PrestateTrace> {
    /// `prestateTracer`: what a transaction finds in the state.
    public static var prestate: Self { Self("prestateTracer") }
}

extension RPCTracer<StateDiff> {
    /// `prestateTracer` in diff mode: what a transaction changes in the state.
    public static var stateDiff: Self { Self("prestateTracer", ["diffMode": true]) }
}

extension RPCTracer<SelectorCounts> {
    /// `4byteTracer`: the selectors that a transaction calls.
    public static var selectors: Self { Self("4byteTracer") }
}

extension RPCTracer: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("tracer", name)
            if let configuration {
                writer.writeName("tracerConfig")
                writer.writeRaw(configuration)
            }
            writer.writeMember("timeout", timeout)
        }
    }
}
