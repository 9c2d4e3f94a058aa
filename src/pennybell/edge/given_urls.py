"""URLs that people give: looked at when they are given, and again whenever they are dialled."""

from pennybell.channels.guard import Guard
from pennybell.edge.house import House
from pennybell.errors import Invalid
from pennybell.kit.url_guard import UrlRefused


async def check_given_url(house: House, url: str, field: str) -> None:
    """Raises Invalid: 422 `url_refused`. A name that does not resolve now may do so later."""
    try:
        await Guard(house.settings.url_guard_allow).check_reachable(url)
    except UrlRefused as error:
        if error.reason != "unresolved":
            raise Invalid("url_refused", "This address cannot be sent to.", field) from error
