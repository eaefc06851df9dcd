"""Where this machine keeps its model files."""

from kiosk import paths
from kiosk.settings import Settings
from kiosk.vision.models import ModelShelf, model_folders, open_shelf


def make_shelf(settings: Settings, home: paths.Home) -> ModelShelf:
    """The models of the manifest, and where to look for their files. Raises ModelError without a manifest."""
    folders = model_folders(settings.faces.models_folder, home.models)
    return open_shelf(paths.resources() / "models" / "manifest.toml", folders)
