"""The skills about closed facts, and what other skills use of them."""
from .animals import ANIMAL_KIND, NOISE, animal
from .arithmetic import base_sum
from .capitals import CAPITAL, capital
from .context import with_article
from .qualities import COLOR, OPPOSITE, color, opposite
from .translating import TRANSLATIONS_TO, translate

BASE_KINDS = (CAPITAL, CAPITAL, OPPOSITE, COLOR, ANIMAL_KIND) + TRANSLATIONS_TO[:2] + (TRANSLATIONS_TO[2],)
PAIR_KINDS = (CAPITAL, CAPITAL, OPPOSITE, COLOR, NOISE) + TRANSLATIONS_TO


def base_fact(context, skill):
    """(question, full answer, bare answer) from all closed facts and small sums, for another skill."""
    if context.chance(0.2):
        return base_sum(context, skill)
    return context.pick(BASE_KINDS).reused(context, skill)[1:]


def named(kind, reused):
    """(how one would write the entity in "and {x}?", question, full answer)."""
    entity, question, full, _ = reused
    if kind is NOISE:
        return with_article(entity), question, full
    return entity[0] if isinstance(entity, tuple) else entity, question, full


def fact_pair(context, skill):
    """Two facts of one kind, each as (entity, question, full answer)."""
    kind = context.pick(PAIR_KINDS)
    first = kind.reused(context, skill)
    second = kind.reused(context, skill)
    for _ in range(8):
        if second[0] != first[0]:
            break
        second = kind.reused(context, skill)
    return named(kind, first), named(kind, second)


def filler(context):
    """A question of this module and its answer, for conversations of several turns."""
    made = context.pick(FILLERS)(context)
    return made.turns[0][1], made.turns[1][1]


FILLERS = (capital, capital, opposite, color, animal, translate)
SKILLS = {
    "capital": (capital, 7.0),
    "opposite": (opposite, 3.5),
    "color": (color, 2.5),
    "animal": (animal, 5.0),
    "translate": (translate, 8.0),
}
