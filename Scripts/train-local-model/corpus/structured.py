"""Skills with a fixed form: JSON, answers to a schema, calls of tools."""
import json

from . import facts, words
from .asking import Pool, commands
from .context import Conversation, capitalized, with_article
from .patterns import ask, noun, person, pseudo_word


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


# MARK: JSON from texts and wishes

EXTRACT_FRAMES = tuple(frame for frame in (
    "Extract {k} as JSON: {t}", "Extract {k} as JSON from: {t}", "extract {k} from this text as JSON: {t}",
    "{t}\nExtract {k} as JSON.", "Give me JSON with {k} from this text: {t}", "Get {k} as JSON: {t}",
    "Return JSON with {k}: {t}", "JSON with {k}: {t}", "Text: {t}\nJSON with {k}:",
    "Read this and return {k} as JSON: {t}", "From the text, make JSON with {k}: {t}", "{t} Give {k} as JSON.",
    "{t}\n\nReturn {k} as JSON.", "Find {k} in this text and answer as JSON: {t}", "{k} as JSON: {t}",
    "Pull out {k} as JSON: {t}", "Turn this into JSON with {k}: {t}", "Convert to JSON with {k}: {t}",
    "Write JSON with the keys {k} for this text: {t}", "Make JSON with {k} out of this: {t}",
    "Extract the {k}. Answer in JSON. {t}", "Parse this into JSON with {k}: {t}", "Please extract {k} as JSON: {t}",
    "Can you extract {k} as JSON? {t}", "Could you give me {k} as JSON? {t}", "I need {k} as JSON: {t}",
    "Answer with JSON ({k}): {t}", "extract as json: {k}\n{t}", "Keys: {k}\nText: {t}\nJSON:",
    "Output JSON with {k}. {t}", "{t} -> JSON with {k}", "JSON please, with {k}: {t}",
    "Take {k} from the text and write JSON: {t}", "Give the {k} in JSON: {t}", "read: {t}\nwrite JSON with {k}",
    "Extract {k} in JSON format: {t}", "from this text extract {k} as a JSON object: {t}", "Put {k} into JSON: {t}",
    "Summarize as JSON with {k}: {t}",
))
HELD_EXTRACT_FRAMES = (
    "Get me a JSON object with {k} from this: {t}", "Please return {k} in JSON: {t}", "{t}\nGive me JSON with {k}.",
    "Extract a JSON object with the keys {k}: {t}", "Write {k} as JSON for: {t}",
    "I want JSON with {k} for this text: {t}", "Show {k} as JSON: {t}", "What are {k} here? Answer as JSON. {t}",
    "{t} Write that as JSON with {k}.", "Make a JSON object with {k}: {t}", "Collect {k} as JSON: {t}",
    "Use JSON to give {k}: {t}",
)
# What is given when nothing is said about a key.
INVENTED = {
    "name": "Anna", "age": 30, "city": "Paris", "job": "teacher", "color": "blue", "animal": "dog", "price": 9.5,
    "item": "lamp", "email": "anna@mail.com", "active": True, "tags": ["red", "blue"], "country": "France",
    "food": "bread", "id": 1, "title": "The Moon", "year": 2020, "day": "Monday", "month": "May", "phone": "555-0100",
    "language": "English", "count": 3, "size": "small", "weight": 5, "height": 170, "street": "Oak Street",
    "author": "Emma", "note": "hello", "date": "Monday", "time": "9:00", "status": "open", "score": 10, "level": 1,
    "user": "anna", "pet": "cat", "sport": "tennis", "drink": "tea", "fruit": "apple", "number": 7, "word": "hello",
    "text": "hello", "message": "hello", "answer": "yes", "done": False, "hobby": "chess", "school": "art",
    "room": "kitchen", "car": "bus", "flower": "rose", "instrument": "piano", "planet": "Mars",
}
MAIN_KEYS = ("name", "age", "city", "job", "color", "animal", "price", "item", "email", "active", "tags", "country")
GENERATE_FRAMES = commands(
    (
        "give me JSON with {k}", "write JSON with {k}", "make JSON with {k}", "write a JSON object with the keys {k}",
        "create a JSON object with {k}",
    ),
) + (
    "JSON with {k}", "json: {k}", "a JSON object with {k}", "{k} as JSON", "JSON with the keys {k}",
    "an example of JSON with {k}", "example JSON with {k}", "I need JSON with {k}", "some JSON with {k} please",
    "show me JSON with {k}", "{k} in JSON", "generate JSON with {k}", "return JSON with {k}", "JSON object: {k}",
    "make up JSON with {k}", "invent a JSON object with {k}", "a JSON example with {k}", "output JSON with {k}",
    "sample JSON with {k}", "Keys: {k}. Write JSON.", "json with fields {k}", "random JSON with {k}",
)
HELD_GENERATE_FRAMES = (
    "I want a JSON object that has {k}", "please give me a JSON with {k}", "could I have JSON with {k}?",
    "build a JSON object with {k}", "what would JSON with {k} look like?", "produce JSON with {k}",
    "let me see JSON with {k}", "a small JSON object with {k} please", "think of JSON with {k}", "JSON having {k}",
    "fill a JSON object with {k}", "design JSON with {k}",
)
GIVEN_FRAMES = commands(
    ("give me JSON with {k}", "write JSON with {k}", "make JSON with {k}", "create a JSON object with {k}"),
) + (
    "JSON with {k}", "json: {k}", "{k} as JSON", "turn this into JSON: {k}", "convert to JSON: {k}",
    "a JSON object with {k}", "{k}\nAs JSON.", "{k} in JSON", "put this into JSON: {k}", "to JSON: {k}", "as JSON: {k}",
    "write as JSON: {k}", "JSON for {k}", "format as JSON: {k}", "{k} -> JSON", "JSON please: {k}",
    "encode as JSON: {k}",
)
HELD_GIVEN_FRAMES = (
    "I want JSON where {k}", "please turn this into JSON: {k}", "make a JSON object from {k}", "can this be JSON? {k}",
    "show {k} as JSON", "write a JSON object for {k}", "transform to JSON: {k}", "{k}, please as JSON",
    "rewrite as JSON: {k}", "how is this written in JSON: {k}",
)
ARRAY_FRAMES = commands(
    (
        "write these as a JSON array: {k}", "make a JSON array of {k}", "put {k} into a JSON array",
        "turn {k} into a JSON list",
    ),
) + (
    "JSON array: {k}", "JSON list of {k}", "{k} as a JSON array", "{k} as a JSON list", "an array with {k} in JSON",
    "as a JSON array: {k}", "a JSON array with {k}", "list as JSON: {k}", "to a JSON array: {k}",
)
HELD_ARRAY_FRAMES = (
    "I need a JSON array of {k}", "show {k} as a JSON array", "please make a JSON list with {k}",
    "a JSON list with {k} please", "write a JSON array containing {k}", "convert {k} to a JSON array",
    "{k}: JSON array please",
)


def named(context, keys):
    """Keys as a user lists them."""
    if len(keys) == 1:
        return keys[0]
    roll = context.rng.random()
    if roll < 0.2:
        return ", ".join(keys)
    if roll < 0.3:
        return ", ".join(f'"{key}"' for key in keys)
    return ", ".join(keys[:-1]) + " and " + keys[-1]


def extract(context):
    """Some of what a text tells, as JSON."""
    record = Record(context, 1, 3)
    found = {context.pick(record.name_keys[:2]) if context.chance(0.3) else record.name_keys[0]: record.name}
    taken = {name: value for name, value in found.items()}
    for field, value in zip(record.fields, record.values):
        key = context.pick(field.keys) if context.chance(0.3) else field.keys[0]
        taken.setdefault(key, value)
    keys = list(taken)
    if len(keys) > 1 and context.chance(0.4):
        keys = context.some(keys, context.between(1, len(keys)))
    frame = context.frame(EXTRACT_FRAMES, HELD_EXTRACT_FRAMES)
    question = context.typed(frame, polite=False, lower=False, k=named(context, keys), t=record.text(context))
    return question, as_json({key: taken[key] for key in keys})


def asked_keys(context):
    """One to four keys in any order, of the usual ones mostly."""
    while True:
        keys = context.some(MAIN_KEYS if context.chance(0.65) else tuple(INVENTED), context.pick((1, 2, 2, 2, 3, 3, 4)))
        if len(keys) == 1 or context.allowed("json", *keys):
            return keys


def generate(context):
    """JSON with keys that are asked for and values from the table."""
    keys = asked_keys(context)
    question = context.typed(context.frame(GENERATE_FRAMES, HELD_GENERATE_FRAMES), lower=False, k=named(context, keys))
    return question, as_json({key: INVENTED[key] for key in keys})


GIVEN_VALUES = {
    "name": person, "age": age, "city": of(words.CITIES), "job": of(words.JOBS), "color": of(words.COLORS),
    "animal": of(words.PETS), "price": lambda context: context.between(2, 99), "item": noun, "email": email,
    "active": lambda context: context.chance(0.5), "country": of(words.COUNTRIES), "food": of(words.FOODS),
    "id": lambda context: context.between(1, 999), "day": of(words.DAYS),
    "count": lambda context: context.between(1, 60), "word": noun, "size": of(("small", "medium", "large")),
    "pet": of(words.PETS), "title": noun,
}


def given(context):
    """JSON of keys and values that the user gives."""
    keys = context.some(tuple(GIVEN_VALUES), context.pick((1, 2, 2, 3, 3)))
    if context.chance(0.25):
        keys[context.between(0, len(keys) - 1)] = noun(context)
    values = {key: GIVEN_VALUES.get(key, noun)(context) for key in dict.fromkeys(keys)}
    link = context.pick((" ", " ", " = ", ": ", " is "))
    shown = [f"{key}{link}{str(value).lower() if isinstance(value, bool) else value}" for key, value in values.items()]
    text = named(context, shown).replace('"', "")
    return context.typed(context.frame(GIVEN_FRAMES, HELD_GIVEN_FRAMES), lower=False, k=text), as_json(values)


def array(context):
    """A list of words or numbers as a JSON array."""
    if context.chance(0.25):
        values = [context.between(0, 99) for _ in range(context.between(2, 5))]
    else:
        values = [noun(context) for _ in range(context.between(2, 5))]
    shown = [str(value) for value in values]
    text = ", ".join(shown) if context.chance(0.5) else named(context, shown).replace('"', "")
    return context.typed(context.frame(ARRAY_FRAMES, HELD_ARRAY_FRAMES), lower=False, k=text), as_json(values)


def json_text(context):
    """JSON from texts, wishes and values."""
    return ask(context.pick((extract,) * 4 + (generate,) * 3 + (given,) * 2 + (array,))(context))


# MARK: schemas

SCHEMA_LEADS = (
    "", "", "", "You extract data.", "Read the text.", "You are a helpful assistant.",
    "Extract the facts from the text.", "You read cards.", "Never guess.", "Use null for what is not said.",
    "You turn texts into data.", "Be accurate.", "You are a parser.", "Read what the user sends.",
    "Copy the values from the text.",
)
HELD_SCHEMA_LEADS = (
    "You collect data from messages.", "Take the values from the text.", "You are a careful reader of cards.",
    "Do not invent anything.", "Your output is read by a program.",
)
READ_FRAMES = (
    "{t}",
) * 6 + (
    "Read this: {t}", "Read this card: {t}", "Read this card:\n{t}", "Here is the text: {t}", "Text: {t}",
    "Extract: {t}", "Extract the data: {t}", "The card says: {t}", "Please read: {t}", "Card:\n{t}", "Message: {t}",
    "Read the following text: {t}", "{t}\nExtract this.", "What does this say? {t}", "Fill in the form: {t}",
    "Data:\n{t}", "Parse this: {t}", "Process this: {t}", "New entry: {t}", "I got this: {t}", "Read the note: {t}",
    "Convert this: {t}", "Get the data from this: {t}", "{t}\nRead this card.",
)
HELD_READ_FRAMES = (
    "Have a look at this: {t}", "Please extract the data: {t}", "This is the card: {t}", "Take this text: {t}",
    "Look at this card:\n{t}", "From an email: {t}", "The text is: {t}", "Please process: {t}", "The next one: {t}",
    "Can you read this? {t}",
)


def type_name(context, field, value):
    """The type of a field as a schema writes it; of the words to choose from at least two with the right one."""
    if field.kind != "literal":
        return field.kind
    options = context.some(field.options, len(field.options))
    if value is not None and len(options) > 2 and context.chance(0.4):
        options = [option for option in options if option != value][:1] + [value]
    return " | ".join(f'"{option}"' for option in options)


def schema_line(parts):
    """The line of the system turn that gives the schema."""
    return "Answer as JSON: {" + ", ".join(f'"{key}": {kind}' for key, kind in parts) + "}"


def plain_fields(context):
    """A card of made-up labels: schema parts, values and text."""
    count = context.between(1, 4)
    keys = list(dict.fromkeys(noun(context) for _ in range(count)))
    parts, values, rows = [], {}, []
    for key in keys:
        kind = context.pick(("string", "string", "int"))
        value = context.between(0, 999) if kind == "int" else noun(context)
        parts.append((key, kind))
        values[key] = value
        rows.append(f"{capitalized(key) if context.chance(0.6) else key}: {value}")
    text = context.pick(("\n", "\n", ", ", "; ")).join(rows)
    return parts, values, text


def schema_task(context):
    """Schema parts, the answer and the text."""
    if context.chance(0.18):
        return plain_fields(context)
    record = Record(context, 1, 4)
    entries = [(context.pick(record.name_keys) if context.chance(0.4) else record.name_keys[0], "string", record.name)]
    for field, value in zip(record.fields, record.values):
        if context.chance(0.85):
            key = context.pick(field.keys) if context.chance(0.35) else field.keys[0]
            optional = "?" if context.chance(0.2) else ""
            entries.append((key, type_name(context, field, value) + optional, value))
    for field in context.some(record.others, context.pick((0, 0, 0, 1, 1, 2))):
        entries.append((field.keys[0], type_name(context, field, None) + "?", None))
    if context.chance(0.5):
        entries = context.some(entries, len(entries))
    parts, values = [], {}
    for key, kind, value in entries:
        if key not in values:
            parts.append((key, kind))
            values[key] = value
    return parts, values, record.text(context)


ANSWER_KEYS = ("answer", "answer", "answer", "result", "word", "reply", "value", "fact", "text")


def schema_fact(context):
    """A closed fact as the one value of a schema."""
    question, _, short = facts.base_fact(context, "schema")
    key = context.pick(ANSWER_KEYS)
    number = str(short).isdigit() and context.chance(0.6)
    lead = context.frame(SCHEMA_LEADS[:6], SCHEMA_LEADS[:6])
    line = schema_line([(key, "int" if number else "string")])
    answer = as_json({key: int(short) if number else short})
    return Conversation(
        [("system", f"{lead}\n{line}" if lead else line), ("user", question), ("assistant", answer)], [answer],
    )


def schema(context):
    """A text read into the keys and types that the system turn asks for."""
    if context.chance(0.2):
        return schema_fact(context)
    parts, values, text = schema_task(context)
    lead = context.frame(SCHEMA_LEADS, SCHEMA_LEADS[:3] + HELD_SCHEMA_LEADS)
    line = schema_line(parts)
    question = context.typed(context.frame(READ_FRAMES, HELD_READ_FRAMES), polite=False, lower=False, t=text)
    answer = as_json(values)
    turns = [("system", f"{lead}\n{line}" if lead else line), ("user", question), ("assistant", answer)]
    return Conversation(turns, [answer])


# MARK: tools


class Tool:
    """A tool: its declaration, questions that need it, what it gives back and what is said then."""

    def __init__(self, name, arguments, description, makers, trained, held, result, said):
        self.name, self.arguments, self.description = name, arguments, description
        self.makers, self.trained, self.held, self.result, self.said = makers, trained, held, result, said


SKIES = words.items("clear, cloudy, sunny, rainy, foggy, windy, snowy")
LOOKUPS = words.items(
    """
        cats, old maps, green tea, chess rules, train tickets, blue birds, piano lessons, cheap hotels, red shoes,
        football news, bread recipes, stars, volcanoes, jazz, gardens, robots, dinosaurs, rivers of Asia, space travel,
        good books
    """,
)
MESSAGES = words.items(
    """
        I am late, see you soon, thank you, happy birthday, call me, dinner is ready, good luck, I am home, the meeting
        is at nine, please wait
    """,
)
TARGETS = words.items("Korean, French, Spanish, German, Italian")
UNITS = (
    ("km", "miles"), ("miles", "km"), ("kg", "pounds"), ("pounds", "kg"), ("euros", "dollars"), ("dollars", "euros"),
    ("meters", "feet"),
)
CITY_POOL = Pool("tool", words.CITIES)


def town(context):
    """A city, sometimes one that does not exist."""
    return capitalized(pseudo_word(context)) if context.chance(0.1) else CITY_POOL.draw(context)


def number(low, high):
    """A maker of numbers from low to high, some of them held out."""
    return Pool("tool", range(low, high + 1)).draw


def one(values):
    """A maker of one of the values, some of them held out."""
    return Pool("tool", values).draw


small = number(2, 999)


TOOLS = (
    Tool(
        "weather", (("city", "string"),), "the weather in a city", {"city": town},
        (
            "What is the weather in {city}?", "weather in {city}", "How is the weather in {city}?",
            "What's the weather like in {city}?", "is it raining in {city}?", "Is it cold in {city}?",
            "how warm is it in {city}?", "Tell me the weather in {city}.", "weather {city}", "{city} weather?",
            "Do I need a coat in {city}?", "What is the weather like in {city} today?",
            "I am going to {city}, how is the weather?", "Will I need an umbrella in {city}?", "temperature in {city}?",
        ),
        (
            "how's the weather over in {city}?", "Can you check the weather in {city}?",
            "Is the sun shining in {city}?", "What is the temperature in {city}?", "Give me the weather for {city}.",
        ),
        lambda context, a: {"celsius": context.between(-5, 35), "sky": context.pick(SKIES)},
        "It is {celsius} degrees and {sky} in {city}.",
    ),
    Tool(
        "time", (("city", "string"),), "the time in a city", {"city": town},
        (
            "What time is it in {city}?", "time in {city}", "What's the time in {city}?", "how late is it in {city}?",
            "Tell me the time in {city}.", "current time in {city}?", "{city} time?", "what is the time in {city} now?",
            "Do you know what time it is in {city}?", "the time in {city} please", "Is it night in {city}?",
        ),
        (
            "Can you tell me the time in {city}?", "What time do they have in {city}?", "What is the hour in {city}?",
            "Give me the local time in {city}.",
        ),
        lambda context, a: {"time": f"{context.between(0, 23)}:{context.between(10, 59)}"}, "It is {time} in {city}.",
    ),
    Tool(
        "add", (("a", "int"), ("b", "int")), "adds two numbers", {"a": small, "b": small},
        (
            "What is {a} + {b}?", "{a} + {b}", "{a}+{b}", "add {a} and {b}", "What is {a} plus {b}?",
            "How much is {a} + {b}?", "sum of {a} and {b}", "{a} plus {b}", "Calculate {a} + {b}.", "compute {a} + {b}",
            "Add {b} to {a}.".replace("{b} to {a}", "{a} and {b} together"),
        ),
        (
            "how much is {a} and {b}?", "What do {a} and {b} make?", "Give me the sum of {a} and {b}.",
            "Work out {a} + {b}.",
        ),
        lambda context, a: {"sum": a["a"] + a["b"]}, "The sum is {sum}.",
    ),
    Tool(
        "multiply", (("a", "int"), ("b", "int")), "multiplies two numbers", {"a": small, "b": small},
        (
            "What is {a} x {b}?", "{a} * {b}", "{a}*{b}", "multiply {a} and {b}", "What is {a} times {b}?",
            "How much is {a} times {b}?", "product of {a} and {b}", "{a} times {b}", "Calculate {a} * {b}.",
            "{a} x {b}",
        ),
        ("Work out {a} times {b}.", "Give me the product of {a} and {b}.", "how much is {a} by {b}?"),
        lambda context, a: {"product": a["a"] * a["b"]}, "The product is {product}.",
    ),
    Tool(
        "search", (("query", "string"),), "searches the web", {"query": one(LOOKUPS)},
        (
            "Search for {query}.", "search {query}", "Look up {query}.", "find pages about {query}", "google {query}",
            "Search the web for {query}.", "What does the web say about {query}?", "look for {query} online",
            "web search: {query}", "find something about {query}", "I want to read about {query} online.",
        ),
        (
            "Please do a search for {query}.", "Can you look up {query} for me?", "Find me a page on {query}.",
            "Search online for {query}.",
        ),
        lambda context, a: {"title": f"All about {a['query']}"}, "I found the page \"{title}\".",
    ),
    Tool(
        "translate", (("word", "string"), ("language", "string")), "translates a word",
        {"word": noun, "language": one(TARGETS)},
        (
            "Translate {word} into {language}.", "translate {word} to {language}", "{word} in {language}",
            "What is {word} in {language}?", "How do you say {word} in {language}?", "the {language} word for {word}",
            "say {word} in {language}",
            "{language} for {word}?".replace("{language} for {word}", "{word} in {language} please"),
        ),
        (
            "What's the {language} for {word}?".replace(
                "What's the {language} for {word}", "Could you translate {word} into {language}",
            ),
            "Give me {word} in {language}.", "How would I say {word} in {language}?",
        ),
        lambda context, a: {"text": pseudo_word(context)}, "{Word} in {language} is {text}.",
    ),
    Tool(
        "price", (("item", "string"),), "the price of an item in the shop", {"item": noun},
        (
            "How much is the {item}?", "price of the {item}?", "What does the {item} cost?",
            "What is the price of the {item}?", "the price of the {item} please", "How much does the {item} cost?",
            "how expensive is the {item}?", "I want to buy the {item}, how much is it?", "{item} price?",
            "tell me the price of the {item}",
        ),
        (
            "Can you tell me what the {item} costs?", "What do I pay for the {item}?",
            "Give me the price of the {item}.", "How much would the {item} be?",
        ),
        lambda context, a: {"euros": context.between(1, 200)}, "The {item} costs {euros} euros.",
    ),
    Tool(
        "dictionary", (("word", "string"),), "the meaning of a word", {"word": noun},
        (
            "What does {word} mean?", "define {word}", "meaning of {word}", "What is the meaning of {word}?",
            "Look up the word {word}.", "definition of {word}", "explain the word {word}",
            "what does the word {word} mean?", "look {word} up in the dictionary", "Give me the definition of {word}.",
        ),
        (
            "Can you define {word}?", "What is meant by {word}?", "Tell me the meaning of the word {word}.",
            "Find {word} in the dictionary.",
        ),
        lambda context, a: {
            "meaning": context.pick(
                words.items(
                    """
                        a small animal, a kind of tree, a sort of bread, a tool for digging, an old song, a tall house,
                        a warm wind, a type of boat
                    """,
                ),
            ),
        },
        "{Word} means {meaning}.",
    ),
    Tool(
        "stock", (("symbol", "string"),), "the price of a share",
        {"symbol": lambda context: "".join(context.pick(
            "ABCDEFGHIKLMNOPRSTUVWXYZ",
        ) for _ in range(context.between(3, 4)))},
        (
            "What is the price of {symbol}?", "stock {symbol}", "How is {symbol} doing?", "price of {symbol} shares?",
            "What is {symbol} worth?", "{symbol} stock price", "share price of {symbol}", "quote for {symbol}",
            "how much is one share of {symbol}?", "stock price of {symbol}?",
        ),
        (
            "Check the stock {symbol}.", "Where does {symbol} stand today?", "Give me the share price of {symbol}.",
            "What does a share of {symbol} cost?",
        ),
        lambda context, a: {"price": context.between(5, 900)}, "{symbol} is at {price}.",
    ),
    Tool(
        "convert", (("amount", "int"), ("from", "string"), ("to", "string")), "converts an amount to another unit",
        {"amount": number(1, 200), "from": lambda context: "", "to": lambda context: ""},
        (
            "Convert {amount} {from} to {to}.", "{amount} {from} in {to}", "How many {to} are {amount} {from}?",
            "What is {amount} {from} in {to}?", "{amount} {from} to {to}", "change {amount} {from} into {to}",
            "how much is {amount} {from} in {to}?", "turn {amount} {from} into {to}",
        ),
        (
            "How many {to} do I get for {amount} {from}?", "Express {amount} {from} in {to}.",
            "Please convert {amount} {from} into {to}.",
        ),
        lambda context, a: {"result": context.between(1, 400)}, "{amount} {from} are {result} {to}.",
    ),
    Tool(
        "send_email", (("to", "string"), ("text", "string")), "sends an email", {"to": person, "text": of(MESSAGES)},
        (
            "Send {to} an email: {text}", "email {to}: {text}", "Write {to} an email that says: {text}",
            "send an email to {to}: {text}", "Tell {to} by email: {text}", "mail {to}: {text}", "Email {to} \"{text}\"",
            "send {to} the text \"{text}\" by email",
        ),
        (
            "Please mail this to {to}: {text}", "I want to send {to} an email: {text}",
            "Send a mail to {to} with the text \"{text}\"",
        ),
        lambda context, a: {"sent": True}, "I sent the email to {to}.",
    ),
    Tool(
        "lights", (("room", "string"), ("on", "bool")), "switches the lights in a room",
        {"room": one(words.LISTS["rooms"]), "on": lambda context: context.chance(0.5)},
        (
            "Turn {on} the lights in the {room}.", "switch the {room} lights {on}", "lights {on} in the {room}",
            "{room} lights {on}", "Put the lights {on} in the {room}.", "Turn the light in the {room} {on}.",
            "switch {on} the light in the {room}", "can you turn {on} the lights in the {room}?", "{room}: light {on}",
        ),
        (
            "I want the light {on} in the {room}.", "The light in the {room} should be {on}.",
            "Please switch the lights in the {room} {on}.",
        ),
        lambda context, a: {"ok": True}, "The lights in the {room} are {on}.",
    ),
    Tool(
        "timer", (("minutes", "int"),), "starts a timer", {"minutes": number(1, 90)},
        (
            "Set a timer for {minutes} minutes.", "timer {minutes} minutes", "start a timer of {minutes} minutes",
            "Wake me in {minutes} minutes.", "{minutes} minute timer", "tell me when {minutes} minutes are over",
            "count down {minutes} minutes", "timer for {minutes} minutes please",
        ),
        (
            "I need a timer for {minutes} minutes.", "Remind me in {minutes} minutes.",
            "Let a timer run for {minutes} minutes.",
        ),
        lambda context, a: {"ok": True}, "The timer runs for {minutes} minutes.",
    ),
    Tool(
        "population", (("country", "string"),), "how many people live in a country", {"country": one(words.COUNTRIES)},
        (
            "How many people live in {country}?", "population of {country}", "What is the population of {country}?",
            "How big is the population of {country}?", "people in {country}?",
            "how many inhabitants does {country} have?", "{country} population",
        ),
        (
            "Tell me how many people live in {country}.", "What number of people live in {country}?",
            "How large is the population of {country}?",
        ),
        lambda context, a: {"millions": context.between(2, 300)}, "About {millions} million people live in {country}.",
    ),
    Tool(
        "play_music", (("artist", "string"),), "plays music", {"artist": person},
        (
            "Play something by {artist}.", "play {artist}", "play music by {artist}", "I want to hear {artist}.",
            "put on {artist}", "Play a song by {artist}.", "start a song by {artist}", "music by {artist} please",
            "Let me hear {artist}.",
        ),
        ("Could you play {artist}?", "I feel like listening to {artist}.", "Play me some {artist}."),
        lambda context, a: {"playing": True}, "I am playing music by {artist}.",
    ),
    Tool(
        "book_table", (("name", "string"), ("people", "int")), "books a table in the restaurant",
        {"name": person, "people": number(2, 12)},
        (
            "Book a table for {people} people for {name}.".replace(
                "{people} people for {name}", "{people} in the name of {name}",
            ),
            "table for {people}, name {name}", "I need a table for {people} people, my name is {name}.",
            "Reserve a table for {people} people under {name}.", "a table for {people} for {name} please",
        ),
        (
            "Please reserve a table for {people}, the name is {name}.",
            "Get me a table for {people} under the name {name}.",
        ),
        lambda context, a: {"ok": True}, "A table for {people} is booked for {name}.",
    ),
)
MADE_UP_KINDS = (
    (
        "string", noun,
        (
            "use {tool} on {x}", "call {tool} with {x}", "{tool} {x}", "run {tool} for {x}",
            "what does {tool} say about {x}?", "ask {tool} about {x}", "I need {tool} for {x}", "please {tool} {x}",
            "apply {tool} to {x}", "give {x} to {tool}", "{tool}: {x}", "try {tool} with {x}",
            "use the tool {tool} with {x}",
        ),
        (
            "could you use {tool} for {x}?", "send {x} to {tool}", "let {tool} handle {x}", "start {tool} with {x}",
            "execute {tool} on {x}",
        ),
    ),
    (
        "int", lambda context: context.between(0, 999),
        (
            "use {tool} with {x}", "call {tool} with {x}", "{tool} {x}", "run {tool} for {x}", "what is {tool} of {x}?",
            "apply {tool} to {x}", "compute {tool} of {x}", "{tool}: {x}", "try {tool} with {x}",
            "the {tool} of {x} please", "use the tool {tool} with {x}",
        ),
        ("could you use {tool} for {x}?", "send {x} to {tool}", "start {tool} with {x}", "execute {tool} with {x}"),
    ),
)
DESCRIPTIONS = (
    "looks up the {k} of a {w}", "the {k} of a {w}", "finds a {k}", "gives the {k} of something", "returns a {k}",
    "reads the {k}", "tells the {k} of a {w}", "a {k} for a {w}", "works out the {k}", "asks the {k} service",
)
TOOL_LEADS = (
    "", "", "", "", "You are a helpful assistant.", "Use the tools.", "You may use tools.", "Use a tool when it helps.",
    "You can call tools.", "Be brief.", "You have tools.", "You are an assistant with tools.",
)
NEEDLESS = (
    ("hello", "Hello! How can I help you?"), ("thanks", "You are welcome!"), ("thank you", "You are welcome!"),
    ("thank you very much", "You are welcome!"), ("thx", "You are welcome!"), ("bye", "Goodbye! See you soon."),
    ("goodbye", "Goodbye! See you soon."), ("hi", "Hello! How can I help you?"), ("hey", "Hello! How can I help you?"),
    ("hello there", "Hello! How can I help you?"), ("good morning", "Hello! How can I help you?"),
)
ERRORS = (
    "not found", "no answer", "timeout", "no such city", "service is down", "not allowed", "bad request",
    "too many requests", "unknown word", "no network", "try again later", "server error", "invalid input",
    "permission denied", "quota reached",
)


# Other names for tools and arguments, so that the declaration has to be read.
OTHER_TOOL_NAMES = {
    "weather": words.items("weather, get_weather, current_weather, weather_now, forecast, weather_report"),
    "time": words.items("time, get_time, clock, current_time, time_in, world_clock"),
    "add": words.items("add, sum, plus, add_numbers, addition"),
    "multiply": words.items("multiply, times, product, mul, multiply_numbers"),
    "search": words.items("search, web_search, find, lookup, search_web, google"),
    "translate": words.items("translate, translate_word, translator, to_language"),
    "price": words.items("price, get_price, shop_price, cost, price_of"),
    "dictionary": words.items("dictionary, define, get_meaning, definition, look_up"),
    "stock": words.items("stock, get_stock, stock_price, share_price, quote"),
    "convert": words.items("convert, convert_unit, unit_converter, change_unit"),
    "send_email": words.items("send_email, email, mail, send_mail, write_email"),
    "lights": words.items("lights, set_lights, switch_light, light, set_light"),
    "timer": words.items("timer, set_timer, start_timer, countdown"),
    "population": words.items("population, get_population, people_in, count_people"),
    "play_music": words.items("play_music, play, music, play_artist, start_music"),
    "book_table": words.items("book_table, reserve, book, reserve_table, reservation"),
}
OTHER_ARGUMENTS = {
    "city": words.items("city, location, place, town, where"), "a": words.items("a, x, first, left, n1"),
    "b": words.items("b, y, second, right, n2"), "query": words.items("query, q, text, term, words"),
    "word": words.items("word, text, term, what"), "language": words.items("language, target, lang, to_language"),
    "item": words.items("item, product, thing, name, article"), "symbol": words.items("symbol, ticker, name, code"),
    "amount": words.items("amount, value, number, quantity"), "from": words.items("from, from_unit, source, unit"),
    "to": words.items("to, to_unit, target, recipient"), "text": words.items("text, body, message, content"),
    "room": words.items("room, place, where, area"), "on": words.items("on, state_on, is_on, turned_on"),
    "minutes": words.items("minutes, min, duration, length"), "country": words.items("country, name, place, land"),
    "artist": words.items("artist, singer, band, who"), "name": words.items("name, guest, person, customer"),
    "people": words.items("people, guests, seats, count"),
}
OPENINGS_OF_DESCRIPTIONS = ("", "", "", "Get ", "Find ", "get ", "gives ", "tells ", "Returns ", "look up ")


def declared(context, tool):
    """A declaration of the tool: its line, its name and the names of its arguments."""
    plain = context.chance(0.35)
    name = tool.name if plain else context.pick(OTHER_TOOL_NAMES[tool.name])
    names = {key: key if plain else context.pick(OTHER_ARGUMENTS[key]) for key, _ in tool.arguments}
    if len(set(names.values())) < len(names):
        names = {key: key for key in names}
    description = tool.description
    if description.startswith("the "):
        description = context.pick(OPENINGS_OF_DESCRIPTIONS) + description
    if context.chance(0.3):
        description = capitalized(description)
    arguments = ", ".join(f"{names[key]}: {kind}" for key, kind in tool.arguments)
    return f"Tool {name}({arguments}): {description}{context.pick(('', '', '.'))}", name, names


def purpose(line):
    """What tells two declarations of one tool apart from those of another: the end of the description."""
    return line.rstrip(".").lower()[-9:]


def tool_system(context, lines):
    """The system turn that declares the tools."""
    lead = context.pick(TOOL_LEADS)
    return "\n".join(([lead] if lead else []) + lines)


def tool_arguments(context, tool):
    """Values for the arguments of the tool."""
    values = {key: tool.makers[key](context) for key, _ in tool.arguments}
    if tool.name == "convert":
        values["from"], values["to"] = context.pick(UNITS)
    return values


def shown_arguments(values):
    """The values as a user says them."""
    return {key: ("on" if value else "off") if isinstance(value, bool) else value for key, value in values.items()}


def made_up(context):
    """A tool that does not exist elsewhere: its line, its name, and a maker of (input, question, result, answer)."""
    kind, make, trained, held = context.pick(MADE_UP_KINDS)
    name = noun(context)
    if context.chance(0.5):
        name = f"{context.pick(('get', 'find', 'read', 'check', 'my', 'run', 'ask'))}_{name}"
    key, topic = noun(context), noun(context)
    description = context.pick(DESCRIPTIONS).replace("a {w}", with_article(noun(context)))
    description = description.replace("a {k}", with_article(topic)).replace("{k}", topic)
    field = topic if context.chance(0.7) else context.pick(("result", "value", "answer"))
    plain = context.chance(0.3)

    def use():
        value, found = make(context), context.between(0, 999) if context.chance(0.5) else noun(context)
        question = context.typed(context.frame(trained, held), polite=False, lower=False, tool=name, x=value)
        if plain:
            return {key: value}, question, str(found), f"The result is {found}."
        return {key: value}, question, as_json({field: found}), f"The {field} is {found}."

    return f"Tool {name}({key}: {kind}): {description}", name, use


def known_tool(context, tool):
    """Input, question, result and answer for a tool of the table."""
    values = tool_arguments(context, tool)
    shown = shown_arguments(values)
    question = context.typed(context.frame(tool.trained, tool.held), polite=False, lower=False, **shown)
    result = tool.result(context, values)
    answer = tool.said
    for key, value in {**shown, **result}.items():
        answer = answer.replace("{" + key + "}", str(value)).replace(
            "{" + key.capitalize() + "}", capitalized(str(value)),
        )
    return values, question, as_json(result), answer


def tool_use(context):
    """A declaration, and a maker of (input, question, result, answer) for the tool that it declares."""
    if context.chance(0.33):
        return made_up(context)
    chosen = context.pick(TOOLS)
    line, name, names = declared(context, chosen)

    def use():
        values, question, result, answer = known_tool(context, chosen)
        return {names[key]: value for key, value in values.items()}, question, result, answer

    return line, name, use


def call_turns(context, name, use):
    """A question, the call of the tool, its result and the answer, as turns."""
    values, question, result, answer = use()
    if context.chance(0.12):
        error = context.pick(ERRORS)
        result, answer = f"Error: {error}", f"The tool failed: {error}."
    call = as_json({"name": name, "input": values})
    return [("user", question), ("tool", call), ("result", result), ("assistant", answer)]


def tool(context):
    """A question that a declared tool answers, its call, its result and the answer; or a question that needs none."""
    line, name, use = tool_use(context)
    lines = [line]
    if context.chance(0.45):
        other_line, other_name, _ = declared(context, context.pick(TOOLS))
        if other_name != name and purpose(other_line) != purpose(line):
            lines.insert(context.pick((0, 1)), other_line)
    turns = [("system", tool_system(context, lines))]
    if context.chance(0.0 if context.split == "entity" else 0.18):
        question, reply = needless(context, "\n".join(lines))
        return Conversation(turns + [("user", question), ("assistant", reply)], [reply])
    if context.chance(0.15):
        turns += call_turns(context, name, use)
        if context.chance(0.25):
            turns += [("user", context.typed(context.pick(THANKS), polite=False)), ("assistant", "You are welcome!")]
            return Conversation(turns, [turns[-1][1]])
    turns += call_turns(context, name, use)
    if context.chance(0.45):
        turns = turns[:-2]
    return Conversation(turns, [turns[-1][1]])


THANKS = ("thanks", "thank you", "thx", "great, thanks")

# Tools that could answer small facts; next to them only what needs no fact at all is asked.
FACT_TOOLS = ("translates", "adds", "multiplies", "search", "meaning")


def needless(context, declarations):
    """A question that needs no tool of those declared, and its answer."""
    if context.chance(0.4) or any(word in declarations for word in FACT_TOOLS):
        question, answer = context.pick(NEEDLESS)
        return context.typed(question, polite=False), answer
    question, full, _ = facts.base_fact(context, "tool")
    return question, full


def filler(context):
    """A short question and its answer."""
    return context.pick((generate, given, array))(context)


SKILLS = {
    "json": (json_text, 4.0),
    "schema": (schema, 5.0),
    "tool": (tool, 5.0),
}
