#if SQLite
import GRDB

/// The tables, and how a file of an earlier version becomes one of this version.
enum SQLiteSchema {
    /// Marks a file as one of ours (`PRAGMA application_id`): the letters `BTmn`.
    static let applicationID: Int32 = 0x4254_6d6e

    /// All migrations, oldest first; one that was released never changes.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: monitoring)
            try database.execute(sql: monitors)
            try database.execute(sql: queue)
            try database.execute(sql: coordination)
            try database.execute(sql: alerts)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        return migrator
    }

    /// Slots are kept as hour and millisecond within the hour: that takes no more room than one number, and puts the
    /// hour first, so new rows touch few pages and retention frees whole ones.
    private static let monitoring = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            monitor TEXT NOT NULL,
            region TEXT NOT NULL,
            UNIQUE (monitor, region)
        ) STRICT;
        CREATE TABLE origin (
            id INTEGER PRIMARY KEY,
            runner TEXT NOT NULL,
            tenant TEXT NOT NULL,
            UNIQUE (runner, tenant)
        ) STRICT;
        CREATE TABLE result (
            hour INTEGER NOT NULL,
            series INTEGER NOT NULL,
            instant INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (hour, series, instant)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ledger (
            hour INTEGER NOT NULL,
            series INTEGER NOT NULL,
            instant INTEGER NOT NULL,
            outcome INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            PRIMARY KEY (hour, series, instant)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ledger_start (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            hour INTEGER NOT NULL,
            instant INTEGER NOT NULL,
            series INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE shard (
            name TEXT PRIMARY KEY,
            dispatched_through INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rollup (
            series INTEGER NOT NULL,
            resolution INTEGER NOT NULL,
            start INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (series, resolution, start)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rollup_by_start ON rollup (resolution, start);
        CREATE TABLE monitor_state (
            monitor TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE transition (
            id INTEGER PRIMARY KEY,
            monitor TEXT NOT NULL,
            decided_at INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX transition_by_monitor ON transition (monitor, decided_at, id);
        CREATE INDEX transition_by_age ON transition (decided_at, id);
        CREATE TABLE pending_message (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            outbox INTEGER NOT NULL,
            id TEXT NOT NULL,
            subject TEXT NOT NULL,
            payload BLOB NOT NULL,
            headers BLOB,
            not_before INTEGER
        ) STRICT;
        CREATE INDEX pending_message_by_id ON pending_message (outbox, id);
        CREATE INDEX pending_message_by_age ON pending_message (outbox, sequence);
        """

    private static let monitors = """
        CREATE TABLE monitor_change (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            monitor TEXT NOT NULL,
            revision INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            document BLOB
        ) STRICT;
        CREATE INDEX monitor_change_by_monitor ON monitor_change (monitor, sequence);
        CREATE TABLE monitor (
            id TEXT PRIMARY KEY,
            tenant TEXT,
            latest_change INTEGER NOT NULL REFERENCES monitor_change (sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX monitor_by_tenant ON monitor (tenant, id) WHERE tenant IS NOT NULL;
        """

    /// A message is stored once, by subject and position.
    ///
    /// Each group has a cursor in every subject it covers, and a row per message that it has passed and not finished
    /// with. `readers` counts the groups that are not done with a message.
    private static let queue = """
        CREATE TABLE queue_subject (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            end INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE queue_group (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            settings BLOB NOT NULL,
            held INTEGER NOT NULL,
            waiting INTEGER NOT NULL,
            latest_token INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE queue_cursor (
            subject INTEGER NOT NULL REFERENCES queue_subject (id),
            consumers INTEGER NOT NULL REFERENCES queue_group (id),
            position INTEGER NOT NULL,
            PRIMARY KEY (subject, consumers)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX queue_cursor_by_group ON queue_cursor (consumers, subject, position);
        CREATE TABLE queue_message (
            subject INTEGER NOT NULL,
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            payload BLOB NOT NULL,
            headers BLOB,
            published_at INTEGER NOT NULL,
            not_before INTEGER,
            readers INTEGER NOT NULL,
            PRIMARY KEY (subject, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE queue_delivery (
            consumers INTEGER NOT NULL,
            token INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            position INTEGER NOT NULL,
            deliveries INTEGER NOT NULL,
            is_held INTEGER NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (consumers, token)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX queue_delivery_held ON queue_delivery (due) WHERE is_held = 1;
        CREATE INDEX queue_delivery_waiting ON queue_delivery (consumers, due) WHERE is_held = 0;
        CREATE TABLE queue_recent (
            generation INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            id TEXT NOT NULL,
            published_at INTEGER NOT NULL,
            PRIMARY KEY (generation, subject, id)
        ) STRICT, WITHOUT ROWID;
        """

    private static let coordination = """
        CREATE TABLE fence (
            lease TEXT PRIMARY KEY,
            token INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lease (
            name TEXT PRIMARY KEY,
            holder TEXT,
            token INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cache (
            key TEXT PRIMARY KEY,
            value BLOB NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cache_by_expiry ON cache (expires_at);
        CREATE TABLE token_bucket (
            key TEXT PRIMARY KEY,
            tokens REAL NOT NULL,
            refilled_at INTEGER NOT NULL,
            full_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX token_bucket_by_full ON token_bucket (full_at);
        """

    private static let alerts = """
        CREATE TABLE alert_state (
            monitor TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE incident (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            tenant TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            resolved_at INTEGER,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX incident_by_opening ON incident (opened_at DESC, id);
        CREATE INDEX incident_by_resolution ON incident (resolved_at, id) WHERE resolved_at IS NOT NULL;
        CREATE TABLE incident_key (
            key TEXT PRIMARY KEY,
            incident TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX incident_key_by_incident ON incident_key (incident);
        CREATE TABLE incident_event (
            incident TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (incident, version)
        ) STRICT;
        CREATE TABLE notification_lane (
            incident TEXT NOT NULL,
            channel TEXT NOT NULL,
            token INTEGER NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (incident, channel)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notification_lane_by_due ON notification_lane (channel, due, incident);
        CREATE TABLE notification (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            incident TEXT NOT NULL,
            channel TEXT NOT NULL,
            id TEXT NOT NULL,
            failed_attempts INTEGER NOT NULL,
            finished_recipients TEXT NOT NULL,
            body BLOB NOT NULL,
            UNIQUE (incident, channel, id)
        ) STRICT;
        CREATE INDEX notification_by_lane ON notification (incident, channel, sequence);
        CREATE TABLE notification_token (
            id INTEGER PRIMARY KEY AUTOINCREMENT
        ) STRICT;
        """
}
#endif
