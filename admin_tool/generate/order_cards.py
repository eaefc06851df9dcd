"""Two cards below the form: one mix in words, and what the order will cost."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from admin_tool.core.cost_estimate import Estimate
from admin_tool.core.prompt_mix import Template, check, mixes, parts
from admin_tool.generate.counted import Counted
from admin_tool.generate.generate_words import span
from admin_tool.generate.mix_words import MixWords
from admin_tool.kit.painted import Bar
from admin_tool.kit.parts import column, key, label, row, set_property, sign
from admin_tool.kit.theme import Theme, font
from admin_tool.kit.words import dollars


class PreviewCard(QFrame):
    """One mix of a template; Alt+Left and Alt+Right turn to the next."""

    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("inset")
        self._template = Template("")
        self._number = 0
        self.caption = label("", "2", 12, bold=True)
        self.words = MixWords(theme)
        self.back = _key_button("←", QCoreApplication.translate("Generate", "Previous mix"))
        self.on = _key_button("→", QCoreApplication.translate("Generate", "Next mix"))
        for one, step in ((self.back, -1), (self.on, 1)):
            one.clicked.connect(lambda checked=False, step=step: self.turn(step))
        head = row(self.caption, None, key("Alt"), self.back, self.on, gap=4)
        self.setLayout(column(head, self.words, gap=4, margins=(12, 7, 12, 8)))

    @property
    def number(self) -> int:
        """The mix that is shown, from 0."""
        return self._number

    def show_template(self, template: Template) -> None:
        """Another template, or another state of it."""
        self._template = template
        self._show()

    def turn(self, step: int) -> None:
        """To another mix, round and round."""
        if not check(self._template):
            self._number = (self._number + step) % mixes(self._template)
            self._show()
            self.turned.emit(self._number)

    def _show(self) -> None:
        sound = not check(self._template)
        count = mixes(self._template) if sound else 0
        self._number = min(self._number, max(0, count - 1))
        words = QCoreApplication.translate("Generate", "Preview %1 of %2")
        self.caption.setText(words.replace("%1", str(self._number + 1)).replace("%2", str(count)))
        self.back.setEnabled(count > 1)
        self.on.setEnabled(count > 1)
        if not sound:
            self.caption.setText(QCoreApplication.translate("Generate", "Preview"))
        self.words.show_pieces(tuple(parts(self._template, self._number)) if sound else ())


class EstimateCard(QFrame):
    """Price, time, and the month."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.warmth = label("", "2", 12)
        self.price = label("", px=20, bold=True)
        self.how = label("", "2", 12)
        self.time = label("", px=13, bold=True)
        self._bar = Bar(theme, 150, 4)
        self.month = label("", "2", 12)
        caption = label(QCoreApplication.translate("Generate", "Estimate"), "2", 12, bold=True)
        self.setLayout(
            column(
                row(caption, None, self.warmth, gap=6),
                row(self.price, self.how, None, sign(theme, "clock"), self.time),
                row(self._bar, self.month, None),
                gap=5,
                margins=(14, 9, 14, 10),
            )
        )

    def show_estimate(self, estimate: Estimate, local: bool) -> None:
        """Changes what it shows; `local` pictures cost nothing."""
        about = QCoreApplication.translate("Generate", "about %1").replace("%1", span(estimate.seconds))
        self.time.setText(about)
        self.price.setText(dollars(estimate.usd))
        pictures = Counted().pictures(estimate.count)
        self._bar.setVisible(not local and estimate.budget_usd > 0)
        if local:
            self.how.setText(pictures)
            self.warmth.setText("")
            self.month.setText(
                QCoreApplication.translate(
                    "Generate", "Painted on this machine, at the pace of the last pictures"
                )
                if estimate.measured
                else QCoreApplication.translate("Generate", "Painted on this machine")
            )
            return
        self.how.setText(f"{pictures} × {dollars(estimate.picture_usd)}")
        if estimate.start_s:
            start = QCoreApplication.translate("Generate", "engine starts first: %1, %2")
            start = start.replace("%1", span(estimate.start_s)).replace("%2", dollars(estimate.start_usd))
            self._tone(self.warmth, start, "warn")
        else:
            self._tone(self.warmth, QCoreApplication.translate("Generate", "engine is warm"), "ok")
        month = QCoreApplication.translate("Generate", "%1 of %2 this month")
        month = month.replace("%1", dollars(estimate.month_usd)).replace("%2", dollars(estimate.budget_usd))
        if estimate.over_budget:
            month = QCoreApplication.translate("Generate", "%1, with this order over the budget").replace(
                "%1", month
            )
        self._tone(self.month, month, "warn" if estimate.over_budget else "2")
        if estimate.budget_usd > 0:
            share = min(1.0, estimate.month_usd / estimate.budget_usd)
            more = min(1.0 - share, estimate.usd / estimate.budget_usd)
            tone = "warn" if estimate.over_budget else "text2"
            self._bar.show_parts((share, tone), (more, "warn" if estimate.over_budget else "edge"))

    @staticmethod
    def _tone(words: QLabel, text: str, tone: str) -> None:
        words.setText(text)
        set_property(words, "tone", tone)


def _key_button(text: str, tip: str) -> QPushButton:
    """A key of the keyboard that can be clicked as well."""
    made = QPushButton(text)
    made.setProperty("kind", "key")
    made.setFont(font(11, True))
    made.setFixedSize(24, 20)
    made.setAccessibleName(tip)
    made.setToolTip(tip)
    return made
