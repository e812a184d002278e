"""The way into a workshop: the address that phones open, and the same as a QR code."""

import os
import re
import socket
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import segno

SIT = "sit"
"""What the address of the ballot names the seat by that its phone takes."""


def link(origin: str, code: str, lang: str) -> str:
    """The address of the ballot of a workshop, on a server such as http://192.168.1.20:8501."""

    return f"{origin.rstrip('/')}/ballot?{urlencode({'code': code, 'lang': lang})}"


def seat_link(origin: str, code: str, lang: str, seat: str) -> str:
    """The address of the ballot of one seat, on which the phone that opens it sits at once."""

    return f"{link(origin, code, lang)}&{urlencode({SIT: seat})}"


def lead_link(origin: str, code: str, lang: str, key: str, view: str = "") -> str:
    """The address that hands the facilitator's key over; behind the # it is sent to no server and stands in no log.
    With the `view` of a remote it is the room for a phone."""

    shown = {"view": view} if view else {}
    return f"{origin.rstrip('/')}/room?{urlencode({'code': code, 'lang': lang} | shown)}#key={key}"


def origin_of(address: str) -> str:
    """Scheme, host and port of an address that a person typed or a browser shows; "" when it is none of the web.

    Without a scheme it is taken for http, as in 192.168.1.20:8501.
    """

    typed = address.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"http://{typed}")
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
    except ValueError:  # such as http://[ or a port that is no number
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:-]+", host):
        return ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def is_ours(origin: str, *known: str) -> bool:
    """True where the address leads to this very server: to one of the known addresses, to this machine, or to
    RACI_PUBLIC_URL. Nothing is looked up: an IP address is this machine's where a socket can be bound to it."""

    host = urlsplit(origin).hostname or ""
    own = socket.gethostname().lower()
    public = os.environ.get("RACI_PUBLIC_URL", "")
    named = {urlsplit(address).hostname for address in (*known, public)} | {"localhost", own, f"{own}.local"}
    return bool(host) and (host in named or _is_bound_here(host))


def _is_bound_here(host: str) -> bool:
    try:
        address = ip_address(host)
        with socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6, socket.SOCK_DGRAM) as tried:
            tried.bind((host, 0))
    except (ValueError, OSError):  # a name, or the address of another machine
        return False
    return True


def is_local(origin: str) -> bool:
    """True where only this machine can open the address, so that no phone can."""

    host = urlsplit(origin).hostname or ""
    try:
        address = ip_address(host)
    except ValueError:  # a name
        return host == "localhost"
    return address.is_loopback or address.is_unspecified


@lru_cache(50)
def qr_code(text: str) -> str:
    """The text as a QR code: a data address of an SVG picture with the quiet zone that scanners need."""

    code = segno.make(text, error="m", micro=False)
    return str(code.svg_data_uri(border=4, dark="black", light="white"))
