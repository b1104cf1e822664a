import NIOCore

extension [SocketAddress] {
    /// The addresses with their families by turns, each family in its order, beginning with that of the first.
    var alternatingFamilies: [SocketAddress] {
        guard let first else { return [] }
        let preferred = filter { $0.protocol == first.protocol }
        let others = filter { $0.protocol != first.protocol }
        var alternating: [SocketAddress] = []
        for index in 0..<Swift.max(preferred.count, others.count) {
            if index < preferred.count { alternating.append(preferred[index]) }
            if index < others.count { alternating.append(others[index]) }
        }
        return alternating
    }
}
