"""pytest plugin: the providers' servers on this machine, and what a client of them needs."""

import ssl
from collections.abc import Callable, Iterator

import pytest
from tests.kit.plugin import make_folder
from tests.providers.apns import ApnsServer
from tests.providers.certificates import Authority, make_authority
from tests.providers.fcm import FcmServer
from tests.providers.smtp import SmtpServer
from tests.providers.webpush import PushService

from pennybell.channels.wire import tls_context


@pytest.fixture(scope="session")
def authority() -> Authority:
    """Signs the certificates of the local providers."""
    return make_authority(make_folder(), "trusted")


@pytest.fixture(scope="session")
def strangers_authority() -> Authority:
    """One that nobody has reason to trust."""
    return make_authority(make_folder(), "strange")


@pytest.fixture(scope="session")
def tls(authority: Authority) -> Callable[[], ssl.SSLContext]:
    """Makes what a client that trusts the local providers needs."""
    return lambda: tls_context(authority.ca_file)


@pytest.fixture
def fcm(authority: Authority) -> Iterator[FcmServer]:
    with FcmServer(authority) as server:
        yield server


@pytest.fixture
def apns(authority: Authority) -> Iterator[ApnsServer]:
    with ApnsServer(authority) as server:
        yield server


@pytest.fixture
def push_service(authority: Authority) -> Iterator[PushService]:
    with PushService(authority) as server:
        yield server


@pytest.fixture
def smtp(authority: Authority) -> Iterator[SmtpServer]:
    """Offers STARTTLS and asks for no password."""
    with SmtpServer(authority) as server:
        yield server
