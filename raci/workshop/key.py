"""The facilitator's key: whoever holds it leads the workshop. The database keeps only its hash, the lock."""

import secrets
from hashlib import sha256
from hmac import compare_digest

from raci.workshop.offer import ALPHABET

KEY_PARTS, KEY_PART = 4, 4  # sixteen characters of 24: 73 bits, beyond guessing from a stolen hash


def new_key() -> str:
    """A new key such as K4F9-TXAM-W7QC-3HJD. A code has nine characters, so that nobody takes one for the other."""

    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(KEY_PART)) for _ in range(KEY_PARTS))


def key_of(typed: str) -> str:
    """The key as it was made, of one that a person typed, with or without hyphens, in any case; "" for no key."""

    letters = "".join(character for character in typed.upper() if character.isalnum())
    if len(letters) != KEY_PARTS * KEY_PART or not set(letters) <= set(ALPHABET):
        return ""
    return "-".join(letters[at : at + KEY_PART] for at in range(0, len(letters), KEY_PART))


def lock_of(key: str) -> str:
    """What the database keeps of a key: SHA-256, which needs no salt for a key that nobody chose."""

    return sha256(key.encode()).hexdigest()


def fits(key: str, lock: str) -> bool:
    """True where the key opens the lock; "" is the lock of a workshop that an earlier version opened: anybody leads."""

    return not lock or compare_digest(lock_of(key), lock)
