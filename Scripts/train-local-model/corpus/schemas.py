"""Answers in the keys and types that a schema in the system turn asks for."""
from . import facts
from .context import Conversation, capitalized
from .nouns import noun
from .records import Record, as_json

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
    lead = context.pick(SCHEMA_LEADS[:6])
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
    lead = context.frame(SCHEMA_LEADS, HELD_SCHEMA_LEADS)
    line = schema_line(parts)
    question = context.typed(context.frame(READ_FRAMES, HELD_READ_FRAMES), polite=False, lower=False, t=text)
    answer = as_json(values)
    turns = [("system", f"{lead}\n{line}" if lead else line), ("user", question), ("assistant", answer)]
    return Conversation(turns, [answer])
