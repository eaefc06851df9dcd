"""The style sheet: every colour from the tokens, every rule by a property that is not a QWidget's own."""

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QPalette

from admin_tool.kit.tokens import Tokens

# `kind` is what a button is, `tone` the colour of words, `part` where a segment stands.
_SHEET = Template("""
* { color: $text; outline: 0; }
QWidget#window, QWidget#work, QDialog, QMessageBox { background: $bg; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }
QWidget#panel { background: $panel; border-left: 1px solid $line; }
QWidget#head, QWidget#bar { background: $bg; border-bottom: 1px solid $line; }
QWidget#status { background: $rail; border-top: 1px solid $line; }
QFrame#card { background: $panel; border: 1px solid $line; border-radius: 8px; }
QFrame#inset { background: $bg; border: 1px solid $line; border-radius: 8px; }
QFrame#notice { background: $warn_fill; border: 0; border-radius: 8px; }
QFrame#hair { background: $line; border: 0; }
QLabel { background: transparent; border: 0; }
QLabel[tone="2"] { color: $text2; } QLabel[tone="3"] { color: $text3; }
QLabel[tone="ok"] { color: $ok; } QLabel[tone="no"] { color: $no; }
QLabel[tone="warn"] { color: $warn; } QLabel[tone="run"] { color: $run; }
QLabel#key { background: $raised; border: 1px solid $edge; border-radius: 4px; color: $text2;
  padding: 0 4px; }
QLabel[pill="ok"] { background: $ok_fill; color: $ok; border-radius: 10px; padding: 0 9px; }
QLabel[pill="no"] { background: $no_fill; color: $no; border-radius: 10px; padding: 0 9px; }
QLabel[pill="warn"] { background: $warn_fill; color: $warn; border-radius: 10px; padding: 0 9px; }
QLabel[pill="run"] { background: $run_fill; color: $run; border-radius: 10px; padding: 0 9px; }
QLabel[pill="off"] { background: $raised; color: $text2; border-radius: 10px; padding: 0 9px; }
QPushButton { background: $raised; border: 1px solid $edge; border-radius: 6px; padding: 0 10px;
  min-height: 28px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $focus; padding: 0 9px; }
QPushButton:disabled { color: $text3; border: 1px solid $line; background: transparent; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border: 1px solid $primary; }
QPushButton[kind="primary"]:focus { border: 2px solid $run; }
QPushButton[kind="primary"]:disabled { color: $text3; border: 1px solid $line; background: transparent; }
QPushButton[kind="ghost"] { background: transparent; border: 1px solid transparent; color: $text2; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; }
QPushButton[kind="ghost"]:disabled { color: $text3; }
QPushButton[dense="yes"] { padding: 0 4px; min-height: 20px; }
QPushButton[dense="yes"]:focus { padding: 0 3px; }
QPushButton[kind="link"] { background: transparent; border: 0; padding: 0; min-height: 18px; color: $text2; }
QPushButton[kind="link"]:hover { color: $text; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 0; color: $text; text-decoration: underline; }
QPushButton[kind="link"]:disabled { border: 0; color: $text3; }
QPushButton[kind="key"] { border-radius: 4px; padding: 0; min-height: 16px; color: $text2; }
QPushButton[kind="key"]:focus { border: 2px solid $focus; padding: 0; }
QPushButton[kind="key"]:disabled { color: $text3; }
QPushButton[kind="segment"] { border-radius: 0; border: 1px solid $edge; border-left: 0; color: $text2; }
QPushButton[kind="segment"][part="first"] { border-left: 1px solid $edge; border-top-left-radius: 6px;
  border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][part="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[kind="segment"][part="only"] { border: 1px solid $edge; border-radius: 6px; }
QPushButton[kind="segment"]:checked { background: $sel; color: $text; font-weight: bold; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; }
QPushButton[kind="chip"] { border-radius: 15px; }
QPushButton[kind="chip"]:checked { background: $sel; border: 1px solid $text; font-weight: bold; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; }
QPushButton[kind="nav"] { text-align: left; border: 0; border-radius: 6px; padding: 0 10px; min-height: 32px;
  color: $text2; background: transparent; }
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"]:checked { background: $sel; color: $text; font-weight: bold; }
QPushButton[kind="nav"]:focus { border: 2px solid $focus; padding: 0 8px; }
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit { background: $raised;
  border: 1px solid $edge; border-radius: 6px; padding: 0 8px; min-height: 28px;
  selection-background-color: $sel; selection-color: $text; }
QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus { border: 2px solid $focus; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $text3;
  border: 1px solid $line; background: transparent; }
QAbstractSpinBox QLineEdit { border: 0; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox { padding: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button
{ width: 0; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; color: $text;
  selection-background-color: $sel; selection-color: $text; padding: 4px; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px;
  background: $raised; }
QCheckBox::indicator:checked { background: $text; border: 1px solid $text; image: none; }
QCheckBox:focus { color: $text; } QCheckBox::indicator:focus { border: 2px solid $focus; }
QAbstractScrollArea { background: transparent; border: 0; }
QPlainTextEdit { background: $raised; border: 1px solid $edge; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 3px; }
QLineEdit[fault="yes"] { border: 1px solid $no; } QLineEdit[fault="yes"]:focus { border: 2px solid $no; }
QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTableView, QTreeView { background: $panel; border: 0; alternate-background-color: $panel;
  gridline-color: $line; selection-background-color: $sel; selection-color: $text; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected { background: $sel;
  color: $text; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 8px; }
QHeaderView::section { background: $panel; color: $text3; border: 0; border-bottom: 1px solid $line;
  padding: 0 8px; min-height: 30px; }
QHeaderView, QTableCornerButton::section { background: $panel; border: 0; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 2px; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 2px; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 40px; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 40px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { height: 0; width: 0;
  background: transparent; }
QSlider::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $text2; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
  background: $text; }
QSlider::handle:horizontal:focus { border: 2px solid $run; margin: -6px 0; }
QMenuBar { background: $rail; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 3px 9px; border-radius: 4px; color: $text2; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $raised; border: 1px solid $edge; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: $sel; } QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }
QSplitter::handle { background: $line; }
QProgressBar { background: $track; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $run; border-radius: 3px; }
""")


def palette(tokens: Tokens) -> QPalette:
    """What widgets are painted with where the style sheet says nothing."""
    made = QPalette()
    role = QPalette.ColorRole
    for one, color in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.raised),
        (role.AlternateBase, tokens.panel),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.Highlight, tokens.sel),
        (role.HighlightedText, tokens.text),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Link, tokens.run),
    ):
        made.setColor(one, QColor(color))
    return made


def sheet(tokens: Tokens) -> str:
    """The style sheet of a theme."""
    return _SHEET.substitute(asdict(tokens))
