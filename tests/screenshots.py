"""Pictures of the main pages, light and dark, in Turkish, with the demonstration's data.

    python -m tests.screenshots [FOLDER]        (by default .screenshots in the checkout)

For a person to look at all of them in a minute; the README's picture is one of them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "kopru-gosteri"
SIZE = (1366, 768)


def settle(app: Any, workplace: Any) -> None:
    """Let everything that was begun come to the screen."""
    for _ in range(3):
        workplace.jobs.wait()
        for _ in range(20):
            app.processEvents()


def first_row(page: Any) -> None:
    """Open the first record of a page's list, if it has one."""
    view = getattr(page, "list", None)
    if view is not None and view.model() is not None and view.model().rowCount():
        view.select_row(0)


def take(app: Any, workplace: Any, folder: Path, theme: str) -> list[Path]:
    from desktop.theme import Theme

    Theme.apply(app, theme)  # type: ignore[arg-type]
    window, made = workplace.window, []
    window.resize(*SIZE)
    for number, key in enumerate(window.keys_of_pages(), start=1):
        first_row(window.show_page(key))
        settle(app, workplace)
        made.append(folder / f"{number}-{key}-{theme}.png")
        window.grab().save(str(made[-1]))
    made += [attendance(app, workplace, folder, theme), interview(app, workplace, folder, theme)]
    window.open_palette()
    settle(app, workplace)
    made.append(folder / f"9-palette-{theme}.png")
    window.grab().save(str(made[-1]))
    window.palette_.close_overlay()
    return made


def attendance(app: Any, workplace: Any, folder: Path, theme: str) -> Path:
    """The grid of the newest training that has begun."""
    from db.events.rows import EventFilter

    page = workplace.window.show_page("events")
    begun = workplace.services.events.find_events(EventFilter(states=("running", "finished")), "-date", 0, 1)
    page.take_attendance(begun[0].id)
    settle(app, workplace)
    path = folder / f"a-attendance-{theme}.png"
    workplace.window.grab().save(str(path))
    page.go_back()
    return path


def interview(app: Any, workplace: Any, folder: Path, theme: str) -> Path:
    """An unfinished interview at its table of opinions, the page that interviewers have before them longest."""
    from desktop.interviews.view import InterviewView

    page = workplace.window.show_page("interviews")
    page.resume(workplace.services.interviews.unfinished(1)[0].id)
    settle(app, workplace)
    view = workplace.window.findChild(InterviewView)
    view.show_question("/data/gD/d1")
    settle(app, workplace)
    path = folder / f"b-interview-{theme}.png"
    workplace.window.grab().save(str(path))
    view.leave()
    settle(app, workplace)
    return path


def kinds(folder: Path) -> None:
    """Every kind of question, each on its page."""
    from tests.questionnaires.pictures import main as take_kinds

    take_kinds(folder)


def main(folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from db.demonstration.data import make_demonstration
    from db.keyslots import TEST_COST
    from db.office.installation import open_installation
    from desktop import language
    from desktop.preferences import Preferences
    from desktop.theme import Theme
    from desktop.workplace import Workplace

    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme.apply(app, "light")
    language.install(app, "tr")
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "province"
        make_demonstration(data, "small", PASSPHRASE, cost=TEST_COST)
        installation = open_installation(data, lambda slots: slots.unlock_with_passphrase(PASSPHRASE))
        workplace = Workplace(installation, Preferences(data))
        workplace.window.show()
        workplace.begin()
        workplace.frame.update()  # now, not when the window has settled
        workplace.frame.back_up()
        workplace.jobs.wait()
        settle(app, workplace)
        made = [path for theme in ("light", "dark") for path in take(app, workplace, folder, theme)]
        settle(app, workplace)
        workplace.window.close()
    kinds(folder / "kinds")
    for path in made:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".screenshots"))
