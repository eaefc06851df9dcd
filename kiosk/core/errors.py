"""Everything that can go wrong, as one tree. Each says what happened, to what, and what to do.

KioskError
  SettingsWrong          a key of the settings has a value that is not allowed
  AlreadyRunning         a second kiosk was started
  CameraError
    CameraGone           unplugged, frozen or crashed
    CameraBusy           another program has it
    CameraRefused        the system does not let us use it
    FilmUnreadable       `--camera PATH` is no film and no folder of pictures
  ModelError
    ModelMissing         no file for a role
    ModelDamaged         size or hash differs from the manifest
  PictureError
    PictureMissing       no such picture in the store
    PictureDamaged       it cannot be decoded, or it is too large
  LibraryError
    LibraryDamaged       the database was set aside
    DiskFull             nothing could be written
  CodePause              too many wrong return codes
  ServiceError
    ServiceLate          no answer before the deadline
    ServiceDown          not reachable, or it answers with failures
    ServiceRefused       not allowed, or the request is wrong
    SignInFailed         no valid credentials
"""


class KioskError(Exception):
    """Anything we expect to go wrong: what happened, to which item, and what to do about it."""

    def __init__(self, what: str, *, item: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.item = item
        self.remedy = remedy

    def __str__(self) -> str:
        where = f" ({self.item})" if self.item else ""
        todo = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{where}.{todo}"


class SettingsWrong(KioskError):
    """A key of the settings has a value that is not allowed."""


class AlreadyRunning(KioskError):
    """A second kiosk was started."""


class CameraError(KioskError):
    """The camera cannot be used."""


class CameraGone(CameraError):
    """Unplugged, frozen or crashed."""


class CameraBusy(CameraError):
    """Another program has the camera."""


class CameraRefused(CameraError):
    """The system does not let us use the camera."""


class FilmUnreadable(CameraError):
    """The path given as camera is no film and no folder of pictures."""


class ModelError(KioskError):
    """A model file cannot be used."""


class ModelMissing(ModelError):
    """There is no file for a role."""


class ModelDamaged(ModelError):
    """Size or hash differs from the manifest."""


class PictureError(KioskError):
    """One picture cannot be shown."""


class PictureMissing(PictureError):
    """The store has no such picture."""


class PictureDamaged(PictureError):
    """It cannot be decoded, or it is too large."""


class LibraryError(KioskError):
    """The library cannot be read or written."""


class LibraryDamaged(LibraryError):
    """The database was set aside."""


class DiskFull(LibraryError):
    """Nothing could be written."""


class CodePause(KioskError):
    """Too many wrong return codes; `seconds` says for how long none is looked at."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Too many wrong codes", remedy=f"Try again in {seconds:.0f} s.")
        self.seconds = seconds


class ServiceError(KioskError):
    """A service in the cloud did not do what was asked."""


class ServiceLate(ServiceError):
    """No answer before the deadline."""


class ServiceDown(ServiceError):
    """Not reachable, or it answers with failures."""


class ServiceRefused(ServiceError):
    """Not allowed, or the request is wrong."""


class SignInFailed(ServiceRefused):
    """No valid credentials."""
