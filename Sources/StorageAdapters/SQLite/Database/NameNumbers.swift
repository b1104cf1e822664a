#if SQLite
import GRDB
import Synchronization

/// Two texts that name something, such as monitor and region.
struct NamePair: Hashable, Sendable {
    var first: String
    var second: String
}

/// A table that gives each pair of names a small number, once and for ever.
///
/// Numbers are remembered only after the transaction that gave them out is committed, so what is remembered holds for
/// every process.
final class NameNumbers: Sendable {
    private let table: String
    private let columns: (first: String, second: String)
    private let limit: Int
    private let remembered = Mutex<[NamePair: Int64]>([:])

    init(table: String, columns: (String, String), limit: Int) {
        self.table = table
        self.columns = columns
        self.limit = limit
    }

    /// A view for one transaction.
    func session(in database: Database) -> Session {
        Session(
            database: database,
            remembered: remembered.withLock { $0 },
            find: "SELECT id FROM \(table) WHERE \(columns.first) = ? AND \(columns.second) = ?",
            add: "INSERT INTO \(table) (\(columns.first), \(columns.second)) VALUES (?, ?)",
            name: "SELECT \(columns.first), \(columns.second) FROM \(table) WHERE id = ?"
        )
    }

    /// Takes over what a committed transaction looked up or gave out.
    func remember(_ found: [NamePair: Int64]) {
        guard !found.isEmpty else { return }
        remembered.withLock { remembered in
            if remembered.count + found.count > limit {
                remembered.removeAll()
            }
            if found.count <= limit {
                remembered.merge(found) { old, _ in old }
            }
        }
    }
}

extension NameNumbers {
    /// The numbers as one transaction sees them.
    struct Session {
        private let database: Database
        private let remembered: [NamePair: Int64]
        private let find: String
        private let add: String
        private let name: String
        private var names: [Int64: NamePair] = [:]

        /// What was looked up or given out in this transaction.
        private(set) var found: [NamePair: Int64] = [:]

        fileprivate init(
            database: Database,
            remembered: [NamePair: Int64],
            find: String,
            add: String,
            name: String
        ) {
            self.database = database
            self.remembered = remembered
            self.find = find
            self.add = add
            self.name = name
        }

        /// The number of a pair, if it has one.
        mutating func existingNumber(of pair: NamePair) throws -> Int64? {
            if let number = remembered[pair] ?? found[pair] { return number }
            let number = try database.statement(find).first(pair.first, pair.second) { $0.integer(0) }
            found[pair] = number
            return number
        }

        /// The number of a pair, which gets one if it has none.
        mutating func number(of pair: NamePair) throws -> Int64 {
            if let number = try existingNumber(of: pair) { return number }
            try database.statement(add).run(pair.first, pair.second)
            let number = database.lastInsertedRowID
            found[pair] = number
            return number
        }

        /// The pair with a number.
        mutating func pair(withNumber number: Int64) throws -> NamePair? {
            if let pair = names[number] { return pair }
            let pair = try database.statement(name).first(number) { NamePair(first: $0.text(0), second: $0.text(1)) }
            names[number] = pair
            return pair
        }
    }
}
#endif
