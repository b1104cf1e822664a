/// Every operation of which allocations and instructions are counted, by the name of its goal.
enum Operations {
    static let named = [
        ABISuite.operations, BlockSuite.operations, KeccakSuite.operations, LogSuite.operations,
        ReceiptSuite.operations,
    ]
    .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
