"""A reviewer who decides without a pause until the process is killed; says each decision that is safe."""

import itertools
import sys
from pathlib import Path

from admin_tool.adapters.decision_book import SqliteDecisionBook
from admin_tool.adapters.pool_database import open_pool_database
from admin_tool.core.decisions import Choice
from admin_tool.core.pool_entry import Decision


def main() -> None:
    database = open_pool_database(Path(sys.argv[1]))
    book = SqliteDecisionBook(database, sys.argv[2])
    for number in itertools.count():
        picture_id = f"imgPool/happy/{sys.argv[2]}-{number}.jpeg"
        decision = Decision.APPROVED if number % 3 else Decision.REJECTED
        report = book.decide([Choice(picture_id, decision, 0)])
        for written in report.written:
            sys.stdout.write(f"{written} {decision}\n")
        if number % 10 == 9:
            book.undo()
            sys.stdout.write(f"{picture_id} undecided\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
