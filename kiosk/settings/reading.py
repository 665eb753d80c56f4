"""Reading a settings file: the environment beats the file, the file beats the defaults."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableVariable

from kiosk.settings.faults import Fault, SettingsError, faults_of

if TYPE_CHECKING:
    from pathlib import Path


class Section(BaseModel):
    """One table of a settings file: no unknown keys, never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SettingsFile(BaseSettings):
    """A whole settings file. Keys also come from the environment: ``KIOSK_CAMERA__SOURCE=0``."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="KIOSK_", env_nested_delimiter="__"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before the file, whose content arrives as the initial values."""
        return (env_settings, init_settings)


Model = TypeVar("Model", bound=SettingsFile)


def read_settings(model: type[Model], path: Path) -> Model:
    """Read and check a settings file; raises SettingsError with every fault there is."""
    try:
        return model(**_content(path))
    except ValidationError as error:
        raise SettingsError(path, faults_of(error, model)) from error
    except UnreadableVariable as error:
        # It names the variable's key; what stands there may be a secret.
        raise SettingsError(path, [Fault("(environment)", "(hidden)", str(error))]) from None


def _content(path: Path) -> dict[str, Any]:
    try:
        # With or without the mark that some editors put before the text.
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            path, [Fault("(file)", str(path), error.strerror or "unreadable")]
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(path, [Fault("(file)", "no TOML", str(error))]) from error
