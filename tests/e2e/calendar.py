"""The present of a journey: set for the whole process, so that the threads of the live server share it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine


def moment(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass
class Calendar:
    """It goes on from where it is set."""

    traveller: time_machine.Traveller

    def is_at(self, year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> None:
        self.traveller.move_to(moment(year, month, day, hour, minute))
