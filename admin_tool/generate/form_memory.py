"""What the window remembers of the form until the next start."""

import json

from admin_tool.core.prompt_mix import Template
from admin_tool.generate.order_form import OrderForm
from kiosk.core.mood import Mood


def form_state(form: OrderForm) -> dict[str, str]:
    """Everything that was written and chosen."""
    template, numbers = form.template(), form.numbers
    return {
        "mood": str(form.mood),
        "text": template.text,
        "negative": template.negative,
        "variables": json.dumps({name: list(values) for name, values in template.variables.items()}),
        "template": template.name,
        "count": str(numbers.count.value()),
        "size": numbers.sizes.currentText(),
        "steps": str(numbers.steps.value()),
        "guidance": str(numbers.guidance.value()),
        "seed": numbers.seed.text(),
    }


def restore_form(form: OrderForm, state: dict[str, str]) -> None:
    """Takes `form_state` back; what is missing or makes no sense stays as it is."""
    if state.get("mood") in tuple(Mood):
        form.choose_mood(Mood(state["mood"]))
    try:
        variables = json.loads(state.get("variables", "{}"))
        named = {str(name): tuple(str(one) for one in values) for name, values in variables.items()}
    except (ValueError, AttributeError, TypeError):  # written by hand or by another version
        named = {}
    if state.get("text"):
        template = Template(state["text"], state.get("negative", ""), named, state.get("template", ""))
        form.choose_template(template)
    numbers = form.numbers
    place = numbers.sizes.findText(state.get("size", ""))
    if place >= 0:
        numbers.sizes.setCurrentIndex(place)
    for field, key in ((numbers.count, "count"), (numbers.steps, "steps")):
        if state.get(key, "").isdecimal():
            field.setValue(int(state[key]))
    if state.get("guidance", "").replace(".", "", 1).isdecimal():
        numbers.guidance.setValue(float(state["guidance"]))
    if state.get("seed", "").isdecimal():
        numbers.seed.setText(state["seed"])
