"""One setting as a control that allows what the setting allows."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFrame, QLineEdit, QSpinBox, QWidget

from admin_tool.kit.controls import Check, Choice
from admin_tool.kit.parts import button, row, set_property
from admin_tool.kit.theme import Theme
from kiosk.settings_file import SettingKey, Value

WIDTH = 330
LARGEST = 1_000_000


class SettingField(QFrame):
    """A switch, a choice, a number or a line of text, with a way back to the default."""

    changed = Signal()

    def __init__(self, theme: Theme, key: SettingKey, value: Value, folder: Path) -> None:
        """`folder` is what a relative file name is read from."""
        super().__init__()
        self.key = key.key
        self._key = key
        self._theme = theme
        self._kept = value
        self._folder = folder
        self._control = self._made(value)
        self._control.setFixedHeight(30)  # a spin box would be higher than the others
        back = QCoreApplication.translate("SettingField", "Back to the default: %1")
        self._reset = button(theme, "", "undo", "ghost", back.replace("%1", str(key.default) or '""'))
        self._reset.setFixedWidth(32)
        self._reset.clicked.connect(lambda: self.put(key.default))
        self.setLayout(row((self._control, 1), self._reset, gap=6))
        self.setFixedWidth(WIDTH)
        self._mark()

    def set_name(self, name: str) -> None:
        """What a screen reader says."""
        self._control.setAccessibleName(name)

    def value(self) -> Value:
        """What it shows."""
        control = self._control
        if isinstance(control, QCheckBox):
            return control.isChecked()
        if isinstance(control, QComboBox):
            return control.currentText()
        if isinstance(control, QSpinBox):
            return control.value()
        if isinstance(control, QDoubleSpinBox):
            return round(control.value(), 4)
        assert isinstance(control, QLineEdit)
        return control.text().strip()

    def put(self, value: Value) -> None:
        """Shows another value."""
        control = self._control
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QComboBox):
            control.setCurrentText(str(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(value))
        elif isinstance(control, QDoubleSpinBox):
            control.setValue(float(value))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
        self._mark()

    def is_changed(self) -> bool:
        """Whether it shows something else than what was kept last."""
        return self.value() != self._kept

    def settle(self) -> None:
        """What it shows is kept now."""
        self._kept = self.value()
        self._mark()

    def drop(self) -> None:
        """Goes back to what was kept."""
        self.put(self._kept)

    def _made(self, value: Value) -> QWidget:
        allowed = self._key.allowed
        if isinstance(self._key.default, bool):
            switch = Check(self._theme)
            switch.setChecked(bool(value))
            switch.toggled.connect(self._touched)
            return switch
        if isinstance(allowed, tuple):
            choice = Choice(self._theme)
            choice.addItems(list(allowed))
            choice.setCurrentText(str(value))
            choice.currentTextChanged.connect(self._touched)
            return choice
        if isinstance(self._key.default, float):
            real = QDoubleSpinBox()
            real.setRange(0, LARGEST)
            real.setDecimals(3)
            real.setValue(float(value))
            real.valueChanged.connect(self._touched)
            line = real.findChild(QLineEdit)
            if line is not None:
                line.setTextMargins(8, 0, 8, 0)
            return real
        if isinstance(self._key.default, int):
            whole = QSpinBox()
            span = allowed if isinstance(allowed, range) else range(LARGEST)
            whole.setRange(span.start, span.stop - 1)
            whole.setValue(int(value))
            whole.valueChanged.connect(self._touched)
            line = whole.findChild(QLineEdit)
            if line is not None:
                line.setTextMargins(8, 0, 8, 0)
            return whole
        text = QLineEdit(str(value))
        text.textChanged.connect(self._touched)
        return text

    def _touched(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        self._reset.setVisible(self.value() != self._key.default)
        set_property(self, "changed", "yes" if self.is_changed() else "no")
