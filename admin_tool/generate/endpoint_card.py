"""The painting machine: what it is doing, what it costs, and starting and stopping it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from admin_tool.core.batch import Batch, Endpoint, EndpointState
from admin_tool.core.cost_estimate import jobs_per_minute, running_usd
from admin_tool.generate.counted import Counted
from admin_tool.generate.generate_words import endpoint_state, span
from admin_tool.generate.job_strip import MinuteBars
from admin_tool.kit.parts import box, button, column, label, mono, pill, row, set_property, sign
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import dollars

MINUTES = 16
GAP_PX, MARGIN_PX = 20, 14
_CAN_STOP = (EndpointState.STARTING, EndpointState.IN_SERVICE, EndpointState.FAILED)


class EndpointCard(QFrame):
    """For a real-time endpoint with buttons; the one of this machine and one that scales need none."""

    start_wanted = Signal()
    stop_wanted = Signal()
    idle_stop_wanted = Signal(bool)

    def __init__(self, theme: Theme, idle_minutes: int) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._idle_minutes = idle_minutes
        self._title = label("", px=14, bold=True)
        self.state = pill("", "off")
        self.start = button(theme, QCoreApplication.translate("Generate", "Start"), "play")
        self.stop = button(theme, QCoreApplication.translate("Generate", "Stop now"), "stop")
        self.idle_stop = button(
            theme,
            QCoreApplication.translate("Generate", "Stop when idle"),
            "check",
            "chip",
            QCoreApplication.translate("Generate", "Off: it costs money until it is stopped by hand"),
        )
        self.idle_stop.clicked.connect(self.idle_stop_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self._machine = mono("", px=12)
        self._price = label("", px=13, bold=True)
        self._running = label("")
        self._idle = label("")
        self._bars = MinuteBars(theme)
        self._reason = label("", "no", 12, wrap=True)
        self._columns: list[QWidget] = [
            _fact(QCoreApplication.translate("Generate", "Machine"), self._machine),
            _fact(QCoreApplication.translate("Generate", "Cost per hour"), self._price),
            _fact(QCoreApplication.translate("Generate", "Running for"), self._running),
            _fact(QCoreApplication.translate("Generate", "Stops by itself"), self._idle),
        ]
        self._chart = _fact(QCoreApplication.translate("Generate", "Jobs per minute"), self._bars)
        self.setLayout(
            column(
                row(
                    sign(theme, "server", px=20),
                    self._title,
                    self.state,
                    None,
                    self.idle_stop,
                    self.start,
                    self.stop,
                ),
                row(*self._columns, None, self._chart, gap=GAP_PX),
                self._reason,
                margins=(MARGIN_PX, 10, MARGIN_PX, 12),
            )
        )
        self.setVisible(False)

    def show_endpoint(self, endpoint: Endpoint, batches: Sequence[Batch], now: datetime) -> None:
        """Changes what it shows."""
        self.setVisible(True)
        local = endpoint.state is EndpointState.LOCAL
        by_hand = not local and not endpoint.scales_to_zero
        self._title.setText(
            QCoreApplication.translate("Generate", "This computer")
            if local
            else QCoreApplication.translate("Generate", "GPU endpoint")
        )
        word, look = endpoint_state(endpoint)
        self.state.setText(word)
        set_property(self.state, "pill", look)
        self._machine.setText(endpoint.machine or "–")
        self._price.setText(dollars(endpoint.usd_per_hour))
        self._running.setText(self._running_words(endpoint, now))
        self._idle.setText(self._idle_words(endpoint))
        for place in (2, 3):
            self._columns[place].setVisible(not local)
        stopped = endpoint.state in (EndpointState.STOPPED, EndpointState.FAILED)
        self.start.setVisible(by_hand and stopped and not endpoint.reason)
        self.stop.setVisible(by_hand and endpoint.state in _CAN_STOP)
        self.idle_stop.setVisible(by_hand and endpoint.state is EndpointState.IN_SERVICE)
        self.idle_stop.setChecked(endpoint.stops_when_idle)
        self._reason.setVisible(bool(endpoint.reason))
        self._reason.setText(endpoint.reason)
        counts = jobs_per_minute(batches, now, MINUTES)
        self._bars.show_counts(counts, Counted().pictures_lately(sum(counts), MINUTES))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page: the bars do not hold it open."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars go where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [one for one in self._columns if not one.isHidden()]
        needed = sum(one.sizeHint().width() + GAP_PX for one in (*shown, self._chart)) + MARGIN_PX
        self._chart.setVisible(needed <= self.width())

    def _running_words(self, endpoint: Endpoint, now: datetime) -> str:
        if endpoint.scales_to_zero and endpoint.machines is not None:
            return Counted().machines(endpoint.machines)
        if endpoint.since is None or endpoint.state is EndpointState.STOPPED:
            return "–"
        passed = span((now - endpoint.since).total_seconds())
        return f"{passed} · {dollars(running_usd(endpoint, now))}"

    def _idle_words(self, endpoint: Endpoint) -> str:
        if endpoint.scales_to_zero:
            return QCoreApplication.translate("Generate", "10 min after the last job; wakes up for orders")
        if not endpoint.stops_when_idle:
            stays = endpoint.state is EndpointState.IN_SERVICE
            return QCoreApplication.translate("Generate", "no, it runs on") if stays else "–"
        words = QCoreApplication.translate("Generate", "%1 after the last job")
        return words.replace("%1", span(self._idle_minutes * 60))


def _fact(name: str, value: QLabel | QWidget) -> QWidget:
    return box(column(label(name, "3", 12), value, None, gap=3))
