"""The form for an order: everything that is asked for before pictures are made."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QMenu, QPushButton, QScrollArea, QWidget

from admin_tool.core.batch import BatchOrder, new_name, title_of
from admin_tool.core.prompt_mix import (
    LARGEST_SEED,
    Template,
    check,
    counts,
    make_prompts,
    mixes,
)
from admin_tool.generate.counted import Counted
from admin_tool.generate.order_cards import EstimateCard, PreviewCard
from admin_tool.generate.order_numbers import OrderNumbers
from admin_tool.generate.template_editor import TemplateEditor
from admin_tool.generate.template_saving import TemplateSaving
from admin_tool.kit.parts import box, button, column, drop_button, key, label, row
from admin_tool.kit.theme import Theme
from admin_tool.kit.words import mood_name
from kiosk.core.mood import MOODS, Mood

WIDTH_PX = 468
FACE_PX = 18


class OrderForm(QWidget):
    """Knows nothing of queues: `order` is what would be sent now."""

    changed = Signal()
    mood_chosen = Signal()
    send_wanted = Signal()
    save_wanted = Signal(str)

    def __init__(self, theme: Theme, templates: Mapping[Mood, Template], in_the_cloud: bool) -> None:
        super().__init__()
        self._templates = templates
        self._own: Sequence[Template] = ()
        self._chosen = ""
        self.mood = MOODS[0]
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self.chips: dict[Mood, QPushButton] = {}
        self._faces = QButtonGroup(self)
        self.editor = TemplateEditor(theme)
        self.numbers = OrderNumbers(theme, in_the_cloud)
        self.preview = PreviewCard(theme)
        self.estimate = EstimateCard(theme)
        self.menu_button = drop_button(theme, "")
        self.menu_button.setProperty("kind", "ghost")
        self.menu_button.setProperty("dense", "yes")
        self.menu_button.setFixedHeight(22)
        self.menu_button.clicked.connect(lambda: self.template_menu().popup(self._below_menu()))
        self.send = button(theme, QCoreApplication.translate("Generate", "Send order"), kind="primary")
        self.send.setFixedHeight(36)
        self.send.clicked.connect(self.send_wanted)
        self.saving = TemplateSaving(theme)
        self.saving.save_wanted.connect(self.save_wanted)
        self._sending = False
        foot = row(self.saving, None, key("Ctrl"), key("Enter"), 2, self.send, gap=6)
        caption = label(QCoreApplication.translate("Generate", "Prompt template"), "2", 12, bold=True)
        upper = column(
            label(QCoreApplication.translate("Generate", "Mood"), "2", 12, bold=True),
            self._mood_grid(theme),
            row(caption, None, self.menu_button),
            self.editor,
            2,
            self.numbers,
            4,
            self.preview,
            None,
            margins=(16, 10, 16, 4),
        )
        scroll = QScrollArea()
        scroll.setWidget(box(upper))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lower = box(column(self.estimate, foot, gap=10, margins=(16, 8, 16, 14)))
        self.setLayout(column((scroll, 1), lower, gap=0))
        self.editor.changed.connect(self._tell)
        self.numbers.changed.connect(self._tell)
        self.numbers.dice_thrown.connect(self._throw)
        self.choose_mood(self.mood)

    def template(self) -> Template:
        """What stands in the form, sound or not."""
        return self.editor.template(self._chosen)

    def sound(self) -> bool:
        """Whether it could be sent."""
        return not check(self.template())

    def order(self, now: datetime | None = None) -> BatchOrder:
        """What would be sent now; a random seed is drawn anew each time. Only for a sound form."""
        template = self.template()
        start = self.numbers.start()
        seed = secrets.randbelow(LARGEST_SEED + 1) if start is None else start
        prompts = make_prompts(template, self.mood, self.numbers.count.value(), self.numbers.look(), seed)
        title = title_of(template.name or self._first_value(template) or prompts[0].text)
        return BatchOrder(self.mood, title, prompts, new_name(now or datetime.now(UTC)))

    def choose_mood(self, mood: Mood) -> None:
        """Another mood with its own template."""
        self.mood = mood
        self.chips[mood].setChecked(True)
        self.show_own(())
        self.choose_template(self._templates[mood])
        self.mood_chosen.emit()

    def choose_template(self, template: Template) -> None:
        """Puts a template into the form."""
        self._chosen = template.name
        self.menu_button.setText(self._template_name(template))
        self.editor.show_template(template)

    def show_own(self, own: Sequence[Template]) -> None:
        """The administrator's own templates of the mood."""
        self._own = own

    def template_menu(self, delete: Callable[[str], None] | None = None) -> QMenu:
        """The templates of the mood; with `delete` also a way to remove own ones."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for template in (self._templates[self.mood], *self._own):
            action = menu.addAction(self._template_name(template))
            action.triggered.connect(partial(self._choose, template))
        if delete is not None and self._own:
            menu.addSeparator()
            words = QCoreApplication.translate("Generate", "Delete “%1”")
            for template in self._own:
                menu.addAction(words.replace("%1", template.name)).triggered.connect(
                    partial(self._delete, delete, template.name)
                )
        return menu

    def show_sending(self, sending: bool) -> None:
        """While an order is on its way no other is sent."""
        self._sending = sending
        self.send.setEnabled(not sending and self.sound())

    @staticmethod
    def _first_value(template: Template) -> str:
        values = next(iter(template.variables.values()), ())
        return values[0] if values else ""

    def _choose(self, template: Template, checked: bool = False) -> None:
        self.choose_template(template)

    @staticmethod
    def _delete(delete: Callable[[str], None], name: str, checked: bool = False) -> None:
        delete(name)

    def _template_name(self, template: Template) -> str:
        name = template.name or QCoreApplication.translate("Generate", "standard")
        return f"{mood_name(self.mood)} · {name}"

    def _below_menu(self) -> QPoint:
        return self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())

    def _mood_grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, mood in enumerate(MOODS):
            chip = button(theme, f" {mood_name(mood)}", kind="chip")
            chip.setIcon(QIcon(theme.face(mood, FACE_PX)))
            chip.setIconSize(QSize(FACE_PX, FACE_PX))
            chip.setAccessibleName(mood_name(mood))
            chip.clicked.connect(partial(self._mood_clicked, mood))
            self._faces.addButton(chip)
            self.chips[mood] = chip
            grid.addWidget(chip, place // 4, place % 4)
            grid.setColumnStretch(place % 4, 1)
        return grid

    def _mood_clicked(self, mood: Mood, checked: bool = False) -> None:
        if mood is not self.mood:
            self.choose_mood(mood)

    def _throw(self) -> None:
        fixed = self.numbers.seed.text()
        self.numbers.seed.setText("" if fixed else str(secrets.randbelow(LARGEST_SEED + 1)))

    def _tell(self) -> None:
        template = self.template()
        sound = self.sound()
        self.preview.show_template(template)
        self.send.setEnabled(sound and not self._sending)
        self.saving.setEnabled(sound)
        self.editor.mixes.setText(self._mix_words(template) if sound else "")
        self.changed.emit()

    def _mix_words(self, template: Template) -> str:
        count = self.numbers.count.value()
        many = mixes(template)
        if many == 1:
            return QCoreApplication.translate("Generate", "One text for all pictures")
        sizes = " × ".join(str(size) for size in counts(template))
        return Counted().spread(count, sizes, many)
