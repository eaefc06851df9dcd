"""Brings somebody's CSV into Personalize: the good rows as a job of their own, beside what is there."""

import csv
import hashlib
import tempfile
from pathlib import Path

from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.history_import import HistoryImport
from admin_tool.adapters.aws.shop_rows import Tally
from admin_tool.adapters.csv_file import Skipped, columns, read_csv
from admin_tool.core.ports import Progress
from admin_tool.core.training import ExportKind, ImportReport
from kiosk.adapters.invented_likes import SOURCE


class CsvImport:
    """Raises CsvWrong, ServiceError and GoesOn."""

    def __init__(self, imports: HistoryImport) -> None:
        self._imports = imports

    def bring_in(
        self, found: Standing, kind: ExportKind, file: Path, progress: Progress, jobs: list[str]
    ) -> ImportReport:
        """Uploads the good rows and waits for their import.

        The name of a job has a hash of its rows; where `jobs` (names of those that did not fail) has one of
        the same rows, nothing is imported again.
        """
        skipped, tally, digest, rows = Skipped(), Tally(), hashlib.sha256(), 0
        with tempfile.TemporaryDirectory(prefix="emotion-admin-") as folder:
            clean = Path(folder) / "rows.csv"
            with clean.open("w", encoding="utf-8", newline="") as opened:
                writer = csv.DictWriter(opened, columns(kind))
                writer.writeheader()
                for line, row in read_csv(kind, file, skipped):
                    writer.writerow(row)
                    digest.update("|".join(row.values()).encode())
                    rows += 1
                    tally.add(row.get("USER_ID", ""), row.get("EVENT_ATTRIBUTION_SOURCE") == SOURCE)
                    if line % 1000 == 0:
                        progress.report(line, 0, file.name)
            mark = f"import-{digest.hexdigest()[:12]}"
            if not rows:
                return skipped.report(0)
            if any(mark in name for name in jobs):
                return skipped.report(0, known=rows)
            job = self._imports.upload_and_order(found, kind, clean, "INCREMENTAL", mark, tally.count())
        self._imports.wait(job, progress)
        return skipped.report(rows)
