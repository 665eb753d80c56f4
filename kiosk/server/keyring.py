"""The keys that booking codes are signed with: private ones stay here, public ones are fed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cwt.cose_key_interface import COSEKeyInterface

from kiosk.domain.types import KeyId
from kiosk.wire.keys import load_signing_key, public_half
from kiosk.wire.sealing import load_sealing_key, public_sealing_key
from kiosk.wire.sync import PublicKey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.settings.server import SigningKeySection


class NoKeyError(LookupError):
    """The settings name no key to sign with."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """``signing`` signs new codes; codes signed with any of ``public`` are good."""

    signing: COSEKeyInterface | None
    public: tuple[PublicKey, ...]
    sealing: bytes | None = None
    """The public half of the key that gates seal declarations with."""
    opening: bytes | None = field(default=None, repr=False)
    """Its private half."""

    def signer(self) -> COSEKeyInterface:
        """Return the key for new codes; raises NoKeyError."""
        if self.signing is None:
            raise NoKeyError("the settings have no [[keys]]: make one with `kiosk keys new`")
        return self.signing


def open_keyring(sections: Sequence[SigningKeySection], sealing: Path | None = None) -> Keyring:
    """Read all key files; the first one signs.

    Raises OSError, wire.keys.WrongKeyError or wire.sealing.SealingError.

    Two or more are good at once, so that a key can be replaced: put the new one first, and take
    the old one away when its last code has expired.
    """
    public = tuple(public_half(section.file, KeyId(section.id)) for section in sections)
    first = next(iter(sections), None)
    signing = None if first is None else load_signing_key(first.file, KeyId(first.id))
    if sealing is None:
        return Keyring(signing, public)
    opening = load_sealing_key(sealing)
    return Keyring(signing, public, public_sealing_key(opening), opening)
