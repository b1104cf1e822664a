/// Every operation of which instructions are counted, by name.
enum Operations {
    static let named = ABISuite.operations.merging(["keccak.32": KeccakSuite.operation(length: 32)]) { first, _ in first
    }
}
