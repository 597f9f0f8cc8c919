"""The skill of changing words and short texts by a rule of grammar or of order."""
from . import words
from .asking import Pool, commands, new_text
from .context import capitalized, over, with_article
from .copying import several_nouns
from .nouns import (
    ALL_NOUNS, LIVING, LIVING_ADJECTIVES, NOUN_POOL, THING_ADJECTIVES, ask, noun, person, plural, sentence,
    unmarked,
)

COUNTABLE_NOUNS = Pool(
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
    word = COUNTABLE_NOUNS.draw(context)
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
    "can you find something that rhymes with {w}?", "what is a good rhyme for {w}?",
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
