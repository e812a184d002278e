"""The names of this server: whatever else a browser calls it is another site's attempt to speak in a visitor's name."""

import os
import socket
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from raci.words.problem import Problem
from raci.words.sentences import Word

PORTS = {"http": 80, "https": 443}
HERE = frozenset({"localhost", "127.0.0.1", "::1"})

Address = tuple[str, int | None]
"""Where a connection arrived on this machine: host and port."""


class HostNames(NamedTuple):
    """The address that people open, where it is set, and what this machine calls itself; its IP address is known
    from the connection, so nobody has to be asked for it."""

    public: str = ""
    machine: frozenset[str] = frozenset()

    def has_host(self, host: str, arrived: Address) -> bool:
        """True where the header Host is a name of ours."""

        parts = _split(f"//{host}")
        if parts is None or parts.path or parts.query:
            return False
        ports: set[int | None] = {parts.port} if parts.port else {*PORTS.values()}
        return self._is_own(parts, ports, arrived) or self._is_public(parts, ports)

    def has_origin(self, origin: str, arrived: Address) -> bool:
        """True where the header Origin is a page of ours; another port of the same machine is another site."""

        parts = _split(origin)
        if parts is None or parts.scheme not in PORTS:
            return False
        is_public = parts.scheme == urlsplit(self.public).scheme and self._is_public(parts, {_port(parts)})
        return is_public or self._is_own(parts, {_port(parts)}, arrived)

    def _is_own(self, parts: SplitResult, ports: set[int | None], arrived: Address) -> bool:
        host, port = arrived
        return port in ports and _host(parts) in HERE | self.machine | {_plain(host)}

    def _is_public(self, parts: SplitResult, ports: set[int | None]) -> bool:
        public = urlsplit(self.public)
        return bool(self.public) and _host(parts) == _host(public) and _port(public) in ports


def names(environment: Mapping[str, str] = os.environ) -> HostNames:
    """The names that the environment and this machine give; nothing is looked up in the network."""

    host = _plain(socket.gethostname())
    own = {host, host.partition(".")[0]}
    return HostNames(
        public_url(environment), frozenset(own | {f"{name}.local" for name in own if "." not in name} - {""})
    )


def public_url(environment: Mapping[str, str] = os.environ) -> str:
    """RACI_PUBLIC_URL without a stroke at its end, such as https://raci.example.com/team; "" where it is not set or no
    address of the web."""

    typed = environment.get("RACI_PUBLIC_URL", "").strip().rstrip("/")
    parts = _split(typed)
    return typed if parts and parts.scheme in PORTS and not parts.query and not parts.fragment else ""


def unusable(environment: Mapping[str, str] = os.environ) -> Problem | None:
    """What is wrong with RACI_PUBLIC_URL; None where it is right, or not set."""

    typed = environment.get("RACI_PUBLIC_URL", "").strip()
    if not typed or public_url(environment):
        return None
    says = Word("RACI_PUBLIC_URL is no address of the web: {typed}")
    return Problem("", 0, 0, says, Word("write it as in https://raci.example.com"), {"typed": typed})


def _split(address: str) -> SplitResult | None:
    """The parts of an address that has a host, a sound port if any, and no user; None for any other text."""

    try:
        parts = urlsplit(address)
        is_sound = bool(parts.hostname) and parts.username is None and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if is_sound else None


def _host(url: SplitResult) -> str:
    return _plain(url.hostname or "")


def _port(url: SplitResult) -> int | None:
    return url.port or PORTS.get(url.scheme)


def _plain(host: str) -> str:
    """A host as it is compared: small letters, no dot at the end; an IP address in its one form, without its zone."""

    name = host.lower().rstrip(".")
    try:
        address = ip_address(name.partition("%")[0])
    except ValueError:
        return name
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)
