"""The tables of the pool's database: what is listed, what was decided, and what was found out.

`pictures`, `words` and `hashes` can be made again from the pool; `decisions`, `history`, `steps` and
`changes` cannot. A decision stays when its picture vanishes: a disk that is not mounted comes back.
"""

from kiosk.adapters.local.schema import Steps

MIGRATIONS: Steps = (
    (
        # `number` never comes back, so that a list of numbers never shows another picture than was meant.
        """CREATE TABLE pictures (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            mood TEXT NOT NULL,
            created_us INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL,
            tag TEXT NOT NULL,
            batch TEXT NOT NULL,
            prompt TEXT NOT NULL DEFAULT '',
            negative TEXT NOT NULL DEFAULT '',
            seed INTEGER,
            generator TEXT NOT NULL DEFAULT '',
            described TEXT NOT NULL DEFAULT '',
            decision TEXT NOT NULL DEFAULT 'undecided',
            decided_by TEXT NOT NULL DEFAULT '',
            decided_us INTEGER,
            version INTEGER NOT NULL DEFAULT 0,
            live INTEGER NOT NULL DEFAULT 0,
            live_us INTEGER NOT NULL DEFAULT 0,
            flagged TEXT NOT NULL DEFAULT '',
            trouble TEXT NOT NULL DEFAULT ''
        )""",
        # Orders and counts are read from these alone: 100,000 numbers without a look at a row.
        "CREATE INDEX pictures_by_time ON pictures (mood, created_us, number, decision, live)",
        "CREATE INDEX pictures_by_size ON pictures (mood, size_bytes, number, decision, live)",
        "CREATE INDEX pictures_by_decision ON pictures (mood, decision, live)",
        "CREATE INDEX pictures_by_batch ON pictures (batch, created_us) WHERE batch <> ''",
        "CREATE INDEX pictures_by_generator ON pictures (generator)",
        "CREATE INDEX pictures_flagged ON pictures (number) WHERE flagged <> ''",
        "CREATE INDEX pictures_to_describe ON pictures (number) WHERE described <> tag",
        "CREATE TABLE words (number INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        """CREATE TABLE hashes (
            number INTEGER PRIMARY KEY,
            tag TEXT NOT NULL,
            hash BLOB NOT NULL,
            pixels INTEGER NOT NULL
        )""",
        """CREATE TRIGGER pictures_gone AFTER DELETE ON pictures BEGIN
            DELETE FROM words WHERE number = old.number;
            DELETE FROM hashes WHERE number = old.number;
        END""",
        """CREATE TABLE decisions (
            picture_id TEXT NOT NULL UNIQUE,
            decision TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_us INTEGER,
            version INTEGER NOT NULL,
            shared_version INTEGER NOT NULL DEFAULT 0,
            queued INTEGER NOT NULL DEFAULT 0,
            seq INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        "CREATE INDEX decisions_queued ON decisions (seq) WHERE queued = 1",
        """CREATE TABLE history (
            picture_id TEXT NOT NULL,
            what TEXT NOT NULL,
            decision TEXT,
            done_by TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            seq INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        "CREATE INDEX history_by_picture ON history (picture_id, seq)",
        """CREATE TABLE steps (
            reviewer TEXT NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0,
            step INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        "CREATE INDEX steps_by_reviewer ON steps (reviewer, undone, step)",
        """CREATE TABLE changes (
            step INTEGER NOT NULL REFERENCES steps (step) ON DELETE CASCADE,
            picture_id TEXT NOT NULL,
            before_decision TEXT NOT NULL,
            before_version INTEGER NOT NULL,
            after_decision TEXT NOT NULL,
            after_version INTEGER NOT NULL,
            seq INTEGER PRIMARY KEY AUTOINCREMENT
        )""",
        "CREATE INDEX changes_by_step ON changes (step)",
        "CREATE INDEX changes_by_picture ON changes (picture_id)",
    ),
)
