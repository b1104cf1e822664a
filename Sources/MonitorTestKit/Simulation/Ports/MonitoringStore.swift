package import MonitorCore

/// Results, states, ledger and rollups in one store.
package typealias MonitoringStore = IngestStore & LedgerStore & ResultStore & RollupStore
