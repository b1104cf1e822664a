/// The names of the members of a ``TransactionTrace`` in JSON.
public enum TransactionTraceMember: String, CaseIterable, Sendable {
    case txHash
    case result
    case error

    static let names = JSONNames<TransactionTraceMember>()
}
