"""The phrasings of the skills in `talkover`: each a pair of trained frames and frames that are never trained."""

LEADING_SENTENCES = (
    "You are a helpful assistant. ", "Be kind. ", "You help learners. ", "You are a careful assistant. ",
    "This is a lesson. ", "You answer short questions. ", "The user is a beginner. ", "You are a quiz master. ",
)
AFTERTHOUGHTS = (" Be polite.", " Be brief.", " Thank you.", " This is important.", " No exceptions.", " Always.")
TAGS = ("answer", "result", "a", "out", "reply", "fact", "value", "output", "final", "text")

SYSTEM_STYLES = {
    "word": (
        ("Answer with one word only.", "Reply with one word.", "Use one word only.", "One word answers only.",
         "Answer in one word.", "Give one word answers.", "You answer with a single word.", "Only one word.",
         "Answer with the fact only, without a sentence around it.", "Answer with the fact only.",
         "Give only the answer, no sentence.", "Just the answer.", "Answer as briefly as possible.",
         "Say the answer and nothing else.", "No sentences. Only the answer.", "Answer with the name only.",
         "Reply with the bare answer.", "The answer alone, please.", "Write only the answer.", "Be terse: one word.",
         "Answer with the answer only.", "Only the fact.", "Return only the answer.", "No extra words."),
        ("Always respond using just one word.", "Keep every answer to one word.", "Respond with nothing but the answer.",
         "Give the fact and no more.", "A single word is enough."),
    ),
    "json": (
        ("Answer with JSON only.", "Reply in JSON.", "Always answer in JSON.", "JSON only.", "Output only JSON.",
         "You return JSON and nothing else.", "Answer as JSON with the key answer.", 'Answer as JSON: {"answer": string}',
         "Return a JSON object.", "Write JSON.", "You speak only JSON.", "Give the answer as JSON.",
         "Your output is parsed as JSON.", "Format each answer as JSON.", "Use JSON for the answer.",
         "All answers are JSON objects.", "Answer in JSON format.", "Produce JSON.", "Reply with a JSON object only."),
        ("Respond only with JSON objects.", "Every reply must be JSON.", "Put your answer into JSON.",
         "Please return valid JSON."),
    ),
    "pirate": (
        ("You are a pirate.", "Talk like a pirate.", "Answer like a pirate.", "Speak in a pirate voice.",
         "You are a pirate captain.", "Use pirate speech.", "Sound like a pirate.", "You are an old pirate.",
         "You are a friendly pirate.", "You are a pirate who loves {w}.", "Play a pirate.", "Be a pirate.",
         "Write like a pirate.", "You live on a pirate ship.", "Answer in pirate style.", "Speak as a pirate would.",
         "You are a pirate with a {w}.", "You are a pirate and you answer questions."),
        ("Pretend that you are a pirate.", "Reply in the voice of a pirate.", "Imagine you are a pirate.",
         "Every answer sounds like a pirate."),
    ),
    "upper": (
        ("Answer in capital letters.", "Use only upper case.", "Always shout.", "Reply in upper case.",
         "WRITE IN CAPITALS.", "Use capital letters only.", "All caps.", "Answer in all caps.", "Upper case only.",
         "Write everything in upper case.", "Shout every answer.", "Use capitals.", "Only capital letters.",
         "You always write in capital letters."),
        ("Respond in all caps.", "Put everything in capital letters.", "Make each letter upper case."),
    ),
    "lower": (
        ("Answer in lower case.", "Use only lower case.", "Reply in lower case.", "no capital letters.",
         "write everything in lower case", "Lower case only.", "Use small letters only.", "Never use capital letters.",
         "Only lower case letters.", "You always write in lower case.", "No upper case."),
        ("Respond in lower case.", "Put everything in small letters.", "Avoid capital letters."),
    ),
    "end": (
        ("End every answer with the word {w}.", "Always end with {w}.", "Finish each reply with the word {w}.",
         "Always end with the word {w}.", "Add the word {w} at the end.", "Say {w} at the end of every answer.",
         "The last word is always {w}.", "End with {w}.", "Close every answer with {w}.", "After each answer write {w}.",
         "Your last word is {w}.", "Finish with {w}."),
        ("Put the word {w} at the end of each reply.", "Every reply ends with {w}.", "Conclude with the word {w}."),
    ),
    "start": (
        ("Start every answer with {w}.", "Begin each reply with the word {w}.", "Always start with {w}.",
         "Always begin with the word {w}.", "The first word is always {w}.", "Say {w} first.", "Begin with {w}.",
         "Start with the word {w}.", "Open every answer with {w}.", "Before each answer write {w}.",
         "Your first word is {w}."),
        ("Put the word {w} at the start of each reply.", "Every reply begins with {w}.", "Lead with the word {w}."),
    ),
    "tag": (
        ("Put the answer in <{w}> tags.", "Answer in <{w}> tags.", "Write the answer inside <{w}></{w}>.",
         "Wrap the answer in <{w}> tags.", "Use <{w}> tags for the answer.", "Give the answer between <{w}> and </{w}>.",
         "Return <{w}>…</{w}> only.", "Answer as <{w}>...</{w}>.", "The answer goes in <{w}> tags.",
         "Place the answer in <{w}> tags.", "Enclose the answer in <{w}>."),
        ("Surround the answer with <{w}> tags.", "Your answer must be in <{w}> tags.", "Write <{w}> around the answer."),
    ),
    "quotes": (
        ("Put the answer in quotes.", "Answer in quotation marks.", "Quote the answer.", "Wrap the answer in quotes.",
         "Write the answer between quotes.", "Use quotation marks around the answer.", "Give the answer in double quotes.",
         "The answer goes in quotes."),
        ("Surround the answer with quotes.", "Place the answer in quotation marks."),
    ),
    "brackets": (
        ("Put the answer in square brackets.", "Answer in brackets.", "Wrap the answer in [ ].",
         "Write the answer in square brackets.", "Use square brackets around the answer.", "Answer like this: [answer]",
         "The answer goes in brackets.", "Give the answer in [brackets]."),
        ("Surround the answer with square brackets.", "Place the answer between [ and ]."),
    ),
    "plain": (
        ("Answer in one sentence.", "Answer in a full sentence.", "Use a full sentence.", "One sentence, please.",
         "You are a teacher.", "You answer questions about facts.", "Answer the question.", "You are a helpful assistant.",
         "Be accurate.", "You are an expert.", "Be helpful and honest.", "Answer clearly.", "Be concise.", "Be brief.",
         "You are an encyclopedia.", "Answer briefly.", "You are friendly.", "Speak simply."),
        ("Reply with a complete sentence.", "Please be precise.", "You are a patient teacher."),
    ),
}

INLINE_STYLES = {
    "word": (
        ("Answer in one word.", "One word only.", "(one word)", "Use one word.", "Just one word.", "Answer with one word.",
         "one word", "In one word.", "Only the answer.", "Just the answer.", "Reply in one word.", "one word please",
         "Answer with the fact only.", "Answer with the name only.", "Answer only, no sentence.", "No sentence.",
         "Give me only the answer.", "Be brief: one word.", "Single word answer.", "keep it to one word"),
        ("Only one word please.", "Respond with a single word.", "Just say the word.", "Use a single word."),
    ),
    "json": (
        ("Answer in JSON.", "Reply as JSON.", "JSON only.", "Answer as JSON.", "in JSON", "as JSON please", "Use JSON.",
         "Return JSON.", "Give it as JSON.", "in json format", "Output JSON.", "Write it as JSON.", "Respond in JSON.",
         "JSON please", "Format: JSON."),
        ("Put it in JSON.", "I need it as JSON.", "Make it JSON."),
    ),
    "pirate": (
        ("Answer like a pirate.", "Talk like a pirate.", "like a pirate", "as a pirate", "Use pirate speech.",
         "in pirate style", "Sound like a pirate.", "Speak like a pirate.", "in the voice of a pirate"),
        ("Say it as a pirate.", "as a pirate would say it", "Reply like a pirate."),
    ),
    "upper": (
        ("Answer in capital letters.", "in upper case", "in capitals", "Use capital letters.", "in all caps", "all caps please",
         "Write it in upper case.", "Shout it.", "IN CAPITALS", "Upper case only.", "in capital letters please"),
        ("Put it in capital letters.", "Make it upper case.", "Use all caps."),
    ),
    "lower": (
        ("Answer in lower case.", "in lower case", "lower case only", "Use small letters.", "no capital letters",
         "in small letters", "Write it in lower case.", "all lower case please"),
        ("Put it in lower case.", "Make it lower case."),
    ),
    "end": (
        ("End with the word {w}.", "Finish with {w}.", "Say {w} at the end.", "End your answer with {w}.",
         "Add the word {w} at the end.", "and then say {w}"),
        ("Close with the word {w}.", "Put {w} at the end."),
    ),
    "start": (
        ("Start with the word {w}.", "Begin with {w}.", "Start your answer with {w}.", "Say {w} first.",
         "Begin your answer with the word {w}."),
        ("Open with the word {w}.", "Put {w} first."),
    ),
    "tag": (
        ("Put the answer in <{w}> tags.", "Answer in <{w}> tags.", "Use <{w}> tags.", "Wrap it in <{w}> tags.",
         "Write it inside <{w}></{w}>."),
        ("Give it in <{w}> tags.", "Place it in <{w}> tags."),
    ),
    "quotes": (
        ("Answer in quotes.", "Put it in quotes.", "in quotation marks", "Use quotes.", "Quote it.", "in quotes please",
         "Wrap it in quotes."),
        ("Give it in quotes.", "with quotes around it"),
    ),
}

WHO_QUESTIONS = (
    "What is your name?", "who are you?", "what are you called?", "your name?", "who am I talking to?", "what's your name?",
    "tell me your name", "do you have a name?", "name?", "how should I call you?", "introduce yourself", "say your name",
    "may I know your name?", "who is this?",
)

NAME_STATEMENTS = (
    ("My name is {n}.", "I am {n}.", "Hi, I am {n}.", "Hello, my name is {n}", "I'm {n}", "call me {n}", "my name's {n}",
     "Hi! My name is {n}.", "Hello, I'm {n}.", "You can call me {n}.", "Hey, this is {n}.", "{n} here.", "The name is {n}.",
     "Good morning, I am {n}.", "Please call me {n}.", "I go by {n}.", "hi my name is {n}", "hello I am {n}",
     "Hi there, {n} is my name.", "People call me {n}.", "Everyone calls me {n}.", "My friends call me {n}."),
    ("Let me introduce myself: I am {n}.", "Nice to meet you, I'm {n}.", "Hey there, my name is {n}.", "It's me, {n}.",
     "Good evening, my name is {n}."),
)
NAME_QUESTIONS = (
    ("What is my name?", "what's my name?", "who am I?", "do you know my name?", "say my name", "what did I say my name was?",
     "What am I called?", "my name?", "do you remember my name?", "tell me my name", "What was my name?", "remember my name?",
     "so what is my name?", "how am I called?", "do you know who I am?", "can you say my name?", "what name did I give?",
     "and my name is?", "which name did I tell you?", "do you still know my name?"),
    ("can you recall what I am called?", "tell me what my name is", "did you remember my name?", "what was my name again?",
     "please say my name"),
)

KNOWN_THINGS = {
    "favorite color": ("red", "blue", "green", "yellow", "orange", "purple", "pink", "brown", "black", "white", "grey", "gold"),
    "favorite animal": ("dog", "cat", "horse", "lion", "tiger", "bear", "fox", "wolf", "rabbit", "owl", "whale", "frog"),
    "favorite food": ("bread", "rice", "soup", "pasta", "cheese", "salad", "pizza", "stew", "noodles", "curry", "pie", "cake"),
    "favorite sport": ("football", "tennis", "swimming", "running", "boxing", "hockey", "rowing", "skiing", "golf", "judo"),
    "favorite season": ("spring", "summer", "autumn", "winter"),
    "city": ("Paris", "Tokyo", "Cairo", "Lima", "Oslo", "Rome", "Berlin", "Madrid", "Seoul", "Nairobi", "Vienna", "Dublin"),
    "job": ("teacher", "doctor", "farmer", "cook", "nurse", "driver", "painter", "pilot", "baker", "lawyer", "builder"),
    "pet": "word",
    "secret word": "word",
    "password": "word",
    "favorite word": "word",
    "lucky number": "number",
    "age": "number",
    "house number": "number",
}
THING_STATEMENTS = (
    ("My {k} is {v}.", "my {k} is {v}", "By the way, my {k} is {v}.", "Remember: my {k} is {v}.", "Please remember that my {k} is {v}.",
     "{v} is my {k}.", "Just so you know, my {k} is {v}.", "I want to tell you that my {k} is {v}.", "Note: my {k} is {v}.",
     "My {k}? It is {v}.", "You should know that my {k} is {v}.", "For later: my {k} is {v}.", "Well, my {k} is {v}."),
    ("Keep in mind that my {k} is {v}.", "Don't forget: my {k} is {v}.", "I'll tell you my {k}: {v}.", "I think my {k} is {v}."),
)
THING_QUESTIONS = (
    ("What is my {k}?", "what's my {k}?", "do you remember my {k}?", "my {k}?", "tell me my {k}", "What was my {k}?",
     "what did I say my {k} was?", "do you know my {k}?", "say my {k}", "and what is my {k}?", "remember my {k}?",
     "which {k} did I tell you?", "so what is my {k}?", "what {k} do I have?", "do you still know my {k}?"),
    ("can you recall my {k}?", "please tell me my {k}", "what was my {k} again?", "could you tell me my {k}?"),
)

RECALL_QUESTIONS = (
    ("What did I just say?", "repeat my last message", "what was my last message?", "what did I say?", "what did I ask?",
     "what was my question?", "what did I just ask?", "repeat my question", "what did I write?", "say back what I said",
     "what was the last thing I said?", "quote my last message", "what did I tell you?", "my last message?"),
    ("what was it that I just said?", "can you repeat my last message?", "what was the last thing I wrote?"),
)
REPEAT_ANSWER = (
    ("Repeat your answer.", "say that again", "repeat that", "again please", "what did you say?", "say it again",
     "once more", "repeat", "Say again?", "repeat the answer", "what was your answer?", "pardon?", "sorry, what?",
     "can you repeat that?", "your last answer again", "tell me again"),
    ("once more please", "could you say that again?", "please repeat what you said"),
)

SECRET_STATEMENTS = (
    ("The {k} is {v}.", "Remember that the {k} is {v}.", "The {k} for today is {v}.", "Please note that the {k} is {v}.",
     "By the way, the {k} is {v}.", "The {k} was {v}."),
    ("You should know that the {k} is {v}.", "It says that the {k} is {v}."),
)
SECRET_QUESTIONS = (
    ("What is the {k}?", "what's the {k}?", "What is the {k} in this text?", "Find the {k}.", "Tell me the {k}.",
     "Which {k} is in the text?", "Read the text. What is the {k}?", "the {k}?", "What does the text say about the {k}?",
     "Look for the {k}.", "I need the {k}.", "Give me the {k} from the text."),
    ("Can you find the {k} in this text?", "According to the text, what is the {k}?", "What {k} does the text give?"),
)
