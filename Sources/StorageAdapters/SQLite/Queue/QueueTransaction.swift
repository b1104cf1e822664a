#if SQLite
import GRDB
import MonitorCore

/// One transaction over the queue.
///
/// Groups and subjects that it touches are read once, changed in memory, and written back by ``finish()``.
struct QueueTransaction {
    /// A subject as the database holds it.
    struct SubjectRow {
        let number: Int64
        /// The position that the next message gets.
        var end: Int64
        /// The groups that cover it.
        let groups: [Int64]
    }

    let connection: Database
    let now: Timestamp
    let configuration: SQLiteMessageQueue.Configuration

    /// What happened in this transaction.
    var statistics = SQLiteMessageQueue.Statistics()
    /// The groups, or the room, for which something changed.
    var woken: Set<Int64> = []

    private var groups: [Int64: QueueGroupRow] = [:]
    private var changedGroups: Set<Int64> = []
    private var subjects: [Subject: SubjectRow] = [:]
    private var changedSubjects: Set<Subject> = []
    private var names: [Int64: Subject] = [:]

    init(_ connection: Database, now: Timestamp, _ configuration: SQLiteMessageQueue.Configuration) {
        self.connection = connection
        self.now = now
        self.configuration = configuration
    }

    /// Writes back what changed in memory.
    mutating func finish() throws {
        for number in changedGroups {
            guard let row = groups[number] else { continue }
            try connection
                .statement("UPDATE queue_group SET held = ?, waiting = ?, latest_token = ? WHERE id = ?")
                .run(row.held, row.waiting, row.latestToken, number)
        }
        changedGroups = []
        for subject in changedSubjects {
            guard let row = subjects[subject] else { continue }
            try connection.statement("UPDATE queue_subject SET end = ? WHERE id = ?").run(row.end, row.number)
        }
        changedSubjects = []
    }

    // MARK: Groups

    /// Declares a group and returns its number.
    mutating func declare(_ group: ConsumerGroup) throws -> Int64 {
        let stored =
            try connection
            .statement("SELECT id, settings FROM queue_group WHERE name = ?")
            .first(group.name) { (number: $0.integer(0), settings: $0.bytes(1)) }
        let settings = group.settingsBytes
        if let stored {
            guard stored.settings == settings else {
                throw QueueError(
                    code: .conflict,
                    message: "Group \(group.name) exists with other settings: use the same, or another name."
                )
            }
            return stored.number
        }
        try validate(group)
        try connection
            .statement("INSERT INTO queue_group (name, settings, held, waiting, latest_token) VALUES (?, ?, 0, 0, 0)")
            .run(group.name, settings)
        let number = connection.lastInsertedRowID
        let subjects =
            try connection
            .statement("SELECT id, name, end FROM queue_subject")
            .all { (number: $0.integer(0), name: Subject($0.text(1)), end: $0.integer(2)) }
        for subject in subjects where group.covers(subject.name) {
            try addCursor(of: number, subject: subject.number, position: subject.end)
        }
        return number
    }

    mutating func depth(ofGroup name: String) throws -> Int {
        try expire()
        let number =
            try connection
            .statement("SELECT id FROM queue_group WHERE name = ?")
            .first(name) { $0.integer(0) }
        return try number.map { try depth(of: $0) } ?? 0
    }

    /// How many messages a group has not finished with.
    mutating func depth(of number: Int64) throws -> Int {
        try finish()
        let row = try group(number)
        let backlog =
            try connection
            .statement(
                """
                SELECT coalesce(sum(end - position), 0)
                FROM queue_cursor JOIN queue_subject ON queue_subject.id = subject WHERE consumers = ?
                """
            )
            .first(number) { Int($0.integer(0)) }
        return row.held + row.waiting + (backlog ?? 0)
    }

    mutating func group(_ number: Int64) throws -> QueueGroupRow {
        if let row = groups[number] { return row }
        let row =
            try connection
            .statement("SELECT name, settings, held, waiting, latest_token FROM queue_group WHERE id = ?")
            .first(number) { row in
                QueueGroupRow(
                    number: number,
                    group: try ConsumerGroup(name: row.text(0), settingsBytes: row.bytes(1)),
                    held: Int(row.integer(2)),
                    waiting: Int(row.integer(3)),
                    latestToken: row.integer(4)
                )
            }
        guard let row else {
            throw QueueError(code: .unavailable, message: "The consumer group is gone: declare it anew.")
        }
        groups[number] = row
        return row
    }

    mutating func change(_ row: QueueGroupRow) {
        groups[row.number] = row
        changedGroups.insert(row.number)
    }

    private func validate(_ group: ConsumerGroup) throws {
        guard !group.name.isEmpty, !group.filters.isEmpty, group.maximumDeliveries >= 1, group.maximumInFlight >= 1,
            group.acknowledgementDeadline > .zero
        else {
            throw QueueError(
                code: .invalidArgument,
                message: "Group “\(group.name)” needs a name, a filter, a positive deadline, at least one delivery and "
                    + "at least one message in flight."
            )
        }
        let count = try connection.statement("SELECT count(*) FROM queue_group").first { Int($0.integer(0)) } ?? 0
        guard count < configuration.maximumGroupCount else {
            throw QueueError(code: .invalidArgument, message: "\(count) groups exist: raise maximumGroupCount.")
        }
    }

    // MARK: Subjects

    /// A subject's row, which is added if there is none.
    mutating func row(of subject: Subject) throws -> SubjectRow {
        if let row = subjects[subject] { return row }
        let stored =
            try connection
            .statement("SELECT id, end FROM queue_subject WHERE name = ?")
            .first(subject.rawValue) { (number: $0.integer(0), end: $0.integer(1)) }
        let row: SubjectRow
        if let stored {
            let groups =
                try connection
                .statement("SELECT consumers FROM queue_cursor WHERE subject = ?")
                .all(stored.number) { $0.integer(0) }
            row = SubjectRow(number: stored.number, end: stored.end, groups: groups)
        } else {
            row = try add(subject)
        }
        subjects[subject] = row
        return row
    }

    mutating func change(_ subject: Subject, _ row: SubjectRow) {
        subjects[subject] = row
        changedSubjects.insert(subject)
    }

    /// The name of a subject.
    mutating func subject(_ number: Int64) throws -> Subject {
        if let name = names[number] { return name }
        let name =
            try connection
            .statement("SELECT name FROM queue_subject WHERE id = ?")
            .first(number) { Subject($0.text(0)) }
        guard let name else {
            throw StoreError(code: .corrupted, message: "A message has no subject: restore the database from a backup.")
        }
        names[number] = name
        return name
    }

    private func add(_ subject: Subject) throws -> SubjectRow {
        let count = try connection.statement("SELECT count(*) FROM queue_subject").first { Int($0.integer(0)) } ?? 0
        guard count < configuration.maximumSubjectCount else {
            throw QueueError(
                code: .invalidArgument,
                message: "\(count) subjects exist: use fewer, or raise maximumSubjectCount."
            )
        }
        try connection.statement("INSERT INTO queue_subject (name, end) VALUES (?, 0)").run(subject.rawValue)
        let number = connection.lastInsertedRowID
        let groups =
            try connection
            .statement("SELECT id, name, settings FROM queue_group")
            .all { row in
                (number: row.integer(0), group: try ConsumerGroup(name: row.text(1), settingsBytes: row.bytes(2)))
            }
            .filter { $0.group.covers(subject) }
            .map(\.number)
        for group in groups {
            try addCursor(of: group, subject: number, position: 0)
        }
        return SubjectRow(number: number, end: 0, groups: groups)
    }

    private func addCursor(of group: Int64, subject: Int64, position: Int64) throws {
        try connection
            .statement("INSERT INTO queue_cursor (subject, consumers, position) VALUES (?, ?, ?)")
            .run(subject, group, position)
    }
}

extension ConsumerGroup {
    fileprivate func covers(_ subject: Subject) -> Bool {
        filters.contains { $0.matches(subject) }
    }
}
#endif
