"""The skills about numbers."""
from .arithmetic import arithmetic
from .counting import calendar, count, series
from .thinking import think


def filler(context):
    """A question of this module and its answer, for conversations of several turns."""
    made = context.pick(FILLERS)(context)
    return made.turns[0][1], made.turns[1][1]


FILLERS = (arithmetic, arithmetic, series, calendar)
SKILLS = {
    "count": (count, 6.0),
    "arithmetic": (arithmetic, 8.0),
    "think": (think, 5.0),
}
