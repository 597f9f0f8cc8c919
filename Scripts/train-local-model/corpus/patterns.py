"""Skills about the form of words and texts: copying, spelling, changing words, lists and patterns to continue."""
import json

from . import words
from .asking import Pool, commands, held_commands, new_text
from .context import Conversation, capitalized, over, with_article

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


# MARK: copying

QUOTES = ('"', "'", "", "", "")
CODE = (
    "print({w})", "x = {n}", "{w}_{v}", "{w}-{n}", "{w}.{v}", "let {w} = {n}", "[{n}, {m}]", "{w}({n})", "<{w}>",
    "{w}@{v}.com", "#{n}", "{w}/{v}", "{w}: {n}", "({w})", "{n}:{m}", "{w}{n}", "--{w}", "${w}", "{w}++", "*{w}*",
    "{n}%", "&{w};",
)


def several_nouns(context, low, high):
    """Some nouns, separated by spaces."""
    return " ".join(noun(context) for _ in range(context.between(low, high)))


def code_text(context):
    """A short text of letters, digits and signs as in programs."""
    if context.chance(0.4):
        letters = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return "".join(context.pick(letters) for _ in range(context.between(3, 7)))
    text = context.pick(CODE).replace("{w}", noun(context)).replace("{v}", noun(context))
    return text.replace("{n}", str(context.between(0, 999))).replace("{m}", str(context.between(0, 99)))


def plain_sentence(context):
    """A sentence, often without its full stop and its capital letter."""
    text = sentence(context)
    roll = context.rng.random()
    if roll < 0.45:
        text = text[:-1]
        first = text.split(" ", 1)[0]
        text = text[0].lower() + text[1:] if first not in NAME_SET and first != "I" else text
    elif roll < 0.6:
        text = text[:-1] + context.pick(("!", "", "?"))
    return text


NAME_SET = frozenset(words.NAMES)
SHORT_PHRASES = words.items("""hello world, I am here, I love you, the end, I am a robot, one two three,
    abc, this is a test, I like cheese, I am happy, never give up, to be or not to be, all is well, moo, it works,
    time to go, nice to meet you, good luck, well done, I do not know, happy birthday, you are great, so it goes""")
COPY_KINDS = (plain_sentence,) * 9 + (
    lambda context: several_nouns(context, 1, 1),
    lambda context: several_nouns(context, 1, 1),
    lambda context: f"{sentence(context)} {sentence(context)}",
    lambda context: several_nouns(context, 2, 6),
    lambda context: several_nouns(context, 2, 4),
    lambda context: ", ".join(noun(context) for _ in range(context.between(2, 5))),
    code_text,
    code_text,
    lambda context: " ".join(str(context.between(0, 999)) for _ in range(context.between(1, 5))),
    lambda context: f"{person(context)} {context.pick(words.SURNAMES)}",
    lambda context: f"{person(context)} and {person(context)}",
    lambda context: f"I am {person(context)}",
    lambda context: f"my {noun(context)} is {context.pick(THING_ADJECTIVES)}",
    lambda context: context.pick(SHORT_PHRASES),
    lambda context: context.pick(context.pick(words.TRANSLATIONS)[1:]),
    lambda context: " ".join(context.pick(words.COMMON_WORDS) for _ in range(context.between(2, 6))),
    lambda context: " ".join(context.pick(words.COMMON_WORDS) for _ in range(context.between(2, 8))),
)


def phrase(context):
    """A text to copy, held out under the key ("copy", text)."""
    return new_text(context, "copy", lambda context: context.pick(COPY_KINDS)(context))


COPY_HEADS = tuple(dict.fromkeys("""
Repeat after me: |repeat after me: |Repeat: |repeat: |repeat |Repeat this: |repeat this text: |Repeat the following: |
Repeat exactly: |Repeat this sentence: |Say: |say: |Say |say |Say this: |say exactly: |Say the following: |
Say exactly this: |Please say: |Please repeat: |Can you say: |Can you repeat: |can you say |could you say |
Could you repeat this: |Copy: |copy this: |Copy this text: |Copy exactly: |copy the following text: |Copy the text: |
Echo: |echo |echo: |Echo this: |echo back: |Write: |write: |Write exactly: |Write this: |write the following: |
Write down: |Type: |type this: |Type exactly: |Print: |print |print this: |Output: |output exactly: |
Output the following: |Return: |Answer with exactly: |Answer with: |Answer only: |Reply with: |reply with exactly: |
Reply only with: |Respond with: |Just say: |just write: |Only say: |only write: |Now say: |now repeat: |
I want you to say: |I want you to repeat: |Your answer must be: |Give me back: |Quote: |Say after me: |Speak: |
Repeat word for word: |word for word: |Repeat the words: |Say the words: |say the word |write the word |
repeat the word |Write the sentence: |Say the sentence: |Repeat the text: |Read aloud: |read this out: |Tell me: |
Please write: |please copy: |Send back: |Display: |Show: |Post: 
""".replace("\n", "").split("|")))
HELD_COPY_HEADS = (
    "Type this for me: ", "Just say this back to me: ", "Please echo: ", "Could you write: ", "Say this exactly: ",
    "Repeat these words: ", "I'd like you to say: ", "Please repeat after me: ", "Repeat what I say: ",
    "Copy what follows: ", "Reply exactly with: ", "Please type: ", "Say back: ", "Repeat the following text: ",
    "write exactly this: ",
)
COPY_TAILS = (
    ": repeat that", " - say that", ". Repeat this sentence.", ". Repeat that.", ": say it", " (repeat this)",
    "\nRepeat the line above.", "\nCopy the text above.", "\nSay it again.", ". Say that again.", ". Now you say it.",
)
HELD_COPY_TAILS = ("\nRepeat the text above.", " - repeat it", ". Copy that.", ": copy this", ". Say this sentence.")
BREAKS = ("", "", "", "", "", "", "\n", "\n\n")


def copy_exactly(context):
    """A text after a request to repeat it, or before one."""
    text = phrase(context)
    if context.chance(0.12) and text[-1:] not in ".?!":
        tail = context.frame(COPY_TAILS, HELD_COPY_TAILS)
        return (f'"{text}"' if context.chance(0.3) else text) + tail, text
    head = context.frame(COPY_HEADS, HELD_COPY_HEADS)
    if context.chance(0.35):
        head = head.lower()
    elif context.chance(0.3):
        head = capitalized(head)
    mark = context.pick(QUOTES)
    if mark and mark in text:
        mark = ""
    quoted = f"{mark}{text}{mark}"
    if head.rstrip()[-1:] == ":" and context.chance(0.25):
        head = head.rstrip() + context.pick(("\n", "\n\n", "", " "))
    elif mark and head.endswith(": ") and context.chance(0.3):
        head = head[:-2] + " "
    return head + quoted, text


TIMES = commands(
    ("say {w} {n} times", "write {w} {n} times", "repeat {w} {n} times", "repeat the word {w} {n} times"),
) + (
    "say the word {w} {n} times", "{w} {n} times", "{n} times {w}", "{n} times the word {w}", "print {w} {n} times",
    "say {n} times {w}", "write the word {w} {n} times", "say '{w}' {n} times", 'say "{w}" {n} times',
    "repeat '{w}' {n} times", "type {w} {n} times", "echo {w} {n} times", "say {w} exactly {n} times",
    "output {w} {n} times",
)
HELD_TIMES = (
    "{n} times {w} please", "I want {w} {n} times", "write out {w} {n} times", "say {n} times: {w}",
    'write "{w}" {n} times', "give me {w} {n} times", "please write the word {w} {n} times for me",
    "type the word {w} {n} times", "can I have {w} {n} times?", "print the word {w} {n} times",
)


def say_times(context):
    """A word several times."""
    word, count = noun(context), context.between(2, 6)
    shown = count if context.chance(0.6) else words.NUMBER_WORDS[count]
    frame = context.frame(TIMES, HELD_TIMES)
    if count == 2 and context.chance(0.3):
        frame, shown = frame.replace("{n} times", "twice"), ""
    return context.typed(frame, lower=False, w=word, n=shown), " ".join([word] * count)


UPPER = commands(
    ("write {w} in capital letters", "write {w} in upper case", "make {w} upper case", "put {w} in capitals",
                  "convert {w} to upper case"),
) + (
    "uppercase {w}", "{w} in upper case", "{w} in capital letters", "{w} in capitals", "uppercase: {w}",
    "upper case {w}", "capitalize all of {w}", "write {w} in all caps", "{w} in all caps", "shout {w}", "all caps: {w}",
    "how do you write {w} in capitals?", "what is {w} in upper case?", "turn {w} into upper case",
    "say {w} in capital letters", "to upper case: {w}", "{w} -> upper case", "change {w} to uppercase",
)
HELD_UPPER = (
    "put {w} into capitals", "I need {w} in capital letters", "write {w} using capital letters",
    "show {w} in upper case", "{w} with capital letters", "make {w} all caps", "give me {w} in upper case",
    "please uppercase {w}", "{w}, in capitals", "can {w} be written in capitals?",
)
LOWER = commands(
    ("write {w} in lower case", "make {w} lower case", "put {w} in small letters", "convert {w} to lower case"),
) + (
    "lowercase {w}", "{w} in lower case", "{w} in small letters", "lowercase: {w}", "lower case {w}",
    "write {w} in small letters", "what is {w} in lower case?", "turn {w} into lower case", "to lower case: {w}",
    "{w} without capital letters", "change {w} to lowercase",
)
HELD_LOWER = (
    "put {w} into lower case", "I need {w} in lower case", "show {w} in small letters", "give me {w} in lower case",
    "please lowercase {w}", "{w}, in small letters", "make {w} all lower case", "write {w} using small letters",
    "say {w} in lower case", "{w} but in lower case",
)


def some_text(context):
    """One to three nouns, or a short sentence without its full stop."""
    roll = context.rng.random()
    if roll < 0.6:
        return noun(context)
    return several_nouns(context, 2, 3) if roll < 0.85 else new_text(context, "copy", sentence)[:-1]


def change_case(context):
    """A word or phrase in capital or in small letters."""
    text = some_text(context)
    if context.chance(0.65):
        shown = capitalized(text) if context.chance(0.2) else text
        return context.typed(context.frame(UPPER, HELD_UPPER), lower=False, w=shown), text.upper()
    return context.typed(context.frame(LOWER, HELD_LOWER), lower=False, w=text.upper()), text.lower()


ORDINALS = ("first", "second", "third", "fourth", "fifth")
POSITION_FRAMES = over(("the {f} word of: {p}", "the {f} word in \"{p}\"")) + [
    "{f} word of {p}", "Which word is {f}? {p}", "{p}\nWhat is the {f} word?", "the {f} word: {p}", "{f} word: {p}",
    "give only the {f} word: {p}", "Which is the {f} word in: {p}", "{p} - what is the {f} word?",
    "Read this: {p}. What is the {f} word?", "what word comes {f}? {p}", "{p}\n\nThe {f} word is?",
    "Return the {f} word of this text: {p}", "print the {f} word of {p}", "\"{p}\": {f} word?",
    "Extract the {f} word: {p}", "in the text \"{p}\", which word is {f}?",
    "text: {p}\nquestion: what is the {f} word?",
]
HELD_POSITION_FRAMES = [
    "tell me the {f} word in this: {p}", "{p}\nGive me the {f} word.", "which word comes {f} in \"{p}\"?",
    "pick the {f} word: {p}", "what's the {f} word here: {p}", "from this text, take the {f} word: {p}",
    "I want the {f} word of \"{p}\"", "{p}. Which word is {f}?", "return only the {f} word: {p}",
    "look at this: {p}\nwhich is the {f} word?",
]


def word_at(context):
    """The first, last or n-th word of a text."""
    listed = [noun(
        context,
    ) for _ in range(context.between(2, 6))] if context.chance(0.6) else sentence(context)[:-1].split(" ")
    listed = [word.strip(",") for word in listed]
    position = context.between(0, min(len(listed), 5) - 1) if context.chance(0.5) else context.pick((0, -1))
    name = "last" if position == -1 else ORDINALS[position]
    separator = ", " if context.chance(0.1) else " "
    question = context.typed(context.frame(POSITION_FRAMES, HELD_POSITION_FRAMES), polite=False, lower=False, f=name,
                             p=separator.join(listed))
    return question, listed[position]


REVERSE = unmarked(
    commands(
        ("reverse the order of these words: {p}", "write these words in reverse order: {p}", "reverse the words: {p}"),
    ) + (
        "{p} in reverse order", "{p} backwards, word by word", "reverse the word order: {p}", "words in reverse: {p}",
        "reverse order: {p}", "say these words in reverse order: {p}", "from last to first: {p}",
        "turn the order around: {p}", "write the words from last to first: {p}",
        "what is \"{p}\" with the words in reverse order?",
    ),
)
HELD_REVERSE = (
    "put these words in reverse order: {p}", "give me the words in reverse order: {p}",
    "flip the order of the words: {p}", "reverse these words: {p}", "the words {p} in reverse order",
    "list these words from last to first: {p}", "{p} -> reverse the words", "please reverse the word order of {p}",
    "start with the last word: {p}", "backwards order: {p}",
)
JOIN = commands(("join the words {a} and {b}", "join {a} and {b} with a {s}", "put a {s} between {a} and {b}")) + (
    "join {a} and {b}", "combine {a} and {b} into one word", "{a} {s} {b} as one word", "glue {a} and {b} together",
    "concatenate {a} and {b}", "connect {a} and {b} with a {s}", "write {a} and {b} as one word",
    "make one word of {a} and {b}", "{a} + {b} as one word", "merge {a} and {b}",
)
SIGNS = {
    "hyphen": "-", "dash": "-", "comma": ",", "dot": ".", "slash": "/", "colon": ":", "plus": "+", "underscore": "_",
}
GREET = commands(("say hello to {w}", "greet {w}", "say hi to {w}", "welcome {w}", "write a greeting for {w}")) + (
    "a greeting for {w}", "greeting for {w} please", "{w} is here, say hello", "meet {w}, say hello",
    "this is {w}, greet them", "here comes {w}, say hello", "how would you greet {w}?", "hello to {w} please",
    "give {w} a greeting",
)
HELD_GREET = (
    "please welcome {w}", "give a greeting to {w}", "can you say a quick hello to {w}?", "{w} just came in, say hello",
    "a short hello for {w}", "write hello to {w}", "I want you to give {w} a greeting", "send a greeting to {w}",
    "say hello to my friend {w}", "how do you say hello to {w}?",
)
BYE = commands(
    ("say goodbye to {w}", "say bye to {w}"),
) + ("{w} is leaving, say goodbye", "goodbye to {w} please", "wish {w} goodbye", "write a goodbye for {w}")
INITIALS = over(("the initials of {w}", "{w}'s initials")) + [
    "initials of {w}?", "{w} initials", "which initials does {w} have?", "what are the initials of {w}?",
    "Give the initials: {w}", "initials: {w}", "write the initials of {w}", "turn {w} into initials",
    "what are the first letters of {w}?",
]
HELD_INITIALS = [
    "the initials for {w} please", "what initials does {w} have?", "shorten {w} to initials",
    "how do I write the initials of {w}?", "{w}: initials?", "which are the initials of {w}?",
    "give me just the initials of {w}", "my name is {w}, what are my initials?", "find the initials of {w} for me",
    "can you write the initials of {w}?",
]


def reverse_order(context):
    """Two to four words in reverse order."""
    listed = [noun(context) for _ in range(context.between(2, 4))]
    separator = ", " if context.chance(0.25) else " "
    question = context.typed(context.frame(REVERSE, HELD_REVERSE), polite=False, lower=False, p=separator.join(listed))
    return question, separator.join(reversed(listed))


def join_words(context):
    """Two words written as one, or with a sign between them."""
    sign = context.pick(tuple(SIGNS))
    frame = context.pick(JOIN).replace(" {s} {b} as", " and {b} as")
    first, second = noun(context), noun(context)
    answer = first + (SIGNS[sign] if "{s}" in frame else "") + second
    return context.typed(frame, lower=False, a=first, b=second, s=sign), answer


def greet(context):
    """A greeting or a goodbye for somebody."""
    name = person(context)
    if context.split != "phrasing" and context.chance(0.2):
        return context.typed(context.pick(BYE), lower=False, w=name), f"Goodbye, {name}!"
    return context.typed(context.frame(GREET, HELD_GREET), lower=False, w=name), f"Hello, {name}!"


def initials(context):
    """The initials of a full name."""
    first, last = person(context), context.pick(words.SURNAMES)
    return context.typed(
        context.frame(INITIALS, HELD_INITIALS), lower=False, w=f"{first} {last}",
    ), f"{first[0]}.{last[0]}."


COPY_TASKS = (
    copy_exactly,
) * 10 + (say_times,) * 2 + (change_case,) * 3 + (word_at,) * 3 + (reverse_order, join_words, greet, greet, initials)
PHRASED_COPY_TASKS = tuple(task for task in COPY_TASKS if task is not join_words)


def copy(context):
    """Texts to repeat, word by word or changed in a simple way."""
    return ask(context.pick(PHRASED_COPY_TASKS if context.split == "phrasing" else COPY_TASKS)(context))


# MARK: spelling

SPELL_WORDS = Pool("spell", words.COMMON_WORDS + words.NAMES)
SPELL = commands(
    ("spell {w}", "spell the word {w}", "spell out {w}", "spell {w} letter by letter", "write {w} letter by letter"),
) + tuple(
    over(("the spelling of {w}",))) + (
        "how do you spell {w}?", "how is {w} spelled?", "how to spell {w}", "{w} letter by letter", "spelling of {w}",
        "{w} spelled out", "how do I spell {w}?", "what is the spelling of {w}?", "{w}: spell it", "the letters of {w}",
        "which letters are in {w}?", "can you spell {w} for me?", "spell: {w}", "break {w} into letters",
        "split {w} into letters", "list the letters of {w}", "spell this word: {w}", "how should I spell {w}?",
        "spell '{w}'", 'spell "{w}"', "letters of {w} please", "how does one spell {w}?", "say the letters of {w}",
        "I can't spell {w}", "help me spell {w}",
    )
HELD_SPELL = (
    "what are the letters in {w}?", "how would you spell {w}?", "{w}, letter by letter please",
    "I need to know how to spell {w}", "give me the letters of {w}", "how do we spell the word {w}?",
    "please spell out the word {w}", "tell me how {w} is spelled", "could you spell the word {w}?",
    "the word {w}, spelled out", "separate {w} into its letters", "do you know how to spell {w}?",
)
FIRST_LETTER = over(("the {f} letter of {w}", "the {f} letter of the word {w}", "the {f} letter in {w}")) + [
    "{f} letter of {w}", "{w}: {f} letter?", "which letter comes {f} in {w}?", "which letter is {f} in {w}?",
    "{f} letter in {w}?", "{w} {f} letter", "what letter is {f} in {w}?", "in the word {w}, what is the {f} letter?",
    "{w} - {f} letter", "say the {f} letter of {w}",
]
STARTS = [
    "{w} starts with which letter?", "which letter does {w} start with?", "what does {w} start with?",
    "what letter does {w} begin with?",
]
ENDS = [
    "{w} ends with which letter?", "which letter does {w} end with?", "what does {w} end with?",
    "what is the letter at the end of {w}?",
]
HELD_FIRST_LETTER = [
    "the {f} letter of {w} please", "can you find the {f} letter of {w}?", "what's the {f} letter in the word {w}?",
    "pick the {f} letter of {w}", "which is the {f} letter of {w}?", "look at {w}: what is its {f} letter?",
    "I want the {f} letter of the word '{w}'", "{w} has which {f} letter?", "for the word {w}, give the {f} letter",
    "print the {f} letter of {w}",
]
LETTER_COUNT = over(
    ("the number of letters in {w}",),
) + list(commands(("count the letters in {w}", "count the letters of the word {w}"))) + [
    "how many letters are in {w}?", "how many letters does {w} have?", "how many letters in {w}",
    "{w} has how many letters?", "letters in {w}?", "number of letters in {w}", "how long is the word {w}?",
    "{w}: how many letters?", "length of {w}", "what is the length of {w}?",
    "how many letters are there in the word {w}?", "count letters: {w}",
]
HELD_LETTER_COUNT = [
    "how many letters has the word {w}?", "tell me how many letters {w} has", "the word {w}: how many letters?",
    "can you count how many letters are in {w}?", "what is the number of letters of {w}?",
    "how many letters are there in {w}?", "letter count of {w}", "how many letters make up {w}?",
    "{w} is how many letters long?", "count how many letters {w} has",
]
UNSPELL = commands(("read this word: {s}", "put these letters together: {s}")) + (
    "which word is {s}?", "what word is {s}?", "what does {s} spell?", "{s} spells what?", "{s} as a word",
    "join the letters {s}", "what word do the letters {s} make?", "{s} is which word?", "letters to word: {s}",
    "the word spelled {s}", "what do the letters {s} spell?",
)
HELD_UNSPELL = (
    "which word do the letters {s} make?", "make a word of {s}", "{s}: what is the word?", "can you read {s}?",
    "combine these letters: {s}", "what is {s} as one word?", "turn {s} into a word", "tell me the word {s}",
    "the letters {s} give which word?", "I spell {s}, which word is it?",
)


def word_to_spell(context, longest=9):
    """A word: mostly a common one or a name, sometimes one that does not exist."""
    while True:
        word = pseudo_word(context, "spell") if context.chance(0.35) else SPELL_WORDS.draw(context)
        if len(word) <= longest:
            return word


def spell_out(context):
    """A word letter by letter."""
    word = word_to_spell(context)
    return context.typed(context.frame(SPELL, HELD_SPELL), lower=False, w=word), "-".join(word)


def read_letters(context):
    """The word that letters spell."""
    word = word_to_spell(context, 8)
    separator = context.pick(("-", "-", "-", " ", ", ", "."))
    return context.typed(context.frame(UNSPELL, HELD_UNSPELL), lower=False, s=separator.join(word)), word


def letter_at(context):
    """The first, last, second or third letter of a word."""
    word = word_to_spell(context)
    position = context.pick((0, 0, 0, -1, -1, -1, 1, 2))
    name = "last" if position == -1 else ORDINALS[position]
    if context.split != "phrasing" and position < 1 and context.chance(0.25):
        frame = context.pick(ENDS if position else STARTS)
    else:
        frame = context.frame(FIRST_LETTER, HELD_FIRST_LETTER)
    return context.typed(frame, lower=False, w=word, f=name), word[position].lower()


def count_letters(context):
    """The number of letters in a word."""
    word = word_to_spell(context, 8)
    return context.typed(context.frame(LETTER_COUNT, HELD_LETTER_COUNT), lower=False, w=word), str(len(word))


SPELL_TASKS = (spell_out,) * 5 + (read_letters,) + (letter_at,) * 2 + (count_letters,)


def spell(context):
    """Spelling, letters and their number."""
    return ask(context.pick(SPELL_TASKS)(context))


# MARK: changing words

COUNTABLE = Pool(
    "plural",
    tuple(
        dict.fromkeys(
            ALL_NOUNS + words.LISTS["fruits"] + words.LISTS["tools"] + tuple(dict(words.IRREGULAR_PLURALS)),
        ),
    ),
)
PLURAL = over(
    ("the plural of {w}",),
) + list(commands(("make {w} plural", "put {w} in the plural", "write the plural of {w}"))) + [
    "plural of {w}", "{w} plural", "one {w}, two ...", "one {w}, many", "more than one {w}", "{w} in the plural",
    "what are two of {w} called?", "plural form of {w}?", "one {w}, two what?", "if there are two, {w} becomes",
    "plural: {w}", "what is the plural form of {w}?", "how do you write the plural of {w}?", "turn {w} into the plural",
]
HELD_PLURAL = [
    "I need the plural form of {w}", "what's the plural of the word {w}?", "give the plural for {w}",
    "{w}, in plural please", "how do you say more than one {w}?", "form the plural of {w}", "one {w}, three what?",
    "which is the plural of {w}?", "the plural form of {w} is", "can you form the plural of {w}?",
]


def make_plural(context):
    """The plural of a noun."""
    word = COUNTABLE.draw(context)
    return context.typed(context.frame(PLURAL, HELD_PLURAL), w=word), plural(word)


PAST = Pool(
    "past",
    words.PAST_TENSES + tuple((
        verb, verb + "ed",
    ) for verb in words.REGULAR_VERBS if verb[-1] != "y" or verb[-2] in "aeiou")
            + tuple((verb, verb + "d") for verb in words.REGULAR_VERBS_E),
)
PAST_FRAMES = over(
    ("the past tense of {w}",),
) + list(commands(("put {w} in the past tense", "write the past tense of {w}"))) + [
    "past tense of {w}", "{w} past tense", "past of {w}?", "{w} in the past", "today I {w}, yesterday I",
    "today I {w}, yesterday I ...", "the past of {w}", "simple past of {w}", "what is {w} in the past tense?",
    "past tense: {w}", "yesterday form of {w}", "turn {w} into past tense", "past form of {w}?",
    "now I {w}, yesterday I ...",
]
HELD_PAST = [
    "I need the past form of {w}", "what's the past tense of the verb {w}?", "how do you say {w} in the past?",
    "{w}, in the past tense please", "give the past for {w}", "what is the simple past of {w}?",
    "which is the past tense of {w}?", "past tense for {w}", "every day I {w}, yesterday I",
    "can you put {w} into the past?",
]
RHYMES = words.RHYMES + tuple((second, first) for first, second in words.RHYMES if second not in dict(words.RHYMES))
RHYME_FRAMES = over(("a word that rhymes with {w}", "a rhyme for {w}")) + [
    "what rhymes with {w}?", "rhymes with {w}", "{w} rhymes with", "{w} rhymes with what?",
    "which word rhymes with {w}?", "find a rhyme for {w}", "rhyme with {w}", "rhyme for {w}?",
    "do you have a rhyme for {w}?", "rhyme: {w}", "a rhyme on {w}", "rhyme {w} with something",
]
HELD_RHYME = [
    "I need a rhyme for {w}", "can you find something that rhymes with {w}?", "what is a good rhyme for {w}?",
    "think of a rhyme for {w}", "something that rhymes with {w}", "one word that rhymes with {w} please",
    "which word is a rhyme for {w}?", "{w}: what rhymes?", "does anything rhyme with {w}?",
    "help me find a rhyme for {w}",
]
RHYME_FORMS = (Pool("rhyme", tuple((0, pair) for pair in RHYMES)), Pool("rhyme", tuple((1, pair) for pair in RHYMES)))
RHYME_FRAME_FORMS = (RHYME_FRAMES[:84], RHYME_FRAMES[84:])


def past_tense(context):
    """The past tense of a verb."""
    verb, past = PAST.draw(context)
    return context.typed(context.frame(PAST_FRAMES, HELD_PAST), w=verb), past


def rhyme(context):
    """A word that rhymes; a pair is never trained in one of two classes of phrasings."""
    form = context.pick((0, 1))
    _, (word, answer) = RHYME_FORMS[form].draw(context)
    return context.typed(context.frame(RHYME_FRAME_FORMS[form], HELD_RHYME), w=word), answer


SORT_WORDS = unmarked(
    commands(
        ("sort these words alphabetically: {p}", "sort the words {p}", "put these words in alphabetical order: {p}"),
    ) + (
        "sort alphabetically: {p}", "alphabetical order: {p}", "{p} in alphabetical order", "sort: {p}", "sort {p}",
        "order these words: {p}", "sort from a to z: {p}", "which order is alphabetical: {p}",
        "arrange alphabetically: {p}", "alphabetize: {p}",
    ),
)
HELD_SORT_WORDS = (
    "arrange these words in alphabetical order: {p}", "{p} - sort them alphabetically", "order alphabetically: {p}",
    "please sort these from a to z: {p}", "list these in alphabetical order: {p}",
    "how do you sort {p} alphabetically?", "I need these sorted: {p}", "put {p} into alphabetical order",
    "these words from a to z: {p}", "make this list alphabetical: {p}",
)
SORT_NUMBERS = unmarked(
    commands(("sort these numbers: {p}", "sort the numbers {p}", "put these numbers in order: {p}")) + (
        "sort: {p}", "sort {p}", "order these numbers: {p}", "from smallest to largest: {p}", "{p} in order",
        "sort ascending: {p}", "{p} in ascending order", "ascending order: {p}", "arrange these numbers: {p}",
        "sort the list {p}", "smallest first: {p}", "numbers in order: {p}",
    ),
)
HELD_SORT_NUMBERS = (
    "arrange from smallest to largest: {p}", "{p} - sort them", "put {p} in ascending order",
    "please sort this list of numbers: {p}", "order from low to high: {p}", "I need these numbers sorted: {p}",
    "these numbers from small to large: {p}", "how do you sort the numbers {p}?", "list these numbers in order: {p}",
    "sort the following numbers: {p}",
)


def sort_items(context):
    """Three or four words or numbers in order."""
    separator = context.pick((", ", ", ", ", ", " "))
    if context.chance(0.5):
        count = context.between(3, 4)
        numbers = context.rng.sample(range(1, 100 if context.chance(0.6) else 20), count)
        while not context.allowed("sort", *sorted(numbers)):
            numbers = context.rng.sample(range(1, 100), count)
        shown, ordered, frames = map(str, numbers), map(str, sorted(numbers)), (SORT_NUMBERS, HELD_SORT_NUMBERS)
    else:
        by_letter = {}
        for _ in range(6):
            word = NOUN_POOL.draw(context)
            by_letter.setdefault(word[0], word)
        chosen = list(by_letter.values())[:context.between(3, 4)]
        shown, ordered, frames = chosen, sorted(chosen), (SORT_WORDS, HELD_SORT_WORDS)
    question = context.typed(context.frame(*frames), polite=False, lower=False, p=separator.join(shown))
    return question, separator.join(ordered)


COUNT_WORDS = unmarked(
    commands(
        ("count the words: {p}", "count the words in \"{p}\""),
    ) + tuple(over(("the number of words in \"{p}\"",))) + (
        "how many words are in \"{p}\"?", "how many words: {p}", "how many words does this have: {p}",
        "{p}\nHow many words is that?", "how many words are in this sentence: {p}", "number of words in: {p}",
        "how many words are there in: {p}", "word count: {p}", "word count of {p}",
    ),
)
HELD_COUNT_WORDS = (
    "how many words are here: {p}", "{p} - how many words?", "tell me how many words this has: {p}",
    "what is the word count of \"{p}\"?", "count how many words: {p}", "this sentence has how many words? {p}",
    "please give the number of words: {p}", "how many words do you see: {p}", "{p}\nCount the words.",
    "words in \"{p}\"?",
)
REMOVE = unmarked(commands(("remove {w} from: {p}", "delete the word {w}: {p}", "remove the word {w} from \"{p}\"")) + (
    "{p} without {w}", "take {w} out of: {p}", "drop {w}: {p}", "leave out {w}: {p}", "{p}\nRemove the word {w}.",
    "what is left of \"{p}\" without {w}?", "erase {w} from {p}",
))
HELD_REMOVE = (
    "cut {w} from: {p}", "{p} but without the word {w}", "write \"{p}\" without {w}", "take away {w} from: {p}",
    "please leave out the word {w}: {p}", "{p}\nDelete {w}.", "repeat \"{p}\" but leave out {w}",
    "the list {p} without {w}", "get rid of {w} in: {p}", "remove {w}: {p}",
)
SWAP = unmarked(commands(("swap the words: {p}", "swap {a} and {b}: {p}", "switch the two words {p}")) + (
    "swap: {p}", "change the order of {p}", "{p} swapped", "exchange {a} and {b}", "swap {a} with {b}",
    "{p} the other way round", "turn around the two words: {p}",
))
HELD_SWAP = (
    "swap these two words: {p}", "switch {a} and {b}", "{p}, but swapped", "put {b} before {a}",
    "exchange the words: {p}", "reverse these two: {p}", "trade places: {p}", "please exchange {a} and {b}",
    "write {p} with the words swapped", "the words {p} in the other order",
)


def count_words(context):
    """The number of words in a short text."""
    text = several_nouns(context, 2, 7) if context.chance(0.4) else new_text(context, "copy", sentence)
    text = text if context.chance(0.5) else text.rstrip(".")
    question = context.typed(context.frame(COUNT_WORDS, HELD_COUNT_WORDS), polite=False, lower=False, p=text)
    return question, str(len(text.split(" ")))


def remove_word(context):
    """A list of words without one of them."""
    listed = list(dict.fromkeys(noun(context) for _ in range(context.between(3, 5))))
    gone = context.pick(listed)
    separator = context.pick((" ", ", "))
    question = context.typed(
        context.frame(REMOVE, HELD_REMOVE), polite=False, lower=False, w=gone, p=separator.join(listed),
    )
    return question, separator.join(word for word in listed if word != gone)


def swap_words(context):
    """Two words in the other order."""
    first, second = noun(context), noun(context)
    question = context.typed(
        context.frame(SWAP, HELD_SWAP), polite=False, lower=False, a=first, b=second, p=f"{first} {second}",
    )
    return question, f"{second} {first}"


QUESTION_FRAMES = unmarked(
    commands(
        (
            "make a question: {p}", "turn this into a question: {p}", "make this a question: {p}",
            "change this into a question: {p}",
        ),
    ) + (
        "as a question: {p}", "question form: {p}", "{p}\nMake it a question.", "ask this as a question: {p}",
        "rewrite as a question: {p}", "statement to question: {p}",
    ),
)
HELD_QUESTION_FRAMES = (
    "write this as a question: {p}", "make a question out of this: {p}", "{p} - turn it into a question",
    "convert to a question: {p}", "how would you ask this: {p}", "make a question from: {p}",
    "please form a question: {p}", "form a question: {p}", "{p}\nNow as a question.", "put this as a question: {p}",
)
NEGATE_FRAMES = unmarked(
    commands(
        ("make this negative: {p}", "negate: {p}", "put \"not\" into this sentence: {p}", "negate this sentence: {p}"),
    ) + (
        "the negative of: {p}", "{p}\nMake it negative.", "say the opposite with not: {p}", "negative form: {p}",
        "add not: {p}", "deny this: {p}",
    ),
)
HELD_NEGATE_FRAMES = (
    "write this with not: {p}", "make the sentence negative: {p}", "{p} - negate it",
    "turn this into a negative sentence: {p}", "rewrite it with not: {p}", "please negate the sentence: {p}",
    "{p}\nNow with not.", "what is the negative form of: {p}", "put this in the negative: {p}", "add the word not: {p}",
)


def be_statement(context):
    """A statement with is or are, as subject, verb and rest."""
    roll = context.rng.random()
    if roll < 0.4:
        return f"The {context.pick(words.OBJECTS)}", "is", context.pick(THING_ADJECTIVES)
    if roll < 0.6:
        return f"The {context.pick(LIVING)}", "is", f"in the {context.pick(words.PLACES)}"
    if roll < 0.8:
        return person(context), "is", context.pick(LIVING_ADJECTIVES)
    return f"The {plural(context.pick(LIVING))}", "are", context.pick(LIVING_ADJECTIVES)


def make_question(context):
    """A statement as a question, or denied."""
    while True:
        subject, verb, rest = be_statement(context)
        if context.allowed("question", subject, rest):
            break
    statement = f"{subject} {verb} {rest}."
    if context.chance(0.55):
        asked = subject[0].lower() + subject[1:] if subject.startswith("The ") else subject
        question = context.typed(
            context.frame(QUESTION_FRAMES, HELD_QUESTION_FRAMES), polite=False, lower=False, p=statement,
        )
        return question, f"{capitalized(verb)} {asked} {rest}?"
    question = context.typed(context.frame(NEGATE_FRAMES, HELD_NEGATE_FRAMES), polite=False, lower=False, p=statement)
    return question, f"{subject} {verb} not {rest}."


ARTICLE_FRAMES = over(("the right article for {w}",)) + [
    "a or an: {w}", "a or an {w}?", "is it a or an {w}?", "{w}: a or an?", "do I say a {w} or an {w}?", "a/an {w}",
    "put a or an before {w}", "which is right, a {w} or an {w}?", "fill in a or an: ___ {w}", "article for {w}",
]
HELD_ARTICLE_FRAMES = [
    "should I write a or an before {w}?", "{w} with a or an?", "is a {w} or an {w} correct?", "choose a or an for {w}",
    "a or an before {w}?", "does {w} take a or an?",
]
ARTICLE_POOL = Pool(
    "article", tuple(word for word in ALL_NOUNS + words.LISTS["fruits"] if word not in ("unicorn", "uniform")),
)


def choose_article(context):
    """The noun with a or an."""
    word = ARTICLE_POOL.draw(context)
    return context.typed(context.frame(ARTICLE_FRAMES, HELD_ARTICLE_FRAMES), w=word), with_article(word)


TRANSFORM_TASKS = (
    make_plural, make_plural, past_tense, past_tense, rhyme, sort_items, sort_items, count_words, remove_word,
    swap_words, make_question, choose_article,
)


def transform(context):
    """Words and short texts changed by a rule of grammar or of order."""
    return ask(context.pick(TRANSFORM_TASKS)(context))


# MARK: lists

LIST_FRAMES = tuple(frame.replace("NP", "{n} {c}") for frame in (
    "List NP.", "Name NP.", "Give me NP.", "Tell me NP.", "Write NP.", "NP", "NP please", "Can you list NP?",
    "Could you list NP?", "Can you name NP?", "Name NP for me.", "Write down NP.", "I need NP.", "I want NP.",
    "I would like NP.", "Show me NP.", "Say NP.", "Do you know NP?", "Please list NP.", "please name NP",
    "What are NP?", "Make a list of NP.", "a list of NP", "list of NP", "Give me a list of NP.", "Write a list of NP.",
    "Can you give me NP?", "Think of NP.", "Enumerate NP.", "Tell me the names of NP.", "Give NP.", "NP?",
    "Could you name NP?", "Let me have NP.", "List NP for me.", "Which NP do you know?", "Find NP.", "Help me list NP.",
    "Now list NP.", "Could I get NP?",
)) + (
    "list {n} different {c}", "name {n} kinds of {c}", "give me {n} examples of {c}", "{n} examples of {c}",
    "{c}: list {n}", "{c}, {n} of them", "list some {c}, {n} of them",
)
HELD_LIST_FRAMES = (
    "think up {n} {c}", "I'd like to have {n} {c}", "Could you give me {n} {c}?", "can I have {n} {c}?",
    "what {n} {c} can you name?", "name any {n} {c}", "come up with {n} {c}", "please write a list with {n} {c}",
    "tell me {n} different {c}", "make me a list of {n} {c}", "{n} {c} would be nice", "give {n} examples of {c}",
)
OPEN_LIST_FRAMES = (
    "list {c}", "list some {c}", "name some {c}", "a list of {c}", "some {c}", "some {c} please", "give me some {c}",
    "what {c} do you know?", "write a list of {c}", "tell me some {c}", "examples of {c}", "list of {c}",
    "name a few {c}", "list a few {c}", "can you list some {c}?", "make a list of {c}", "what are some {c}?",
    "show me some {c}", "which {c} do you know?", "give me a list of {c}",
)
HELD_OPEN_LIST_FRAMES = (
    "could you name some {c}?", "I need some {c}", "give examples of {c}", "write some {c}", "do you know some {c}?",
    "can you give me a few {c}?", "a few {c} please", "tell me a few {c}",
)
ONE_FRAMES = tuple(
    over(
        ("{a}",),
        (
            "Name NP.", "Name NP", "Tell me NP.", "Give me NP.", "Say NP.", "Write NP.", "NP please",
            "Can you name NP?", "Could you name NP?", "Do you know NP?", "I need NP.", "Think of NP.",
            "Please name NP.", "Pick NP.", "Choose NP.", "Give me the name of NP.", "Just NP.", "Show me NP.",
            "Find NP.", "List NP.",
        ),
    ),
) + (
    "an example of {a}", "example of {a}", "name one {s}", "one {s}", "one {s} please", "list one {s}",
    "give me one {s}", "tell me one {s}", "any {s}", "name any {s}", "give me an example of {a}",
    "what is an example of {a}?", "I want {a}", "I would like {a}", "say any {s}", "what {s} comes to mind?",
)
HELD_ONE_FRAMES = (
    "could you give me {a}?", "can you think of {a}?", "name me {a}", "tell me the name of {a}", "I'd like {a}",
    "give one {s}", "please give me {a}", "pick any {s}", "what {s} can you name?", "let me have {a}",
)
STYLES = {
    "bullet": (
        (
            " as a bullet list", " as bullets", " with bullet points", " as bullet points", ", bulleted",
            " in a bullet list", " (bullet list)", " as a bulleted list", ". Use bullets.", ". Use bullet points.",
            ", with bullets",
        ),
        (" in bullet points", " as a list with bullets", ", bullet points please"),
    ),
    "number": (
        (
            " as a numbered list", " in a numbered list", ", numbered", " with numbers", " (numbered)",
            " as numbered points", ". Number them.", ". Use numbers.", ", with numbers", ". Make it a numbered list.",
        ),
        (" with a number before each", " as a list with numbers", ", numbered please"),
    ),
    "line": (
        (", one per line", " on separate lines", ", each on its own line", " line by line", ", one on each line"),
        (" with one per line", ", each on a new line"),
    ),
    "json": (
        (
            " as JSON", " in JSON", " as a JSON array", " as a JSON list", ", JSON", ". Answer in JSON.",
            " in JSON format",
        ),
        (" as a JSON array please", ", in JSON please"),
    ),
    "and": (
        (" in a sentence", " in one sentence", ". Answer in a sentence."),
        (" using one sentence", ", in a sentence please"),
    ),
}
COUNTS = (1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7)
CATEGORY_COUNTS = Pool(
    "list",
    tuple((category, count) for category in words.LISTS for count in COUNTS if count <= len(words.LISTS[category])),
)
ONE_OF = Pool("list", tuple((category, "one") for category in words.LISTS))
SOME_OF = Pool("list", tuple((category, "some") for category in words.LISTS))


def listed(found, style, category=""):
    """The items in the style asked for."""
    if style == "bullet":
        return "\n".join(f"- {item}" for item in found)
    if style == "number":
        return "\n".join(f"{index}. {item}" for index, item in enumerate(found, 1))
    if style == "line":
        return "\n".join(found)
    if style == "json":
        return json.dumps(list(found))
    if style == "and":
        text = " and ".join(filter(None, (", ".join(found[:-1]), found[-1])))
        return f"{capitalized(category)} are {text}."
    return ", ".join(found)


def with_style(context, frame, count):
    """The frame with a wish for a form of list after it, and the name of the form."""
    if count < 2 or context.chance(0.62):
        return frame, ""
    style = context.pick(("bullet", "bullet", "number", "number", "line", "json"))
    return frame.rstrip("?.") + context.frame(*STYLES[style]), style


def next_item(context):
    """One item of a category, and then another or some more."""
    category, _ = ONE_OF.draw(context)
    found = words.LISTS[category]
    singular = words.SINGULAR[category]
    first = context.typed(context.pick(ONE_FRAMES), s=singular, a=with_article(singular))
    turns = [("user", first), ("assistant", found[0])]
    for index in range(1, context.pick((2, 2, 3))):
        frame = context.frame(
            (
                "another one", "another {s}", "one more", "one more {s}", "another", "and another one?",
                "another one please", "next", "and another {s}?", "give me another {s}", "a different one",
                "name another {s}", "can you name another {s}?", "give me one more", "tell me another {s}", "more",
            ),
            (
                "do you know another {s}?", "please give me another one", "and one more?", "name one more",
                "what is another {s}?", "now another {s}", "let me hear another {s}",
            ))
        turns += [("user", context.typed(frame, s=singular)), ("assistant", found[index])]
    return Conversation(turns, [turns[-1][1]])


def list_items(context):
    """Items of a category, always in the same order."""
    roll = context.rng.random()
    if roll < 0.1:
        return next_item(context)
    if roll < 0.28:
        category, _ = ONE_OF.draw(context)
        singular = words.SINGULAR[category]
        return ask((context.typed(context.frame(ONE_FRAMES, HELD_ONE_FRAMES), s=singular, a=with_article(singular)),
                    words.LISTS[category][0]))
    if roll < 0.42:
        (category, _), count = SOME_OF.draw(context), 3
        frame = context.frame(OPEN_LIST_FRAMES, HELD_OPEN_LIST_FRAMES)
    else:
        category, count = CATEGORY_COUNTS.draw(context)
        frame = context.frame(LIST_FRAMES, HELD_LIST_FRAMES)
    frame, style = with_style(context, frame, count)
    name = category if count > 1 else words.SINGULAR[category]
    shown = words.NUMBER_WORDS[count] if context.chance(0.5) else count
    return ask((context.typed(frame, n=shown, c=name), listed(words.LISTS[category][:count], style)))


# MARK: patterns to continue

TRANSLATED = {language: tuple((row[0], row[index]) for row in words.TRANSLATIONS)
              for index, language in enumerate(("korean", "french", "spanish"), 1)}
PLURALS = tuple((word, plural(word)) for word in words.ANIMALS + words.OBJECTS)
OPEN_WORDS = tuple(dict.fromkeys(words.ANIMALS + words.OBJECTS + words.PLACES + words.COMMON_WORDS[::7]))
CLOSED_MAPPINGS = {
    "opposite": words.OPPOSITES + tuple((second, first) for first, second in words.OPPOSITES),
    "capital": words.CAPITALS,
    "country": tuple((capital, country) for country, capital in words.CAPITALS),
    "color": words.OBJECT_COLORS,
    "kind": words.ANIMAL_KINDS,
    "sound": words.ANIMAL_SOUNDS,
    "plural": PLURALS,
    "past": PAST.trained + PAST.held,
    "category": words.WORD_CATEGORIES,
    "things": tuple((item, kind) for kind, found in words.THINGS_BY_KIND.items() for item in found),
    **TRANSLATED,
}
MAPPING_POOLS = {name: Pool("fewshot " + name, pairs) for name, pairs in CLOSED_MAPPINGS.items()}


def number_pair(change):
    """A maker of pairs of a number and the changed number."""
    def make(context):
        number = context.between(1, 98)
        return str(number), str(change(number))
    return make


def word_pair(change):
    """A maker of pairs of a word and the changed word."""
    def make(context):
        word = pseudo_word(context, "fewshot") if context.chance(0.35) else context.pick(OPEN_WORDS)
        return word, change(word)
    return make


def reversed_pair(context):
    """Two numbers or words and the same in the other order."""
    first, second = (str(context.between(1, 99)), str(context.between(1, 99))) if context.chance(0.6) else (
        context.pick(OPEN_WORDS), context.pick(OPEN_WORDS))
    return f"{first} {second}", f"{second} {first}"


def surrounded(before, after):
    """A maker of pairs of a word and the word with something before and after it."""
    return word_pair(lambda word: before + word + after)


OPEN_MAPPINGS = {
    "upper": word_pair(str.upper), "capitalized": word_pair(capitalized), "same": word_pair(lambda word: word),
    "first": word_pair(lambda word: word[0]), "last": word_pair(lambda word: word[-1]),
    "length": word_pair(lambda word: str(len(word))), "doubled": word_pair(lambda word: f"{word} {word}"),
    "next": number_pair(lambda number: number + 1), "before": number_pair(lambda number: number - 1),
    "ten": number_pair(lambda number: number + 10), "reversed": reversed_pair, "exclaimed": surrounded("", "!"),
    "tagged": surrounded("<", ">"), "quoted": surrounded('"', '"'), "bracketed": surrounded("[", "]"),
    "starred": surrounded("*", "*"), "asked": surrounded("", "?"), "the": surrounded("the ", ""),
    "spelled": word_pair("-".join), "my": surrounded("my ", ""), "hashed": surrounded("#", ""),
}
MAPPING_NAMES = tuple(CLOSED_MAPPINGS) * 2 + ("opposite",) * 3 + ("upper",) * 4 + tuple(OPEN_MAPPINGS)


def open_pair(context, name, held):
    """A pair of an open mapping whose first part is held out or not."""
    make = OPEN_MAPPINGS[name]
    while True:
        pair = make(context)
        if context.split == "phrasing" or context.allowed("fewshot", pair[0]) == held_matches(context, held):
            return pair


def held_matches(context, held):
    """Whether `allowed` must be true for what is to be held out (the examples are trained ones in every split)."""
    return held or context.split != "entity"


def examples(context, count):
    """Pairs of one mapping, all different; the last one is the question."""
    name = context.pick(MAPPING_NAMES)
    found = {}
    if name in OPEN_MAPPINGS:
        while len(found) < count:
            key, value = open_pair(context, name, False)
            found[key] = value
        key, value = open_pair(context, name, True)
        while key in found:
            key, value = open_pair(context, name, True)
    else:
        pool = MAPPING_POOLS[name]
        key, value = pool.draw(context)
        while len(found) < count:
            first, second = context.pick(pool.trained)
            if first != key:
                found[first] = second
    return list(found.items()) + [(key, value)]


SEPARATORS = (
    " -> ", "->", ": ", ":", " = ", "=", " => ", "=>", " - ", " → ", "  ->  ", "\t", ", ", " is ", " / ", " >> ", " : ",
    " ... ", "... ", " > ", " then ", " gives ", " becomes ", " ~ ", " == ", " :: ", " to ", "; ", " -- ", " <-> ",
)
HELD_SEPARATORS = (" | ", " --> ", " := ", "|", " ==> ", " ; ", " & ", " ---> ", "-> ", " »  ")
LINE_BREAKS = ("\n",) * 9 + ("\n\n", "; ", ", ", "\n", " | ", " ; ", ". ", "\n\n")
HELD_LINE_BREAKS = ("\n", "\n", "\n\n", "\n", ";\n", ",\n", "\n\n")
HEADERS = (
    "Continue the pattern:", "Complete:", "Continue:", "Complete the pattern:", "Fill in the last one:",
    "What comes next?", "Follow the examples.", "Examples:", "Go on:", "Complete the list:", "Continue the list.",
    "Finish this:", "Do the same for the last one.", "Complete the last line:", "Learn from the examples and complete.",
    "What is missing?", "Pattern:", "Here are some examples.",
)
HELD_HEADERS = (
    "Look at the examples and answer:", "Finish the pattern:", "Complete this table:", "Please continue:",
    "Continue in the same way:", "What is the last answer?", "Fill in what is missing:",
)
LABELS = (
    ("Input: ", "Output:"), ("Input:", "Output:"), ("input: ", "output:"), ("Q: ", "A:"), ("q: ", "a:"),
    ("In: ", "Out:"), ("Question: ", "Answer:"), ("Word: ", "Answer:"), ("Text: ", "Label:"), ("x: ", "y:"),
    ("From: ", "To:"), ("User: ", "Bot:"), ("Example: ", "Result:"), ("Term: ", "Value:"), ("Word: ", "Result:"),
    ("key: ", "value:"), ("IN ", "OUT"), ("> ", "<"),
)
HELD_LABELS = (
    ("Given: ", "Answer:"), ("INPUT: ", "OUTPUT:"), ("Item: ", "Answer:"), ("Prompt: ", "Reply:"),
    ("Source: ", "Target:"), ("word: ", "answer:"), ("Human: ", "AI:"), ("Left: ", "Right:"),
)
MARKS = (("", ""),) * 10 + (('"', '"'), ("'", "'"), ("(", ")"))
BULLETS = ("",) * 8 + ("- ", "* ", "> ", "• ")


def header(context, text, chance):
    """The text, sometimes under a line that says what to do."""
    if not context.chance(chance):
        return text
    line = context.frame(HEADERS, HELD_HEADERS)
    line = line if context.chance(0.6) else line.lower()
    return line + context.pick(("\n", "\n", "\n\n", " ")) + text


def one_text(context, pairs):
    """The examples in one text with a separator."""
    separator = context.frame(SEPARATORS, HELD_SEPARATORS)
    line_break = context.frame(LINE_BREAKS, HELD_LINE_BREAKS)
    if line_break.strip() and line_break.strip() in separator:
        line_break = "\n"
    opening, closing = context.pick(MARKS)
    bullet = context.pick(BULLETS) if "\n" in line_break else ""
    lines = [f"{bullet}{opening}{key}{closing}{separator}{opening}{value}{closing}" for key, value in pairs[:-1]]
    ending = separator if context.chance(0.15) else separator.rstrip()
    lines.append(
        f"{bullet}{opening}{pairs[-1][0]}{closing}{ending}" + (context.pick(
            ("?", " ?", " ___"),
        ) if context.chance(0.06) else ""),
    )
    text = header(context, line_break.join(lines), 0.3)
    return text, f"{opening}{pairs[-1][1]}{closing}" if opening else pairs[-1][1]


def labelled(context, pairs):
    """The examples with words such as Input and Output before them."""
    first, second = context.frame(LABELS, HELD_LABELS)
    inner = context.pick(("\n", "\n", "\n", " "))
    outer = context.pick(("\n\n", "\n\n", "\n", "\n---\n", "\n"))
    if inner == " ":
        outer = "\n"
    blocks = [f"{first}{key}{inner}{second} {value}" for key, value in pairs[:-1]] + [
        f"{first}{pairs[-1][0]}{inner}{second}",
    ]
    return header(context, outer.join(blocks), 0.2), pairs[-1][1]


def numbered(context, pairs):
    """The examples as numbered lines."""
    separator = context.frame(SEPARATORS, HELD_SEPARATORS)
    lines = [f"{index}. {key}{separator}{value}" for index, (key, value) in enumerate(pairs[:-1], 1)]
    lines.append(f"{len(pairs)}. {pairs[-1][0]}{separator.rstrip()}")
    return header(context, "\n".join(lines), 0.2), pairs[-1][1]


def fewshot(context):
    """Examples of a mapping, and something to map in the same way."""
    pairs = examples(context, context.pick((2, 2, 3, 3, 4, 4, 5)))
    roll = context.rng.random()
    if roll < 0.28:
        suffix = context.frame(("", "", "", "", " ->", ":", " =", "?"), (" =>", " ...", " >", " :", " -", " is?"))
        turns = []
        if context.chance(0.15):
            turns.append(
                (
                    "system",
                    context.frame(
                        (
                            "Follow the examples.", "Answer like in the examples.", "Do the same.",
                            "Continue the pattern.",
                        ),
                        ("Answer in the same way.", "Use the same pattern."),
                    ),
                ),
            )
        for key, value in pairs:
            turns += [("user", key + suffix), ("assistant", value)]
        return Conversation(turns, [pairs[-1][1]])
    if roll < 0.5:
        return ask(labelled(context, pairs))
    if roll < 0.57:
        return ask(numbered(context, pairs))
    return ask(one_text(context, pairs))


FILLER_TASKS = (make_plural, past_tense, spell_out, letter_at, greet, say_times, change_case, copy_exactly)


def filler(context):
    """A short question and its answer."""
    if context.chance(0.35):
        turns = list_items(context).turns
        return turns[0][1], turns[1][1]
    return context.pick(FILLER_TASKS)(context)


SKILLS = {
    "copy": (copy, 7.0),
    "spell": (spell, 5.0),
    "transform": (transform, 4.0),
    "list": (list_items, 4.0),
    "fewshot": (fewshot, 6.0),
}
