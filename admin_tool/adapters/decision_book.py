"""Decisions of one reviewer: on this machine's disk when a call returns, with undo that survives it all."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from admin_tool.adapters.decision_exchange import DecisionExchange, SharedDecisions
from admin_tool.adapters.decision_rows import HeldDecision, held, hold, note
from admin_tool.adapters.pool_rows import moment
from admin_tool.adapters.undo_log import Change, UndoLog
from admin_tool.core.decisions import Choice, DecisionConflict, DecisionReport, HistoryLine, UndoDepth
from admin_tool.core.pool_entry import Decision
from kiosk.adapters.local.database import Database, utc_now
from kiosk.core.errors import PictureMissing
from kiosk.core.picture import parse_key


class SqliteDecisionBook:
    """The decisions of a pool, as one reviewer makes them; any thread may ask."""

    def __init__(
        self,
        database: Database,
        reviewer: str,
        shared: SharedDecisions | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Without `shared` the reviewers of this database are all there are."""
        self._database = database
        self._reviewer = reviewer
        self._exchange = DecisionExchange(database, shared) if shared else None
        self._undo_log = UndoLog(reviewer)
        self._now = now

    def decide(self, choices: Sequence[Choice]) -> DecisionReport:
        """Writes one step; it is on the disk when the call returns. Somebody else's newer decision stays.

        A choice of what stands already is done, whoever decided it. Raises LibraryError, PictureMissing for
        what is no picture's key, before anything is written.
        """
        for choice in choices:
            if parse_key(choice.picture_id) is None:
                raise PictureMissing("That is no picture's key", item=choice.picture_id)
        written: list[str] = []
        conflicts: list[DecisionConflict] = []
        changes: list[Change] = []
        with self._database.writing() as connection:
            for choice in choices:
                before = held(connection, choice.picture_id)
                if before.decision is choice.decision:
                    written.append(choice.picture_id)
                elif before.version != choice.seen:
                    conflicts.append(before.against(choice.picture_id, choice.decision))
                else:
                    written.append(choice.picture_id)
                    version = self._write(connection, choice.picture_id, before, choice.decision)
                    changes.append(
                        Change(choice.picture_id, before.decision, before.version, choice.decision, version)
                    )
                    self._note(connection, choice.picture_id, str(choice.decision), choice.decision)
            if changes:
                self._undo_log.add(connection, changes)
        return DecisionReport(tuple(written), tuple(conflicts))

    def undo(self) -> DecisionReport:
        """Takes this reviewer's last step back, but for pictures that somebody else decided on since."""
        return self._turn(undone=True)

    def redo(self) -> DecisionReport:
        """Does the step again that was undone last, but for what somebody else decided since."""
        return self._turn(undone=False)

    def depth(self) -> UndoDepth:
        """What can be undone and redone."""
        with self._database.reading() as connection:
            return self._undo_log.depth(connection)

    def history(self, picture_id: str) -> Sequence[HistoryLine]:
        """What happened to a picture, newest first; its arrival is the last line."""
        query = "SELECT what, decision, done_by, at_us FROM history WHERE picture_id = ? ORDER BY seq DESC"
        with self._database.reading() as connection:
            lines = [
                HistoryLine(picture_id, what, Decision(decision) if decision else None, by, moment(at_us))
                for what, decision, by, at_us in connection.execute(query, (picture_id,))
            ]
            row = connection.execute(
                "SELECT created_us, generator FROM pictures WHERE id = ?", (picture_id,)
            ).fetchone()
        if row is not None:
            lines.append(HistoryLine(picture_id, "arrived", None, row[1], moment(row[0])))
        return lines

    def exchange(self) -> DecisionReport:
        """Sends what is not sent yet; a conflict is told once, the decision that stands has replaced ours."""
        return self._exchange.run() if self._exchange else DecisionReport()

    def unsent(self) -> int:
        """How many decisions wait to be sent."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM decisions WHERE queued = 1").fetchone()[0])

    def _turn(self, undone: bool) -> DecisionReport:
        written: list[str] = []
        conflicts: list[DecisionConflict] = []
        lost: list[Change] = []
        with self._database.writing() as connection:
            step = self._undo_log.next_step(connection, undone=not undone)
            if step is None:
                return DecisionReport()
            for change in self._undo_log.changes(connection, step):
                if undone:
                    expected, wanted, known = change.after_version, change.before, change.before_version
                else:
                    expected, wanted, known = change.before_version, change.after, change.after_version
                now = held(connection, change.picture_id)
                if now.version != expected:
                    conflicts.append(now.against(change.picture_id, wanted))
                    lost.append(change)
                    continue
                version = self._write(connection, change.picture_id, now, wanted)
                self._undo_log.rename(connection, change.picture_id, known, version)
                self._note(connection, change.picture_id, "undo" if undone else "redo", wanted)
                written.append(change.picture_id)
            self._undo_log.turn(connection, step, undone, lost)
        return DecisionReport(tuple(written), tuple(conflicts))

    def _write(
        self, connection: sqlite3.Connection, picture_id: str, before: HeldDecision, decision: Decision
    ) -> int:
        now = before.changed(decision, self._reviewer, self._now(), queued=self._exchange is not None)
        hold(connection, picture_id, now)
        return now.version

    def _note(self, connection: sqlite3.Connection, picture_id: str, what: str, decision: Decision) -> None:
        note(connection, picture_id, what, decision, self._reviewer, self._now())
