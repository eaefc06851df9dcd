"""Trained versions with their measures as bars."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from admin_tool.core.training import ModelVersion, StepState
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import box, column, hair, label, pill, row
from admin_tool.kit.theme import Theme
from admin_tool.personalize.version_words import (
    MEASURES,
    measure_meaning,
    measure_name,
    measured,
    short_day,
    translate,
)

SHOWN = 5
NAME_WIDTH, DAY_WIDTH, ROW_HEIGHT = 100, 58, 52


class VersionRow(QWidget):
    """One version; the live one lies on a raised ground."""

    def __init__(self, theme: Theme, language: str, version: ModelVersion, most: Mapping[str, float]) -> None:
        super().__init__()
        self._theme = theme
        self._live = version.live
        self.setFixedHeight(ROW_HEIGHT)
        running, failed = version.state is StepState.RUNNING, version.state is StepState.FAILED
        if version.live:
            sign: QLabel = pill(translate("Personalize", "live"), "ok")
        elif running:
            sign = pill(translate("Personalize", "training"), "run")
        elif failed:
            sign = pill(translate("Personalize", "failed"), "no")
        else:
            sign = label(translate("Personalize", "kept"), "3", 12)
        name = row(label(version.name, bold=True), sign, None, gap=8)
        seeded = ""
        if version.seeded_share >= 0.005:
            seeded = translate("Personalize", "%1 invented").replace("%1", f"{version.seeded_share:.0%}")
        words = column(None, name, *([label(seeded, "warn", 11)] if seeded else []), None, gap=1)
        at = version.trained_at
        day = short_day(at, language) if at else translate("Personalize", "now") if running else "—"
        first = [box(words, width=NAME_WIDTH), box(row(label(day, "2", 12)), width=DAY_WIDTH)]
        cells = [(self._cell(version, one, most), 1) for one in MEASURES]
        self.setLayout(row(*first, *cells, gap=10, margins=(16, 0, 16, 0)))
        told = ", ".join(
            f"{measure_name(one)} {measured(one, value)}" for one, value in version.metrics.items()
        )
        self.setAccessibleName(f"{version.name} {sign.text()}, {day}, {seeded} {told}")
        more = [
            f"{measure_name(one)}: {measured(one, value)}"
            for one, value in version.metrics.items()
            if one not in MEASURES
        ]
        self.setToolTip("\n".join(more))

    def _cell(self, version: ModelVersion, name: str, most: Mapping[str, float]) -> QWidget:
        value = version.metrics.get(name)
        if value is None:
            return _even(row(label("—", "3", 12)))
        words = label(measured(name, value), "1" if version.live else "2", bold=version.live)
        bar = Bar(self._theme, height=4)
        bar.show_parts((value / most[name] if most.get(name) else 0.0, "ok" if version.live else "text3"))
        return _even(column(None, words, bar, None, gap=5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground of the live one."""
        if self._live:
            painter = QPainter(self)
            painter.fillRect(QRectF(self.rect()), self._theme.color("raised"))
            painter.end()


class VersionsCard(QFrame):
    """The newest versions, and the live one however old it is."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._shown: tuple[ModelVersion, ...] | None = None
        self.setObjectName("card")
        title = label(translate("Personalize", "Versions"), px=14, bold=True)
        note = label(translate("Personalize", "offline metrics, higher is better"), "3", 12)
        self._older = label("", "2", 12)
        head = row(title, note, None, self._older, gap=8, margins=(16, 12, 16, 8))
        names = [box(row(label(translate("Personalize", "Version"), "3", 12)), width=NAME_WIDTH)]
        names.append(box(row(label(translate("Personalize", "Trained"), "3", 12)), width=DAY_WIDTH))
        columns = []
        for name in MEASURES:
            words = label(measure_name(name), "3", 12)
            words.setToolTip(measure_meaning(name))
            columns.append((_even(row(words)), 1))
        header = box(row(*names, *columns, gap=10, margins=(16, 0, 16, 0)), height=30)
        self._body = column(gap=0, margins=(0, 0, 0, 6))
        self.setLayout(column(head, header, hair(), self._body, gap=0))

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Changes what it shows."""
        if tuple(versions) == self._shown:
            return
        self._shown = tuple(versions)
        while item := self._body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        listed = list(versions[:SHOWN])
        listed += [one for one in versions[SHOWN:] if one.live]
        older = len(versions) - len(listed)
        words = translate("Personalize", "%1 older").replace("%1", str(older))
        self._older.setText(words if older else "")
        if not listed:
            text = translate("Personalize", "Nothing is trained yet.")
            self._body.addWidget(box(row(label(text, "3", 12), margins=(16, 12, 16, 12))))
        most = {name: _most(name, versions) for name in MEASURES}
        for place, one in enumerate(listed):
            if place:
                self._body.addWidget(hair())
            self._body.addWidget(VersionRow(self._theme, self._language, one, most))


def _most(name: str, versions: Sequence[ModelVersion]) -> float:
    """What a full bar stands for: a little more than the best, so that the best is not the end."""
    if name == "coverage":
        return 1.0
    return min(1.0, 1.2 * max((one.metrics.get(name, 0.0) for one in versions), default=0.0))


def _even(layout: QLayout) -> QWidget:
    """A column as wide as its neighbours under words of any length."""
    made = box(layout)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
