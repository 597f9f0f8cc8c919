"""The skill of spelling: words letter by letter, their letters and how many there are."""
from . import words
from .asking import Pool, commands
from .context import over
from .copying import ORDINALS
from .nouns import ask, pseudo_word

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
    "please spell out the word {w}", "tell me how {w} is spelled", "how would one spell the word {w}?",
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
    "can you find the {f} letter of {w}?", "what's the {f} letter in the word {w}?",
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
