"""Things with fields that texts tell and schemas ask for."""
import json

from . import words
from .context import capitalized
from .nouns import noun, person, pseudo_word


def as_json(value):
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


# MARK: values
def age(context):
    """An age in years."""
    return context.between(5, 89)


def email(context):
    """An address of made-up parts."""
    user, host = context.pick(words.NAMES).lower(), context.pick(("mail", "post", "example", "web", "home"))
    return f"{user}@{host}.{context.pick(('com', 'org', 'net'))}"


def several(values, low=2, high=3):
    """A maker of some of the values."""
    return lambda context: context.some(values, context.between(low, high))


def of(values):
    """A maker of one of the values."""
    return lambda context: context.pick(values)


TAGS = words.items(
    """
        new, red, blue, sale, work, home, urgent, food, travel, music, school, sport, garden, family, old, small, fast,
        green, free, fun
    """,
)
HOBBIES = words.items(
    "chess, tennis, music, reading, cooking, running, painting, dancing, fishing, hiking, yoga, golf, singing, cycling",
)
STREETS = words.items(
    "Oak Street, Hill Road, Lake Street, Mill Lane, Park Avenue, Station Road, King Street, Rose Lane, Bridge Street",
)
PRODUCTS = words.items(
    """
        lamp, chair, table, bike, phone, bag, shirt, book, clock, kettle, camera, radio, coat, hat, mirror, guitar,
        ball, umbrella, basket, rug
    """,
)
MATERIALS = words.items("wood, steel, glass, cotton, paper, leather, wool, stone, plastic")


class Field:
    """A thing that texts tell and schemas ask for.

    `keys` are the names in JSON (the first one is the usual one), `kind` the type in a schema, `make` draws a value,
    `clause` is how a sentence tells it after the subject ("is {v} years old") and `comma` how a list of commas does.
    """

    def __init__(self, keys, kind, make, clause, comma="{v}", options=()):
        self.keys, self.kind, self.make, self.clause, self.comma = keys.split(), kind, make, clause, comma
        self.options = options
        self.label = capitalized(self.keys[0].replace("_", " "))

    def told(self, value, text):
        """The text with the value in it as people write it."""
        if isinstance(value, list):
            value = ", ".join(value[:-1]) + " and " + value[-1]
        return text.replace("{v}", str(value))


PERSON_FIELDS = (
    Field("age years", "int", age, "is {v} years old"),
    Field("city town home", "string", of(words.CITIES), "lives in {v}", "lives in {v}"),
    Field("job profession occupation", "string", of(words.JOBS), "works as a {v}"),
    Field("plan tier", "literal", of(("free", "pro", "team")), "has the {v} plan", "{v} plan", ("free", "pro", "team")),
    Field("color favorite_color", "string", of(words.COLORS), "likes the color {v}", "likes {v}"),
    Field("pet animal", "string", of(words.PETS), "has a {v}", "has a {v}"),
    Field("language speaks", "string", of(words.LANGUAGES), "speaks {v}", "speaks {v}"),
    Field("country", "string", of(words.COUNTRIES), "comes from {v}", "from {v}"),
    Field("email mail contact", "string", email, "has the email {v}", "{v}"),
    Field("hobbies interests", "[string]", several(HOBBIES), "likes {v}", "likes {v}"),
    Field("tags labels", "[string]", several(TAGS), "has the tags {v}", "tags {v}"),
    Field("active enabled", "bool", lambda context: context.chance(0.5), "is active", "active"),
    Field("member", "bool", lambda context: context.chance(0.5), "is a member", "a member"),
    Field(
        "phone telephone", "string", lambda context: f"{context.between(100, 999)}-{context.between(100, 999)}",
        "has the phone number {v}", "phone {v}",
    ),
    Field("height height_cm", "int", lambda context: context.between(120, 205), "is {v} cm tall", "{v} cm"),
    Field("food favorite_food", "string", of(words.FOODS), "likes to eat {v}", "eats {v}"),
    Field("children kids", "int", lambda context: context.between(2, 6), "has {v} children", "{v} children"),
    Field(
        "team group", "string",
        lambda context: context.pick(("red", "blue", "north", "south", "east", "west", "alpha", "beta")),
        "is in the {v} team", "{v} team",
    ),
    Field(
        "note comment remark", "string",
        of(words.items(
            """
                call back, likes tea, left early, paid in cash, needs help, very kind, on holiday, prefers email, new
                here, works at night
            """,
        )),
        "has the note \"{v}\"", "note: {v}",
    ),
)
PRODUCT_FIELDS = (
    Field(
        "price cost amount", "float", lambda context: context.between(2, 90) + context.pick((0.5, 0.25, 0.75, 0.99)),
        "costs {v} euros", "{v} euros",
    ),
    Field("color", "string", of(words.COLORS), "is {v}"),
    Field(
        "stock quantity count", "int", lambda context: context.between(2, 99), "has {v} pieces in stock",
        "{v} in stock",
    ),
    Field(
        "size", "literal", of(("small", "medium", "large")), "comes in size {v}", "size {v}",
        ("small", "medium", "large"),
    ),
    Field("material", "string", of(MATERIALS), "is made of {v}", "made of {v}"),
    Field("brand maker", "string", lambda context: capitalized(pseudo_word(context)), "is made by {v}", "by {v}"),
    Field("weight weight_kg", "int", lambda context: context.between(2, 40), "weighs {v} kg", "{v} kg"),
    Field("origin country", "string", of(words.COUNTRIES), "comes from {v}", "from {v}"),
    Field("available in_stock", "bool", lambda context: context.chance(0.5), "is available", "available"),
    Field("tags labels", "[string]", several(TAGS), "has the tags {v}", "tags {v}"),
    Field("colors", "[string]", several(words.COLORS), "comes in {v}", "in {v}"),
    Field("rating stars", "int", lambda context: context.between(1, 5), "has a rating of {v}", "rating {v}"),
    Field(
        "code sku id", "string", lambda context: f"{context.pick('ABCDEFGHKLMNPRST')}{context.between(10, 999)}",
        "has the code {v}", "code {v}",
    ),
)
EVENT_FIELDS = (
    Field("day date", "string", of(words.DAYS), "is on {v}", "on {v}"),
    Field("month", "string", of(words.MONTHS), "is in {v}", "in {v}"),
    Field("city place location", "string", of(words.CITIES), "takes place in {v}", "in {v}"),
    Field(
        "time starts_at", "string",
        lambda context: f"{context.between(8, 21)}:{context.pick(('00', '15', '30', '45'))}", "starts at {v}", "{v}",
    ),
    Field(
        "room hall", "string", lambda context: f"{context.pick('ABCDEF')}{context.between(1, 30)}", "is in room {v}",
        "room {v}",
    ),
    Field("seats guests people", "int", lambda context: context.between(4, 300), "has {v} seats", "{v} seats"),
    Field("host speaker leader", "string", lambda context: person(context), "is led by {v}", "led by {v}"),
    Field("free", "bool", lambda context: context.chance(0.5), "is free", "free"),
    Field("price fee", "float", lambda context: context.between(2, 60) + 0.5, "costs {v} euros", "{v} euros"),
    Field(
        "status", "literal", of(("open", "closed", "full")), "has the status {v}", "status {v}",
        ("open", "closed", "full"),
    ),
    Field("topics", "[string]", several(HOBBIES), "is about {v}", "about {v}"),
    Field("level", "literal", of(("easy", "hard")), "has the level {v}", "level {v}", ("easy", "hard")),
)


def full_name(context):
    """A first name, often with a family name."""
    first = person(context)
    return f"{first} {context.pick(words.SURNAMES)}" if context.chance(0.55) else first


EVENTS = words.items(
    """
        concert, workshop, lecture, dinner, meeting, party, race, lesson, market, festival, picnic, trip, class, match,
        show, exhibition
    """,
)
DOMAINS = (
    (("name", "full_name", "customer", "person", "user"), full_name, "{v}", PERSON_FIELDS, "Name"),
    (("name", "full_name", "customer", "person", "user"), full_name, "{v}", PERSON_FIELDS, "Name"),
    (
        ("item", "product", "name", "article"),
        lambda context: noun(context) if context.chance(0.5) else context.pick(PRODUCTS), "The {v}", PRODUCT_FIELDS,
        "Item",
    ),
    (("event", "title", "name", "kind"), lambda context: context.pick(EVENTS), "The {v}", EVENT_FIELDS, "Event"),
)


class Record:
    """A thing with some of its fields, told in a text."""

    def __init__(self, context, low=1, high=4):
        self.name_keys, make, self.opening, fields, self.name_label = context.pick(DOMAINS)
        self.name = make(context)
        self.fields = context.some(fields, context.between(low, high))
        self.values = [field.make(context) for field in self.fields]
        self.others = [field for field in fields if field not in self.fields]

    def sentence(self, context):
        """The record in one or two sentences."""
        clauses = []
        for field, value in zip(self.fields, self.values):
            clause = field.told(value, field.clause)
            clauses.append(clause.replace("is ", "is not ", 1) if value is False else clause)
        subject = self.opening.replace("{v}", self.name)
        if len(clauses) > 2 and context.chance(0.4):
            again = subject.split(" ")[0] if self.opening == "{v}" else "It"
            return f"{subject} {clauses[0]} and {clauses[1]}. {again} {joined(clauses[2:])}."
        return f"{subject} {joined(clauses)}."

    def commas(self, context):
        """The record as parts between commas."""
        parts = []
        for field, value in zip(self.fields, self.values):
            part = field.told(value, field.comma)
            if field.kind == "int" and field.keys[0] == "age":
                part = str(value) if context.chance(0.6) else f"{value} years old"
            parts.append("not " + part if value is False else part)
        return ", ".join([self.name] + parts)

    def card(self, context):
        """The record as lines with labels."""
        mark, line = context.pick(
            ((": ", "\n"), (": ", "\n"), (": ", "; "), (" - ", "\n"), (" = ", "\n"), (": ", ", ")),
        )
        rows = [f"{self.name_label}{mark}{self.name}"]
        for field, value in zip(self.fields, self.values):
            shown = ("yes" if value else "no") if isinstance(
                value, bool,
            ) else ", ".join(value) if isinstance(value, list) else value
            if line == ", " and isinstance(value, list):
                shown = " and ".join(value)
            rows.append(f"{field.label}{mark}{shown}")
        text = line.join(rows)
        return text.lower() if context.chance(
            0.05,
        ) and self.name.islower() and text.isascii() and not any(c.isupper() for c in text) else text

    def text(self, context):
        """The record in one of its forms."""
        return context.pick((self.sentence, self.sentence, self.commas, self.card))(context)


def joined(clauses):
    """The clauses as a list with `and`."""
    return clauses[0] if len(clauses) == 1 else ", ".join(clauses[:-1]) + " and " + clauses[-1]
