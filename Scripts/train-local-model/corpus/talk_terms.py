"""The words of language models and of the Messages API, explained in one or two short sentences."""
from dataclasses import dataclass

from .talk_text import lines


@dataclass
class Term:
    """A term: bare names, names in a sentence (`a token`, `the context window`), plurals, and its explanation."""

    bare: list
    single: list
    plural: list
    text: str


def term(bare, single, plural, text):
    """A term whose names are given in texts, separated by bars; without `single` the bare names serve."""
    names = bare.split("|")
    return Term(names, single.split("|") if single else names, plural.split("|") if plural else [], text)


TERMS = (
    term("token", "a token", "tokens",
         "A token is a piece of text, often a word or part of a word. A model reads and writes tokens."),
    term("tokenizer|tokenization", "a tokenizer|tokenization|the tokenizer", "tokenizers",
         "A tokenizer cuts text into tokens and gives each one a number."),
    term("embedding|token embedding", "an embedding|a token embedding", "embeddings|token embeddings",
         "An embedding is a list of numbers that stands for a token. Similar tokens get similar numbers."),
    term("attention|self-attention|attention layer", "attention|self-attention|an attention layer", "attention layers",
         "Attention lets each token look at earlier tokens and take what it needs."),
    term("transformer|transformer model", "a transformer|the transformer|a transformer model",
        "transformers|transformer models",
         "A transformer is a stack of layers. Each layer uses attention and a small network to update every token."),
    term("temperature|sampling temperature", "temperature|the temperature|the temperature parameter", "",
         "Temperature sets how random the choice of the next token is. Low is steady, high is varied."),
    term("top_p|top-p|nucleus sampling|top p", "top_p|the top_p parameter|nucleus sampling", "",
         "top_p keeps the most likely tokens until their probabilities add up to p."),
    term("top_k|top-k|top k", "top_k|the top_k parameter", "", "top_k keeps only the k most likely tokens."),
    term("stop reason|stop_reason", "a stop reason|the stop reason|stop_reason", "stop reasons",
         "The stop reason says why the model stopped, for example end_turn or max_tokens."),
    term("end_turn", "end_turn|the stop reason end_turn", "",
        "end_turn means that the model finished its answer by itself."),
    term("max_tokens|max tokens", "max_tokens|the max_tokens parameter", "",
         "max_tokens is the largest number of tokens that the answer may have. The text is cut there."),
    term("stop sequence|stop_sequences", "a stop sequence|the stop_sequences parameter", "stop sequences",
         "A stop sequence is a text that ends the answer as soon as the model writes it."),
    term("system prompt|system message", "a system prompt|the system prompt", "system prompts|system messages",
         "A system prompt tells the model how to behave before the conversation starts."),
    term("Messages API|messages API", "the Messages API|the messages API", "",
         "The Messages API takes a model name, messages and max_tokens, and returns the next message."),
    term("API", "an API|the API", "APIs", "An API lets one program ask another for something, such as an answer."),
    term("API request|request", "an API request|a request", "API requests|requests",
         "A request is a message that your program sends to a server. The server sends a response back."),
    term("API key|key for the API", "an API key|the API key", "API keys",
         "An API key is a secret that proves who sends the request. Never share it."),
    term("role|message role", "a role|the role|the role of a message", "roles|message roles",
         "Each message has a role: user for your text and assistant for the answer of the model."),
    term("streaming|stream parameter", "streaming|the stream parameter", "",
         "Streaming sends the answer piece by piece while the model is still writing."),
    term("prompt", "a prompt|the prompt", "prompts", "A prompt is the text that you give to the model."),
    term("language model|LLM|large language model", "a language model|an LLM|a large language model",
        "language models|LLMs",
         "A language model reads tokens and predicts the next token, again and again."),
    term("context window|context length", "a context window|the context window", "context windows",
         "The context window is the number of tokens that a model can read at once."),
    term("tool use|tool calling|function calling", "tool use|a tool call|function calling", "tool calls",
         "Tool use lets a model ask your program to run a function and read the result."),
    term("tool result|tool_result", "a tool result|the tool result", "tool results",
         "A tool result is what your program sends back after it ran the tool."),
    term("logit", "a logit|the logit of a token", "logits|the logits",
        "A logit is a raw score for a token. Softmax turns scores into probabilities."),
    term("softmax|softmax function", "softmax|the softmax function", "",
         "Softmax turns scores into probabilities that add up to 1."),
    term("few-shot|few-shot prompting|few shot", "a few-shot prompt|few-shot prompting",
        "few-shot prompts|few-shot examples",
         "A few-shot prompt shows some examples first, so that the model continues the pattern."),
    term("hallucination", "a hallucination|hallucination", "hallucinations",
         "A hallucination is an answer that sounds right but is wrong. Always check facts."),
    term("usage|token usage", "usage|the usage|token usage|the usage field", "",
         "Usage counts the input tokens that you send and the output tokens that the model writes."),
    term("input token", "an input token", "input tokens|the input tokens",
        "Input tokens are the tokens that you send to the model."),
    term("output token", "an output token", "output tokens|the output tokens",
         "Output tokens are the tokens that the model writes. They cost more than input tokens."),
    term("prefill|prefilling", "a prefill|prefilling|the prefill", "prefills",
         "A prefill is the beginning of the answer that you write yourself. The model goes on from there."),
    term("conversation|multi-turn conversation", "a conversation|a multi-turn conversation", "conversations",
         "A conversation is a list of messages. It is sent again with each request, as the model keeps no memory."),
    term("turn|conversation turn", "a turn|a conversation turn", "turns|conversation turns",
        "A turn is one message of the user or of the assistant."),
    term("gateway|API gateway|LLM gateway", "a gateway|an API gateway|an LLM gateway", "gateways|API gateways",
         "A gateway is a server between your app and the API. It keeps the key and checks requests."),
    term("cost of a request|price of a request|request cost", "the cost of a request|the price of a request",
        "costs of requests",
         "The cost of a request is its input tokens and output tokens, each times their price."),
    term("prompt caching|prompt cache|caching", "prompt caching|a prompt cache|the prompt cache", "prompt caches",
         "Prompt caching reuses the beginning of a prompt, so that it is cheaper and faster."),
    term("Claude", "Claude|the Claude model", "Claude models",
         "Claude is a family of large language models made by Anthropic."),
    term("Claude Haiku|Haiku model|Haiku line", "Claude Haiku|the Haiku model", "the Haiku models",
        "Claude Haiku is the line of Claude models tuned for speed."),
    term("Claude Sonnet|Sonnet model|Sonnet line", "Claude Sonnet|the Sonnet model", "the Sonnet models",
         "Claude Sonnet is the line of Claude models tuned for balance."),
    term("Claude Opus|Opus model|Opus line", "Claude Opus|the Opus model", "the Opus models",
        "Claude Opus is the line of Claude models tuned for intelligence."),
    term("Anthropic", "Anthropic|the company Anthropic", "", "Anthropic is the company that makes Claude."),
    term("training|model training", "training|the training of a model", "",
        "Training changes the weights of a model until it predicts the next token well."),
    term("inference", "inference|model inference", "", "Inference is running a trained model to get an answer."),
    term("weight|model weight|parameter", "a weight|a parameter|a model weight", "weights|parameters|model weights",
         "Weights are the numbers inside a model that training sets."),
    term("neural network|neural net", "a neural network|a neural net", "neural networks",
        "A neural network is a chain of simple sums whose weights are learned."),
    term("sampling|token sampling", "sampling|token sampling", "",
        "Sampling picks the next token by chance, guided by the probabilities."),
    term("next token prediction|next-token prediction", "next token prediction|the prediction of the next token",
        "next token predictions",
         "The model gives each token a probability of coming next, and one of them is chosen."),
    term("JSON", "JSON|the JSON format", "", "JSON is a text format for data made of names and values."),
    term("structured output", "structured output|a structured output", "structured outputs",
        "Structured output is an answer that follows a JSON schema."),
    term("extended thinking|thinking block", "extended thinking|a thinking block", "thinking blocks",
         "Extended thinking lets a model write down its reasoning before it answers."),
    term("agent|AI agent", "an agent|an AI agent", "agents|AI agents",
        "An agent is a model that uses tools in a loop until its task is done."),
    term("rate limit", "a rate limit|the rate limit", "rate limits",
        "A rate limit is how many requests or tokens you may send in a minute."),
    term("quantization", "quantization|the quantization of a model", "",
        "Quantization stores the weights with fewer bits, so that the model is smaller."),
    term("latency", "latency|the latency", "", "Latency is the time that you wait for the answer."),
    term("prompt engineering", "prompt engineering", "",
        "Prompt engineering is writing prompts so that the answers get better."),
    term("fine-tuning|finetuning", "fine-tuning|the fine-tuning of a model", "",
        "Fine-tuning trains a finished model further on new examples."),
    term("stop_sequence", "stop_sequence|the stop reason stop_sequence", "",
        "stop_sequence means that the model wrote one of your stop sequences."),
    term("tool_use", "tool_use|the stop reason tool_use", "",
        "tool_use means that the model wants your program to run a tool."),
    term("KV cache", "the KV cache|a KV cache", "KV caches",
        "A KV cache keeps what attention worked out for earlier tokens, so that it is not done again."),
    term("vocabulary|token vocabulary", "the vocabulary of a model|a token vocabulary", "",
        "The vocabulary is the list of all tokens that a model knows."),
    term("greedy decoding", "greedy decoding", "", "Greedy decoding always takes the most likely token."),
    term("seed|random seed", "a seed|a random seed", "seeds|random seeds",
        "A seed starts the random numbers, so that the same seed gives the same choices."),
)

# Frames by family; the family is the form under which a pair with a term is held out. {s} is a name in a sentence,
# {p} a plural, {b} a bare name.
SINGLE_FRAMES = {
    "what": ("What is {s}?", "What's {s}?", "what is {s}", "whats {s}?", "So what is {s}?", "And what is {s}?",
    "What exactly is {s}?",
             "do you know what {s} is?", "What might {s} be?", "Help me: what is {s}?", "Answer this: what is {s}?",
             "{s} is what?",
             "tell me what {s} is", "My question is: what is {s}?", "I have a question: what is {s}?",
             "I was wondering what {s} is.",
             "I do not know what {s} is.", "Can you tell me what {s} is?", "What is {s} in simple words?",
             "what on earth is {s}?",
             "Remind me what {s} is.", "I want to know what {s} is.", "what do you call {s}?",
             "What kind of thing is {s}?"),
    "explain": ("Explain {s}.", "Explain {s} to me.", "Please explain {s}.", "Can you explain {s}?", "explain {s}",
    "Could you explain {s}?",
                "Explain {s} simply.", "Explain what {s} is.", "Explain {s} in one sentence.",
                "explain {s} to a child", "I need an explanation of {s}.",
                "Give me an explanation of {s}.", "Describe {s}.", "Describe {s} in one sentence.",
                "Help me understand {s}.", "describe {s} briefly"),
    "about": ("Tell me about {s}.", "tell me about {s}", "Tell me something about {s}.", "Teach me about {s}.",
    "Talk about {s}.", "What about {s}?",
              "What do you know about {s}?", "What should I know about {s}?", "What can you tell me about {s}?",
              "I want to learn about {s}.",
              "Say something about {s}.", "a word about {s}", "Can you tell me about {s}?", "let me know about {s}",
              "I am curious about {s}."),
    "how": ("How does {s} work?", "how does {s} work", "What does {s} do?", "How is {s} used?", "What is {s} for?",
    "what is {s} good for?",
            "Why is {s} used?", "tell me how {s} works", "Explain how {s} works.", "What is the point of {s}?",
            "why do we use {s}?",
            "What is the idea of {s}?", "what is {s} used for?", "Why does {s} matter?", "What happens with {s}?",
            "when do I use {s}?"),
    "why": ("Why do I need {s}?", "Do I need {s}?", "why would I need {s}?", "What do I need {s} for?",
    "why is {s} important?",
            "Why should I care about {s}?", "why is {s} there?", "Why is there {s}?", "why do I have to know {s}?"),
}
PLURAL_FRAMES = {
    "what": ("What are {p}?", "what are {p}", "So what are {p}?", "What exactly are {p}?", "tell me what {p} are",
    "do you know what {p} are?",
             "I was wondering what {p} are.", "Can you tell me what {p} are?"),
    "explain": ("Explain {p}.", "explain {p} to me", "Please explain {p}.", "Can you explain {p}?", "Describe {p}.",
    "Help me understand {p}."),
    "about": ("Tell me about {p}.", "Teach me about {p}.", "What do you know about {p}?",
    "I want to learn about {p}.", "say something about {p}"),
    "how": ("How do {p} work?", "What do {p} do?", "how are {p} used?", "What are {p} for?", "tell me how {p} work"),
    "why": ("Why do I need {p}?", "why are {p} important?", "do I need {p}?", "why are there {p}?"),
}
BARE_FRAMES = {
    "mean": ("What does {b} mean?", "what does {b} mean", "What does the term {b} mean?",
    "What does the word {b} mean?", "meaning of {b}?",
             "What is the meaning of {b}?", "{b} meaning", "What is meant by {b}?", "What do people mean by {b}?",
             "{b} means what?",
             "what does it mean when people say {b}?", "I keep reading {b}. What does it mean?",
             "tell me the meaning of {b}"),
    "define": ("Define {b}.", "define {b}", "Give me a definition of {b}.", "definition of {b}",
    "What is the definition of {b}?",
               "Define the term {b}.", "Can you define {b}?", "How would you define {b}?", "{b} definition",
               "Please define {b}."),
    "terse": ("{b}?", "{b}", "{b} please", "{b}: what is it?", "{b}, what is that?", "{b}, please explain",
    "{b} explained", "{b} in short",
              "{b} in simple words", "and {b}?", "the term {b}", "what about {b}?", "{b}??"),
}
SINGLE_HELD = ("What would you say {s} is?", "Please tell me what {s} is.", "What is {s} exactly?",
    "Help me learn about {s}.",
               "Would you explain {s}?", "Explain {s} briefly.", "Please describe {s}.", "How would you explain {s}?",
               "I would like to know what {s} is.", "Give me a short explanation of {s}.",
               "What is the purpose of {s}?",
               "Why would anyone use {s}?", "Could you tell me how {s} works?")
PLURAL_HELD = ("Please tell me what {p} are.", "How exactly do {p} work?", "Could you explain {p}?")
BARE_HELD = ("What's the meaning of {b}?", "Please give me the definition of {b}.", "what do you mean by {b}?",
    "{b}: please explain it",
             "what does this word mean: {b}?")


@dataclass
class Question:
    """A question of its own with an answer of its own, which belongs to no frame."""

    trained: list
    held: list
    text: str


def question(trained, held, text):
    """A question whose phrasings are given in texts, separated by bars."""
    return Question(lines(trained), lines(held), text)


QUESTIONS = (
    question("""why keep the key on the server?|why should the key stay on the server?|
        where should I keep my API key?|why should I not put the key in the app?|can I put my API key in my app?|
        is it safe to share my API key?|should I share my API key?|how do I keep my API key safe?|
        can I publish my API key?|where do I store an API key?|why must the API key be secret?|
        may I put the key in the browser?|why is the key kept on a server?|should the API key be in the code?|
        how to protect an API key?""",
             """where is the best place for an API key?|why should an API key stay secret?|
                 can I put the key into my code?|should I keep my key on the server?""",
             "Keep the key on a server. Anyone who finds it in an app can spend your money."),
    question("""which Claude model should I use?|which Claude model is best?|which model should I choose?|
        what Claude models are there?|Haiku, Sonnet or Opus?|what is the difference between Haiku and Opus?|
        what is the difference between Haiku and Sonnet?|what is the difference between Sonnet and Opus?|
        what are Haiku, Sonnet and Opus?|compare Haiku, Sonnet and Opus|explain Haiku, Sonnet and Opus|
        what lines of Claude are there?|which Claude is the fastest?|which Claude is the smartest?|
        Claude Haiku or Claude Sonnet?|what is the fastest Claude model?|what is the smartest Claude model?|
        list the Claude models""",
             """which Claude models exist?|how do Haiku, Sonnet and Opus differ?|should I use Sonnet or Opus?|
                 name the Claude models|which model of Claude should I take?""",
             "Haiku is tuned for speed, Sonnet for balance and Opus for intelligence."),
    question("""how much does a request cost?|what does a request cost?|how is the cost computed?|
        how do I compute the cost?|how much does Claude cost?|what does Claude cost?|is Claude free?|
        how expensive is Claude?|what do tokens cost?|how much does a token cost?|how is the price computed?|
        what do I pay for?|how do I pay for Claude?|is the API free?|how much does the API cost?|
        how can I save money on requests?|are output tokens more expensive?""",
             """what is the price of Claude?|how much will my request cost?|does the API cost money?|
                 how do you compute the cost of a request?""",
             "You pay for input tokens and output tokens. Shorter prompts and answers cost less."),
    question("""what stop reasons are there?|which stop reasons exist?|list the stop reasons|name the stop reasons|
        what values can stop_reason have?|all stop reasons|how many stop reasons are there?|
        what can stop_reason be?|which values does stop_reason have?|give me the stop reasons|
        tell me all stop reasons|what are the possible stop reasons?""",
             "show me the stop reasons|what are the values of stop_reason?|which stop reasons do you know?",
             "Common stop reasons are end_turn, max_tokens, stop_sequence and tool_use."),
    question("""what roles are there?|which roles exist?|list the roles|what roles can a message have?|
        name the roles|which roles does a message have?|what are the two roles?|what is the user role?|
        what is the assistant role?|how many roles are there?|give me the roles|what can role be?""",
             "which roles are there?|what are the values of role?|what message roles exist?",
             "A message has the role user or assistant."),
    question("""why was my answer cut off?|why did the answer stop?|why is the answer cut?|why did the model stop?|
        why does the text end early?|my answer was cut off|the answer is not complete|why is the reply so short?|
        why does the model stop in the middle?|the answer stops in the middle|why is my output truncated?|
        the reply was cut|how do I get longer answers?|what does it mean when the answer is cut?""",
             """why did my answer end early?|the answer was cut off, why?|why was the text cut?|
             how can I get a longer answer?""",
             "Look at the stop reason. With max_tokens the answer was cut: raise max_tokens."),
    question("""how many tokens are in a word?|how long is a token?|how many letters are in a token?|
        how many characters has a token?|is a token a word?|how big is a token?|how many tokens is my text?|
        how do I count tokens?|how many words are in a token?|how are tokens counted?|is every word one token?|
        how many tokens does a word have?""",
             """how many characters are in a token?|is one token one word?|how many tokens does a sentence have?|
             how can I count tokens?""",
             "A token is about 3 or 4 letters of English. Long words have several tokens."),
    question("""how do I call Claude?|how do I call the API?|how do I send a request?|how do I use the API?|
        how do I start with the API?|how do I write a request?|what does a request look like?|
        what is in a request?|what must a request contain?|what do I send to the API?|
        how can I call the Messages API?|show me an API request|what is needed for a request?|
        which fields does a request need?|how does an API request look?""",
             """how do I make a request?|how can I send a request to Claude?|what fields must a request have?|
             how does one call the API?""",
             "Send a model name, max_tokens and a list of messages, with your API key in a header."),
    question("""why does the model forget?|does the API remember my conversation?|
        does Claude remember earlier messages?|why do I send all messages again?|does the model keep a memory?|
        how does the model remember earlier messages?|why must I send the whole conversation?|
        is the conversation stored?|how do I continue a conversation?|does the API have a memory?|
        how do I keep a conversation going?""",
             """why is the whole conversation sent again?|does the API keep my messages?|
             how can I continue a conversation?""",
             "The API keeps no memory. Send all earlier messages again with each request."),
    question("""what is the difference between input and output tokens?|input tokens or output tokens?|
        input vs output tokens|how do input and output tokens differ?|what are input and output tokens?|
        explain input and output tokens|what is the difference between input tokens and output tokens?|
        compare input and output tokens""",
             "explain the difference between input and output tokens|tell me about input and output tokens",
             "Input tokens are what you send. Output tokens are what the model writes."),
    question("""what is the difference between top_p and top_k?|top_p vs top_k|top_p or top_k?|
        how do top_p and top_k differ?|compare top_p and top_k|explain top_p and top_k|what are top_p and top_k?""",
             "explain the difference between top_p and top_k|tell me about top_p and top_k",
             "top_k keeps the k most likely tokens. top_p keeps tokens until their probabilities add up to p."),
    question("""what temperature should I use?|which temperature is best?|should I raise the temperature?|
        should I lower the temperature?|what happens at temperature 0?|what does temperature 0 do?|
        what does temperature 1 do?|is a high temperature good?|why would I change the temperature?|
        what is a good temperature?|when do I use a low temperature?""",
             "what is the best temperature?|what does a temperature of 0 mean?|when should I use a high temperature?",
             "Use a low temperature for steady answers and a high one for varied answers."),
)
