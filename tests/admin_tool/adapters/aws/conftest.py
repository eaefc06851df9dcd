"""The shop in the sandbox that the kiosk's adapters are tested with."""

from tests.adapters.aws.conftest import Shop, fitter, sandbox, session, shop

__all__ = ["Shop", "fitter", "sandbox", "session", "shop"]
