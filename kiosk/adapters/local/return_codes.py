"""Return codes: kept as slow hashes, with a pause after five wrong tries."""

import sqlite3
from collections.abc import Callable
from datetime import datetime

from kiosk.adapters.interaction_rows import as_text
from kiosk.adapters.local.database import Database
from kiosk.adapters.local.face_vault import FaceVault
from kiosk.adapters.return_codes import Attempts, hashed_code
from kiosk.core.errors import CodePause
from kiosk.core.visitor import new_return_code, tidy_code


class ReturnCodes:
    """Finds visitors by code; tries and pauses are counted in the library, so that a restart frees nobody.

    All codes share one salt, kept with the key and not in the library: a salt each would cost one slow
    hash per stored code at every try, and without the key there is nothing to guess against.
    """

    def __init__(self, database: Database, vault: FaceVault, now: Callable[[], datetime]) -> None:
        self._database = database
        self._vault = vault
        self._now = now

    def new(self) -> tuple[str, bytes]:
        """A code that nobody has, and its hash."""
        while True:
            code = new_return_code()
            code_hash = hashed_code(code, self._vault.code_salt)
            with self._database.reading() as connection:
                taken = connection.execute("SELECT 1 FROM visitors WHERE code_hash = ?", (code_hash,))
                if taken.fetchone() is None:
                    return code, code_hash

    def find(self, typed: str) -> str | None:
        """The visitor of a code, or None. Raises CodePause during a pause, even for the right code."""
        with self._database.reading() as connection:
            self._check_pause(connection)
        code = tidy_code(typed)
        if code is None:
            return None
        code_hash = hashed_code(code, self._vault.code_salt)
        with self._database.writing() as connection:
            self._check_pause(connection)  # others may have tried while we were hashing
            found = connection.execute(
                "SELECT id FROM visitors WHERE code_hash = ? AND expires_at > ?",
                (code_hash, as_text(self._now())),
            ).fetchone()
            if found is None:
                self._count_wrong(connection)
                return None
            connection.execute("DELETE FROM code_attempts")
            return str(found[0])

    def _check_pause(self, connection: sqlite3.Connection) -> None:
        left_s = self._attempts(connection).pause_left_s(self._now().timestamp())
        if left_s > 0:
            raise CodePause(left_s)

    def _count_wrong(self, connection: sqlite3.Connection) -> None:
        after = self._attempts(connection).after_wrong(self._now().timestamp())
        connection.execute(
            "INSERT OR REPLACE INTO code_attempts (one, wrong, pauses, paused_until_s) VALUES (1, ?, ?, ?)",
            (after.wrong, after.pauses, after.paused_until_s),
        )

    @staticmethod
    def _attempts(connection: sqlite3.Connection) -> Attempts:
        row = connection.execute("SELECT wrong, pauses, paused_until_s FROM code_attempts").fetchone()
        return Attempts(*row) if row else Attempts()
