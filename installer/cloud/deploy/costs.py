"""What a deployment will cost in a month, before it starts. Prices in US dollars, of November 2026."""

from dataclasses import dataclass

from installer.cloud.plan import Generation, Plan

IMAGE_CALL = 0.001
"""Rekognition, an image of the first million."""
CAMPAIGN_HOUR = 0.20
"""Personalize, one transaction a second, whether anybody asks or not."""
TRAINING_HOUR = 0.24
MACHINE_HOUR = {"ml.g5.xlarge": 1.41, "ml.g5.2xlarge": 1.52, "ml.g4dn.xlarge": 0.74}
_DEAREST_HOUR = max(MACHINE_HOUR.values())
HOURS = 730
CALLS_PER_VISITOR = 1.15 + 1.0 + 0.6
"""A reading with re-looks, a search, and 60 % who are new and agree."""
SECONDS_PER_PICTURE = 7
WAKE_UPS = 8
MINUTES_PER_WAKE_UP = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of the estimate, US dollars a month."""

    what: str
    usd: float
    note: str = ""


def estimate(plan: Plan, kiosks: int = 1, visitors_per_day: int = 300, pictures: int = 1000) -> list[Cost]:
    """The lines for a month: `visitors_per_day` for each kiosk, `pictures` generated."""
    calls = kiosks * visitors_per_day * 30 * CALLS_PER_VISITOR
    found = [
        Cost("Rekognition", calls * IMAGE_CALL, f"{calls:,.0f} pictures of faces"),
        Cost("Storage, tables, queues, functions, delivery", 5.0, "for the whole fleet"),
        Cost("Alarms and dashboard", 4.0, "15 alarms, one dashboard"),
    ]
    hour = MACHINE_HOUR.get(plan.instance, _DEAREST_HOUR)
    if plan.generation is not Generation.NONE:
        painting = pictures * SECONDS_PER_PICTURE / 3600
        idle = (
            WAKE_UPS
            * (MINUTES_PER_WAKE_UP if plan.generation is Generation.ASYNC else plan.idle_minutes)
            / 60
        )
        note = f"{pictures} pictures, {plan.instance} at ${hour:.2f} an hour"
        found.append(Cost("Generation", (painting + idle) * hour, f"{note}; nothing while nobody orders"))
    if plan.personalize:
        found.append(
            Cost(
                "Personalize, from `train` on",
                CAMPAIGN_HOUR * HOURS,
                "a campaign, busy or not; check the price of recipe v2",
            )
        )
        found.append(
            Cost("Personalize, trainings", 4 * 2 * TRAINING_HOUR, "four of two hours; none by itself")
        )
    return found


def as_text(lines: list[Cost], budget_usd: int) -> str:
    """The estimate as a table with its sum."""
    total = sum(one.usd for one in lines)
    rows = [f"  {one.usd:9.2f}  {one.what}" + (f" ({one.note})" if one.note else "") for one in lines]
    rows.append(f"  {total:9.2f}  in all; you are told at 80 % of {budget_usd}")
    if total > budget_usd:
        rows.append("             That is more than the budget.")
    return "About so many US dollars a month:\n" + "\n".join(rows)
