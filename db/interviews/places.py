"""Places as people write them: `39,7767 30,5206`, `39°46'36"K 30°31'14"D`, `N 39 46.6 E 30 31.2`, with altitude and
accuracy after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.errors import QT_TRANSLATE_NOOP, InvalidInput

FIELD = "place"
_TOKEN = re.compile(r"[+\-−]?\d+(?:[.,]\d+)?|[°º'’′\"”″]|[A-Za-zÇĞİÖŞÜçğıöşü]+")
_SIDES = {"n": (0, 1), "k": (0, 1), "s": (0, -1), "g": (0, -1), "e": (1, 1), "d": (1, 1), "w": (1, -1), "b": (1, -1)}
"""North, south, east, west in English and Turkish (kuzey, güney, doğu, batı): (0 latitude, 1 longitude; sign)."""
_MARKS = {"°": 0, "º": 0, "'": 1, "’": 1, "′": 1, '"': 2, "”": 2, "″": 2}

_HOW = QT_TRANSLATE_NOOP("db", "Write latitude and longitude, such as {example}; then altitude and accuracy in metres.")
_UNREADABLE = QT_TRANSLATE_NOOP("db", "“{part}” is no part of a place. Write it like {example}.")
_LATITUDE = QT_TRANSLATE_NOOP("db", "The latitude {value} is not between -90 and 90. Is the longitude written first?")
_LONGITUDE = QT_TRANSLATE_NOOP("db", "The longitude {value} is not between -180 and 180.")
_SIXTY = QT_TRANSLATE_NOOP("db", "Minutes and seconds of a place go from 0 to 59; {value} is too many.")
_SAME = QT_TRANSLATE_NOOP("db", "Both numbers are latitudes or both longitudes. Write one of each.")
_ACCURACY = QT_TRANSLATE_NOOP("db", "The accuracy {value} is below 0. Write it in metres, or leave it out.")
EXAMPLE = "39,7767 30,5206 790 5"


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees north and east, metres; altitude and accuracy None where they are not known."""

    latitude: float
    longitude: float
    altitude: float | None = None
    accuracy: float | None = None

    @property
    def text(self) -> str:
        """As XForms write a geopoint."""
        numbers = [self.latitude, self.longitude]
        if self.altitude is not None or self.accuracy is not None:
            numbers.append(self.altitude or 0.0)
        if self.accuracy is not None:
            numbers.append(self.accuracy)
        return " ".join(_plain(number) for number in numbers)


@dataclass
class _Coordinate:
    parts: list[float]
    marked: bool = False
    side: tuple[int, int] | None = None

    @property
    def value(self) -> float:
        degrees, minutes, seconds = (*self.parts, 0.0, 0.0)[:3]
        for part in (minutes, seconds):
            if not 0 <= part < 60:
                raise InvalidInput(_SIXTY, field=FIELD, value=_plain(part))
        size = abs(degrees) + minutes / 60 + seconds / 3600
        sign = -1 if str(degrees).startswith("-") else 1
        return size * (self.side[1] if self.side is not None else sign)


def parse_place(text: str) -> Place:
    """Decimal comma or point; a letter before or after each number says its side. Raises InvalidInput for `FIELD`."""
    coordinates = _coordinates(list(_tokens(text)))
    if len(coordinates) < 2:
        raise InvalidInput(_HOW, field=FIELD, example=EXAMPLE)
    first, second, *rest = coordinates
    sides = (first.side, second.side)
    if None not in sides and sides[0] is not None and sides[1] is not None:
        if sides[0][0] == sides[1][0]:
            raise InvalidInput(_SAME, field=FIELD)
        if sides[0][0] == 1:
            first, second = second, first
    latitude, longitude = first.value, second.value
    if abs(latitude) > 90:
        raise InvalidInput(_LATITUDE, field=FIELD, value=_plain(latitude))
    if abs(longitude) > 180:
        raise InvalidInput(_LONGITUDE, field=FIELD, value=_plain(longitude))
    if len(rest) > 2 or any(one.side is not None or len(one.parts) > 1 for one in rest):
        raise InvalidInput(_HOW, field=FIELD, example=EXAMPLE)
    further = [one.value for one in rest]
    if len(further) == 2 and further[1] < 0:
        raise InvalidInput(_ACCURACY, field=FIELD, value=_plain(further[1]))
    return Place(latitude, longitude, *further)


def _tokens(text: str) -> Iterator[float | str]:
    """Numbers, marks (° ' \") and letters of sides; "m" after a number is left out."""
    # Where numbers have points, a comma between them parts them.
    parted = re.sub(r"(?<=\d),(?=[+\-−]?\d)", " ", text) if re.search(r"\d\.\d", text) else text
    at = 0
    for found in _TOKEN.finditer(parted):
        between = parted[at : found.start()].strip(" \t\n,;/±\u00a0")
        if between:
            raise InvalidInput(_UNREADABLE, field=FIELD, part=between, example=EXAMPLE)
        at = found.end()
        token = found[0]
        if token[0].isdigit() or token[0] in "+-−":
            yield float(token.replace(",", ".").replace("−", "-"))
        elif token in _MARKS:
            yield token
        elif token in ("m", "M"):
            continue
        else:
            side = token[0].translate(_SMALL)
            if len(token) > 1 or side not in _SIDES:
                raise InvalidInput(_UNREADABLE, field=FIELD, part=token, example=EXAMPLE)
            yield side
    if parted[at:].strip(" \t\n,;"):
        raise InvalidInput(_UNREADABLE, field=FIELD, part=parted[at:].strip(), example=EXAMPLE)


_SMALL = str.maketrans("NKSGEDWB", "nksgedwb")


def _coordinates(tokens: list[float | str]) -> list[_Coordinate]:
    """Numbers gathered into coordinates: marks and sides say which belong together."""
    before = bool(tokens) and isinstance(tokens[0], str) and tokens[0] in _SIDES
    sided = any(isinstance(one, str) and one in _SIDES for one in tokens)
    marked = any(isinstance(one, str) and one in _MARKS for one in tokens)
    found: list[_Coordinate] = []
    is_open = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if isinstance(token, float):
            mark = _MARKS.get(following) if isinstance(following, str) else None
            most = 3 if len(found) < 2 or not before else len(found[0].parts)  # the second is written as the first
            joins = is_open and len(found) <= 2 and len(found[-1].parts) < most
            joins = joins and _joins(found[-1], mark, before=before, sided=sided, marked=marked)
            if joins or (found and not found[-1].parts):
                found[-1].parts.append(token)
            else:
                found.append(_Coordinate([token]))
            found[-1].marked = found[-1].marked or mark == 0
            is_open = True
        elif token in _SIDES:
            if before:
                found.append(_Coordinate([], side=_SIDES[token]))
            elif found:
                found[-1].side = _SIDES[token]
            is_open = before
    return [one for one in found if one.parts]


def _joins(last: _Coordinate, mark: int | None, *, before: bool, sided: bool, marked: bool) -> bool:
    """Whether a number is the minutes or seconds of the coordinate before it."""
    if not last.parts:
        return False
    if mark is not None:
        return mark > 0
    if before:
        return last.parts[-1] == int(last.parts[-1])
    if marked:
        return last.marked and len(last.parts) == 1 and mark is None and last.side is None and sided
    return sided and last.side is None and len(last.parts) < 3 and last.parts[-1] == int(last.parts[-1])


def _plain(number: float) -> str:
    text = f"{number:.7f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def read_places(value: str) -> list[Place]:
    """The points of a geopoint, geotrace or geoshape answer; what is no point is left out."""
    found = []
    for part in value.split(";"):
        words = part.split()
        try:
            numbers = [float(word) for word in words]
        except ValueError:
            continue
        if 2 <= len(numbers) <= 4:
            found.append(Place(*numbers))
    return found


def write_places(places: list[Place]) -> str:
    return ";".join(place.text for place in places)


def format_place(place: Place, language: str = "tr") -> str:
    """`39,7767° K 30,5206° D`, with altitude and accuracy where they are known."""
    north, south, east, west = "KGDB" if language.startswith("tr") else "NSEW"
    words = [
        f"{_number(abs(place.latitude), language)}° {north if place.latitude >= 0 else south}",
        f"{_number(abs(place.longitude), language)}° {east if place.longitude >= 0 else west}",
    ]
    if place.altitude:
        words.append(f"{_number(place.altitude, language)} m")
    if place.accuracy:
        words.append(f"± {_number(place.accuracy, language)} m")
    return "  ".join(words)


def _number(number: float, language: str) -> str:
    text = _plain(number)
    return text.replace(".", ",") if language.startswith("tr") else text


def typed_place(place: Place, language: str = "tr") -> str:
    """As it is shown to be changed: numbers with a blank between them."""
    return place.text.replace(".", ",") if language.startswith("tr") else place.text
