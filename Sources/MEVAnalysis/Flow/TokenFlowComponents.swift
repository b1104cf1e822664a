/// The strongly connected components of a ``TokenFlow``.
public struct TokenFlowComponents: Sendable, Hashable {
    /// The component of each account, by the account's index.
    public let numbers: [Int]
    /// How many components there are.
    public let count: Int

    /// The indexes of the accounts of each component, in ascending order.
    public func members() -> [[Int]] {
        var members = [[Int]](repeating: [], count: count)
        for (account, number) in numbers.enumerated() { members[number].append(account) }
        return members
    }
}
