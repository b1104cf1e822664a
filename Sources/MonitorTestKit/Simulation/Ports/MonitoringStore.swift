import MonitorCore

/// Results, states, ledger and rollups in one store.
typealias MonitoringStore = IngestStore & LedgerStore & ResultStore & RollupStore
