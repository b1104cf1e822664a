/// The flat traces of a block, put together to a tree for each transaction.
public struct BlockTrace: Sendable, Hashable {
    /// The calls of the transactions, in the order in which the traces first tell of them.
    public var transactions: [TransactionTrace<CallTree>]
    /// What the chain paid.
    public var rewards: [BlockReward]

    /// Puts together the rows that `trace_block` gives, in any order.
    ///
    /// Rows that name no transaction are taken to be of one: of the only one that is named, if there is just one, since
    /// geth does not name it for calls that failed before they began.
    ///
    /// - Throws: ``DecodeError`` with the transaction in its path, when its calls make no tree.
    public init(_ traces: [FlatTrace], limits: TraceLimits = TraceLimits()) throws(DecodeError) {
        var places: [Hash32?: Int] = [:]
        var groups: [(hash: Hash32?, traces: [FlatTrace])] = []
        let names = Set(traces.lazy.compactMap(\.context.transactionHash))
        let onlyName = names.count == 1 ? names.first : nil
        rewards = []
        transactions = []
        for trace in traces {
            let name = trace.context.transactionHash ?? onlyName
            if case .reward(let reward) = trace.content {
                rewards.append(reward)
            } else if let place = places[name] {
                groups[place].traces.append(trace)
            } else {
                places[name] = groups.count
                groups.append((name, [trace]))
            }
        }
        for group in groups {
            do throws(DecodeError) {
                let tree = try CallTree(group.traces, limits: limits)
                transactions.append(TransactionTrace(transactionHash: group.hash, outcome: .trace(tree)))
            } catch {
                throw error.inside(group.hash?.description ?? "transaction")
            }
        }
    }
}
