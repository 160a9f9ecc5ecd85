"""What all tests share: no network, plain-file snapshots, and the option to rewrite them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The same examples every time: what one person sees fail, everybody sees fail. To look further,
# run with --hypothesis-profile=default.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--rewrite``: write the snapshots anew, for a person to review as a diff."""
    parser.addoption("--rewrite", action="store_true", help="write the snapshots anew")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the plain file of that name beside the test, in ``snapshots/``."""

    def compare(name: str, text: str) -> None:
        kept = Path(request.path).parent / "snapshots" / name
        if request.config.getoption("--rewrite"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text, "utf-8", newline="\n")
        assert kept.exists(), f"There is no {kept.name}; run pytest --rewrite and review it."
        assert text.splitlines() == kept.read_text("utf-8").splitlines()

    return compare


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Let nothing leave this machine while tests run."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def attempt(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not _is_local(address[0]):
                raise AssertionError(f"A test reached for the network: {address!r}")
            return real(self, address)

        return attempt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        yield


def _is_local(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"
