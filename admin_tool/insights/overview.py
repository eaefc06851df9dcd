"""The body of the page: cards, charts and pictures, in a scrolling column."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from admin_tool.core.insight import Tally
from admin_tool.core.insight_ranking import ignored, loved
from admin_tool.insights.figures import percent
from admin_tool.insights.key_figures import KeyFigures
from admin_tool.insights.legend import Legend
from admin_tool.insights.loaded import Loaded
from admin_tool.insights.mood_bars import MoodBars
from admin_tool.insights.picture_rows import LOVED, IgnoredRow, LovedRow, Wish
from admin_tool.kit.parts import box, card, column, hair, key, label, row
from admin_tool.kit.theme import Theme

CARD = (16, 12, 16, 12)
CHARTS_HEIGHT = 300


class Overview(QScrollArea):
    """Shows one `Loaded`."""

    opened = Signal(str)
    withdraw_wanted = Signal(list)

    def __init__(self, theme: Theme, language: str, wish: Wish) -> None:
        from admin_tool.insights.day_chart import DayChart  # 0.35 s, so only when there is a chart to show

        super().__init__()
        self._language = language
        self.figures = KeyFigures(theme, language)
        self.moods = MoodBars(theme, language)
        self.days = DayChart(theme, language)
        self.loved = LovedRow(theme, language, wish)
        self.ignored = IgnoredRow(theme, language, wish)
        self.loved.opened.connect(self.opened)
        self.ignored.withdraw_wanted.connect(self.withdraw_wanted)
        self._average = label("", "3", 12)
        self._legend = Legend(theme)
        self._fair = label("", "3", 12)
        body = column(
            self.figures,
            (self._charts(), 1),
            self._pictures(),
            gap=12,
            margins=(16, 14, 16, 12),
        )
        self.setWidget(box(body, "work"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> str:
        """The picture that keys act on."""
        return self.loved.current

    def show_numbers(self, loaded: Loaded) -> None:
        """Changes everything that is on it."""
        now, before, period = loaded.now, loaded.before, loaded.period
        self.figures.show_figures(loaded)
        self.moods.show_moods(now)
        said = QCoreApplication.translate("Insights", "dashed: all together, %1")
        self._average.setText(said.replace("%1", percent(now.total.rate, self._language)))
        likes = [now.by_day.get(day, Tally()).likes for day in period.dates]
        earlier = [before.by_day.get(day, Tally()).likes for day in period.before.dates]
        self.days.show_days(period.dates, likes, earlier)
        self._legend.tell(
            QCoreApplication.translate("Insights", "last %1 days").replace("%1", str(period.days)),
            QCoreApplication.translate("Insights", "%1 days before").replace("%1", str(period.days)),
        )
        least, ranked = loved(now, LOVED, loaded.live)
        fair = QCoreApplication.translate("Insights", "from %1 views on").replace("%1", str(least))
        self._fair.setText(fair if ranked else QCoreApplication.translate("Insights", "none yet"))
        self.loved.show_ranked(ranked)
        self.ignored.show_ignored(ignored(now, loaded.live))

    def _charts(self) -> QWidget:
        moods_title = label(QCoreApplication.translate("Insights", "Like rate by mood"), px=14, bold=True)
        moods = card(column(row(moods_title, None, self._average), (self.moods, 1), gap=8, margins=CARD))
        days_title = label(QCoreApplication.translate("Insights", "Likes a day"), px=14, bold=True)
        days = card(column(row(days_title, None, self._legend), (self.days, 1), gap=8, margins=CARD))
        for one in (moods, days):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            one.setMinimumHeight(CHARTS_HEIGHT)
        return box(row((moods, 9), (days, 10), gap=12))

    def _pictures(self) -> QWidget:
        title = label(QCoreApplication.translate("Insights", "Most loved pictures"), px=14, bold=True)
        opens = label(QCoreApplication.translate("Insights", "open"), "2", 12)
        head = row(title, self._fair, None, key("O"), opens, gap=8)
        return card(column(head, self.loved, hair(), self.ignored, gap=10, margins=CARD))
