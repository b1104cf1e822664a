/// Every operation of which instructions are counted, by name.
enum Operations {
    static let named: [String: Operation] = [
        "keccak.32": KeccakSuite.operation(length: 32)
    ]
}
