"""The skill of copying: texts to repeat, word by word or changed in a simple way."""
from . import words
from .asking import commands, new_text
from .context import capitalized, over
from .nouns import THING_ADJECTIVES, ask, noun, person, sentence, unmarked

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
    "give a greeting to {w}", "can you say a quick hello to {w}?", "{w} just came in, say hello",
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
