"""Return codes in the visitors table, and how often one may guess at this kiosk."""

import threading
from collections.abc import Callable
from datetime import datetime

from kiosk.adapters.aws.visitor_table import VisitorRow, VisitorTable
from kiosk.adapters.return_codes import Attempts, hashed_code
from kiosk.core.errors import CodePause
from kiosk.core.visitor import new_return_code, tidy_code


class CodeBook:
    """Codes are kept as salted slow hashes; wrong tries are counted for each kiosk."""

    def __init__(self, table: VisitorTable, kiosk: str, now: Callable[[], datetime]) -> None:
        self._table = table
        self._row_id = f"attempts/{kiosk}"
        self._now = now
        self._turn = threading.Lock()
        self._salt: bytes | None = None

    def owner(self, typed: str) -> str | None:
        """The visitor of a code. Raises CodePause while too many were wrong."""
        with self._turn:
            attempts = self._attempts()
            now_s = self._now().timestamp()
            left_s = attempts.pause_left_s(now_s)
            if left_s > 0:
                raise CodePause(left_s)
            code = tidy_code(typed)
            if code is None:
                return None  # a slip of the finger is no guess
            visitor_id = self._table.visitor_of_code(self._hash(code))
            if visitor_id is None:
                self._keep(attempts.after_wrong(now_s))
            elif attempts != Attempts():
                self._keep(Attempts())
            return visitor_id

    def give(self, new_id: Callable[[], str]) -> tuple[str, str]:
        """Makes a visitor with a code that nobody has; answers their id and the code."""
        while True:
            visitor_id, code = new_id(), new_return_code()
            if self._table.add(VisitorRow(visitor_id, code_hash=self._hash(code))):
                return visitor_id, code

    def _attempts(self) -> Attempts:
        values = self._table.read(self._row_id)
        if values is None:
            return Attempts()
        return Attempts(int(values["wrong"]), int(values["pauses"]), float(values["paused_until_s"]))

    def _keep(self, attempts: Attempts) -> None:
        self._table.write(
            {
                "id": self._row_id,
                "kind": "attempts",
                "wrong": attempts.wrong,
                "pauses": attempts.pauses,
                "paused_until_s": attempts.paused_until_s,
            }
        )

    def _hash(self, code: str) -> str:
        if self._salt is None:
            self._salt = self._table.salt()
        return hashed_code(code, self._salt).hex()
