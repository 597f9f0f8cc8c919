"""JSON from texts, wishes and values."""
from . import words
from .asking import commands
from .nouns import ask, noun, person
from .records import Record, age, as_json, email, of

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
        if len(keys) == 1:
            if context.split != "entity":
                return keys
        elif context.allowed("json", *keys):
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
