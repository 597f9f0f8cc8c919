"""Calls of declared tools, and what is said about their results."""
from . import facts, words
from .context import Conversation, capitalized, with_article
from .nouns import noun
from .records import as_json
from .tool_tables import TOOLS, UNITS

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
    if context.split == "train" and context.chance(0.18):
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
