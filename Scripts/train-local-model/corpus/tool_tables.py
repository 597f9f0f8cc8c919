"""Tools with the questions that need them, their results and what is said then."""
from . import words
from .asking import Pool
from .context import capitalized
from .nouns import noun, person, pseudo_word
from .records import of


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
