"""The four cards at the top."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_tool.core.insight import Insight, Tally
from admin_tool.insights.figures import change, change_of_rate, percent, tone_of
from admin_tool.insights.loaded import Loaded
from admin_tool.kit.elided import Elided
from admin_tool.kit.parts import card, column, label, row, set_property, sign
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name, number
from kiosk.core.strategy import Strategy


class KeyFigure(QWidget):
    """One number, how it changed, and a line that explains it."""

    def __init__(self, theme: Theme, icon: str, title: str) -> None:
        super().__init__()
        self.value = label("–", px=26, bold=True)
        self.change = label("", "2", bold=True)
        self.note = Elided("3", 12)
        self._title = title
        inside = column(
            row(sign(theme, icon, "text3"), label(title, "2", 12), None, gap=6),
            row(self.value, self.change, None, gap=10),
            self.note,
            gap=5,
            margins=(16, 12, 16, 12),
        )
        self.setLayout(row(card(inside)))

    def tell(self, value: str, changed: str, tone: str, note: str) -> None:
        """Changes what it says."""
        self.value.setText(value)
        self.change.setText(changed)
        set_property(self.change, "tone", tone)
        self.note.show_text(note)
        self.setAccessibleName(" ".join(filter(None, (self._title, value, changed, note))))


class KeyFigures(QWidget):
    """Views, likes, like rate, corrected moods."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._language = language
        self.views = KeyFigure(theme, "eye", QCoreApplication.translate("Insights", "Views"))
        self.likes = KeyFigure(theme, "heart", QCoreApplication.translate("Insights", "Likes"))
        self.rate = KeyFigure(theme, "insights", QCoreApplication.translate("Insights", "Like rate"))
        self.corrected = KeyFigure(theme, "retry", QCoreApplication.translate("Insights", "Corrected moods"))
        cards: list[QWidget] = [self.views, self.likes, self.rate, self.corrected]
        self.setLayout(row(*[(one, 1) for one in cards], gap=12))
        for one in cards:
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figures(self, loaded: Loaded) -> None:
        """Both periods of `loaded`."""
        now, before = loaded.now, loaded.before
        self._count(self.views, now.total.views, before.total.views, loaded.period.days)
        self._count(self.likes, now.total.likes, before.total.likes, loaded.period.days)
        self.rate.tell(
            percent(now.total.rate, self._language),
            change_of_rate(now.total.rate, before.total.rate) if before.total.views else "",
            tone_of(now.total.rate - before.total.rate),
            self._lists(now),
        )
        self._corrections(now, before)

    def _count(self, figure: KeyFigure, now: int, before: int, days: int) -> None:
        note = QCoreApplication.translate("Insights", "%2 days before: %1").replace("%2", str(days))
        figure.tell(
            number(now, self._language),
            change(now, before),
            tone_of(now - before),
            note.replace("%1", number(before, self._language)),
        )

    def _lists(self, now: Insight) -> str:
        personal = now.by_strategy.get(Strategy.PERSONAL, Tally())
        others = Tally(now.total.views - personal.views, now.total.likes - personal.likes)
        if not personal.views:
            return QCoreApplication.translate("Insights", "Nobody looked at a list of their own yet")
        said = QCoreApplication.translate("Insights", "For you %1 · For this mood %2")
        return said.replace("%1", percent(personal.rate, self._language)).replace(
            "%2", percent(others.rate, self._language)
        )

    def _corrections(self, now: Insight, before: Insight) -> None:
        if not now.readings:
            nothing = QCoreApplication.translate("Insights", "The camera has read no mood in these days")
            self.corrected.tell("–", "", "2", nothing)
            return
        common = now.most_common_correction
        note = QCoreApplication.translate("Insights", "Every mood that was read was right")
        if common:
            said = QCoreApplication.translate("Insights", "Most often: %1 → %2")
            note = said.replace("%1", mood_name(common[0])).replace("%2", mood_name(common[1]))
        rates = now.correction_rate, before.correction_rate
        changed = change_of_rate(*rates) if before.readings else ""
        tone = tone_of(rates[0] - rates[1], more_is_good=False)
        self.corrected.tell(percent(rates[0], self._language), changed, tone, note)
