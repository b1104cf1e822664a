extension RPCMethod<[RPCLog]> {
    /// `eth_getLogs`: the logs that a filter lets through.
    public static func getLogs(_ filter: RPCLogFilter) -> Self {
        Self("eth_getLogs", filter)
    }

    /// `eth_getFilterLogs`: all logs that a filter of ``newFilter(_:)`` lets through.
    public static func getFilterLogs(_ filter: U256) -> Self {
        Self("eth_getFilterLogs", filter)
    }
}

extension RPCMethod<U256> {
    /// `eth_newFilter`: has the node keep a filter of logs, and gives its number.
    public static func newFilter(_ filter: RPCLogFilter) -> Self {
        Self("eth_newFilter", filter)
    }

    /// `eth_newBlockFilter`: has the node note new blocks, and gives the filter's number.
    public static var newBlockFilter: Self { Self("eth_newBlockFilter") }

    /// `eth_newPendingTransactionFilter`: has the node note new transactions, and gives the filter's number.
    public static var newPendingTransactionFilter: Self { Self("eth_newPendingTransactionFilter") }
}

extension RPCMethod<RPCFilterChanges> {
    /// `eth_getFilterChanges`: what a filter has found since it was last asked.
    public static func getFilterChanges(_ filter: U256) -> Self {
        Self("eth_getFilterChanges", filter)
    }
}

extension RPCMethod<Bool> {
    /// `eth_uninstallFilter`: has the node forget a filter, and tells whether there was one.
    public static func uninstallFilter(_ filter: U256) -> Self {
        Self("eth_uninstallFilter", filter)
    }
}
