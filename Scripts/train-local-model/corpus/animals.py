"""Legs, sounds, homes, classes, young and facts of animals."""
from . import facts_tables as tables
from .context import capitalized, with_article
from .questions import Forms, Kind, answered, drawn, pseudo_word

ANIMALS = tables.ANIMALS
LEGS_FORMS = Forms({
    "ask": (
        ("How many legs does {a} have?", "how many legs has {a}?", "how many legs does {a} have",
         "How many legs do {p} have?",
         "how many legs have {p}?", "what number of legs does {a} have?", "how many legs are there on {a}?",
         "how many legs does {a} walk on?", "Do you know how many legs {a} has?", "On how many legs does {a} walk?",
         "How many legs would {a} have?", "can you tell me how many legs {a} has?",
         "how many legs can you see on {a}?"),
        ("How many legs does {a} usually have?", "Could you tell me how many legs {a} has?",
         "how many legs do all {p} have?"),
    ),
    "tell": (
        ("number of legs of {a}", "Tell me how many legs {a} has.", "Count the legs of {a}.", "legs of {a}?",
         "{p}: how many legs?",
         "{a} has how many legs?", "{n} legs?", "{n}, how many legs?", "the legs of {a}, how many?",
         "how many legs, {n}?",
         "I want to know how many legs {a} has.", "I draw {a}. How many legs?", "say how many legs {p} have"),
        ("I wonder how many legs {a} has.", "{p} have how many legs?", "Please count the legs of {a}."),
    ),
})
SOUND_FORMS = Forms({
    "ask": (
        ("What sound does {a} make?", "what noise does {a} make?", "What does {a} say?", "what does {a} sound like?",
         "How does {a} sound?", "what sound do {p} make?", "What noise do {p} make?", "Which sound does {a} make?",
         "how do {p} sound?", "what do {p} say?", "what does {a} do to make noise?",
         "Do you know what sound {a} makes?",
         "which noise does {a} make?", "can you tell me what sound {a} makes?"),
        ("Could you tell me what sound {a} makes?", "what kind of sound does {a} make?", "What sound would {a} make?"),
    ),
    "tell": (
        ("sound of {a}", "the sound of {a}?", "Tell me what sound {a} makes.", "{n} sound?", "{n} sound",
         "{a} makes what sound?",
         "animal sound: {n}", "{p}: what sound?", "noise of {a}", "Tell me the sound of {a}.", "the noise {p} make?",
         "I hear {a}. What sound is that?"),
        ("I wonder what sound {a} makes.", "{p} make what sound?", "{n}, what sound?"),
    ),
})
HOME_FORMS = Forms({
    "ask": (
        ("Where does {a} live?", "where do {p} live?", "Where can I find {a}?", "In what place does {a} live?",
         "where is the home of {a}?", "where does {a} have its home?", "where can you find {p}?", "where do I see {p}?",
         "Do you know where {p} live?", "in which place do {p} live?", "where would I find {p}?",
         "where do {p} make a home?"),
        ("Where is {a} at home?", "Could you tell me where {p} live?", "where could I see {a}?"),
    ),
    "tell": (
        ("Tell me where {a} lives.", "home of {a}", "the home of {p}?", "{p} live where?", "{a} lives where?",
         "{n} home?",
         "Tell me where {p} live.", "{n}: where does it live?", "say where {p} live", "I want to know where {p} live."),
        ("I wonder where {p} live.", "{n}, where does it live?", "Please say where {a} lives."),
    ),
})
KIND_FORMS = Forms({
    "ask": (
        ("What kind of animal is {a}?", "what sort of animal is {a}?", "what type of animal is {a}?",
         "Which kind of animal is {a}?",
         "what class of animal is {a}?", "What animal group is {a} in?", "to which group does {a} belong?",
         "which group of animals do {p} belong to?", "what kind of animals are {p}?", "what are {p}, mammals or what?",
         "Do you know what kind of animal {a} is?", "Is {a} a bird, a fish or what?", "how would you classify {a}?"),
        ("What animal class does {a} belong to?", "Could you tell me what kind of animal {a} is?",
         "what type of animals are {p}?"),
    ),
    "tell": (
        ("Tell me what kind of animal {a} is.", "{n}: what kind of animal?", "animal class of {a}",
         "the kind of animal {a} is",
         "classify the animal: {n}", "Name the animal group of {a}.", "{a} is what kind of animal?",
         "{n} animal group?",
         "{p} are what kind of animal?", "kind of animal: {n}", "I want to know what kind of animal {a} is."),
        ("I wonder what kind of animal {a} is.", "{a} belongs to which group?", "{n}, what kind of animal?"),
    ),
})
FACT_FORMS = Forms({
    "tell": (
        ("Tell me about {p}.", "tell me something about {p}", "Tell me about {a}.", "a fact about {p}",
         "Say something about {p}.",
         "Give me a fact about {p}.", "tell me a fact about {a}", "fact about {p}", "Give me one fact about {a}.",
         "something about {p} please", "Tell me something about {a}.", "I want to know something about {p}.",
         "one thing about {p}", "Teach me about {p}.", "Tell me one thing about {p}.", "about {p}", "facts about {p}"),
        ("Tell me something interesting about {p}.", "I'd like to learn about {p}.", "Share a fact about {p}."),
    ),
    "ask": (
        ("What do you know about {p}?", "what is special about {p}?", "Can you tell me about {p}?",
         "do you know a fact about {p}?",
         "what can you tell me about {p}?", "Can you tell me something about {a}?", "what is interesting about {p}?",
         "Could you tell me about {p}?", "do you know anything about {p}?", "what about {p} do you know?"),
        ("Can you give me a fact about {p}?", "what can you say about {p}?", "do you know something about {p}?"),
    ),
})


def animal_slots(name):
    """The slots for an animal: {n} bare, {a} with article, {p} in the plural."""
    return {"n": name, "a": with_article(name), "p": ANIMALS[name]["plural"]}


def legs_answer(name):
    """See `Kind.answer`."""
    count = ANIMALS[name]["legs"]
    sentence = f"{capitalized(with_article(name))} has {'no' if count == '0' else count} legs."
    return animal_slots(name), sentence, count


def sound_answer(name):
    """See `Kind.answer`."""
    sound = ANIMALS[name]["sound"]
    return animal_slots(name), f"{capitalized(with_article(name))} {sound}.", sound


def home_answer(name):
    """See `Kind.answer`."""
    home = ANIMALS[name]["home"]
    return animal_slots(name), f"{capitalized(with_article(name))} lives {home}.", home


def kind_answer(name):
    """See `Kind.answer`."""
    kind = ANIMALS[name]["kind"]
    return animal_slots(name), f"{capitalized(with_article(name))} is {with_article(kind)}.", kind


def fact_answer(name):
    """See `Kind.answer`."""
    fact = ANIMALS[name]["fact"]
    return animal_slots(name), fact, fact


NAMES = tuple(ANIMALS)
NOISY = tuple(name for name in NAMES if ANIMALS[name]["sound"] != "makes no sound")
LEGS = Kind("animal_legs", NAMES, LEGS_FORMS, legs_answer)
SOUND = Kind("animal_sound", NAMES, SOUND_FORMS, sound_answer)
NOISE = Kind("animal_sound", NOISY, SOUND_FORMS, sound_answer)
HOME = Kind("animal_home", NAMES, HOME_FORMS, home_answer)
ANIMAL_KIND = Kind("animal_kind", NAMES, KIND_FORMS, kind_answer)
FACT = Kind("animal_fact", NAMES, FACT_FORMS, fact_answer)
ANIMAL_KINDS = (LEGS, LEGS, SOUND, HOME, ANIMAL_KIND, FACT, FACT)
CLASSES = tuple(sorted({animal["kind"] for animal in ANIMALS.values()}))

CHECK_KIND = (
    ("Is {a} {k}?", "is {a} {k}", "Are {p} {ks}?", "{a} is {k}, right?", "is it true that {a} is {k}?",
     "true or false: {a} is {k}", "Yes or no: is {a} {k}?", "does {a} belong to the {ks}?", "are {p} {ks}",
     "I think {a} is {k}. Is that right?", "do {p} belong to the {ks}?", "could {a} be {k}?"),
    ("Do you think {a} is {k}?", "so {a} is {k}?", "Would you call {a} {k}?"),
)
CAN_FLY = (
    ("Can {a} fly?", "can {p} fly?", "do {p} fly?", "does {a} fly?", "is {a} able to fly?", "are {p} able to fly?",
     "tell me if {a} can fly", "Yes or no: can {a} fly?", "I want to know if {p} can fly."),
    ("do you know if {a} can fly?", "{p} can fly, right?", "could {a} fly?"),
)
CAN_SWIM = tuple(tuple(frame.replace("fly", "swim") for frame in frames) for frames in CAN_FLY)
HAVE_LEGS = (
    ("Do {p} have legs?", "does {a} have legs?", "have {p} got legs?", "do {p} have legs", "has {a} got legs?",
     "is it true that {p} have legs?", "Yes or no: does {a} have legs?", "are there legs on {a}?"),
    ("Do you know if {p} have legs?", "{p} have legs, right?", "so {a} has legs?"),
)
YOUNG_FORMS = Forms({"ask": (
    ("What is a baby {n} called?", "what is the name of a baby {n}?", "what do you call a baby {n}?", "baby {n}?",
     "a young {n} is called",
     "How is a baby {n} called?", "what is a young {n}?", "the young of {a}?", "what are baby {p} called?",
     "name of a baby {n}",
     "Tell me the name for a young {n}.", "what do we call a young {n}?", "a baby {n} is a", "word for a baby {n}"),
    ("How do you call a baby {n}?", "what is the word for a young {n}?", "Tell me what a baby {n} is called."),
)})
YOUNG = Kind("animal_young", tuple(tables.YOUNG), YOUNG_FORMS, lambda name: (
    animal_slots(name), f"A baby {name} is called {with_article(tables.YOUNG[name])}.", tables.YOUNG[name]))
UNKNOWN_ANIMAL = (
    (LEGS_FORMS, "I do not know how many legs {a} has."), (SOUND_FORMS, "I do not know what sound {a} makes."),
    (HOME_FORMS, "I do not know where {a} lives."), (KIND_FORMS, "I do not know an animal called {n}."),
)


def plural_of_class(kind):
    """The plural of a class of animals; `fish` has none of its own."""
    return kind if kind == "fish" else kind + "s"


def check_kind(context):
    """Whether an animal belongs to a class."""
    name = drawn(context, NAMES, "animal", "check")
    right = ANIMALS[name]["kind"]
    asked = right if context.chance(0.5) else context.pick(("bird", "fish", "mammal", "insect", "reptile") + CLASSES)
    slots = {"k": with_article(asked), "ks": plural_of_class(asked), **animal_slots(name)}
    question = context.typed(context.frame(*CHECK_KIND), **slots)
    return answered(question, f"{'Yes' if asked == right else 'No'}, {with_article(name)} is {with_article(right)}.")


def check_ability(context):
    """Whether an animal flies, swims or has legs."""
    roll = context.rng.random()
    if roll < 0.5:
        name = drawn(context, tables.FLYING + tables.NOT_FLYING, "animal", "fly")
        able, verb, frames = name in tables.FLYING, "fly", CAN_FLY
    elif roll < 0.65:
        name = drawn(context, tables.SWIMMING, "animal", "swim")
        able, verb, frames = True, "swim", CAN_SWIM
    else:
        name = drawn(context, NAMES, "animal", "legs")
        count = ANIMALS[name]["legs"]
        question = context.typed(context.frame(*HAVE_LEGS), **animal_slots(name))
        return answered(question, ("No, " if count == "0" else "Yes, ") + f"{with_article(name)} has "
                        f"{'no' if count == '0' else count} legs.")
    question = context.typed(context.frame(*frames), **animal_slots(name))
    return answered(question, f"{'Yes' if able else 'No'}, {with_article(name)} {'can' if able else 'cannot'} {verb}.")


def unknown_animal(context):
    """A question about an animal that does not exist."""
    word = pseudo_word(context, "no_animal")
    forms, answer = context.pick(UNKNOWN_ANIMAL)
    _, frame = forms.draw(context)
    slots = {"n": word, "a": with_article(word), "p": word + "s"}
    while "{p}" in frame:
        _, frame = forms.draw(context)
    return answered(context.typed(frame, lower=False, **slots), answer.format(**slots))


def animal(context):
    """Legs, sounds, homes, classes, young and facts of animals."""
    roll = context.rng.random()
    if roll < 0.06:
        return unknown_animal(context)
    if roll < 0.16:
        return check_kind(context)
    if roll < 0.26:
        return check_ability(context)
    if roll < 0.32:
        return YOUNG.conversation(context)
    return context.pick(ANIMAL_KINDS).conversation(context)
