"""JSON by pydantic's Rust core: bytes in, values out, compact text back."""

from typing import Any

from pydantic_core import from_json, to_json


def encode(value: object) -> str:
    return to_json(value).decode()


def decode(text: str | bytes) -> Any:
    """Parse JSON text.

    Raises:
        ValueError: the text is not JSON, or not UTF-8.
    """
    return from_json(text, allow_inf_nan=False)
