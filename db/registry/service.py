"""What one can do with the register: organisations, people, posts, and what belongs to what."""

from __future__ import annotations

from db.registry.in_use import InUse
from db.registry.links import Links
from db.registry.organisations import Organisations
from db.registry.people import People
from db.registry.posts import Posts


class RegistryService(Organisations, People, Posts, Links, InUse):
    """Organisations, people, who represents whom, and which organisation belongs to which."""
