public import ChainDecoding

extension CallRecord {
    /// Creates a call from that of a trace.
    ///
    /// - Parameters:
    ///   - frame: The call.
    ///   - depth: How many calls it is inside of.
    public init(_ frame: CallFrame, depth: Int) {
        self.init(
            kind: Kind(frame.kind),
            from: frame.from,
            to: frame.to ?? .zero,
            value: frame.value ?? .zero,
            input: frame.input,
            output: frame.output ?? Bytes(),
            depth: depth,
            succeeded: !frame.hasFailed
        )
    }

    /// The calls of a trace, depth first.
    public static func list(_ tree: CallTree) -> [CallRecord] {
        tree.indices.map { CallRecord(tree.frames[$0], depth: tree.depth(of: $0)) }
    }
}

extension CallRecord.Kind {
    init(_ kind: CallKind) {
        switch kind {
        case .call: self = .call
        case .callCode, .delegateCall: self = .delegateCall
        case .staticCall: self = .staticCall
        case .create, .create2: self = .create
        case .selfDestruct: self = .selfDestruct
        }
    }
}
