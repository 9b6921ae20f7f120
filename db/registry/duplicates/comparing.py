"""How likely it is that two records are the same, and why.

Every part that both have adds its weight (in nats, a log-likelihood ratio); a part that one of them lacks adds nothing.
The sum and the prior make the score. What contradicts is kept apart, for the strict level asks that nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log

from rapidfuzz.distance.OSA import distance as edits

from db.registry.duplicates.frequencies import Frequencies
from db.registry.duplicates.laying import Words, is_typo, lay
from db.registry.duplicates.records import Record, province
from db.registry.duplicates.standardise import initials
from db.registry.duplicates.wordlists import ASSOCIATION, COOPERATIVE, FEDERATION, FOUNDATION, UNION

STRICT = 0.97
_REGISTER, _TAX, _PHONE, _EMAIL, _DOMAIN = 11.0, 10.0, 7.0, 7.5, 4.0
_SAME_NUMBER_LEAST, _ITS_OWN_NUMBER = 0.6, 8.0  # a number that half a dozen have is nobody's own
_NOTHING_IN_COMMON, _KNOWN_APART = 3.0, 2.5  # a cricket club and a tennis club on one ground
_PEOPLE_TWICE, _BODIES_TWICE = 2.2, 1.2
"""Log of how many others a record is the same as, in a register that is looked through for the first time."""
_TWO_NUMBERS = -8.0
_OTHER_FORM, _PERHAPS_OTHER_FORM = 4.5, 0.8
_STRONG_FORMS = frozenset((ASSOCIATION, FOUNDATION, FEDERATION, UNION, COOPERATIVE))
_NOTHING = Words()


@dataclass(slots=True)
class Verdict:
    """`weights`: what each part said, in nats, by the code of its reason. `doubts`: what forbids the strict level."""

    weights: dict[str, float] = field(default_factory=dict)
    doubts: int = 0
    name: Words = field(default_factory=Words)
    never: bool = False
    here: float = 0.0  # what an address in full agreement, a year of birth or an organisation in common says
    total: float = 0.0

    def say(self, code: str, weight: float) -> None:
        self.weights[code] = weight
        self.total += weight

    def score(self) -> float:
        if self.never:
            return 0.0
        likely = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.total))))
        if self.weights.get("register_no", 0.0) > _ITS_OWN_NUMBER:
            return max(likely, _SAME_NUMBER_LEAST)
        return likely

    def strict(self) -> bool:
        """Whether the two may be proposed as the same without a second look."""
        if self.doubts or self.name.weak or self.score() < STRICT or self.name.shared < 0.75 * self.name.whole:
            return False
        proof = sum(max(0.0, self.weights.get(code, 0.0)) for code in _PROOFS)
        if self.name.lacking:  # one is called "Indoor" or "Youth" besides: only a number of its own settles that
            return proof >= 4.0
        return proof + self.here >= 4.0


_LEAST_TOTAL = -4.0  # a score of 0.02; nobody looks at less
_PLACE_ALONE = 0.75  # a name often says the place already
_MOST_OF_ADDRESS = 10.0
_LIKELY_TYPO = 0.5
_PROOFS = ("register_no", "tax_no", "phone", "email")


class Comparing:
    """Compares records of one register; what is rare in it says most."""

    def __init__(self, frequencies: Frequencies, people: bool) -> None:
        self._of, self._people = frequencies, people
        self._established = max(3, frequencies.records // 2_000)
        self._most_of_name = -frequencies.prior + 1.5

    def compare(self, first: Record, second: Record) -> Verdict:
        made = Verdict(total=self._of.prior + (_PEOPLE_TWICE if self._people else _BODIES_TWICE))
        if not self._people and _other_level(first, second):
            made.never = True
            return made
        self._numbers(first, second, made)
        self._reach(first, second, made)
        self._names(first, second, made)
        if self._people:
            self._life(first, second, made)
        else:
            self._bodies(first, second, made)
        if made.total >= _LEAST_TOTAL - _MOST_OF_ADDRESS or made.weights.get("register_no", 0.0) > 0.0:
            self._places(first, second, made)
        return made

    def surely_apart(self, first: Record, second: Record) -> bool:
        """The quick look that most get: well-known words stand against each other, and nothing else helps."""
        if self._people or first.other_names or second.other_names or _one_in_common(first, second):
            return False
        one, other = set(first.name), set(second.name)
        left, right = one - other, other - one
        if not left or not right or len(one) == 1 or len(other) == 1:
            return False
        counts, established = self._of.names, self._established
        if any(counts[word] <= established for word in left) or any(counts[word] <= established for word in right):
            return False
        if any(is_typo(word, against) > _LIKELY_TYPO for word in left for against in right):
            return False
        domain = max([self._domain(each) for each in first.domains if each in second.domains], default=0.0)
        most = 0.85 * sum(map(self._of.name_weight, one & other)) + 9.0 + domain
        return self._of.prior + _BODIES_TWICE + most - 3.5 - 4.5 - _KNOWN_APART < _LEAST_TOTAL

    def _domain(self, name: str) -> float:
        return max(0.0, min(_DOMAIN, 0.6 * self._of.place_weight("@:" + name) - 1.0))

    def _names(self, first: Record, second: Record, made: Verdict) -> None:
        words = self._lay_names(first.name, second.name)
        if words.conflicts and (first.other_names or second.other_names):
            others = [self._lay_names(one, other) for one in (first.name, *first.other_names)
                      for other in (second.name, *second.other_names)]  # fmt: skip
            words = max(others, key=lambda each: each.shared - each.against - each.lacking)
        made.name = words
        if not first.name or not second.name:
            return
        if words.conflicts and not self._people and _acronym(first, second):
            made.doubts += 1
            made.say("acronym", 5.0)
            return
        weight = words.shared * (0.9 if self._people else 0.85)
        if words.shared == words.whole and not self._people:
            count = self._of.sharing(whole_name(first))
            if count < 3 and not words.fuzzy and len(first.name) > 1 and weight > -self._of.prior - 2.5:
                weight = max(weight, -self._of.prior)  # nobody else is called so
            elif count > 2:
                weight = min(weight, log((self._of.records + 1_000) / count) + 1.2)
        weight = min(weight, self._most_of_name)
        if words.conflicts:
            made.doubts += 1
            weight -= 3.5 + 0.5 * min(words.against, 10.0)
            weight -= 0.0 if words.shared or self._people else _NOTHING_IN_COMMON
            weight -= (5.0 if words.numbers else 0.0) + 4.5 * words.known
            if words.known and not self._people:
                weight -= _KNOWN_APART
        if words.lacking:
            weight -= 0.1 * words.lacking if self._people else min(5.0, 0.4 * words.lacking)
        if words.number_lacking:
            made.doubts += 1
            weight -= 1.5
        code = "name_same" if words.shared == words.whole and not words.fuzzy else "name_near"
        made.say(code if weight > 0.0 or not words.conflicts else "name_other", weight)

    def _lay_names(self, first: tuple[str, ...], second: tuple[str, ...]) -> Words:
        return lay(first, second, self._of.name_weight, self._of.names, self._established, not self._people)

    def _numbers(self, first: Record, second: Record, made: Verdict) -> None:
        for code, weight, one, other in (
            ("register_no", _REGISTER, first.register_no, second.register_no),
            ("tax_no", _TAX, first.tax_no, second.tax_no),
        ):
            if one and other:
                if one == other:
                    made.say(code, self._less_shared(weight, hash((code, one))))
                else:
                    made.doubts += 1
                    made.say(code, _other_number(one, other))

    def _reach(self, first: Record, second: Record, made: Verdict) -> None:
        for code, weight, ones, others in (
            ("phone", _PHONE, first.phones, second.phones),
            ("email", _EMAIL, first.emails, second.emails),
        ):
            if ones and others:
                same = [self._less_shared(weight, hash((code, one))) for one in ones if one in others]
                if same:
                    made.say(code, max(same))
                elif any(edits(one, other, score_cutoff=1) <= 1 for one in ones for other in others):
                    made.say(code, 3.0)
                else:
                    made.say(code, -0.5)
        same = [self._domain(one) for one in first.domains if one in second.domains]
        if same and made.weights.get("email", 0.0) <= 0.0:
            made.say("domain", max(same))

    def _less_shared(self, weight: float, key: int) -> float:
        """A telephone or an address that many have (an umbrella's, an accountant's, a centre's) says little."""
        count = self._of.sharing(key)
        return weight if count < 3 else max(0.3, weight - 1.8 * log(count - 1))

    def _places(self, first: Record, second: Record, made: Verdict) -> None:
        words = lay(first.address, second.address, self._of.place_weight, self._of.places, self._established)
        shared = words.shared
        if not first.address or not second.address:
            words = _NOTHING
            shared = 0.0
        postcode = self._postcode(first.postcode, second.postcode)
        if postcode > 0.0:
            shared += postcode
        elif _same_kind(first.place, second.place) and first.place == second.place:
            shared += _PLACE_ALONE * self._of.place_weight("q:" + first.place)
        elif not (first.place and second.place) and first.area == second.area and province(first):
            shared += _PLACE_ALONE * self._of.place_weight("r:" + first.area)
        apart = _apart(first, second)
        if not shared and not words.against and not apart and postcode == 0.0:
            return
        weight = min(_MOST_OF_ADDRESS if self._people else 9.0, 0.6 * shared)
        if not self._people and weight > 0.0 and words.whole:
            weight = self._less_shared(weight, whole_address(first))
        same_code = not first.postcode or not second.postcode or first.postcode == second.postcode
        if not words.numbers and (same_code or self._people) and words.against <= 0.5 * words.shared:
            made.here += weight
        if words.against:
            mild = self._people or _one_town(first, second)  # an office moves, and a treasurer's house is one
            weight -= min(3.0, 0.2 * words.against) if mild else min(5.0, 0.3 * words.against)
        if words.numbers and not self._people:
            weight -= 1.5
        weight -= apart * (1.0 if self._people else 2.5)
        if postcode < 0.0 and shared < 6.0:
            weight += postcode
        if weight < 0.0 or (apart and not self._people):
            made.doubts += 1
        made.say("address" if weight > 0.0 else "address_other", weight)

    def _postcode(self, one: str, other: str) -> float:
        if not one or not other:
            return 0.0
        if one == other:
            return self._of.place_weight("p:" + one)
        return 1.5 if edits(one, other, score_cutoff=1) <= 1 else -1.0

    def _life(self, first: Record, second: Record, made: Verdict) -> None:
        one, other = first.birth_year, second.birth_year
        if one and other:
            if one == other:
                made.say("birth_year", self._of.place_weight("y:" + one))
                made.here += 1.0
            elif edits(one, other, score_cutoff=1) <= 1:
                made.doubts += 1
                made.say("birth_year", -1.5)
            else:
                made.doubts += 1
                made.say("birth_year", -4.0)
        same = [self._of.place_weight("o:" + body) for body in first.belongs if body in second.belongs]
        if same:
            made.say("belongs", min(7.0, max(same)))
            made.here += 3.0

    def _bodies(self, first: Record, second: Record, made: Verdict) -> None:
        apart = _forms_apart(first.forms, second.forms)
        if apart:
            made.doubts += 1
            made.say("form_other", -apart)
        if first.branch != second.branch:
            made.doubts += 1
            made.say("branches", -3.0 if made.name.lacking or made.name.conflicts else -1.0)
        elif first.branch and second.branch and (made.name.conflicts or _apart(first, second)):
            made.doubts += 1
            made.say("branches", -6.0)


def _other_level(first: Record, second: Record) -> bool:
    """A branch is never its head office, and a federation none of its members."""
    if bool(first.branch) != bool(second.branch) and "t" in (first.branch, second.branch):
        return True
    return bool(first.forms and second.forms) and (FEDERATION in first.forms) != (FEDERATION in second.forms)


def _forms_apart(one: str, other: str) -> float:
    """How much two legal forms say that these are two bodies. A foundation bears the name of what it is for."""
    if one == other:
        return 0.0
    if (FEDERATION in one) != (FEDERATION in other):
        return _OTHER_FORM
    if not _STRONG_FORMS.isdisjoint(one) and not _STRONG_FORMS.isdisjoint(other):
        return 0.0 if _STRONG_FORMS.intersection(one).intersection(other) else _OTHER_FORM
    return _PERHAPS_OTHER_FORM if FOUNDATION in one + other else 0.0


def _one_in_common(first: Record, second: Record) -> bool:
    """A number, a telephone or an address in the net that both have."""
    return (
        bool(first.register_no and first.register_no == second.register_no)
        or bool(first.tax_no and first.tax_no == second.tax_no)
        or any(each in second.phones for each in first.phones)
        or any(each in second.emails for each in first.emails)
    )


def _other_number(one: str, other: str) -> float:
    """A typing error; two numbers of one register, which gives nobody two; or perhaps numbers of two registers."""
    if edits(one, other, score_cutoff=1) <= 1:
        return -1.0
    length = max(len(one), len(other))  # one may have lost a zero in front
    pairs = zip(one.zfill(length), other.zfill(length), strict=True)
    alike = length - min(len(one), len(other)) < 2 and all(a.isdigit() == b.isdigit() for a, b in pairs)
    return _TWO_NUMBERS if alike else -3.0


def whole_name(record: Record) -> int:
    return hash(("whole", *sorted(record.name)))


def whole_address(record: Record) -> int:
    return hash(("address", *record.address, record.postcode, record.place))


def _same_kind(one: str, other: str) -> bool:
    """Codes of the reference lists are only compared with their like, not with what a postcode says."""
    return bool(one and other) and ("_" in one) == ("_" in other) and one[0].isdigit() == other[0].isdigit()


def _apart(first: Record, second: Record) -> int:
    """0 = perhaps the same place, 1 = another district, 2 = another province."""
    if _same_kind(first.area, second.area) and first.area != second.area:
        return 2
    return int(_same_kind(first.place, second.place) and first.place != second.place)


def _one_town(first: Record, second: Record) -> bool:
    """By the district, or by the first half of the postcode."""
    if first.place and second.place:
        return first.place == second.place
    one, other = first.postcode, second.postcode
    return bool(one) and len(one) == len(other) and one[: (len(one) + 1) // 2] == other[: (len(one) + 1) // 2]


def _acronym(first: Record, second: Record) -> bool:
    """TEMA and Türkiye Erozyonla Mücadele …: one name is the other's initials, or what stands in its brackets."""
    for short, long in ((first, second), (second, first)):
        if len(short.name) == 1 and len(long.name) > 2:
            word = short.name[0]
            if word in long.acronyms or (len(word) > 2 and word == initials(long.name)):
                return True
    return False
