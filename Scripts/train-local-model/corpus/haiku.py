"""Haiku of 5, 7 and 5 syllables about a subject."""
from . import words
from .asking import commands
from .context import Conversation, capitalized, is_held_out, over, with_article
from .haiku_lines import (
    COUNTABLE_SUBJECTS, FIRST_LINES, PLAIN_SUBJECTS, PLURAL_SUBJECTS, SECOND_LINES, THIRD_LINES, subjects,
)
from .syllables import SYLLABLES, is_haiku, syllable_count

# A subject is (what the user names, how the poem begins with it, the word that must be in it, family, its number).
COUNTABLE, PLAIN, PLURAL = "countable", "plain", "plural"


def known(kind, pairs):
    """The subjects whose syllables are known, as (word, family, kind)."""
    return tuple((word, family, kind) for word, family in pairs if word.lower() in SYLLABLES)


SUBJECTS = (known(COUNTABLE, subjects(COUNTABLE_SUBJECTS)) + known(PLAIN, subjects(PLAIN_SUBJECTS))
            + known(PLURAL, subjects(PLURAL_SUBJECTS)))
MOODS = words.items(
    """
        lonely, sleepy, happy, hungry, little, tiny, gentle, frozen, golden, silver, hidden, broken, patient, empty,
        old, young, small, lost, cold, warm, blue, red, white, black, green, tall, calm, bright, dark, soft, slow,
        still, lone, strange, proud
    """,
)
KNOWN_MOODS = tuple(mood for mood in MOODS if mood in SYLLABLES)
MOOD_FAMILIES = ("animal", "bird", "insect", "swimmer", "thing", "person", "plant", "city", "land", "sky", "sea")


def begin(subject, mood=""):
    """How the first line begins: the subject with its article."""
    word, _, kind = subject
    named = f"{mood} {word}" if mood else word
    if kind == COUNTABLE:
        return capitalized(with_article(named)) if mood else "The " + word
    return capitalized(named)


def first_line(context, subject, mood=""):
    """The first line of a haiku, of five syllables."""
    word, family, kind = subject
    adjectives, endings = FIRST_LINES[family]
    if kind == PLURAL:
        endings = FIRST_LINES["thing" if family == "feeling" else family][1]
    opening = begin(subject, mood)
    missing = 5 - syllable_count(opening)
    if missing <= 0:
        return opening if missing == 0 else None
    if missing == 3 and not mood and context.chance(0.5):
        article = "The " if kind == COUNTABLE else ""
        adjective = context.pick(adjectives)
        middle = f"{article}{adjective} {word}"
        return f"{capitalized(middle)} {context.pick(endings[2])}"
    if missing == 1 and kind == PLURAL:
        return capitalized(f"{context.pick(adjectives)} {word}") if not mood else None
    if missing > 4:
        return None
    return f"{opening} {context.pick(endings[missing])}"


def preferred(pool, word, count=3):
    """The part of the lines that the poems about a word use."""
    start = sum(map(ord, word)) % len(pool)
    return tuple(pool[(start + step) % len(pool)] for step in range(count))


def cross_out(pool, word):
    """The lines of the pool that do not already say the word."""
    return tuple(line for line in pool if word.lower() not in line.split()) or pool


SECOND_FOR = {(word, family): preferred(cross_out(SECOND_LINES[family], word), word) for word, family, _ in SUBJECTS}
THIRD_FOR = {(
    word, family,
): preferred(cross_out(THIRD_LINES[family], word), word[::-1] + "x") for word, family, _ in SUBJECTS}
FOR_ONE_ONLY = frozenset((
    "it comes without any sound", "we hold it gently", "the lake holds it like a lamp", "no one sees it go",
))


def haiku_about(context, subject, mood="", without=""):
    """A haiku whose second and third lines are not in the text `without`."""
    word, family, kind = subject
    first = first_line(context, subject, mood)
    if first is None:
        return None
    seconds, thirds = SECOND_FOR[word, family], THIRD_FOR[word, family]
    second = pick_other(context, seconds, without, kind, first)
    third = pick_other(context, thirds, without, kind, first + second)
    return f"{first},\n{second},\n{third}."


def pick_other(context, pool, without, kind, before):
    """A line that is not in the text, suits one or several, and does not end like the lines before it."""
    for _ in range(12):
        line = context.pick(pool)
        repeated = line.rsplit(" ", 1)[1] in before
        if line not in without and not repeated and not (kind == PLURAL and line in FOR_ONE_ONLY):
            break
    return line


FITTING_MOODS = {subject: tuple(mood for mood in KNOWN_MOODS if syllable_count(begin(subject, mood)) in (3, 4, 5))
                 for subject in SUBJECTS if subject[1] in MOOD_FAMILIES and subject[2] == COUNTABLE}
FAVORITES = tuple(subject for subject in SUBJECTS if subject[0] in ("moon", "autumn", "rain", "sea"))

ABOUT = tuple(
    over(
        ("a haiku about {t}", "haiku about {t}"),
        (
            "Write NP.", "write NP", "Write me NP.", "NP", "NP please", "Give me NP.", "Make NP.", "Compose NP.",
            "Create NP.", "Show me NP.", "NP?", "Please write NP.", "Now NP", "Write NP for me.",
        ),
    ),
) + (
    "write a haiku on {t}", "a haiku on {t}", "write a short haiku about {t}", "write a nice haiku about {t}",
    "compose a haiku on the theme of {t}", "make a haiku about {t}",
)
WISHES = tuple(
    over(
        ("a haiku about {t}", "haiku on {t}"),
        (
            "I would like NP.", "I want NP.", "I need NP.", "Can you write NP?", "Could you write NP?",
            "Can you give me NP?", "Do you know NP?", "Will you write NP?", "Can I have NP?", "Tell me NP.",
            "Could you please write NP?", "Let me hear NP.", "I want you to write NP.", "How about NP?",
        ),
    ),
) + (
    "can you make a haiku about {t}?", "could you compose a haiku about {t}?", "would you write a haiku about {t}?")
POEMS = tuple(
    over(
        ("a poem about {t}", "a short poem about {t}", "a three-line poem about {t}"),
        (
            "Write NP.", "write NP", "Write me NP.", "NP", "NP please", "Give me NP.", "Can you write NP?",
            "I would like NP.", "Make NP.", "Compose NP.",
        ),
    ),
) + (
    "poem about {t}", "poem on {t}", "a little poem about {t}", "write a poem on {t}", "poetry about {t}",
    "some verses about {t}", "write a verse about {t}",
)
TERSE = (
    "haiku {t}", "{t} haiku", "haiku: {t}", "{t}: haiku", "haiku, {t}", "{t}, a haiku", "{t} haiku please",
    "haiku - {t}", "a {t} haiku", "{t}: write a haiku about it", "{t}. Write a haiku.", "topic: {t}. write a haiku.",
    "haiku topic: {t}", "{t} as a haiku", "describe {t} in a haiku", "{t} in a haiku", "theme: {t}. haiku please",
    "subject: {t}\nform: haiku", "put {t} into a haiku", "three lines about {t}",
)
FORMS = {"about": ABOUT, "wish": WISHES, "poem": POEMS, "terse": TERSE}
FORM_NAMES = ("about", "about", "wish", "poem", "poem", "terse")
HELD_HAIKU = (
    "please make me a haiku on the subject of {t}", "could I have a haiku about {t}?", "a little haiku on {t}",
    "write a haiku whose subject is {t}", "a haiku with {t} in it please", "I'd like a haiku about {t}",
    "would you compose a haiku about {t} for me?", "try a haiku about {t}", "let's have a haiku about {t}",
    "think of a haiku about {t}", "I'd love a poem about {t}", "please write me a short poem on {t}",
    "haiku about {t}, please", "can you do a haiku about {t}?",
)
ANY_HAIKU = commands(("write a haiku", "write a poem", "make a haiku")) + (
    "haiku", "haiku please", "a haiku", "a haiku please", "a poem please", "poem", "give me a haiku", "give me a poem",
    "I want a haiku", "I would like a haiku", "I would like a poem", "show me a haiku", "tell me a poem",
    "do you know a haiku?", "do you write haiku?", "write something poetic", "write me a haiku", "write me a poem",
    "another poem", "a short poem please", "can you write poetry?", "compose a poem", "poem please", "tell me a haiku",
    "say a haiku", "I need a poem",
)
HELD_ANY_HAIKU = (
    "could I have a haiku?", "let me hear a poem", "please give me a haiku", "I'd love a haiku", "can I have a poem?",
    "a little poem please", "make me a haiku", "make up a haiku", "write any haiku", "could you please do a haiku?",
)


def subject_pools():
    """For each form the subjects that are trained in it and those that are not."""
    pools = {}
    for form in FORMS:
        held = tuple(subject for subject in SUBJECTS if is_held_out("haiku", form, subject[0]))
        pools[form] = tuple(subject for subject in SUBJECTS if subject not in held), held
    return pools


SUBJECT_POOLS = subject_pools()


def draw_subject(context, form):
    """A subject that the split allows in the form of request."""
    trained, held = SUBJECT_POOLS[form]
    return context.pick(held if context.split == "entity" else trained)


def shown_subject(context, subject, mood, terse=False):
    """The subject as a user writes it."""
    word, _, kind = subject
    named = f"{mood} {word}" if mood else word
    if kind != COUNTABLE or terse:
        return named
    if mood:
        return with_article(named)
    return context.pick((with_article(named), "the " + named, "the " + named, named))


def request(context, form=None, subject=None):
    """A request for a haiku, its subject and a mood that the subject has."""
    form = form or context.pick(FORM_NAMES)
    subject = subject or draw_subject(context, form)
    moods = FITTING_MOODS.get(subject)
    mood = context.pick(moods) if moods and context.chance(0.25) else ""
    shown = shown_subject(context, subject, mood, form == "terse" and context.chance(0.7))
    return context.typed(context.frame(FORMS[form], HELD_HAIKU), t=shown), subject, mood


def made_request(context, form=None):
    """A request, a haiku that answers it, its subject and mood."""
    while True:
        text, subject, mood = request(context, form)
        poem = haiku_about(context, subject, mood)
        if poem:
            return text, poem, subject, mood


POET_SYSTEMS = (
    "You are a poet. Answer with the poem only.", "You are a poet.", "You write haiku.", "Answer with a haiku.",
    "You are a poet who writes haiku.", "You write short poems.", "Answer with the poem only.",
    "You are a haiku master.", "You are a Japanese poet.", "Write poems only.", "You are a famous poet.",
    "Only write the poem.", "You are a calm poet.", "Reply with a poem and nothing else.",
)


def haiku(context):
    """A haiku about a subject or about nothing in particular."""
    turns = [("system", context.pick(POET_SYSTEMS))] if context.chance(0.15) else []
    if context.split != "entity" and context.chance(0.08):
        text = context.typed(context.frame(ANY_HAIKU, HELD_ANY_HAIKU))
        poem = haiku_about(context, context.pick(FAVORITES))
        return Conversation(turns + [("user", text), ("assistant", poem)], is_haiku)
    text, poem, subject, _ = made_request(context)
    return Conversation(turns + [("user", text), ("assistant", poem)], about(subject[0]))


def about(word):
    """A predicate: whether a text is a haiku with the word in it."""
    return lambda text: is_haiku(text, word)
