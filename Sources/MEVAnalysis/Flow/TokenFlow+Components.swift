extension TokenFlow {
    /// The strongly connected components: accounts among which value can go round.
    ///
    /// - Returns: For each account, by its index, the number of its component; components are numbered so that an edge
    ///   never leads to a higher number than the one it comes from.
    /// - Complexity: O(*n*) in the number of accounts and transfers, without recursion (Tarjan 1972).
    public func components() -> TokenFlowComponents {
        var search = ComponentSearch(nodeCount: accounts.count, edges: edges.lazy.map { ($0.from, $0.to) })
        return search.run()
    }
}
