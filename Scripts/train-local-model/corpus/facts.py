"""Skills about closed facts: capitals, opposites, colours, animals, translations."""
from . import facts_tables as tables
from .context import capitalized, with_article
from .questions import TRIES, Forms, Kind, answered, drawn, pseudo_word

# MARK: capitals

CAPITAL_FORMS = Forms({
    "which": (
        ("Which city is the capital of {c}?", "Which city is {c}'s capital?", "What city is the capital of {c}?",
         "which town is the capital of {c}?", "What city is the capital city of {c}?", "Which is the capital of {c}?",
         "Which city is the capital city of {c}?", "what city is {c}'s capital", "Which capital does {c} have?",
         "What capital does {c} have?", "Where is the capital of {c}?", "How is the capital of {c} called?",
         "What is the name of the capital of {c}?", "what's the name of {c}'s capital?", "Which city rules {c}?",
         "Which city is the seat of {c}'s government?", "Where does the government of {c} sit?",
         "What is the capital city called in {c}?", "name of the capital of {c}"),
        ("Which city serves as the capital of {c}?", "What is the capital of {c} called?", "Which capital belongs to {c}?",
         "What is the name of {c}'s capital city?", "Which one is the capital of {c}?"),
    ),
    "first": (
        ("{c} capital?", "{c} capital", "{c}'s capital?", "{c}: capital?", "{c} has which capital?", "{c}, what is its capital?",
         "{c} - capital?", "for {c}, what is the capital?", "The country is {c}. What is the capital?", "{c} capital city",
         "Take {c}. What is its capital?", "I live in {c}. What is the capital?", "{c}. Capital?", "capital, {c}?",
         "I am going to {c}. What is the capital?", "{c}'s capital city?", "In {c}, which city is the capital?",
         "{c} and its capital?", "About {c}: what is the capital?", "my country is {c}, capital?", "capital: {c}",
         "{c} capital please", "{c} capital is", "The capital of {c} is", "capital {c}", "capital for {c}?", "country {c} capital"),
        ("{c}: what is the capital?", "{c} has what capital?", "Think of {c}. What is the capital?", "{c}, capital?",
         "I am visiting {c}. What is its capital?", "for {c} the capital is", "{c}'s capital is"),
    ),
}, ("the capital of {c}", "{c}'s capital", "the capital city of {c}", "capital of {c}"))


def country_in_question(context, country):
    """The country as people type it: with or without its article, or by another name."""
    aliases = tables.COUNTRY_ALIASES.get(country)
    if aliases and context.chance(0.5):
        return context.pick(aliases)
    return country[4:] if country.startswith("the ") and context.chance(0.3) else country


def ended(text):
    """The text with a full stop, which it may have already."""
    return text if text.endswith(".") else text + "."


def capital_answer(country):
    """See `Kind.answer`."""
    city = tables.CAPITALS[country]
    return {"c": country}, f"The capital of {country} is {ended(city)}", city


CAPITAL = Kind("capital", tuple(tables.CAPITALS), CAPITAL_FORMS, capital_answer)
CAPITALS_OF = {city: country for country, city in tables.CAPITALS.items() if country != "England"}

REVERSE_CAPITAL = (
    ("Which country has the capital {k}?", "{k} is the capital of which country?", "What country is {k} the capital of?",
     "Where is {k}?", "{k} is the capital of what?", "{k} is the capital of", "which country's capital is {k}?",
     "In which country is {k}?", "what country is {k} in?", "{k} is in which country?", "The capital is {k}. Which country?",
     "{k} is the capital of?", "of which country is {k} the capital?", "which country is {k} the capital of",
     "What country has {k} as its capital?", "{k}, which country?", "country with the capital {k}", "Whose capital is {k}?",
     "name the country whose capital is {k}", "tell me which country has the capital {k}", "{k} belongs to which country?"),
    ("Tell me the country with the capital {k}.", "What is {k} the capital of?", "In what country is {k}?",
     "{k} is which country's capital?", "Where can I find {k}?"),
)
CHECK_CAPITAL = (
    ("Is {k} the capital of {c}?", "is the capital of {c} {k}?", "{k} is the capital of {c}, right?", "{k} is {c}'s capital?",
     "Is {k} the capital city of {c}?", "the capital of {c} is {k}, true?", "is {k} {c}'s capital", "{c}'s capital is {k}, right?",
     "Am I right that {k} is the capital of {c}?", "I think {k} is the capital of {c}. Is that right?",
     "Yes or no: is {k} the capital of {c}?", "true or false: {k} is the capital of {c}", "{k} is the capital of {c}?",
     "is it true that {k} is the capital of {c}?", "could {k} be the capital of {c}?"),
    ("Do you think {k} is the capital of {c}?", "Is it right that {k} is the capital of {c}?", "so {k} is the capital of {c}?",
     "{k} is the capital of {c}, isn't it?"),
)
UNKNOWN_COUNTRY_SHARE, REVERSE_SHARE, CHECK_SHARE = 0.10, 0.13, 0.09


def made_up_country(context):
    """A name like that of a country, or of something that is none."""
    if context.chance(0.35):
        return drawn(context, tables.NO_COUNTRIES, "no_country")
    while True:
        name = pseudo_word(context, "no_country", (1, 1, 2), ("", "n", "r", "l", "v", "m"))
        if context.chance(0.75):
            name = name + context.pick(tables.COUNTRY_ENDINGS)
        name = capitalized(name)
        if context.chance(0.06):
            name = context.pick(("South ", "North ", "New ", "the Republic of ", "East ", "West ")) + name
        if name not in tables.CAPITALS:
            return name


def unknown_country(context):
    """The capital of a country that does not exist."""
    name = made_up_country(context)
    if context.chance(0.25):
        name = name.lower()
    _, frame = CAPITAL_FORMS.draw(context)
    return answered(context.typed(frame, lower=False, c=name), f"I do not know a country called {name}.")


def reverse_capital(context):
    """The country of a capital."""
    frame = context.frame(*REVERSE_CAPITAL)
    if context.chance(0.1):
        city = drawn(context, tables.NO_CAPITALS, "no_capital")
        if context.chance(0.5):
            city = capitalized(pseudo_word(context, "no_capital"))
        return answered(context.typed(frame, lower=False, k=city), f"I do not know a capital called {city}.")
    city = drawn(context, CITIES, "capital", "reverse")
    return answered(context.typed(frame, k=city), f"{city} is the capital of {CAPITALS_OF[city]}.")


CITIES = tuple(CAPITALS_OF)


def check_capital(context):
    """Whether a city is the capital of a country."""
    country = drawn(context, CAPITAL.entities, "capital", "check")
    right = tables.CAPITALS[country]
    city = right if context.chance(0.5) else context.pick(CITIES if context.chance(0.5) else tables.OTHER_CITIES)
    question = context.typed(context.frame(*CHECK_CAPITAL), c=country_in_question(context, country), k=city)
    return answered(question, f"{'Yes' if city == right else 'No'}. The capital of {country} is {ended(right)}")


def capital(context):
    """Capitals of countries, countries of capitals, whether a city is a capital, and names that are no country."""
    roll = context.rng.random()
    if roll < UNKNOWN_COUNTRY_SHARE:
        return unknown_country(context)
    if roll < UNKNOWN_COUNTRY_SHARE + REVERSE_SHARE:
        return reverse_capital(context)
    if roll < UNKNOWN_COUNTRY_SHARE + REVERSE_SHARE + CHECK_SHARE:
        return check_capital(context)
    form, frame = CAPITAL_FORMS.draw(context)
    country = drawn(context, CAPITAL.entities, "capital", form)
    question = context.typed(frame, c=country_in_question(context, country))
    return answered(question, capital_answer(country)[1])


# MARK: opposites

OPPOSITE_FORMS = Forms({
    "which": (
        ("Which word is the opposite of {w}?", "Which word means the opposite of {w}?", "What word is the opposite of {w}?",
         "What is opposite to {w}?", "What is the contrary of {w}?", "what is not {w}?", "If it is not {w}, what is it?",
         "How do you say the opposite of {w}?", "What would be the opposite of {w}?", "which word is opposite to {w}"),
        ("What word means the opposite of {w}?", "Which word is the antonym of {w}?", "what's opposite to {w}?"),
    ),
    "first": (
        ("{w} opposite?", "{w} opposite", "{w}: opposite?", "{w} is the opposite of what?", "{w} is the opposite of",
         "{w}, what is its opposite?", "not {w} but", "{w} and its opposite?", "opposite: {w}", "{w}'s opposite?",
         "the opposite of {w} is", "The word is {w}. What is its opposite?", "{w} has which opposite?", "antonym: {w}",
         "opposite word of {w}", "opposite for {w}", "{w} <-> ?", "{w} vs what?", "take {w}, the opposite?"),
        ("{w}: what is the opposite?", "{w} has what opposite?", "{w}, the opposite is", "opposite word for {w}"),
    ),
}, ("the opposite of {w}", "the antonym of {w}", "the opposite of the word {w}", "an antonym for {w}", "opposite of {w}"))


def opposite_answer(word):
    """See `Kind.answer`."""
    other = tables.OPPOSITES[word]
    return {"w": word}, f"The opposite of {word} is {other}.", other


OPPOSITE = Kind("opposite", tuple(tables.OPPOSITES), OPPOSITE_FORMS, opposite_answer)
CHECK_OPPOSITE = (
    ("Is {k} the opposite of {w}?", "is the opposite of {w} {k}?", "{k} is the opposite of {w}, right?",
     "the opposite of {w} is {k}, true?", "true or false: {k} is the opposite of {w}", "Are {w} and {k} opposites?",
     "is it true that {k} is the opposite of {w}?", "do {w} and {k} mean the opposite?", "I think {k} is the opposite of {w}."),
    ("Do you think {k} is the opposite of {w}?", "{w} and {k} are opposites, right?", "so {k} is the opposite of {w}?"),
)


def opposite(context):
    """Opposites of words, whether two are opposites, and words that have none."""
    roll = context.rng.random()
    if roll < 0.09:
        word = drawn(context, tables.NO_OPPOSITES, "no_opposite")
        if context.chance(0.5):
            word = pseudo_word(context, "no_opposite")
        _, frame = OPPOSITE_FORMS.draw(context)
        return answered(context.typed(frame, lower=False, w=word), f"I do not know the opposite of {word}.")
    if roll < 0.18:
        return check_opposite(context)
    return OPPOSITE.conversation(context)


def check_opposite(context):
    """Whether a word is the opposite of another."""
    word = drawn(context, OPPOSITE.entities, "opposite", "check")
    right = tables.OPPOSITES[word]
    other = right if context.chance(0.5) else context.pick(OPPOSITE.entities)
    if other != right and tables.OPPOSITES.get(other) == word or other == word:
        other = right
    question = context.typed(context.frame(*CHECK_OPPOSITE), w=word, k=other)
    return answered(question, f"{'Yes' if other == right else 'No'}. The opposite of {word} is {right}.")


# MARK: colours

COLOR_FORMS = Forms({
    "which": (
        ("What color is {w}?", "What colour is {w}?", "what color does {w} have?", "Which color is {w}?", "Which colour has {w}?",
         "what is the color of {w}?", "Of what color is {w}?", "what color would {w} be?", "What color do you give {w}?",
         "Do you know what color {w} is?", "can you tell me what color {w} is?", "tell me what color {w} is",
         "In what color do I paint {w}?", "what colors does {w} have?", "how does {w} look, what color?", "what color {w} is?",
         "I want to paint {w}. What color?", "hey what color is {w}", "so what color is {w}?", "Name the color {w} has."),
        ("Could you tell me what color {w} is?", "I wonder what color {w} is.", "what color is {w} usually?",
         "Which color does {w} have?", "Do you know the colour of {w}?"),
    ),
    "first": (
        ("{w} color?", "{w} color", "{w}: color?", "{w} has which color?", "{w} is what color?", "{w} is which color",
         "color: {w}", "{w}, what color is it?", "{w}'s color?", "{w} colour", "take {w}, what is its color?", "color of {w}",
         "{w} - what color?", "{w} has the color"),
        ("{w}: what color?", "{w} has what color?", "{w}, which color?", "the color {w} has"),
    ),
}, ("the color of {w}", "the colour of {w}", "the color {w} has"))


def color_answer(thing):
    """See `Kind.answer`."""
    color_name = tables.COLORS[thing]
    return {"w": thing}, f"{capitalized(thing)} is {color_name}.", color_name


COLOR = Kind("color", tuple(tables.COLORS), COLOR_FORMS, color_answer)
CHECK_COLOR = (
    ("Is {w} {k}?", "is {w} {k}", "{w} is {k}, right?", "is it true that {w} is {k}?", "true or false: {w} is {k}",
     "Yes or no: is {w} {k}?", "does {w} have the color {k}?", "is the color of {w} {k}?", "I think {w} is {k}. Is that right?"),
    ("Do you think {w} is {k}?", "so {w} is {k}?", "would you say {w} is {k}?"),
)


def color(context):
    """Colours of things, whether a thing has a colour, and things without one of their own."""
    roll = context.rng.random()
    if roll < 0.09:
        thing = drawn(context, tables.NO_COLORS, "no_color")
        if context.chance(0.6):
            thing = context.pick(("a ", "the ", "")) + pseudo_word(context, "no_color")
            thing = with_article(thing[2:]) if thing.startswith("a ") else thing
        _, frame = COLOR_FORMS.draw(context)
        return answered(context.typed(frame, lower=False, w=thing), f"I do not know the color of {thing}.")
    if roll < 0.22:
        thing = drawn(context, COLOR.entities, "color", "check")
        right = tables.COLORS[thing]
        asked = right if context.chance(0.5) else context.pick(tables.COLOR_NAMES)
        question = context.typed(context.frame(*CHECK_COLOR), w=thing, k=asked)
        if asked != right and asked in right:
            asked = right
        return answered(question, f"{'Yes' if asked == right else 'No'}. {capitalized(thing)} is {right}.")
    return COLOR.conversation(context)


# MARK: animals

ANIMALS = tables.ANIMALS
LEGS_FORMS = Forms({
    "ask": (
        ("How many legs does {a} have?", "how many legs has {a}?", "how many legs does {a} have", "How many legs do {p} have?",
         "how many legs have {p}?", "what number of legs does {a} have?", "how many legs are there on {a}?",
         "how many legs does {a} walk on?", "Do you know how many legs {a} has?", "On how many legs does {a} walk?",
         "How many legs would {a} have?", "can you tell me how many legs {a} has?", "how many legs can you see on {a}?"),
        ("How many legs does {a} usually have?", "Could you tell me how many legs {a} has?", "how many legs do all {p} have?"),
    ),
    "tell": (
        ("number of legs of {a}", "Tell me how many legs {a} has.", "Count the legs of {a}.", "legs of {a}?", "{p}: how many legs?",
         "{a} has how many legs?", "{n} legs?", "{n}, how many legs?", "the legs of {a}, how many?", "how many legs, {n}?",
         "I want to know how many legs {a} has.", "I draw {a}. How many legs?", "say how many legs {p} have"),
        ("I wonder how many legs {a} has.", "{p} have how many legs?", "Please count the legs of {a}."),
    ),
})
SOUND_FORMS = Forms({
    "ask": (
        ("What sound does {a} make?", "what noise does {a} make?", "What does {a} say?", "what does {a} sound like?",
         "How does {a} sound?", "what sound do {p} make?", "What noise do {p} make?", "Which sound does {a} make?",
         "how do {p} sound?", "what do {p} say?", "what does {a} do to make noise?", "Do you know what sound {a} makes?",
         "which noise does {a} make?", "can you tell me what sound {a} makes?"),
        ("Could you tell me what sound {a} makes?", "what kind of sound does {a} make?", "What sound would {a} make?"),
    ),
    "tell": (
        ("sound of {a}", "the sound of {a}?", "Tell me what sound {a} makes.", "{n} sound?", "{n} sound", "{a} makes what sound?",
         "animal sound: {n}", "{p}: what sound?", "noise of {a}", "Tell me the sound of {a}.", "the noise {p} make?",
         "I hear {a}. What sound is that?"),
        ("I wonder what sound {a} makes.", "{p} make what sound?", "{n}, what sound?"),
    ),
})
HOME_FORMS = Forms({
    "ask": (
        ("Where does {a} live?", "where do {p} live?", "Where can I find {a}?", "In what place does {a} live?",
         "where is the home of {a}?", "where does {a} have its home?", "where can you find {p}?", "where do I see {p}?",
         "Do you know where {p} live?", "in which place do {p} live?", "where would I find {p}?", "where do {p} make a home?"),
        ("Where is {a} at home?", "Could you tell me where {p} live?", "where could I see {a}?"),
    ),
    "tell": (
        ("Tell me where {a} lives.", "home of {a}", "the home of {p}?", "{p} live where?", "{a} lives where?", "{n} home?",
         "Tell me where {p} live.", "{n}: where does it live?", "say where {p} live", "I want to know where {p} live."),
        ("I wonder where {p} live.", "{n}, where does it live?", "Please say where {a} lives."),
    ),
})
KIND_FORMS = Forms({
    "ask": (
        ("What kind of animal is {a}?", "what sort of animal is {a}?", "what type of animal is {a}?", "Which kind of animal is {a}?",
         "what class of animal is {a}?", "What animal group is {a} in?", "to which group does {a} belong?",
         "which group of animals do {p} belong to?", "what kind of animals are {p}?", "what are {p}, mammals or what?",
         "Do you know what kind of animal {a} is?", "Is {a} a bird, a fish or what?", "how would you classify {a}?"),
        ("What animal class does {a} belong to?", "Could you tell me what kind of animal {a} is?", "what type of animals are {p}?"),
    ),
    "tell": (
        ("Tell me what kind of animal {a} is.", "{n}: what kind of animal?", "animal class of {a}", "the kind of animal {a} is",
         "classify the animal: {n}", "Name the animal group of {a}.", "{a} is what kind of animal?", "{n} animal group?",
         "{p} are what kind of animal?", "kind of animal: {n}", "I want to know what kind of animal {a} is."),
        ("I wonder what kind of animal {a} is.", "{a} belongs to which group?", "{n}, what kind of animal?"),
    ),
})
FACT_FORMS = Forms({
    "tell": (
        ("Tell me about {p}.", "tell me something about {p}", "Tell me about {a}.", "a fact about {p}", "Say something about {p}.",
         "Give me a fact about {p}.", "tell me a fact about {a}", "fact about {p}", "Give me one fact about {a}.",
         "something about {p} please", "Tell me something about {a}.", "I want to know something about {p}.",
         "one thing about {p}", "Teach me about {p}.", "Tell me one thing about {p}.", "about {p}", "facts about {p}"),
        ("Tell me something interesting about {p}.", "I'd like to learn about {p}.", "Share a fact about {p}."),
    ),
    "ask": (
        ("What do you know about {p}?", "what is special about {p}?", "Can you tell me about {p}?", "do you know a fact about {p}?",
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
    ("What is a baby {n} called?", "what is the name of a baby {n}?", "what do you call a baby {n}?", "baby {n}?", "a young {n} is called",
     "How is a baby {n} called?", "what is a young {n}?", "the young of {a}?", "what are baby {p} called?", "name of a baby {n}",
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


# MARK: translations

TRANSLATE_FORMS = Forms({
    "command": (
        ("Translate {w} to {l}.", "Translate {w} into {l}.", "translate {w} to {l}", "translate the word {w} into {l}",
         "Translate the word {w} to {l}.", "Say {w} in {l}.", "say the word {w} in {l}", "Write {w} in {l}.", "put {w} into {l}",
         "Can you translate {w} to {l}?", "Could you translate {w} into {l}?", "please translate {w} to {l}", "Turn {w} into {l}.",
         "I want to say {w} in {l}.", "I want {w} in {l}.", "I need to say {w} in {l}.", "Can you say {w} in {l}?",
         "Can you translate {w} in {l}?", "Do you know {w} in {l}?", "teach me to say {w} in {l}", "give me {w} in {l}",
         "tell me {w} in {l}", "Tell me how to say {w} in {l}.", "I would like to say {w} in {l}.", "translate {w} in {l}",
         "trnslate {w} to {l}", "Please say {w} in {l}.", "help me translate {w} into {l}", "I need {w} translated to {l}."),
        ("Please translate the word {w} into {l}.", "I want to translate {w} into {l}.", "Could you say {w} in {l}?",
         "Can you write {w} in {l}?", "Please put {w} in {l}.", "I'd like to say {w} in {l}."),
    ),
    "question": (
        ("How do you say {w} in {l}?", "How do I say {w} in {l}?", "how to say {w} in {l}?", "What is {w} in {l}?", "what's {w} in {l}?",
         "how do you say {w} in {l}", "How would I say {w} in {l}?", "How can I say {w} in {l}?", "What is {w} called in {l}?",
         "what do they call {w} in {l}?", "what does {w} mean in {l}?", "What word is {w} in {l}?", "how do you spell {w} in {l}?",
         "How is {w} said in {l}?", "How do you write {w} in {l}?", "What do people say for {w} in {l}?", "whats {w} in {l}",
         "which {l} word means {w}?", "What {l} word means {w}?", "Which word in {l} means {w}?", "how does one say {w} in {l}?",
         "Do you know how to say {w} in {l}?", "Can you tell me how to say {w} in {l}?", "And how do you say {w} in {l}?"),
        ("How would you say {w} in {l}?", "What would {w} be in {l}?", "How do they say {w} in {l}?", "How do we say {w} in {l}?",
         "What do you say for {w} in {l}?", "Could you tell me how to say {w} in {l}?"),
    ),
    "terse": (
        ("{w} in {l}", "{w} in {l}?", "{w} to {l}", "{w}, in {l}?", "{w} {l}", "{l}: {w}", "{l} for {w}", "in {l}: {w}", "{w} -> {l}",
         "to {l}: {w}", "Translate to {l}: {w}", "translate into {l}: {w}", "{w} in {l} please", "{l} word for {w}", "{w}: {l}?",
         "In {l}, what is {w}?", "In {l}, how do you say {w}?", "{l} {w}", "into {l}: {w}", "{w} in {l} is", "word: {w}, language: {l}",
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
        ("translate {f} from {l} to English", "What does the {l} word {f} mean?", "what is the {l} word {f} in English?",
         "Translate the {l} word {f} to English.", "{l} to English: {f}", "{f} is {l}, what does it mean?", "in {l}, what is {f}?",
         "what does {f} mean in {l}?", "the {l} word {f} means", "English for the {l} word {f}", "{f} ({l}) in English",
         "What is {f} from {l} in English?", "I read the {l} word {f}. What does it mean?", "the meaning of {f} in {l}?",
         "from {l}: {f}", "Translate from {l}: {f}", "what does {l} {f} mean", "tell me what the {l} word {f} means"),
        ("In English, what is the {l} word {f}?", "What is the meaning of the {l} word {f}?", "The {l} word {f} in English?"),
    ),
    "bare": (
        ("What is {f} in English?", "translate {f} to English", "what does {f} mean?", "{f} in English", "Translate {f} into English.",
         "How do you say {f} in English?", "what is the meaning of {f}?", "{f} in English?", "what does {f} mean in English?",
         "English for {f}", "{f} means", "say {f} in English", "{f} to English", "tell me what {f} means", "to English: {f}",
         "Translate to English: {f}", "in English: {f}", "the English word for {f}", "the meaning of {f}", "{f}, what is that?",
         "the word {f} means?", "Tell me {f} in English.", "whats {f} in english"),
        ("Give me the English for {f}.", "{f} means what in English?", "What is the English word for {f}?", "Do you know what {f} means?"),
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
    return all(other in (None, english) for other in others) and len(everywhere) == 1 + sum(o == english for o in others)


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


SENTENCES = ("the {n} is {a}", "my {n} is {a}", "where is the {n}?", "I like the {a} {n}", "this {n} is very {a}", "I have the {n}",
             "the {n} and the {m}", "I want to buy the {n}", "do you have my {n}?", "the {a} {n} is here", "I see the {n} and the {m}")
SENTENCE_NOUNS = ("cat", "dog", "house", "book", "car", "train", "letter", "garden", "bird", "door", "teacher", "friend", "apple")
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


# MARK: for other skills

BASE_KINDS = (CAPITAL, CAPITAL, OPPOSITE, COLOR, ANIMAL_KIND) + TRANSLATIONS_TO[:2] + (TRANSLATIONS_TO[2],)
PAIR_KINDS = (CAPITAL, CAPITAL, OPPOSITE, COLOR, NOISE) + TRANSLATIONS_TO


def base_fact(context, skill):
    """(question, full answer, bare answer) from all closed facts and small sums, for another skill."""
    if context.chance(0.2):
        from .numbers import base_sum
        return base_sum(context, skill)
    return context.pick(BASE_KINDS).reused(context, skill)[1:]


def entity_name(entity):
    """How one would write the entity in "and {x}?"."""
    return entity[0] if isinstance(entity, tuple) else entity


def fact_pair(context, skill):
    """Two facts of one kind, each as (entity, question, full answer)."""
    kind = context.pick(PAIR_KINDS)
    first = kind.reused(context, skill)
    second = kind.reused(context, skill)
    for _ in range(8):
        if second[0] != first[0]:
            break
        second = kind.reused(context, skill)
    named = [(with_article(fact[0]) if kind is NOISE else entity_name(fact[0]), fact[1], fact[2]) for fact in (first, second)]
    return named[0], named[1]


def filler(context):
    """A question of this module and its answer, for conversations of several turns."""
    made = context.pick(FILLERS)(context)
    return made.turns[0][1], made.turns[1][1]


FILLERS = (capital, capital, opposite, color, animal, translate)
SKILLS = {
    "capital": (capital, 7.0),
    "opposite": (opposite, 3.5),
    "color": (color, 2.5),
    "animal": (animal, 5.0),
    "translate": (translate, 8.0),
}
