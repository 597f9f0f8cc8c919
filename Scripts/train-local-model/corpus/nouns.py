"""Words and sentences to fill requests with: nouns, names, words that do not exist, grammatical sentences."""
from . import words
from .asking import Pool
from .context import Conversation, capitalized, with_article

ALL_NOUNS = tuple(dict.fromkeys(words.ANIMALS + words.PEOPLE + words.OBJECTS + words.PLACES))
NOUN_POOL = Pool("noun", tuple(dict.fromkeys(ALL_NOUNS + words.COMMON_WORDS[::3])))
NAME_POOL = Pool("noun", words.NAMES)


def unmarked(frames):
    """The frames without a mark after a slot that ends them, for slots that are whole texts."""
    return tuple(frame.rstrip(".?") if frame.endswith(("{p}.", "{p}?")) else frame for frame in frames)


def ask(skill_turns, accepts=None):
    """A conversation of one question and its answer, which is the only right one unless `accepts` says otherwise."""
    user, answer = skill_turns
    return Conversation([("user", user), ("assistant", answer)], accepts or [answer])


# MARK: random words
def pseudo_word(context, skill="noun"):
    """A word that does not exist, of one to three syllables, held out under the skill's key."""
    def make(context):
        syllables = (1, 2, 2, 2, 3)
        core = "".join(context.pick(words.PSEUDO_STARTS) + context.pick(words.PSEUDO_VOWELS)
                       for _ in range(context.pick(syllables)))
        return core + context.pick(words.PSEUDO_ENDS)
    while True:
        word = make(context)
        if len(word) > 2 and context.allowed(skill, word):
            return word


def noun(context):
    """A real noun or, in 35 of 100 cases, a word that does not exist; held out under the key ("noun", word)."""
    return pseudo_word(context) if context.chance(0.35) else NOUN_POOL.draw(context)


def person(context):
    """A first name, sometimes one that does not exist."""
    if context.chance(0.18):
        return capitalized(pseudo_word(context))
    return NAME_POOL.draw(context)


def plural(word):
    """The plural of a noun."""
    irregular = IRREGULAR_PLURALS.get(word)
    if irregular:
        return irregular
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


IRREGULAR_PLURALS = dict(words.IRREGULAR_PLURALS)


# MARK: sentences
LIVING = words.ANIMALS + words.PEOPLE
LIVING_ADJECTIVES = words.items(
    """
        quick, slow, old, young, happy, sad, hungry, sleepy, clever, brave, shy, kind, quiet, loud, small, big, tired,
        lazy, lonely, friendly, gentle, angry, thirsty, proud
    """,
)
THING_ADJECTIVES = words.items(
    """old, new, red, blue, green, yellow, white, black, small, big, heavy, light, broken, clean, dirty, cheap,
    round, wooden, strange, pretty, soft, empty, long, golden""",
)
PLACE_ADJECTIVES = words.items(
    "old, quiet, dark, big, small, green, empty, warm, cold, new, noisy, busy, sunny, distant",
)
ACTS = words.items(
    """
        sings, sleeps, runs, waits, jumps, sits, plays, dances, walks, rests, hides, eats, laughs, works, stands,
        swims, smiles, whispers, cooks, reads
    """,
)
PAST_ACTS = words.items(
    """sang, slept, ran, waited, jumped, sat, played, danced, walked, rested, hid, ate, laughed, worked,
    stood, smiled""",
)
TRANSITIVE = words.items(
    """
        finds, sees, loses, sells, buys, wants, carries, likes, paints, hides, brings, keeps, drops, holds, cleans,
        opens, needs, takes, watches, loves
    """,
)
PAST_TRANSITIVE = words.items(
    """found, saw, lost, sold, bought, wanted, carried, painted, hid, brought, kept, dropped, held, cleaned, took""",
)
ADVERBS = words.items(
    """
        today, again, slowly, quickly, every day, at night, in the morning, with a friend, before dinner, after lunch,
        alone
    """,
)
FAMILY = words.items("mother, father, sister, brother, uncle, aunt, friend, teacher, neighbor, cousin")
SENTENCE_FRAMES = (
    "The {la} {l} {act} in the {pl}.", "The {l} {act} in the {pa} {pl}.", "The {la} {l} {act} in the {pa} {pl}.",
    "A {la2} {l} {act} near the {pl}.", "{n} {verb} the {ta} {o}.", "{n} {verb} a {ta2} {o} in the {pl}.",
    "The {l} {verb} the {o}.", "The {l} and the {l2} {plact} in the {pl}.", "My {f} {verb} a {ta2} {o}.",
    "The {o} is {ta}.", "The {o} in the {pl} is {ta}.", "This {o} is not {ta}.", "{n} {act} {adv}.",
    "{n} and {n2} {plact} {adv}.", "There is a {ta2} {o} in the {pl}.", "There are {k} {os} on the {o}.",
    "{n} has {k} {os} and a {ta2} {o}.", "I saw {a_l} in the {pl}.", "We {past} in the {pa} {pl}.",
    "She {tpast} the {ta} {o}.", "He {tpast} a {ta2} {o} and {past}.", "They {past} with the {la} {l}.",
    "Yesterday the {l} {past} in the {pl}.", "Today {n} {act} with {n2}.", "The {l} is {la} and the {l2} is {lb}.",
    "It is {ta} but it is not {tb}.", "My {o} is in the {pl}.", "I like the {ta} {o} of my {f}.",
    "{n} went to {city} with {n2}.", "{n} lives in {city} with a {la2} {l}.", "Our {f} {tpast} {k} {os}.",
    "The {pl} is {pa} at night.", "When it rains, the {l} {act} in the {pl}.", "If the {o} is {ta}, {n} {act}.",
    "You can see the {l} from the {pl}.", "The {l} that {verb} the {o} is {la}.", "{n} does not like the {ta} {o}.",
    "{n} gave the {o} to {n2}.", "I have {k} {os} and {k2} {os2}.", "It was a {pa2} day in {city}.",
    "No one {act} in the {pa} {pl}.", "The {l} {act} and the {l2} {act2}.", "We need a {ta2} {o} for the {pl}.",
)


def _cut(frame):
    """The frame as a list of (literal text, slot name) pairs and its closing text."""
    pieces = frame.split("{")
    pairs, literal = [], pieces[0]
    for piece in pieces[1:]:
        slot, rest = piece.split("}", 1)
        pairs.append((literal, slot))
        literal = rest
    return tuple(pairs), literal


CUT_FRAMES = tuple(_cut(frame) for frame in SENTENCE_FRAMES)
CONSONANT_FIRST = {
    "la2": tuple(word for word in LIVING_ADJECTIVES if word[0] not in "aeiou"),
    "ta2": tuple(word for word in THING_ADJECTIVES if word[0] not in "aeiou"),
    "pa2": tuple(word for word in PLACE_ADJECTIVES if word[0] not in "aeiou"),
}
SLOT_VALUES = {
    "l": LIVING, "l2": LIVING, "la": LIVING_ADJECTIVES, "lb": LIVING_ADJECTIVES, "o": words.OBJECTS,
    "ta": THING_ADJECTIVES, "tb": THING_ADJECTIVES, "pl": words.PLACES, "pa": PLACE_ADJECTIVES, "act": ACTS,
    "act2": ACTS, "past": PAST_ACTS, "verb": TRANSITIVE, "tpast": PAST_TRANSITIVE, "adv": ADVERBS, "f": FAMILY,
    "city": words.CITIES, "n": words.NAMES, "n2": words.NAMES, "os": tuple(plural(word) for word in words.OBJECTS),
    "os2": tuple(plural(word) for word in words.OBJECTS), "a_l": tuple(with_article(word) for word in LIVING),
    "plact": words.items(
        "sing, sleep, run, wait, jump, sit, play, dance, walk, rest, hide, eat, laugh, work, stand, smile",
    ),
    **CONSONANT_FIRST,
}
WITHOUT_ARTICLE_CHANGE = {"l": "noun", "o": "noun"}


def sentence(context):
    """A grammatical English sentence of four to twelve words that ends with a full stop."""
    pairs, ending = context.pick(CUT_FRAMES)
    parts = []
    for literal, slot in pairs:
        parts.append(literal)
        if slot in ("k", "k2"):
            parts.append(str(context.between(2, 40)))
        elif slot in WITHOUT_ARTICLE_CHANGE and context.chance(0.08):
            parts.append(pseudo_word(context))
        else:
            parts.append(context.pick(SLOT_VALUES[slot]))
    parts.append(ending)
    return "".join(parts)
