"""Words between English and Korean, French, Spanish."""
from . import facts_tables as tables
from .context import capitalized
from .questions import TRIES, Forms, Kind, answered, drawn, pseudo_word

TRANSLATE_FORMS = Forms({
    "command": (
        ("Translate {w} to {l}.", "Translate {w} into {l}.", "translate {w} to {l}", "translate the word {w} into {l}",
         "Translate the word {w} to {l}.", "Say {w} in {l}.", "say the word {w} in {l}", "Write {w} in {l}.",
         "put {w} into {l}",
         "Can you translate {w} to {l}?", "Could you translate {w} into {l}?", "please translate {w} to {l}",
         "Turn {w} into {l}.",
         "I want to say {w} in {l}.", "I want {w} in {l}.", "I need to say {w} in {l}.", "Can you say {w} in {l}?",
         "Can you translate {w} in {l}?", "Do you know {w} in {l}?", "teach me to say {w} in {l}", "give me {w} in {l}",
         "tell me {w} in {l}", "Tell me how to say {w} in {l}.", "I would like to say {w} in {l}.",
         "translate {w} in {l}",
         "trnslate {w} to {l}", "Please say {w} in {l}.", "help me translate {w} into {l}",
         "I need {w} translated to {l}."),
        ("Please translate the word {w} into {l}.", "I want to translate {w} into {l}.", "Could you say {w} in {l}?",
         "Can you write {w} in {l}?", "Please put {w} in {l}.", "I'd like to say {w} in {l}."),
    ),
    "question": (
        ("How do you say {w} in {l}?", "How do I say {w} in {l}?", "how to say {w} in {l}?", "What is {w} in {l}?",
         "what's {w} in {l}?",
         "how do you say {w} in {l}", "How would I say {w} in {l}?", "How can I say {w} in {l}?",
         "What is {w} called in {l}?",
         "what do they call {w} in {l}?", "what does {w} mean in {l}?", "What word is {w} in {l}?",
         "how do you spell {w} in {l}?",
         "How is {w} said in {l}?", "How do you write {w} in {l}?", "What do people say for {w} in {l}?",
         "whats {w} in {l}",
         "which {l} word means {w}?", "What {l} word means {w}?", "Which word in {l} means {w}?",
         "how does one say {w} in {l}?",
         "Do you know how to say {w} in {l}?", "Can you tell me how to say {w} in {l}?",
         "And how do you say {w} in {l}?"),
        ("How would you say {w} in {l}?", "What would {w} be in {l}?", "How do they say {w} in {l}?",
         "How do we say {w} in {l}?",
         "What do you say for {w} in {l}?", "Could you tell me how to say {w} in {l}?"),
    ),
    "terse": (
        ("{w} in {l}", "{w} in {l}?", "{w} to {l}", "{w}, in {l}?", "{w} {l}", "{l}: {w}", "{l} for {w}",
         "in {l}: {w}", "{w} -> {l}",
         "to {l}: {w}", "Translate to {l}: {w}", "translate into {l}: {w}", "{w} in {l} please", "{l} word for {w}",
         "{w}: {l}?",
         "In {l}, what is {w}?", "In {l}, how do you say {w}?", "{l} {w}", "into {l}: {w}", "{w} in {l} is",
         "word: {w}, language: {l}",
         "the word {w} in {l}", "translation of {w} to {l}", "{l}, {w}?", "translate: {w} ({l})"),
        ("the {l} for {w}?", "{w} translated into {l}", "{w}, {l}?", "in {l}, {w} is", "{w} into {l} please"),
    ),
}, ("the {l} word for {w}", "{w} in {l}", "the {l} translation of {w}", "the translation of {w} into {l}"))
BARE_FORMS = (
    ("Translate {w} to {l}. One word only.", "just the {l} word for {w}", "{w} in {l}, only the translation",
     "Only the translation: {w} to {l}", "Translate {w} into {l}. Give only the translation.", "{w} in {l}, one word",
     "Translate to {l}, only the word: {w}", "What is {w} in {l}? Answer with the word only.", "only the {l} word: {w}",
     "Give me only the {l} word for {w}.", "{w} in {l}, no sentence", "translate {w} to {l}, nothing else",
     "How do you say {w} in {l}? Just the word.", "Say only the {l} word for {w}."),
    ("Translate {w} to {l}, word only.", "Give me just the translation of {w} to {l}.", "{w} in {l}, the word alone"),
)
FROM_FORMS = Forms({
    "named": (
        ("translate {f} from {l} to English", "What does the {l} word {f} mean?",
         "what is the {l} word {f} in English?",
         "Translate the {l} word {f} to English.", "{l} to English: {f}", "{f} is {l}, what does it mean?",
         "in {l}, what is {f}?",
         "what does {f} mean in {l}?", "the {l} word {f} means", "English for the {l} word {f}", "{f} ({l}) in English",
         "What is {f} from {l} in English?", "I read the {l} word {f}. What does it mean?",
         "the meaning of {f} in {l}?",
         "from {l}: {f}", "Translate from {l}: {f}", "what does {l} {f} mean", "tell me what the {l} word {f} means"),
        ("In English, what is the {l} word {f}?", "What is the meaning of the {l} word {f}?",
         "The {l} word {f} in English?"),
    ),
    "bare": (
        ("What is {f} in English?", "translate {f} to English", "what does {f} mean?", "{f} in English",
         "Translate {f} into English.",
         "How do you say {f} in English?", "what is the meaning of {f}?", "{f} in English?",
         "what does {f} mean in English?",
         "English for {f}", "{f} means", "say {f} in English", "{f} to English", "tell me what {f} means",
         "to English: {f}",
         "Translate to English: {f}", "in English: {f}", "the English word for {f}", "the meaning of {f}",
         "{f}, what is that?",
         "the word {f} means?", "Tell me {f} in English.", "whats {f} in english"),
        ("Give me the English for {f}.", "{f} means what in English?", "What is the English word for {f}?",
         "Do you know what {f} means?"),
    ),
})
PAIRS = tuple((word, language) for word in tables.TRANSLATIONS for language in tables.LANGUAGES)
QUOTES = ("", "", "", "", '"', "'")


def translate_answer(pair):
    """See `Kind.answer`."""
    word, language = pair
    foreign = tables.TRANSLATIONS[word][language]
    return {"w": word, "l": language}, f"{capitalized(word)} in {language} is {foreign}.", foreign


def kind_to(language):
    """The kind of facts that are translations into one language."""
    pairs = tuple(pair for pair in PAIRS if pair[1] == language)
    return Kind("translate", pairs, TRANSLATE_FORMS, translate_answer)


TRANSLATIONS_TO = tuple(kind_to(language) for language in tables.LANGUAGES)
ENGLISH_WORDS = tuple(tables.ENGLISH_OF)


def unambiguous(language, foreign):
    """Whether the word can be understood without its language being named."""
    others = [tables.ENGLISH_OF.get((other, foreign)) for other in tables.LANGUAGES if other != language]
    english = tables.ENGLISH_OF[language, foreign]
    everywhere = [word for row in tables.TRANSLATIONS for word in tables.TRANSLATIONS[row].values() if word == foreign]
    if foreign in tables.TRANSLATIONS or foreign.isascii() and len(foreign) < 3:
        return False
    return all(other in (None, english) for other in others) and len(everywhere) == 1 + others.count(english)


CLEAR_WORDS = frozenset(pair for pair in ENGLISH_WORDS if unambiguous(*pair))


def from_foreign(context):
    """What a foreign word means in English."""
    for _ in TRIES:
        language, foreign = context.pick(ENGLISH_WORDS)
        form, frame = FROM_FORMS.draw(context)
        if form == "bare" and (language, foreign) not in CLEAR_WORDS:
            continue
        if context.allowed("translate_from", language, foreign, form):
            break
    quote = context.pick(QUOTES)
    question = context.typed(frame, f=quote + foreign + quote, l=language)
    return answered(question, f"{capitalized(foreign)} in English is {tables.ENGLISH_OF[language, foreign]}.")


def unknown_word(context):
    """A word that is not in the table."""
    word = drawn(context, tables.UNKNOWN_WORDS, "no_translation")
    if context.chance(0.4):
        word = pseudo_word(context, "no_translation")
    language = context.pick(tables.LANGUAGES)
    quote = context.pick(QUOTES)
    _, frame = TRANSLATE_FORMS.draw(context)
    question = context.typed(frame, lower=False, w=quote + word + quote, l=language)
    return answered(question, f"I do not know the {language} word for {word}.")


def other_language(context):
    """A language that the model does not know."""
    language = drawn(context, tables.OTHER_LANGUAGES, "other_language")
    word = context.pick(tables.UNKNOWN_WORDS if context.chance(0.2) else tuple(tables.TRANSLATIONS))
    _, frame = TRANSLATE_FORMS.draw(context)
    return answered(context.typed(frame, w=word, l=language), "I only know Korean, French and Spanish.")


SENTENCES = ("the {n} is {a}", "my {n} is {a}", "where is the {n}?", "I like the {a} {n}", "this {n} is very {a}",
             "I have the {n}",
             "the {n} and the {m}", "I want to buy the {n}", "do you have my {n}?", "the {a} {n} is here",
             "I see the {n} and the {m}")
SENTENCE_NOUNS = ("cat", "dog", "house", "book", "car", "train", "letter", "garden", "bird", "door", "teacher",
                  "friend", "apple")
SENTENCE_WORDS = ("big", "small", "new", "good", "old", "red", "blue", "black", "white", "happy", "cold", "nice")


def whole_sentence(context):
    """A sentence to translate, which is too much."""
    sentence = context.pick(SENTENCES).format(
        n=context.pick(SENTENCE_NOUNS), m=context.pick(SENTENCE_NOUNS), a=context.pick(SENTENCE_WORDS))
    quote = context.pick(("", '"', "'"))
    _, frame = TRANSLATE_FORMS.draw(context)
    while "word" in frame:
        _, frame = TRANSLATE_FORMS.draw(context)
    question = context.typed(frame, w=quote + sentence + quote, l=context.pick(tables.LANGUAGES))
    return answered(question, "I can only translate single words.")


NAME_IN = {"Korean": "제 이름은 {n}입니다.", "French": "Je m'appelle {n}.", "Spanish": "Me llamo {n}."}


def my_name_is(context):
    """"My name is …" in another language."""
    name, language = drawn(context, tables.PERSON_NAMES, "my_name_is"), context.pick(tables.LANGUAGES)
    _, frame = TRANSLATE_FORMS.draw(context)
    while "word" in frame:
        _, frame = TRANSLATE_FORMS.draw(context)
    quote = context.pick(("", '"', "'"))
    sentence = context.pick(("my name is {n}", "My name is {n}")).replace("{n}", name)
    question = context.typed(frame, lower=False, w=quote + sentence + quote, l=language)
    return answered(question, NAME_IN[language].replace("{n}", name))


def bare_translation(context):
    """Only the foreign word."""
    word, language = drawn(context, PAIRS, "translate", "bare")
    question = context.typed(context.frame(*BARE_FORMS), w=word, l=language)
    return answered(question, tables.TRANSLATIONS[word][language])


def into_foreign(context):
    """A word in one of the three languages."""
    for _ in TRIES:
        pair, (form, frame) = context.pick(PAIRS), TRANSLATE_FORMS.draw(context)
        if " " in pair[0] and "word" in frame:
            continue
        if context.allowed("translate", pair, form):
            break
    quote = context.pick(QUOTES)
    slots, full, _ = translate_answer(pair)
    slots["w"] = quote + slots["w"] + quote
    return answered(context.typed(frame, **slots), full)


def translate(context):
    """Words between English and Korean, French, Spanish; words and languages that are not known."""
    roll = context.rng.random()
    if roll < 0.09:
        return unknown_word(context)
    if roll < 0.12:
        return other_language(context)
    if roll < 0.14:
        return whole_sentence(context)
    if roll < 0.16:
        return my_name_is(context)
    if roll < 0.24:
        return bare_translation(context)
    if roll < 0.48:
        return from_foreign(context)
    return into_foreign(context)
