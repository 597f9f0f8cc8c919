"""Skills that write or judge: haiku and talk about them, stories, sentiment and other labels."""
from . import words
from .asking import Pool, commands, held_commands, new_text
from .context import Conversation, capitalized, is_held_out, over, with_article
from .haiku_lines import (
    COUNTABLE_SUBJECTS, FIRST_LINES, PLAIN_SUBJECTS, PLURAL_SUBJECTS, SECOND_LINES, THIRD_LINES, subjects,
)
from .patterns import ask, person, plural, pseudo_word
from .syllables import SYLLABLES, is_haiku, syllable_count

__all__ = ["SKILLS", "filler", "is_haiku", "syllable_count"]

# MARK: haiku

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
    "a little poem please", "make me a haiku", "make up a haiku", "write any haiku", "are you able to write a haiku?",
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


# MARK: talk about a poem

EDITOR_SYSTEMS = (
    "You are a sceptical editor. Answer in one sentence.", "You are an editor.", "You are a strict editor.",
    "You are a critic. Answer in one sentence.", "You are a sceptical critic.", "You are a kind editor.",
    "You are a teacher of poetry.", "Answer in one sentence.", "You are a careful reader.", "You judge poems.",
)
TITLE_FRAMES = (commands(("give the poem a title", "give it a title", "write a title for the poem"))
                + (
                    "Give the poem a title of at most four words.", "give the haiku a title", "a title please",
                    "title?", "title", "now a title", "what is a good title?", "what could the title be?",
                    "suggest a title", "name the poem", "title for this poem?", "what would you call it?",
                    "what would you call this poem?", "find a title", "Give the poem a short title.",
                    "a title of at most three words", "Give the poem a title of one to four words.",
                    "how would you title it?", "what is the title?", "what title fits?", "a title for it",
                    "Give this poem a title in at most five words.", "one title please", "a short title",
                ))
HELD_TITLE_FRAMES = (
    "can I have a title for it?", "think of a title for the poem", "which title would you choose?",
    "please add a title", "the poem needs a title", "propose a title", "what should the poem be called?",
    "make up a title for the haiku", "I need a title for this poem", "name this haiku",
    "Give your poem a title of at most four words.",
)
AGAIN_FRAMES = (
    "another one", "another one please", "one more", "again", "write another one", "another", "another haiku",
    "another haiku please", "one more haiku", "give me another one", "one more please", "write one more",
    "a different one", "can you write another one?", "do it again", "once more", "another poem", "next", "a second one",
    "write a second one", "try again", "more", "a new one please", "and another one?",
)
HELD_AGAIN_FRAMES = (
    "could you write one more?", "let me have another one", "please write a new one", "and one more?",
    "I want another one", "make another one", "do you have another one?", "can I get another haiku?",
    "another version please", "one more time",
)
CHANGE_FRAMES = (
    "make it about {t} instead", "now about {t}", "and about {t}?", "now one about {t}", "the same about {t}",
    "write one about {t}", "what about {t}?", "instead, about {t}", "change it to {t}", "now write about {t}",
    "one about {t} please", "make it about {t}", "about {t} this time", "and one about {t}", "no, about {t}",
    "do one about {t}", "rewrite it about {t}", "another one about {t}", "same thing about {t}", "and {t}?",
)
HELD_CHANGE_FRAMES = (
    "could it be about {t} instead?", "please make it about {t}", "I meant about {t}", "try {t} instead",
    "how about {t}?", "can you write one about {t}?", "turn it into a poem about {t}", "now do {t}",
    "write it about {t} instead", "next about {t}",
)
POEM_QUESTIONS = {
    "lines": (
        (
            "how many lines does it have?", "how many lines does the poem have?", "how many lines?", "count the lines",
            "how many lines are there?", "number of lines?", "how many lines is that?", "how long is it?",
            "how long is the poem?", "what is the number of lines?",
        ),
        (
            "how many lines has the poem?", "can you count its lines?", "tell me how many lines it has",
            "how many lines did you write?", "it has how many lines?",
        ),
    ),
    "syllables": (
        (
            "how many syllables does it have?", "how many syllables are there?", "count the syllables",
            "how many syllables?", "what are the syllables?", "how many syllables does the poem have?",
            "number of syllables?", "what is the pattern of syllables?",
        ),
        (
            "tell me the number of syllables", "how many syllables has it?", "can you count the syllables?",
            "what about the syllables?",
        ),
    ),
    "who": (
        (
            "who wrote this?", "who wrote it?", "who is the author?", "did you write this?",
            "did you write it yourself?", "whose poem is this?", "who is the poet?", "who made this poem?",
            "who wrote the poem?", "is it yours?",
        ),
        ("is this your poem?", "who is the writer?", "was it written by you?", "who wrote that haiku?"),
    ),
    "theme": (
        (
            "explain the poem", "what is it about?", "what does it mean?", "explain it", "what is the poem about?",
            "what is the subject?", "what is the theme?", "what is the haiku about?", "tell me what it is about",
            "what does the poem say?", "interpret it", "can you explain it?", "explain it to me",
            "in one sentence, what is it about?", "summarize it",
        ),
        (
            "could you explain the poem?", "what's the poem about?", "please explain the haiku",
            "what is the topic of the poem?", "about what is it?",
        ),
    ),
    "kind": (
        (
            "is it a haiku?", "is this a haiku?", "is that really a haiku?", "what kind of poem is it?",
            "what kind of poem is this?", "what form is it?", "is it a real haiku?",
        ),
        ("which kind of poem is that?", "so this is a haiku?", "what type of poem is it?"),
    ),
}
WORTHY_FRAMES = (
    "Is the title worthy of the poem?", "does the title fit?", "does the title fit the poem?", "is the title good?",
    "is it a good title?", "is the title right?", "do you like the title?", "does it fit the poem?",
    "is this a good title?", "is the title good enough?", "is that title worthy of the poem?",
    "would you keep the title?", "is the title worth keeping?", "does the title suit the poem?", "judge the title",
    "what do you think of the title?", "does the title match the poem?", "your opinion of the title?",
    "is that a fitting title?", "verdict on the title?",
)
HELD_WORTHY_FRAMES = (
    "is the title a good one?", "would you say the title fits?", "is it a worthy title?", "does that title work?",
    "how good is the title?", "is the title fitting?", "can the title stay?", "what about the title, is it good?",
)
ABOUT_QUESTION = (
    "is it about {t}?", "is the poem about {t}?", "is this about {t}?", "does it speak of {t}?", "is {t} in the poem?",
    "is {t} the subject?",
)
HELD_ABOUT_QUESTION = (
    "so it is about {t}?", "is your poem about {t}?", "is that a poem about {t}?", "do you mean {t}?",
)


def title(subject, mood):
    """The title of a poem about the subject."""
    word, _, kind = subject
    named = f"{mood} {word}" if mood else word
    named = " ".join(capitalized(part) for part in named.split(" "))
    return f"The {named}" if kind == COUNTABLE else named


def theme(subject, mood):
    """The subject as it stands in a sentence."""
    word, _, kind = subject
    return (with_article(f"{mood} {word}") if mood else f"the {word}") if kind == COUNTABLE else word


def poem_answer(kind, subject, mood):
    """The answer to a question about the poem."""
    return {
        "lines": "It has three lines.",
        "syllables": "It has 17 syllables: 5, 7 and 5.",
        "who": "I wrote it.",
        "theme": f"The poem is about {theme(subject, mood)}.",
        "kind": "It is a haiku, with lines of 5, 7 and 5 syllables.",
    }[kind]


def change_subject(context, turns):
    """A wish for the poem to be about something else, and the new poem."""
    while True:
        subject = draw_subject(context, "about")
        poem = haiku_about(context, subject)
        if poem:
            break
    text = context.typed(
        context.frame(CHANGE_FRAMES, HELD_CHANGE_FRAMES), polite=False, t=shown_subject(context, subject, ""),
    )
    return Conversation(turns + [("user", text), ("assistant", poem)], about(subject[0]))


def poem_talk(context):
    """A poem, and then what people say about poems: a title, another one, questions."""
    form = context.pick(("about", "about", "wish", "poem"))
    text, poem, subject, mood = made_request(context, form)
    turns = [("user", text), ("assistant", poem)]
    roll = context.rng.random()
    if context.chance(0.25) or roll < 0.14:
        more = haiku_about(context, subject, mood, without=poem) or poem
        ask_more = context.typed(
            context.frame(AGAIN_FRAMES, HELD_AGAIN_FRAMES), polite=False,
        ) if context.chance(0.75) else text
        turns += [("user", ask_more), ("assistant", more)]
        if roll < 0.14:
            return Conversation(system_before(context, turns, POET_SYSTEMS), about(subject[0]))
    if roll < 0.24:
        return change_subject(context, system_before(context, turns, POET_SYSTEMS))
    if roll < 0.46:
        kind = context.pick(tuple(POEM_QUESTIONS))
        question = context.typed(context.frame(*POEM_QUESTIONS[kind]), polite=False)
        answer = poem_answer(kind, subject, mood)
        if context.chance(0.15):
            question = context.typed(
                context.frame(ABOUT_QUESTION, HELD_ABOUT_QUESTION), polite=False, t=theme(subject, mood),
            )
            answer = f"Yes, the poem is about {theme(subject, mood)}."
        return Conversation(turns + [("user", question), ("assistant", answer)], [answer])
    name = title(subject, mood)
    turns += [
        ("user", context.typed(context.frame(TITLE_FRAMES, HELD_TITLE_FRAMES), polite=False)), ("assistant", name),
    ]
    if roll < 0.78:
        return Conversation(system_before(context, turns, POET_SYSTEMS), [name])
    answer = "Yes, the title fits the poem."
    turns += [
        ("user", context.typed(context.frame(WORTHY_FRAMES, HELD_WORTHY_FRAMES), polite=False)), ("assistant", answer),
    ]
    return Conversation(system_before(context, turns, EDITOR_SYSTEMS, 0.6), [answer])


def system_before(context, turns, systems, chance=0.35):
    """The turns, sometimes with a system turn in front."""
    return [("system", context.pick(systems))] + turns if context.chance(chance) else turns


# MARK: stories

HEROES = words.ANIMALS + words.PEOPLE + words.items(
    """
        dragon, robot, ghost, giant, fairy, witch, troll, mermaid, monster, unicorn, teapot, cloud, snowman, lamp,
        star, clock, boat, train, tree, alien, astronaut, cook, spy, detective, elf
    """,
)
HERO_POOL = Pool("story", tuple(dict.fromkeys(HEROES)))
HERO_MOODS = words.items(
    """
        brave, small, kind, shy, clever, old, young, hungry, lonely, sleepy, lazy, happy, sad, curious, tiny, big,
        grumpy, lost, gentle, friendly
    """,
)
STORY_PLACES = words.items(
    """forest, garden, city, village, castle, cave, desert, kitchen, library, market, museum, tower, barn,
        harbor, jungle, meadow, school, house, valley""",
)
STORY_OBJECTS = words.items(
    """key, coin, lamp, mirror, letter, map, ring, bell, book, box, drum, kite, clock, lantern, hat, stone,
        feather, shell, cup, basket, boat, cake, apple, ladder""",
)
STORY_OPENINGS = (
    "NP", "NP please", "NP.", "I want NP.", "I would like NP.", "I need NP.", "Give me NP.", "Tell me NP.",
    "Can you tell me NP?", "Could you tell me NP?", "Do you know NP?", "Please tell me NP.", "Can I have NP?",
    "Show me NP.", "Write NP.", "Let me have NP.", "How about NP?", "NP for me", "Tell NP.", "Can you write NP?",
    "Could you write NP?", "I would love NP.", "Compose NP.", "Read me NP.",
)
STORY_FRAMES = commands(
    (
        "tell me a story about {h}", "write a story about {h}", "tell a short story about {h}",
        "write a short story about {h}",
    ),
) + tuple(over(("a story about {h}", "a short story about {h}"), STORY_OPENINGS)) + (
    "story about {h}", "story: {h}", "{h} story", "a tale about {h}", "tell me a tale about {h}", "short story, {h}",
    "a bedtime story about {h}", "tell me about {h} in a story", "story time: {h}", "a story with {h} please",
    "make up a story about {h}", "invent a story about {h}", "write a three-sentence story about {h}",
)
HELD_STORY_FRAMES = (
    "can you make up a story about {h}?", "I'd like to hear a story about {h}", "a little story about {h} please",
    "think of a story about {h}", "let me hear a story about {h}", "do you have a story about {h}?",
    "please invent a story about {h}", "could I have a story about {h}?", "write me a little story with {h}",
    "a fairy tale about {h}", "I want to read a story about {h}", "once upon a time, {h}",
)
ANY_STORY = commands(
    ("tell me a story", "write a story", "tell a story"),
) + (
    "a story", "story", "a story please", "story please", "a short story", "I want a story", "I would like a story",
    "do you know a story?", "tell me a tale", "story time", "a bedtime story please", "give me a story",
    "write me a short story", "can I have a story?",
)
HELD_ANY_STORY = (
    "let me hear a story", "I'd like a story", "make up a story", "please tell a short story", "could I hear a story?",
    "invent a story", "read me a story", "another story please",
)
FIRST_SENTENCES = (
    "Once there was {hero} in {place}.", "There once was {hero} who lived in {place}.",
    "Long ago, {hero} lived in {place}.",
)
PLOTS = (
    ("One day {it} found {o} under a tree.", "{It} gave it to a friend, and both were happy."),
    ("One night {it} got lost in the rain.", "A kind star showed the way, and {it} came home safe."),
    ("One morning {it} heard a strange song.", "{It} followed the song and found a new friend."),
    ("One day {it} lost {o} near the river.", "A little fish brought it back, and {it} danced with joy."),
    ("One winter day {it} saw {o} in the snow.", "{It} took it home and kept it forever."),
    ("One evening {it} met a hungry bird.", "{It} shared some bread, and they became friends."),
    ("One day {it} wanted to see the sea.", "{It} walked for three days and smiled at the waves."),
    ("One day {it} opened {o} and heard music.", "From that day on, {it} was never lonely again."),
)
OBJECT_PLOTS = (0, 3, 4)
OPENABLE = "a box"


def sentence_start(name):
    """The name at the start of a sentence."""
    return capitalized(name)


def tell(context, hero, mood, name, place, thing):
    """A story of three sentences about the hero, in the place, about the thing."""
    described = with_article(f"{mood} {hero}" if mood else hero)
    if name:
        described += f" named {name}"
    first = context.pick(FIRST_SENTENCES).replace("{hero}", described).replace("{place}", place)
    start = sum(map(ord, hero)) % len(PLOTS)
    number = context.pick(OBJECT_PLOTS) if thing else (start + context.pick((0, 0, 3))) % len(PLOTS)
    second, third = PLOTS[number]
    thing = thing or (OPENABLE if number == 7 else with_article(context.pick(STORY_OBJECTS)))
    short = name or f"the {hero}"
    text = f"{second} {third}".replace("{it}", short).replace("{It}", sentence_start(short)).replace("{o}", thing)
    return f"{first} {text}"


def is_story(*needed):
    """A predicate: three sentences with all the words in them."""
    def check(text):
        return sum(map(text.count, ".!?")) == 3 and all(word.lower() in text.lower() for word in needed if word)
    return check


def story(context):
    """A story of three short sentences."""
    if context.split != "entity" and context.chance(0.06):
        hero = context.pick(HERO_POOL.trained[:3])
        text = context.typed(context.frame(ANY_STORY, HELD_ANY_STORY))
        return Conversation(
            [("user", text), ("assistant", tell(context, hero, "", "", "a " + context.pick(STORY_PLACES[:3]), ""))],
            is_story(),
        )
    hero = pseudo_word(context, "story") if context.chance(0.06) else HERO_POOL.draw(context)
    mood = context.pick(HERO_MOODS) if context.chance(0.35) else ""
    name = person(context) if context.chance(0.25) else ""
    place = context.pick(STORY_PLACES) if context.chance(0.2) else ""
    thing = context.pick(STORY_OBJECTS) if context.chance(0.2) else ""
    asked = with_article(f"{mood} {hero}" if mood else hero)
    asked = hero if not (mood or name or place or thing) and context.chance(0.15) else asked
    asked += context.pick((f" named {name}", f" called {name}")) if name else ""
    asked += context.pick((f" and {with_article(thing)}", f" who finds {with_article(thing)}")) if thing else ""
    asked += context.pick((f" in a {place}", f" in the {place}")) if place else ""
    text = context.typed(context.frame(STORY_FRAMES, HELD_STORY_FRAMES), lower=False, h=asked)
    home = with_article(place or STORY_PLACES[(sum(map(ord, hero)) + context.pick((0, 1))) % len(STORY_PLACES)])
    told = tell(context, hero, mood, name, home, with_article(thing) if thing else "")
    return Conversation([("user", text), ("assistant", told)], is_story(hero, mood, name, place, thing))


# MARK: sentiment

GOOD = words.items(
    """
        wonderful, great, excellent, lovely, amazing, fantastic, perfect, delightful, superb, brilliant, beautiful,
        good, very good, really nice, impressive, charming
    """,
)
BAD = words.items(
    """
        terrible, awful, horrible, bad, boring, disappointing, poor, ugly, dreadful, useless, very bad, really bad, a
        waste of money, a disaster, disgusting, annoying
    """,
)
REVIEWED = words.items(
    """
        food, film, book, hotel, room, service, movie, song, phone, soup, staff, game, bag, coat, car, pizza, coffee,
        concert, trip, class, app, show, chair, garden, bus, cake, camera, lamp, shirt, watch, radio, battery, screen,
        keyboard, breakfast, museum, beach, sofa, kettle, tea, restaurant, waiter, teacher, lesson, toy, bike, knife,
        pan, jacket, train ride, printer, mouse, charger, music, story, view
    """,
)
PRAISE = words.items(
    """
        I love it, I would buy it again, it works very well, everybody was happy, I recommend it, it made my day, the
        staff was kind, worth every cent, I will come back, five stars, it lasts for days, I am very happy with it, it
        is a pleasure to use, it never fails, we had a great time, thank you so much, I enjoyed it, best day ever, it
        makes me smile, I would buy it again at once, I use it every day and love it, it is better than I hoped, what a
        lovely surprise, my family loves it, it saved me a lot of time, well done, it arrived early and works perfectly
    """,
)
BLAME = words.items(
    """
        I hate it, I want my money back, it broke after a week, nobody was happy, I would not recommend it, it ruined
        my day, the staff was rude, not worth the money, I will never come back, one star, it stopped working, I regret
        buying it, it does not work, it is too slow, it fell apart, we left early, never again, I did not like it, it
        was cold and late, it made me sad, the handle broke off, it stopped working after a week, it is worse than I
        expected, what a bad surprise, my family hates it, it cost me a lot of time, it was dirty, it arrived broken,
        it leaks, it smells bad, the screen cracked on the first day, I had to send it back, the zipper broke, the
        colors faded at once, it was too loud to sleep
    """,
)
FACTS = words.items(
    """
        it is blue, it came in a box, I bought it on Monday, it has two doors, it is made of wood, it weighs two kilos,
        it arrived on Friday, it is on the table, there are four in the pack, it opens at nine, it comes with a cable,
        it is for the kitchen, it has a number on it, it is sold in shops, the box is brown, it runs on batteries, it
        was made in Spain, it stands near the door, it is ten years old, it costs five euros, it is a medium size, the
        manual has ten pages, I use it on Mondays, it has three buttons, the delivery took three days
    """,
)
POSITIVE_SHAPES = (
    "The {i} was {g}.", "The {i} is {g}.", "I love this {i}.", "I loved the {i}.", "This {i} is {g}!",
    "What {ag1} {i}!", "The {i} was {g}, {p}.", "{P}.", "{P}. The {i} is {g}.", "I really like the {i}.",
    "The {i} was {g} and {p}.", "{G1} {i}!", "I enjoyed the {i} a lot.", "The {i} makes me happy.",
    "I am so happy with the {i}.", "Best {i} ever.", "The {i} is not bad at all, {p}.",
    "I have never seen a better {i}.", "My new {i} is {g}.", "{P}!", "{n} loved the {i}.",
)
NEGATIVE_SHAPES = (
    "The {i} was {b}.", "The {i} is {b}.", "I hate this {i}.", "I hated the {i}.", "This {i} is {b}!",
    "What {ab1} {i}!", "The {i} was {b}, {c}.", "{C}.", "{C}. The {i} is {b}.", "I do not like the {i}.",
    "The {i} was {b} and {c}.", "{B1} {i}!", "I did not enjoy the {i}.", "The {i} makes me angry.",
    "I am not happy with the {i}.", "Worst {i} ever.", "The {i} was not good.", "I have never seen a worse {i}.",
    "My new {i} is {b}.", "{C}!", "The {i} broke.", "{n} hated the {i}.", "The {i} is not {g}.",
    "The {i} stopped working.",
)
NEUTRAL_SHAPES = (
    "{F}.", "The {i} is {k}.", "I bought the {i} on {d}.", "The {i} is in the {r}.", "The {i} has a number.",
    "This is {ai}.", "The {i} arrived on {d}.", "{n} has {ai}.", "The {i} is {k}. {F}.", "I saw the {i} on {d}.",
    "There is {ai} in the {r}.", "The {i} opens on {d}.", "The {i} costs {m} euros.", "They sell {is}.", "{F}. {F2}.",
    "The {i} is from {city}.",
)
ONE_WORD_GOOD = tuple(word for word in GOOD if " " not in word)
ONE_WORD_BAD = tuple(word for word in BAD if " " not in word and word != "useless")
SHAPES = {"Positive": POSITIVE_SHAPES, "Negative": NEGATIVE_SHAPES, "Neutral": NEUTRAL_SHAPES}
NOT_COUNTABLE = frozenset(("food", "service", "staff", "coffee", "soup", "music", "tea", "pizza", "breakfast"))
COUNTED_ITEMS = tuple(item for item in REVIEWED if item not in NOT_COUNTABLE)


def reviewed(context, label):
    """A text with the feeling of the label, in sentences."""
    shape = context.pick(SHAPES[label])
    item = context.pick(
        COUNTED_ITEMS if any(slot in shape for slot in (
            "{ag1}", "{ab1}", "{ai}", "{is}", "better", "worse",
        )) else REVIEWED,
    )
    fill = {
        "{i}": item, "{is}": plural(item), "{ai}": with_article(item), "{g}": context.pick(GOOD),
        "{b}": context.pick(BAD), "{p}": context.pick(PRAISE), "{c}": context.pick(BLAME),
        "{k}": context.pick(words.COLORS), "{d}": context.pick(words.DAYS), "{r}": context.pick(words.LISTS["rooms"]),
        "{n}": context.pick(words.NAMES), "{m}": str(context.between(2, 90)), "{city}": context.pick(words.CITIES),
    }
    good, bad, fact, fact2 = context.pick(
        ONE_WORD_GOOD,
    ), context.pick(ONE_WORD_BAD), context.pick(FACTS), context.pick(FACTS)
    fill.update(
        {
            "{ag1}": with_article(good), "{ab1}": with_article(bad), "{G1}": capitalized(good),
            "{B1}": capitalized(bad), "{P}": capitalized(fill["{p}"]), "{C}": capitalized(fill["{c}"]),
            "{F}": capitalized(fact), "{F2}": capitalized(fact2),
        },
    )
    for slot, value in fill.items():
        if slot in shape:
            shape = shape.replace(slot, value)
    return shape


def review(context, label):
    """A text with the feeling of the label that the split allows."""
    return new_text(context, "sentiment", lambda context: reviewed(context, label))


TWO_LABELS = (
    "Is this positive or negative? {t}", "positive or negative? {t}", "Positive or negative: {t}",
    "{t} Is this positive or negative?", "{t}\nPositive or negative?",
    "Is the following text positive or negative? {t}", "Is this review positive or negative? {t}",
    "Is this a positive or a negative review? {t}", "Is it positive or negative: {t}",
    "Is this good or bad? Answer positive or negative. {t}", "Tell me if this is positive or negative: {t}",
    "Does this sound positive or negative? {t}", "Is the mood positive or negative? {t}",
    "Would you say this is positive or negative? {t}", "decide: positive or negative? {t}",
    "Is this sentence positive or negative: {t}", "\"{t}\" Is that positive or negative?",
    "Is \"{t}\" positive or negative?", "Text: {t}\nPositive or negative?", "Review: {t}\nIs it positive or negative?",
    "positive/negative? {t}", "is that positive or negative? {t}", "Say positive or negative: {t}",
    "Please decide if this is positive or negative. {t}", "{t} - positive or negative?",
    "Is the feeling positive or negative? {t}", "is the review \"{t}\" positive or negative?",
    "can you tell if this is positive or negative? {t}",
)
HELD_TWO_LABELS = (
    "Positive or negative review? {t}", "Is the text positive or negative: {t}",
    "Do you think this is positive or negative? {t}", "Read this and say positive or negative: {t}",
    "What is it, positive or negative? {t}", "{t} Is that review positive or negative?",
    "is this opinion positive or negative? {t}", "Choose positive or negative: {t}",
    "Is this comment positive or negative? {t}", "{t}\n\nIs this positive or is it negative?",
)
THREE_LABELS = (
    "Is this positive, negative or neutral? {t}", "positive, negative or neutral? {t}",
    "Positive, negative or neutral: {t}", "{t} Is this positive, negative or neutral?",
    "{t}\nPositive, negative or neutral?", "What is the sentiment of this text? {t}", "Sentiment: {t}",
    "What is the sentiment? {t}", "sentiment of: {t}", "Classify the sentiment: {t}", "Classify this review: {t}",
    "What is the mood of this text? {t}", "Rate the sentiment: {t}", "Is the review positive, negative or neutral? {t}",
    "Text: {t}\nSentiment:", "Review: {t}\nSentiment:", "sentiment? {t}", "Find the sentiment: {t}",
    "Detect the sentiment: {t}", "Give the sentiment of \"{t}\"", "Classify as positive, negative or neutral: {t}",
    "sentiment analysis: {t}", "Tell me the sentiment: {t}", "Label this text: {t}", "{t}\nWhat is the sentiment?",
    "What is the sentiment of the review \"{t}\"?", "Is the sentiment positive, negative or neutral? {t}",
    "what feeling does this have, positive, negative or neutral? {t}",
)
HELD_THREE_LABELS = (
    "Tell me whether this is positive, negative or neutral: {t}", "What sentiment does this have? {t}",
    "Which sentiment is this: {t}", "Determine the sentiment: {t}", "{t} - positive, negative or neutral?",
    "Please classify the sentiment of this: {t}", "Would you call this positive, negative or neutral? {t}",
    "what's the sentiment here? {t}", "The sentiment of this text: {t}", "Analyse the sentiment: {t}",
)
LABEL_SYSTEMS = (
    "Classify the review. Answer with one word: positive, negative or neutral.",
    "Classify the text as positive, negative or neutral.", "Answer with one word: positive, negative or neutral.",
    "You classify reviews as positive, negative or neutral.", "Label each review: positive, negative or neutral.",
    "Say positive, negative or neutral.", "Is the review positive, negative or neutral? One word.",
    "You are a classifier. Labels: positive, negative, neutral.", "Labels: positive, negative, neutral",
    "Reply only with positive, negative or neutral.",
    "Decide whether the text is positive, negative or neutral. One word only.",
    "Sentiment: answer positive, negative or neutral.", "Sort reviews into positive, negative and neutral.",
    "You label feelings: positive, negative or neutral.", "Classify each message as positive, negative or neutral.",
    "classify: positive, negative, neutral",
)
HELD_LABEL_SYSTEMS = (
    "Rate the review as positive, negative or neutral. Use one word.",
    "Your answer is one of: positive, negative, neutral.",
    "Classify the sentiment of the user's text: positive, negative or neutral.",
    "Tell if a review is positive, negative or neutral.", "You read reviews and answer positive, negative or neutral.",
)


def quoted_in(frame, text):
    """The text without its full stop where the frame puts it into quotation marks."""
    return text.rstrip(".") if '"{t}"' in frame else text


def sentiment(context):
    """The feeling of a text."""
    if context.chance(0.12):
        return sentiment_by_example(context)
    roll = context.rng.random()
    if roll < 0.38:
        label = context.pick(("Positive", "Negative"))
        frame = context.frame(TWO_LABELS, HELD_TWO_LABELS)
        return ask((context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label))
    label = context.pick(("Positive", "Negative", "Neutral"))
    if roll < 0.62:
        frame = context.frame(THREE_LABELS, HELD_THREE_LABELS)
        return ask((context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label))
    turns = []
    if context.chance(0.85):
        turns.append(("system", context.frame(LABEL_SYSTEMS, HELD_LABEL_SYSTEMS)))
    shots = context.pick((0, 1, 2, 3, 3)) if turns else 3
    labels = context.some(("Positive", "Negative", "Neutral"), 3) + [context.pick(("Positive", "Negative"))]
    for shown in labels[:shots]:
        turns += [("user", review(context, shown)), ("assistant", shown.lower())]
    turns += [("user", lowered(context, review(context, label))), ("assistant", label.lower())]
    return Conversation(turns, [label.lower()])


EXAMPLE_LABELS = (
    ("Review: ", "Sentiment: "), ("Text: ", "Label: "), ("", "-> "), ("Input: ", "Output: "), ("Q: ", "A: "),
    ("Review: ", "Label: "), ("text: ", "sentiment: "), ("Message: ", "Mood: "), ("Comment: ", "Class: "),
)
HELD_EXAMPLE_LABELS = (("Opinion: ", "Sentiment: "), ("Review: ", "Feeling: "), ("> ", "= "), ("Sentence: ", "Label: "))


def sentiment_by_example(context):
    """Texts with their labels in one prompt, and a last text without one."""
    before, between = context.frame(EXAMPLE_LABELS, HELD_EXAMPLE_LABELS)
    labels = context.pick((("Positive", "Negative"), ("Positive", "Negative", "Neutral")))
    wanted = context.pick(labels)
    shown = context.some(labels, len(labels)) + [wanted]
    case = context.pick((str.lower, str.lower, str.capitalize, str.upper))
    inner = context.pick(("\n", " "))
    blocks = [f"{before}{review(context, label)}{inner}{between}{case(label)}" for label in shown]
    text = context.pick(("\n", "\n\n") if inner == " " else ("\n\n", "\n")).join(blocks)
    text = text[:-len(wanted)].rstrip()
    return ask((text, case(wanted)))


def lowered(context, text):
    """The text, sometimes in lower case or without its mark."""
    roll = context.rng.random()
    return text.lower() if roll < 0.15 else text.rstrip(".") if roll < 0.3 else text


# MARK: other labels

TOPICS = {
    "food": (
        "The soup needs more salt.", "Bake the cake for an hour.", "I ate rice and beans.",
        "Cut the onion into small pieces.", "The bread is fresh.",
    ),
    "sport": (
        "Our team won the match.", "She scored two goals.", "The runner was very fast.", "He plays tennis on Monday.",
        "The coach was happy.",
    ),
    "weather": (
        "It will rain tomorrow.", "The sky is clear today.", "Snow fell all night.", "A strong wind is coming.",
        "It is cold and foggy.",
    ),
    "music": (
        "The band played a new song.", "She sings in a choir.", "He bought a guitar.", "The piano is out of tune.",
        "The concert begins at eight.",
    ),
    "travel": (
        "Our flight leaves at noon.", "We booked a hotel in Rome.", "The train to Oslo is late.",
        "I packed my suitcase.", "They crossed the border by bus.",
    ),
}
TOPIC_FOODS = words.items("soup, bread, cake, rice, pasta, salad, pizza, stew, curry, pie, cheese, sauce")
TOPIC_SHAPES = {
    "food": (
        "The {food} needs more salt.", "I ate {food} for lunch.", "Cook the {food} for ten minutes.",
        "{n} made {food} for dinner.", "The {food} is too hot to eat.",
    ),
    "sport": (
        "{n} won the {sport} match.", "{n} scored two goals.", "Our {sport} team lost again.",
        "{n} plays {sport} on {d}.", "The {sport} coach was happy.",
    ),
    "weather": (
        "It will rain on {d}.", "The sky over {c} is clear.", "It snowed in {c} all night.",
        "A strong wind is coming to {c}.", "It is cold and foggy in {c}.", "{d} will be sunny.",
    ),
    "music": (
        "{n} plays the {ins}.", "{n} sings in a choir.", "The {ins} is out of tune.", "{n} wrote a new song.",
        "The concert on {d} was sold out.",
    ),
    "travel": (
        "The flight to {c} leaves at noon.", "{n} booked a hotel in {c}.", "The train to {c} is late.",
        "{n} packed a suitcase for {c}.", "{n} took a bus from {c} to {c2}.",
    ),
}
QUESTIONS = (
    "Where is the {o}?", "Do you like {food}?", "What is in the {o}?", "Is {n} in {c}?",
    "When does the train to {c} leave?", "Who took the {o}?", "Why is the {o} broken?", "How much is the {o}?",
    "Can {n} come on {d}?", "Which {o} is yours?",
)
STATEMENTS = (
    "The {o} is on the table.", "{n} lives in {c}.", "I bought {food} on {d}.", "{n} has a new {o}.",
    "The {o} is broken.", "We went to {c}.", "My {o} is old.", "The train to {c} is late.", "{n} likes {food}.",
    "It was cold on {d}.",
)
ORDERS = (
    "Open the {o}.", "Bring me the {o}.", "Close the door, {n}.", "Go to {c}.", "Eat your {food}.", "Give {n} the {o}.",
    "Put the {o} on the table.", "Do not touch the {o}.", "Call {n} on {d}.", "Wash the {o}.",
)
SPAM = (
    "You have won {m} euros! Click here.", "Cheap {o}s, buy now!!!", "FREE {o}, only today!",
    "Congratulations {n}, claim your prize now!", "Earn {m} euros a day from home!", "Click this link to win a {o}!",
    "Send your password to get {m} euros.", "Act now! {m} percent off!", "You are the lucky winner of a {o}!",
    "Get rich fast, {n}! Click here!",
)
HAM = (
    "Hi {n}, see you on {d}.", "The meeting is on {d}.", "Thanks for the {o}, {n}.", "I will be in {c} next week.",
    "Can you send me the notes, {n}?", "Dinner at {n}'s on {d}?", "The train to {c} is late.",
    "I left the {o} at your house.", "{n} called you today.", "Happy birthday, {n}!",
)
LANGUAGE_TEXTS = {
    "English": words.items(
        """
            good morning, where is the house?, I like the sea, thank you very much, the cat is small, how are you?, the
            book is on the table, see you tomorrow, I have a dog, what is your name?, the water is cold, my friend
            lives here, good night, we are hungry, it is late
        """,
    ),
    "Korean": words.items(
        """
            안녕하세요, 감사합니다, 고양이, 오늘은 날씨가 좋아요, 물 주세요, 저는 학생입니다, 사랑해요, 어디에 있어요?, 내일 만나요, 이름이 뭐예요?, 저는 커피를 좋아해요, 학교, 친구, 바다가
            좋아요, 책이 있어요
        """,
    ),
    "French": words.items(
        """
            bonjour, merci beaucoup, où est la maison ?, je m'appelle Anna, le chat est petit, comment ça va ?, bonne
            nuit, j'aime la mer, je ne sais pas, au revoir, il fait froid, le livre est sur la table, mon ami habite
            ici, nous avons faim, s'il vous plaît
        """,
    ),
    "Spanish": words.items(
        """
            buenos días, muchas gracias, ¿dónde está la casa?, me llamo Ana, el gato es pequeño, ¿cómo estás?, buenas
            noches, me gusta el mar, no lo sé, hasta mañana, hace frío, el libro está en la mesa, mi amigo vive aquí,
            tenemos hambre, por favor
        """,
    ),
}
LANGUAGE_POOL = Pool("language", tuple((language, text) for language, texts in LANGUAGE_TEXTS.items() for text in texts)
                     + tuple((
                         language, row[index],
                     ) for row in words.TRANSLATIONS for index, language in enumerate(
                         ("English", "Korean", "French", "Spanish"),
                     )
                             if row.count(row[index]) == 1 and row[index] not in ("mar", "animal")))
KIND_POOL = Pool("thing kind", tuple((kind, item) for kind, found in words.THINGS_BY_KIND.items() for item in found))
LABEL_FRAMES = (
    "Is this {labels}? {t}", "{labels}? {t}", "{t}\n{labels}?", "Classify as {labels}: {t}", "{t} Is this {labels}?",
    "Is the following text {labels}? {t}", "Decide: {labels}? {t}", "Label this as {labels}: {t}",
    "Classify: {labels}\n{t}", "Text: {t}\nLabel ({labels}):", "Is it {labels}: {t}", "What is this, {labels}? {t}",
    "Tell me if this is {labels}: {t}", "Choose {labels}: {t}", "Say {labels}: {t}", "One word, {labels}: {t}",
    "\"{t}\" - {labels}?", "Sort this into {labels}: {t}", "Would you call this {labels}? {t}",
    "Answer with {labels}: {t}", "Please classify this text as {labels}. {t}", "Does this belong to {labels}? {t}",
)
HELD_LABEL_FRAMES = (
    "Which is it, {labels}? {t}", "Is this text {labels}: {t}", "Classify the text ({labels}): {t}",
    "Pick one of {labels}: {t}", "{t}\n\nIs that {labels}?", "Read this and answer {labels}: {t}",
    "Put this into one group, {labels}: {t}", "How would you classify this, {labels}? {t}", "Assign {labels}: {t}",
    "Do you see {labels} here? {t}",
)
CLASSIFIERS = (
    "Classify the text as {labels}.", "Answer with one word: {labels}.", "You classify texts as {labels}.",
    "Labels: {labels}", "Reply only with {labels}.", "Say {labels}.", "Decide whether the text is {labels}.",
    "Classify the message. Answer with one label: {labels}.", "You are a classifier. Labels: {labels}.",
    "Sort texts into {labels}.", "Give one label: {labels}.",
)
HELD_CLASSIFIERS = (
    "Tell whether each text is {labels}.", "The only answers are {labels}.", "Label every message as {labels}.",
    "Your task is to classify texts as {labels}.", "Use one of these labels: {labels}.",
)


def filled(context, shape):
    """The shape with random names, things and places in it."""
    for slot, values in (
        ("{n}", words.NAMES), ("{o}", words.OBJECTS), ("{food}", TOPIC_FOODS), ("{c}", words.CITIES),
        ("{c2}", words.CITIES), ("{d}", words.DAYS),
        ("{sport}", ("tennis", "football", "hockey", "golf", "rugby", "chess", "judo")),
        ("{ins}", words.LISTS["instruments"]),
    ):
        if slot in shape:
            shape = shape.replace(slot, context.pick(values))
    return shape.replace("{m}", str(context.between(2, 99) * 10)) if "{m}" in shape else shape


TASKS = {
    "type": (("question", "statement", "command"), {"question": QUESTIONS, "statement": STATEMENTS, "command": ORDERS}),
    "spam": (("spam", "not spam"), {"spam": SPAM, "not spam": HAM}),
    "topic": (tuple(TOPIC_SHAPES), TOPIC_SHAPES),
}


def labelled_text(context, task, label):
    """A text that the label fits."""
    return new_text(context, "classify " + task, lambda context: filled(context, context.pick(TASKS[task][1][label])))


def label_names(context, task, label):
    """The labels in words, and those among which to choose."""
    names = TASKS[task][0]
    if task == "topic":
        count = context.pick((2, 3, 4))
        others = [name for name in context.some(names, len(names)) if name != label][:count - 1]
        names = context.some([label] + others, count)
    shown = ", ".join(names[:-1]) + " or " + names[-1]
    if task == "type" and context.chance(0.5):
        shown = "a question, a statement or a command"
    return shown


KIND_FRAMES = (
    "Is {a} an animal, a plant or a thing?", "{x}: animal, plant or thing?", "animal, plant or thing: {x}",
    "animal, plant or thing? {x}", "Is {x} an animal, a plant or a thing?", "What is {a}: animal, plant or thing?",
    "{a}: is it an animal, a plant or a thing?", "Classify {x} as animal, plant or thing.",
    "Decide: animal, plant or thing? {x}", "is {a} an animal, plant or thing", "which is {a}, animal, plant or thing?",
    "Label: animal, plant or thing. Word: {x}", "Sort this word into animal, plant or thing: {x}",
    "{x} - animal, plant or thing?", "Tell me if {a} is an animal, a plant or a thing.",
    "Would you call {a} an animal, a plant or a thing?",
)
HELD_KIND_FRAMES = (
    "{x} is what, animal, plant or thing?", "Would {a} be an animal, a plant or a thing?",
    "Classify the word {x}: animal, plant or thing", "Do you know if {a} is an animal, a plant or a thing?",
    "Choose animal, plant or thing for {x}.", "which one is {x}: animal, plant or thing?",
)
LANGUAGE_FRAMES = (
    "Which language is this? {t}", "What language is this? {t}", "which language: {t}", "language? {t}",
    "{t}\nWhich language is this?", "What language is \"{t}\"?", "In which language is this written? {t}",
    "Detect the language: {t}", "Name the language: {t}", "Which language is \"{t}\"?", "{t} - what language is that?",
    "Is this English, Korean, French or Spanish? {t}", "Identify the language: {t}",
    "Tell me the language of this text: {t}", "what language is it: {t}", "Language of \"{t}\"?",
    "Classify the language: {t}", "In what language is this? {t}", "language: {t}",
    "What is the language of this text? {t}", "Guess the language: {t}", "Do you know which language this is? {t}",
)
HELD_LANGUAGE_FRAMES = (
    "Can you tell which language this is? {t}", "What's the language here? {t}", "Find the language of this: {t}",
    "Which language do you see? {t}", "{t}\nIn what language is that?", "Say which language this is: {t}",
    "What language am I writing? {t}", "recognize the language: {t}",
)
PARITY_FRAMES = over(
    ("an odd or an even number: {k}",), ("Is this NP",),
) + [
    "Is {k} even or odd?", "even or odd: {k}", "even or odd? {k}", "{k}: even or odd?",
    "Is the number {k} even or odd?", "is {k} odd or even", "odd or even: {k}", "odd or even? {k}",
    "Classify {k} as even or odd.", "Decide: is {k} even or odd?", "{k} even or odd", "Tell me if {k} is even or odd.",
    "Is {k} an even or an odd number?", "Label {k} as even or odd.", "What is {k}, even or odd?",
    "do you know if {k} is even or odd?", "is the number {k} odd or even?", "even/odd: {k}",
]
HELD_PARITY_FRAMES = [
    "Would {k} be even or odd?", "the number {k}, is it even or odd?", "Say whether {k} is even or odd.",
    "Can you tell if {k} is odd or even?", "{k} is even or odd?", "Choose even or odd for {k}.",
    "is {k} an odd or an even number?", "check if {k} is even or odd",
]


def by_text(context):
    """A label for a composed text, in the user's question or with the labels in the system turn."""
    task = context.pick(tuple(TASKS))
    label = context.pick(TASKS[task][0])
    if context.chance(0.6):
        text = labelled_text(context, task, label)
        frame = context.frame(LABEL_FRAMES, HELD_LABEL_FRAMES)
        question = context.typed(frame, polite=False, lower=False, t=text, labels=label_names(context, task, label))
        return Conversation([("user", question), ("assistant", capitalized(label))], [capitalized(label)])
    names = list(TASKS[task][0])
    shown = ", ".join(names[:-1]) + " or " + names[-1]
    turns = [("system", context.frame(CLASSIFIERS, HELD_CLASSIFIERS).replace("{labels}", shown))]
    for example in context.some(names, context.pick((0, 0, 1, 2))):
        turns += [("user", labelled_text(context, task, example)), ("assistant", example)]
    turns += [("user", labelled_text(context, task, label)), ("assistant", label)]
    return Conversation(turns, [label])


def by_kind(context):
    """Whether a word names an animal, a plant or a thing."""
    kind, item = KIND_POOL.draw(context)
    item_shown = "grass" if item == "grass" else with_article(item)
    return ask((context.typed(context.frame(KIND_FRAMES, HELD_KIND_FRAMES), x=item, a=item_shown), capitalized(kind)))


def by_language(context):
    """The language of a text."""
    language, text = LANGUAGE_POOL.draw(context)
    return ask(
        (
            context.typed(context.frame(LANGUAGE_FRAMES, HELD_LANGUAGE_FRAMES), polite=False, lower=False, t=text),
            language,
        ),
    )


def by_parity(context):
    """Whether a number is even or odd."""
    while True:
        number = context.between(0, 99 if context.chance(0.8) else 999)
        if context.allowed("parity", number):
            break
    return ask(
        (context.typed(context.frame(PARITY_FRAMES, HELD_PARITY_FRAMES), k=number), "Odd" if number % 2 else "Even"),
    )


def classify(context):
    """Labels other than feelings."""
    return context.pick((by_text, by_text, by_text, by_kind, by_language, by_language, by_parity))(context)


def filler(context):
    """A short question and its answer."""
    roll = context.rng.random()
    if roll < 0.5:
        text, poem, _, _ = made_request(context)
        return text, poem
    made = by_kind(context) if roll < 0.65 else by_language(context)
    if roll > 0.8:
        label = context.pick(("Positive", "Negative"))
        frame = context.frame(TWO_LABELS, HELD_TWO_LABELS)
        return context.typed(frame, polite=False, lower=False, t=quoted_in(frame, review(context, label))), label
    return made.turns[0][1], made.turns[1][1]


SKILLS = {
    "haiku": (haiku, 4.0),
    "poem_talk": (poem_talk, 2.5),
    "story": (story, 3.0),
    "sentiment": (sentiment, 3.0),
    "classify": (classify, 2.5),
}
