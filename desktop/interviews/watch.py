"""How long an interview takes, without its pauses."""

from __future__ import annotations

import uuid

from db.interviews.service import InterviewService
from db.interviews.trial import Trial


class Watch:
    """Runs from the moment it is made. `place` is where the interview was left."""

    def __init__(self, interviews: InterviewService | Trial, response: uuid.UUID) -> None:
        self._interviews, self._response = interviews, response
        standing = interviews.resume(response)
        self.place = standing.page
        self._begun = self._now() - standing.seconds
        self._paused_at: float | None = None

    def _now(self) -> float:
        return self._interviews.now().timestamp()

    @property
    def paused(self) -> bool:
        return self._paused_at is not None

    def minutes(self) -> int:
        until = self._now() if self._paused_at is None else self._paused_at
        return int((until - self._begun) // 60)

    def pause(self) -> None:
        self._paused_at = self._now()

    def go_on(self) -> None:
        """End a pause, if there is one, and write it down."""
        if self._paused_at is not None:
            seconds = self._now() - self._paused_at
            self._begun += seconds
            self._paused_at = None
            self._interviews.pause(self._response, seconds)
