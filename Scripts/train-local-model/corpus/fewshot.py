"""The skill of going on with a pattern that examples show."""
from . import words
from .asking import Pool
from .context import Conversation, capitalized
from .nouns import ask, plural, pseudo_word
from .transforming import PAST

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
HELD_SEPARATORS = (" | ", " --> ", " := ", "|", " ==> ", " ;; ", " & ", " ---> ", " |> ", " » ")
LINE_BREAKS = ("\n",) * 9 + ("\n\n", "; ", ", ", "\n", " | ", " ; ", ". ", "\n\n")
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
    ("Given: ", "Answer:"), ("Thing: ", "Kind:"), ("Item: ", "Answer:"), ("Prompt: ", "Reply:"),
    ("Source: ", "Target:"), ("Ask: ", "Say:"), ("Human: ", "AI:"), ("Left: ", "Right:"),
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
    line_break = context.pick(LINE_BREAKS)
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
        suffix = context.frame(("", "", "", "", " ->", ":", " =", "?"), (" =>", " >", " -", " is?", " ~", " :="))
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
