"""Takes everything of a dataset group down, in the order in which Personalize lets it go."""

from collections.abc import Iterable
from functools import partial

from admin_tool.adapters.aws.control_plane import ControlPlane, Thing
from admin_tool.adapters.aws.dataset_group import Standing
from admin_tool.adapters.aws.patience import Patience
from admin_tool.core.ports import Progress
from admin_tool.core.training import GoesOn, Removal
from kiosk.core.errors import KioskError

BESIDE = ("filter", "event_tracker", "metric_attribution")


class Teardown:
    """Campaigns, solutions, what stands beside them, datasets, schemas, the group.

    https://docs.aws.amazon.com/personalize/latest/dg/gs-cleanup.html
    """

    def __init__(self, plane: ControlPlane, patience: Patience) -> None:
        self._plane = plane
        self._patience = patience
        self._done: list[Removal] = []

    def campaigns(self, solutions: Iterable[Thing], progress: Progress) -> list[Removal]:
        """Only what costs money by the hour. Raises ServiceError when it cannot be listed, and GoesOn."""
        self._done = []
        for solution in solutions:
            self._remove(self._plane.all("campaign", solutionArn=solution.arn), progress)
        return self._done

    def everything(self, found: Standing, progress: Progress) -> list[Removal]:
        """All of it; what is refused is told and the rest goes on. Doing it again is harmless.

        Raises ServiceError when it cannot be listed, and GoesOn.
        """
        if found.group is None:
            return []
        scope, plane = {"datasetGroupArn": found.group_arn}, self._plane
        solutions = plane.all("solution", **scope)
        done = self.campaigns(solutions, progress)
        self._remove(solutions, progress)
        for kind in BESIDE:
            self._remove(plane.all(kind, **scope), progress)
        datasets = plane.all("dataset", **scope)
        schemas = self._schemas(datasets)
        self._remove(datasets, progress)
        self._remove(schemas, progress)
        self._remove([found.group], progress)
        return done

    def _schemas(self, datasets: Iterable[Thing]) -> list[Thing]:
        """Those that the datasets use: the account may have others."""
        found: dict[str, Thing] = {}
        for one in datasets:
            described = self._plane.described("dataset", one.arn)
            arn = str(described.details.get("schemaArn", "")) if described else ""
            schema = self._plane.described("schema", arn) if arn else None
            if schema:
                found[arn] = schema
        return list(found.values())

    def _remove(self, things: Iterable[Thing], progress: Progress) -> None:
        """Orders all of them gone, then waits for each."""
        going = [one for one in things if self._ordered(one, progress)]
        for one in going:
            what = _said(one)
            try:
                self._patience.until_gone(what, partial(self._plane.described, one.kind, one.arn), progress)
                self._done.append(Removal(what))
            except GoesOn:
                raise
            except KioskError as trouble:
                self._done.append(Removal(what, trouble.what))

    def _ordered(self, one: Thing, progress: Progress) -> bool:
        what = _said(one)
        if progress.cancelled:
            raise GoesOn("The teardown was stopped", remedy="Start it again: it goes on where it was.")
        if one.under_way:
            self._done.append(
                Removal(what, f"It is {one.status.lower()}: Personalize deletes only what is done")
            )
            return False
        progress.report(len(self._done), 0, what)
        try:
            return one.status.startswith("DELETE") or self._plane.delete(one.kind, one.arn)
        except KioskError as trouble:
            self._done.append(Removal(what, trouble.what))
            return False


def _said(one: Thing) -> str:
    return f"{one.kind.replace('_', ' ')} {one.name or one.arn.rpartition('/')[2]}"
