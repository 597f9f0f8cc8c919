"""Capitals of countries, countries of capitals, and names that are no country."""
from . import facts_tables as tables
from .context import capitalized
from .questions import Forms, Kind, answered, drawn, pseudo_word

CAPITAL_FORMS = Forms({
    "which": (
        ("Which city is the capital of {c}?", "Which city is {c}'s capital?", "What city is the capital of {c}?",
         "which town is the capital of {c}?", "What city is the capital city of {c}?", "Which is the capital of {c}?",
         "Which city is the capital city of {c}?", "what city is {c}'s capital", "Which capital does {c} have?",
         "What capital does {c} have?", "Where is the capital of {c}?", "How is the capital of {c} called?",
         "What is the name of the capital of {c}?", "what's the name of {c}'s capital?", "Which city rules {c}?",
         "Which city is the seat of {c}'s government?", "Where does the government of {c} sit?",
         "What is the capital city called in {c}?", "name of the capital of {c}"),
        ("Which city serves as the capital of {c}?", "What is the capital of {c} called?",
         "Which capital belongs to {c}?",
         "What is the name of {c}'s capital city?", "Which one is the capital of {c}?"),
    ),
    "first": (
        ("{c} capital?", "{c} capital", "{c}'s capital?", "{c}: capital?", "{c} has which capital?",
         "{c}, what is its capital?",
         "{c} - capital?", "for {c}, what is the capital?", "The country is {c}. What is the capital?",
         "{c} capital city",
         "Take {c}. What is its capital?", "I live in {c}. What is the capital?", "{c}. Capital?", "capital, {c}?",
         "I am going to {c}. What is the capital?", "{c}'s capital city?", "In {c}, which city is the capital?",
         "{c} and its capital?", "About {c}: what is the capital?", "my country is {c}, capital?", "capital: {c}",
         "{c} capital please", "{c} capital is", "The capital of {c} is", "capital {c}", "capital for {c}?",
         "country {c} capital"),
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
    ("Which country has the capital {k}?", "{k} is the capital of which country?",
     "What country is {k} the capital of?",
     "Where is {k}?", "{k} is the capital of what?", "{k} is the capital of", "which country's capital is {k}?",
     "In which country is {k}?", "what country is {k} in?", "{k} is in which country?",
     "The capital is {k}. Which country?",
     "{k} is the capital of?", "of which country is {k} the capital?", "which country is {k} the capital of",
     "What country has {k} as its capital?", "{k}, which country?", "country with the capital {k}",
     "Whose capital is {k}?",
     "name the country whose capital is {k}", "tell me which country has the capital {k}",
     "{k} belongs to which country?"),
    ("Tell me the country with the capital {k}.", "What is {k} the capital of?", "In what country is {k}?",
     "{k} is which country's capital?", "Where can I find {k}?"),
)
CHECK_CAPITAL = (
    ("Is {k} the capital of {c}?", "is the capital of {c} {k}?", "{k} is the capital of {c}, right?",
     "{k} is {c}'s capital?",
     "Is {k} the capital city of {c}?", "the capital of {c} is {k}, true?", "is {k} {c}'s capital",
     "{c}'s capital is {k}, right?",
     "Am I right that {k} is the capital of {c}?", "I think {k} is the capital of {c}. Is that right?",
     "Yes or no: is {k} the capital of {c}?", "true or false: {k} is the capital of {c}", "{k} is the capital of {c}?",
     "is it true that {k} is the capital of {c}?", "could {k} be the capital of {c}?"),
    ("Do you think {k} is the capital of {c}?", "Is it right that {k} is the capital of {c}?",
     "so {k} is the capital of {c}?",
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
