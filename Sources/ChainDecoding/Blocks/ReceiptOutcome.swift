/// How a receipt tells what came of its transaction.
public enum ReceiptOutcome: Sendable, Hashable {
    /// Whether the transaction succeeded; receipts say so since Byzantium (EIP-658).
    case status(succeeded: Bool)
    /// The root of the state after the transaction, which is all that earlier receipts tell.
    case stateRoot(Hash32)
}
