/// What a call or message does, for the person who signs it.
public struct ClearSigningText: Sendable, Hashable {
    /// What it is for, in a word or a few, such as `Send`.
    public var intent: String?
    /// What it does in one sentence, such as `Send 5 USDC to alice.eth`; `nil` when the descriptor has none, or a value
    /// that it needs cannot be shown.
    public var sentence: String?
    /// Who is behind the contract.
    public var owner: String?
    /// The contract's name.
    public var contractName: String?
    /// The values, in the order in which they are to be shown.
    public var lines: [ClearSigningLine]

    /// Creates a text.
    public init(
        intent: String? = nil,
        sentence: String? = nil,
        owner: String? = nil,
        contractName: String? = nil,
        lines: [ClearSigningLine] = []
    ) {
        self.intent = intent
        self.sentence = sentence
        self.owner = owner
        self.contractName = contractName
        self.lines = lines
    }
}

extension ClearSigningText: CustomStringConvertible {
    /// The sentence or the intent, and a line for each value; what belongs to a line is indented below it.
    public var description: String {
        let title = (sentence ?? intent).map { [$0] } ?? []
        return (title + lines.flatMap { $0.text(indentation: "") }).joined(separator: "\n")
    }
}
