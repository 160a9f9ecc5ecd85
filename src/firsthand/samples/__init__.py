"""The sample reports that ship with the package: texts of ours under invented publishers.

>>> (folder() / "extension.yaml").is_file()
True
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["folder"]


def folder() -> Traversable:
    """Give the folder that holds ``coast/`` with the reports and ``extension.yaml``."""
    return resources.files(__package__)
