"""The tables of the library, as steps that only go forward."""

import sqlite3

from kiosk.core.errors import LibraryError

Steps = tuple[tuple[str, ...], ...]
"""The statements of each step; what was released is never changed."""

MIGRATIONS: Steps = (
    (
        # `seq` never comes back, so that readers can follow the table by its last number.
        """CREATE TABLE interactions (
            event_id TEXT NOT NULL UNIQUE,
            visit_id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('view', 'like', 'unlike')),
            picture_id TEXT NOT NULL,
            impression TEXT NOT NULL CHECK (json_valid(impression)),
            recommendation_id TEXT NOT NULL,
            strategy TEXT NOT NULL,
            propensity REAL NOT NULL,
            at TEXT NOT NULL,
            seq INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        "CREATE INDEX interactions_by_user ON interactions (user_id, picture_id)",
        """CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY REFERENCES interactions (seq) ON DELETE CASCADE,
            due_s REAL NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            refused TEXT
        )""",
        "CREATE INDEX outbox_waiting ON outbox (seq) WHERE refused IS NULL",
        """CREATE TABLE pictures (
            id TEXT PRIMARY KEY,
            mood TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('pool', 'live', 'withdrawn')),
            created_at TEXT NOT NULL,
            focus_x REAL NOT NULL,
            focus_y REAL NOT NULL,
            ai_made INTEGER NOT NULL,
            prompt TEXT NOT NULL,
            seed INTEGER,
            generator TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL
        )""",
        """CREATE TABLE visitors (
            id TEXT NOT NULL UNIQUE,
            embedding BLOB,
            code_hash BLOB UNIQUE,
            created_at TEXT NOT NULL,
            expires_at TEXT NOT NULL,
            seq INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        """CREATE TABLE code_attempts (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            wrong INTEGER NOT NULL,
            pauses INTEGER NOT NULL,
            paused_until_s REAL NOT NULL
        )""",
        """CREATE TABLE consents (
            id TEXT PRIMARY KEY,
            choice TEXT NOT NULL,
            text_version TEXT NOT NULL,
            language TEXT NOT NULL,
            at TEXT NOT NULL
        )""",
        "CREATE TABLE receipts (id TEXT PRIMARY KEY, at TEXT NOT NULL, removed TEXT NOT NULL)",
    ),
    (
        """CREATE TABLE readings (
            id TEXT PRIMARY KEY,
            mood_read TEXT,
            mood_chosen TEXT,
            at TEXT NOT NULL,
            sent INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX readings_waiting ON readings (id) WHERE sent = 0",
        "CREATE INDEX interactions_by_time ON interactions (at)",
    ),
)


def migrate(connection: sqlite3.Connection, item: str, steps: Steps = MIGRATIONS) -> None:
    """Brings a file to the newest schema, each step in one transaction.

    Raises LibraryError when a newer program has written it.
    """
    newest = len(steps)
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version >= newest:
                break
            for statement in steps[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    if version > newest:
        raise LibraryError(
            f"The library has version {version}, this program knows {newest}",
            item=item,
            remedy="Update this program, or give it another folder with EMOTION_KIOSK_HOME.",
        )
