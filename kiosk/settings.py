"""Settings: defaults < machine < user < EMOTION_KIOSK_* < command line; a bad value names its place."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from kiosk.core.errors import SettingsWrong

PREFIX = "EMOTION_KIOSK_"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kiosk:
    """`[kiosk]`"""

    name: str
    brand_ko: str
    brand_en: str
    language: str
    idle_s: int
    still_there_s: int
    reduce_motion: bool
    low_reach: bool
    personal_after_likes: int
    cohorts_by_gender: bool
    starter_pictures_per_mood: int


@dataclass(frozen=True, slots=True)
class Camera:
    """`[camera]`"""

    source: str
    sample_every_ms: int
    reread: bool
    mirror: bool


@dataclass(frozen=True, slots=True)
class Faces:
    """`[faces]`"""

    models_folder: str
    keep_days: int


@dataclass(frozen=True, slots=True)
class Aws:
    """`[aws]`"""

    region: str
    bucket: str
    pictures_url: str
    pictures_key_id: str
    pictures_key_file: str
    collection: str
    faces: str
    face_threshold: int
    campaign_arn: str
    filter_arn: str
    personal_filter_arn: str
    tracking_id: str
    users_dataset_arn: str
    user_ids: str
    visitors_table: str
    interactions_table: str
    pictures_table: str
    batches_table: str
    events_queue: str
    events_dead_queue: str
    orders_queue: str
    orders_dead_queue: str
    endpoint: str
    endpoint_config: str
    dataset_group_arn: str
    solution_arn: str
    import_role_arn: str
    credential_endpoint: str
    role_alias: str
    thing_name: str
    certificate_file: str
    private_key_file: str
    deadline_ms: int
    cache_mb: int


@dataclass(frozen=True, slots=True)
class Admin:
    """`[admin]`"""

    reviewer: str
    language: str
    theme: str
    promote_at_once: int
    moderation_confidence: int
    withdrawn_keep_days: int
    picture_usd: float
    picture_s: float
    machine_usd_per_hour: float
    training_usd_per_hour: float
    campaign_usd_per_hour: float
    budget_usd: float
    idle_minutes: int
    c2pa_certificate_file: str
    c2pa_key_file: str


@dataclass(frozen=True, slots=True)
class Logs:
    """`[logs]`"""

    level: str
    keep_days: int


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; see `resources/default_settings.toml` for units and meaning."""

    backend: str
    kiosk: Kiosk
    camera: Camera
    faces: Faces
    aws: Aws
    admin: Admin
    logs: Logs


ALLOWED: Mapping[str, tuple[str, ...] | range] = {
    "backend": ("local", "aws"),
    "kiosk.language": ("ko", "en"),
    "kiosk.idle_s": range(10, 601),
    "kiosk.still_there_s": range(5, 121),
    "kiosk.personal_after_likes": range(1, 1001),
    "kiosk.starter_pictures_per_mood": range(201),
    "camera.sample_every_ms": range(50, 2001),
    "faces.keep_days": range(1, 3651),
    "aws.faces": ("users", "plain"),
    "aws.face_threshold": range(80, 101),
    "aws.user_ids": ("context", "demo"),
    "aws.deadline_ms": range(200, 10001),
    "aws.cache_mb": range(10, 100001),
    "admin.language": ("system", "ko", "en"),
    "admin.theme": ("system", "light", "dark"),
    "admin.promote_at_once": range(1, 65),
    "admin.moderation_confidence": range(1, 101),
    "admin.withdrawn_keep_days": range(1, 366),
    "admin.idle_minutes": range(5, 241),
    "logs.level": ("debug", "info", "warning", "error"),
    "logs.keep_days": range(1, 366),
}


_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text in quotes",
}
_LARGEST = 1e6


@dataclass(slots=True)
class _Layers:
    """Values by dotted key, each with the place that it came from."""

    defaults: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)

    def put(self, key: str, value: object, place: str) -> None:
        default = self.defaults.get(key)
        if default is None:
            known = ", ".join(sorted(self.defaults))
            raise SettingsWrong(f"There is no setting {key}", item=place, remedy=f"Known are: {known}.")
        if isinstance(default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(default):
            kind = _KINDS[type(default)]
            raise SettingsWrong(f"{key} = {value!r} is not {kind}", item=place, remedy="Correct the value.")
        if isinstance(value, float) and not 0 <= value <= _LARGEST:
            raise SettingsWrong(
                f"{key} = {value!r} is not allowed", item=place, remedy=f"Allowed: 0 to {_LARGEST:.0f}."
            )
        allowed = ALLOWED.get(key)
        if allowed is not None and value not in allowed:
            raise SettingsWrong(
                f"{key} = {value!r} is not allowed", item=place, remedy=f"Allowed: {_describe(allowed)}."
            )
        self.values[key] = value


def load(
    defaults: Path,
    user_file: Path | None,
    environment: Mapping[str, str] = os.environ,
    overrides: Mapping[str, object] | None = None,
    machine_file: Path | None = None,
) -> Settings:
    """Merges all layers; `overrides` are dotted keys of the command line. Raises SettingsWrong.

    `machine_file` holds what an administrator set for every user. A file that does not exist is no error;
    the files that one names lie beside it unless they are absolute.
    """
    layers = _Layers(flat(_parse(defaults)))
    for file in (machine_file, user_file):
        if file and file.exists():
            _put_file(layers, file)
    names = {PREFIX + key.replace(".", "_").upper(): key for key in layers.defaults}
    for name, key in names.items():
        if name in environment:
            layers.put(key, _from_text(environment[name], layers.defaults[key], name), name)
    for key, value in (overrides or {}).items():
        layers.put(key, value, "command line")
    return _build(layers.defaults | layers.values)


def _put_file(layers: _Layers, file: Path) -> None:
    for key, value in flat(_parse(file)).items():
        if key.endswith("_file") and isinstance(value, str) and value:
            value = str(file.parent.absolute() / Path(value).expanduser())
        layers.put(key, value, str(file))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsWrong("The settings cannot be read", item=str(path), remedy=str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsWrong(f"The settings are not TOML: {error}", item=str(path)) from error


def flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted key: `{"kiosk": {"idle_s": 45}}` is `{"kiosk.idle_s": 45}`."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": item for inner, item in value.items()}
        else:
            flat[key] = value
    return flat


def _from_text(text: str, default: object, place: str) -> object:
    if isinstance(default, bool):
        lowered = text.strip().lower()
        if lowered not in ("true", "false", "1", "0"):
            raise SettingsWrong(f"{text!r} is not true or false", item=place, remedy="Correct the value.")
        return lowered in ("true", "1")
    if isinstance(default, int | float):
        try:
            return type(default)(text)
        except ValueError as error:
            raise SettingsWrong(
                f"{text!r} is not {_KINDS[type(default)]}", item=place, remedy="Correct the value."
            ) from error
    return text


def _describe(allowed: tuple[str, ...] | range) -> str:
    if isinstance(allowed, range):
        return f"{allowed.start} to {allowed.stop - 1}"
    return " or ".join(f'"{value}"' for value in allowed)


def _build(values: Mapping[str, Any]) -> Settings:
    def table(kind: type[T], name: str) -> T:
        return kind(**{f.name: values[f"{name}.{f.name}"] for f in fields(kind)})  # type: ignore[arg-type]

    return Settings(
        backend=values["backend"],
        kiosk=table(Kiosk, "kiosk"),
        camera=table(Camera, "camera"),
        faces=table(Faces, "faces"),
        aws=table(Aws, "aws"),
        admin=table(Admin, "admin"),
        logs=table(Logs, "logs"),
    )
