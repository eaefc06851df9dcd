"""The rail at the left: the pages, what the page in front adds, and where the data comes from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from admin_tool.kit.parts import box, column, label, picture, row
from admin_tool.kit.rail_row import RailRow
from admin_tool.kit.theme import HEAD, Theme
from admin_tool.page import Page, PageMaker
from kiosk.core.mood import Mood

WIDTH = 208


class Rail(QWidget):
    """One row for each page; `go` is told a page's name."""

    def __init__(
        self, theme: Theme, brand: str, place: str, pages: Sequence[PageMaker], go: Callable[[str], None]
    ) -> None:
        """`place` says where the data lies, such as "This machine"."""
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._pages: dict[str, Page] = {}
        self._rows: dict[str, _NavRow] = {}
        self._added: QWidget | None = None
        self.menu_button = QPushButton()
        self.menu_button.setProperty("kind", "ghost")
        self.menu_button.setFixedSize(30, 30)
        self.menu_button.setIcon(theme.icon("list"))
        self.menu_button.setAccessibleName(QCoreApplication.translate("Rail", "Menu"))
        self.menu_button.setToolTip(QCoreApplication.translate("Rail", "Menu (F10)"))
        name = label(brand, px=15, bold=True, family=HEAD)
        logo = picture(theme.face(Mood.HAPPY, 24), 24)
        head = box(row(logo, name, None, self.menu_button, gap=10, margins=(10, 0, 0, 0)), height=44)
        self._extra = QVBoxLayout()
        self._extra.setContentsMargins(0, 0, 0, 0)
        rows: list[QWidget] = []
        for page in pages:
            one = _NavRow(theme, page)
            one.clicked.connect(lambda _, name=page.name: go(name))
            self._rows[page.name] = one
            rows.append(one)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(box(column(self._extra, None, gap=0)))
        dot = label("●", "ok", 9)
        foot = box(row(dot, label(place, "3", 12), None, gap=6, margins=(10, 0, 0, 4)))
        self.setLayout(column(head, *rows, (area, 1), foot, gap=2, margins=(8, 6, 8, 8)))
        self.refresh()

    def adopt(self, page: Page) -> None:
        """A page was made: its row shows its count from now on."""
        self._pages[page.name] = page
        self._rows[page.name].adopt(page)

    def refresh(self) -> None:
        """Counts may have changed."""
        for one in self._rows.values():
            one.refresh()

    def mark(self, name: str) -> None:
        """The page in front; its own part of the rail comes below."""
        for row_name, one in self._rows.items():
            one.mark(row_name == name)
        if self._added is not None:
            self._extra.removeWidget(self._added)
            self._added.setParent(None)  # its page may show it again
        self._added = self._pages[name].rail_extra()
        if self._added is not None:
            self._extra.addWidget(self._added)
            self._added.show()


class _NavRow(RailRow):
    """A page's row; the icon of the page in front is brighter."""

    def __init__(self, theme: Theme, maker: PageMaker) -> None:
        super().__init__(maker.title, theme.icon(maker.icon))
        self._theme = theme
        self._maker = maker
        self._page: Page | None = None

    def adopt(self, page: Page) -> None:
        """The page is there."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        """Takes the count from the page."""
        self.show_count(self._page.count() if self._page else "")

    def mark(self, front: bool) -> None:
        """Whether the page is in front."""
        super().mark(front)
        self.setIcon(self._theme.icon(self._maker.icon, "text" if front else "text2"))
