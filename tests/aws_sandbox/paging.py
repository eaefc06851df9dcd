"""Pages of long lists with opaque tokens."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from tests.aws_sandbox.wire import ServiceFault

Item = TypeVar("Item")


def page(
    items: Sequence[Item],
    parameters: Mapping[str, Any],
    size_name: str,
    token_name: str,
    usual: int,
    wrong_token: str = "InvalidPaginationTokenException",
) -> tuple[list[Item], str | None]:
    """One page and the token of the next. Raises ServiceFault for a token that we did not make."""
    token = parameters.get(token_name)
    size = parameters.get(size_name) or usual
    try:
        start = int(base64.urlsafe_b64decode(token).decode()) if token else 0
    except (binascii.Error, ValueError) as error:
        raise ServiceFault(wrong_token, "The token is not valid") from error
    following = start + size
    more = base64.urlsafe_b64encode(str(following).encode()).decode() if following < len(items) else None
    return list(items[start:following]), more
