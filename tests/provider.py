"""A provider of sign-ins (OpenID Connect) that runs here and lets one person in without asking anything."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "raci"
LI = {"sub": "u-1", "email": "li@example.com", "name": "Li Wei", "groups": ["sales"]}


class Provider(ThreadingHTTPServer):
    """Its person, for how long a sign-in lasts, and its key."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lasts_s = 3600
        self.nonce = ""
        self.key = RSAKey.generate_key(2048, parameters={"kid": "1", "use": "sig", "alg": "RS256"})

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + self.lasts_s, "nonce": self.nonce, **LI}
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return {"access_token": "any", "token_type": "Bearer", "expires_in": self.lasts_s, "id_token": signed}


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/authorize":
            self.server.nonce = asked.get("nonce", "")
            self.send_response(302)
            back = urlencode({"code": "one", "state": asked["state"]})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        elif address.path == "/keys":
            self._say({"keys": [self.server.key.as_dict(private=False)]})
        else:
            here = self.server.address
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            self._say({"issuer": here} | {name: f"{here}/{end}" for name, end in ends.items()})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(self.server.token())

    def _say(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test says what went wrong."""


@contextmanager
def provider() -> Iterator[Provider]:
    server = Provider()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def secrets(there: Provider, port: int) -> str:
    """What stands in .streamlit/secrets.toml of an app at that port."""

    lines = {
        "redirect_uri": f"http://localhost:{port}/oauth2callback",
        "cookie_secret": "a secret of the test, of no use elsewhere",
        "client_id": CLIENT,
        "client_secret": "another",
        "server_metadata_url": f"{there.address}/.well-known/openid-configuration",
    }
    return "\n".join(["[auth]", *(f'{name} = "{value}"' for name, value in lines.items()), ""])
