"""Functions over geopoints, traces and shapes: "latitude longitude altitude accuracy", points separated by ";"."""

from __future__ import annotations

import base64
import binascii
import itertools
import math

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.forms.xpath.functions.registry import Function, plain
from db.forms.xpath.nodes import string_value
from db.forms.xpath.values import NAN, Value, text_number, to_string

EARTH_RADIUS = 6_378_100.0  # metres, the radius that ODK's engines use
Point = tuple[float, float]


def points_of(text: str) -> list[Point] | None:
    """Latitude and longitude in degrees; None if any part of the text is no point."""
    found: list[Point] = []
    for part in text.split(";"):
        words = part.split()
        if not words and found:
            continue
        if not 2 <= len(words) <= 4:
            return None
        latitude, longitude = text_number(words[0]), text_number(words[1])
        if latitude != latitude or longitude != longitude:
            return None
        found.append((latitude, longitude))
    return found


def _gather(values: tuple[Value, ...]) -> list[Point] | None:
    found: list[Point] = []
    for value in values:
        texts = (
            [string_value(node) for node in value if node.relevant] if isinstance(value, list) else [to_string(value)]
        )
        for text in texts:
            points = points_of(text) if text else []
            if points is None:
                return None
            found.extend(points)
    return found


def length_between(first: Point, second: Point) -> float:
    """Metres along the sphere."""
    lat1, lat2 = math.radians(first[0]), math.radians(second[0])
    across = math.radians(second[1] - first[1])
    cosine = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(across)
    return math.acos(max(-1.0, min(1.0, cosine))) * EARTH_RADIUS if first != second else 0.0


def distance(*values: Value) -> float:
    points = _gather(values)
    if points is None or len(points) < 2:
        return NAN if points is None else 0.0
    return round(sum(length_between(*pair) for pair in itertools.pairwise(points)), 2)


def area(*values: Value) -> float:
    """Square metres; nothing where a value is no place."""
    points = _gather(values) or []
    total = 0.0
    for first, second in zip(points, points[1:] + points[:1], strict=True):
        across = math.radians(second[1] - first[1])
        total += across * (2 + math.sin(math.radians(first[0])) + math.sin(math.radians(second[0])))
    return round(abs(total * EARTH_RADIUS * EARTH_RADIUS / 2), 2)


def geofence(point: str, shape: str) -> bool:
    """True if the point lies inside the closed shape."""
    here, fence = points_of(point), points_of(shape)
    if not here or not fence or len(fence) < 3:
        return False
    y, x = here[0]
    inside = False
    for (y1, x1), (y2, x2) in zip(fence, fence[1:] + fence[:1], strict=True):
        if (y1 >= y) != (y2 >= y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def intersects(trace: str) -> bool:
    """True if the line crosses itself."""
    points = points_of(trace)
    if points is None:
        return False
    sides = list(itertools.pairwise(points))
    for at, (a, b) in enumerate(sides):
        for other in range(at + 2, len(sides)):
            c, d = sides[other]
            if at == 0 and other == len(sides) - 1 and a == d:
                continue
            if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                return True
    return False


def extract_signed(text: str, key: str) -> str:
    """The message of an Ed25519-signed text (base64: 64 bytes signature, then message); empty if it does not verify."""
    try:
        signed = base64.b64decode(text)
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(signed[:64], signed[64:])
        return signed[64:].decode()
    except (InvalidSignature, binascii.Error, ValueError):
        return ""


FUNCTIONS: dict[str, Function] = {
    "area": plain("w*", "number", area, least=1),
    "distance": plain("w*", "number", distance, least=1),
    "geofence": plain("ss", "boolean", geofence),
    "intersects": plain("s", "boolean", intersects),
    "extract-signed": plain("ss", "string", extract_signed),
}
