"""Where an organisation is, in one line."""

from __future__ import annotations

from db.text import words


def place(address: str, district: str, province: str) -> str:
    """An address with district and province, as far as they are known and do not end the address already."""
    written = words(address)
    missing = [name for name in (district, province) if name and not _ends_with(written, district, province, name)]
    return ", ".join(filter(None, (address, " / ".join(missing))))


def _ends_with(written: list[str], district: str, province: str, name: str) -> bool:
    """Whether the last words of an address name the place: “Alpu / Eskişehir”, “Alpu Eskişehir”, “… Alpu”."""
    end, wanted = written[-len(words(f"{district} {province}")) :], words(name)
    return any(end[at : at + len(wanted)] == wanted for at in range(len(end)))
