"""Small talk: what people say to a model that is not a question of knowledge, and what it answers."""
from dataclasses import dataclass

from .talk_text import lines


@dataclass
class Intent:
    """Something that people say in many ways.

    `trained` and `held` are the ways, the held ones are never trained; any of `answers` is right.
    """

    name: str
    trained: list
    held: list
    answers: list


def intent(name, trained, held, *answers):
    """An intent whose ways to say it are given in one text each, separated by bars."""
    return Intent(name, lines(trained), lines(held), list(answers))


WRONG = "I am sorry. I am a small model and I make mistakes."

INTENTS = (
    intent(
        "hello",
        """hello|hi|hey|hi there|hello there|hey there|hello!|good morning|good afternoon|good evening|good day|
            greetings|say hello|say hi|hello you|hey you|hi model|hello model|hello everyone|hi friend|
            hello friend|hello computer|hey buddy|yo|hiya|hello again|hi again|good morning to you|
            hello, anybody home?|hello world|hi, nice to meet you|nice to meet you|hello, good morning|
            hey, good evening|helo|hallo|morning|evening|hi hello|hey hey|hello hello|can you greet me?|greet me""",
        "howdy|hi hi|can you say hello?|hello, little model|hello my friend|well hello|hey, hi|hi everybody",
        "Hello! How can I help you?",
    ),
    intent(
        "how are you",
        """how are you?|how are you doing?|how is it going?|how's it going?|are you ok?|how do you do?|what's up?|
            how are you today?|how are things?|how is life?|how's life?|are you fine?|all good?|you ok?|
            how are you feeling today?|how goes it?|hello, how are you?|hi, how are you?|hey, how are you doing?|
            good morning, how are you?|are you doing well?|is everything ok?|how was your day?|how is your day?|
            hows it going|how r u|sup|whats up|how are you my friend?|how are you this morning?|is all well?|
            how is your day going?|are you alright?|and how are you?|how have things been?|everything fine?""",
        """how have you been?|are you well?|how are you tonight?|hello there, how are you?|what is up?|
            how are you doing today?|hi! how is it going?""",
        "I am fine, thank you. What would you like to try?",
    ),
    intent(
        "thanks",
        """thanks|thank you|thanks!|thank you very much|thx|great, thanks|ok thanks|cool, thank you|thanks a lot|
            ty|thank you!|thanks for your help|thank you for the help|thanks, that helps|thank you, that was nice|
            thanks, model|perfect, thank you|nice, thanks|thank you, friend|thanks again|thank you again|
            ok, thank you|thanks a bunch|a big thank you|wonderful, thanks|good, thank you|thank you, goodnight|
            yes, thank you|no, thank you|no thanks|thanks anyway|I thank you|thanks for the answer|tks|
            thank you for the answer|that was helpful|that helps|very helpful, thank you|great help, thanks""",
        """many thanks|thank you so much|thanks very much|thank you a lot|thanks so much for that|ok great, thanks|
            thanks for helping""",
        "You are welcome!",
    ),
    intent(
        "bye",
        """bye|goodbye|see you|good night|see you later|bye bye|that is all|I have to go|bye!|good bye|cya|
            see you soon|see you tomorrow|until tomorrow|I must go now|I am leaving now|time to go|gotta go|
            that is all for today|that's it for now|I am done|we are done|talk to you later|see ya|quit|exit|
            have a nice day|have a good day|good night, model|ok bye|thanks, bye|bye then|goodbye my friend|
            I am off|I have to leave now|take care|later|until next time|stop now|end the chat|let's stop here""",
        """farewell|bye for now|ok, goodbye|I need to go now|see you next time|I am going now|
            that will be all for today""",
        "Goodbye! See you soon.",
    ),
    intent(
        "ok",
        """ok|okay|cool|nice|good|great|wow|I see|well done|good job|nice one|perfect|alright|all right|
            sounds good|fine|right|correct|that is right|that's right|exactly|sure|interesting|very good|excellent|
            that is great|that's cool|amazing|not bad|sweet|super|got it|understood|I understand|makes sense|
            that was good|good answer|great answer|right answer|yes|yep|yeah|true|ok then|ok cool|hmm|hm|oh|ah|aha|
            well|fair enough|impressive|bravo|fantastic|wonderful|yay|great work|good work|good point|neat""",
        """very nice|awesome|that is correct|oh nice|ok good|that's good|ok, I see|great job|pretty good|oh wow""",
        "Good! What would you like to try next?",
    ),
    intent(
        "no",
        """no|that is wrong|wrong|you are wrong|bad answer|that is not right|are you sure?|nope|not true|
            that's wrong|that is not true|that is false|false|I don't think so|no way|nah|not good|that is bad|
            that makes no sense|this makes no sense|this is nonsense|nonsense|that was wrong|you made a mistake|
            that's a mistake|this is a mistake|no, that is wrong|no, you are wrong|you got it wrong|wrong answer|
            your answer is wrong|I don't believe you|is that true?|is that right?|are you certain?|
            are you really sure?|can I trust you?|can I believe you?|do you make mistakes?|are you always right?|
            are you ever wrong?|do you lie?|are you lying?|try again|that is not what I asked|
            that's not what I meant|you are mistaken|you misunderstood me|you do not understand|
            you don't understand me|is that correct?|that was not good""",
        """that's incorrect|not correct|this is wrong|are you sure about that?|should I trust you?|
            that is not a good answer|that is not what I wanted|you lied to me|no no no""",
        WRONG,
    ),
    intent(
        "joke",
        """tell me a joke|say something funny|make me laugh|do you know a joke?|a joke please|joke|another joke|
            tell a joke|joke please|give me a joke|I need a joke|tell me something funny|one more joke|
            do you know any jokes?|know any jokes?|can you be funny?|be funny|are you funny?|tell us a joke|
            could you tell me a joke?|a funny joke please|got a joke?|got any jokes?|please tell a joke|
            give me something funny|I would like a joke|let me hear a joke|tell me a short joke|write a joke|
            write me a joke|make a joke|say a joke|crack a joke|cheer me up|tell me a good joke|how about a joke?|
            let's hear a joke|jokes|tell me your best joke""",
        """can you tell a joke?|I want a joke|do you have a joke?|tell me another joke|a short joke please|
            please make me laugh|entertain me with a joke""",
        "Why was the small model so calm? It took one token at a time.",
        "Why did the pencil stop? It had lost the point.",
        "Why did the duck bring a lamp to the pond? It wanted a light lunch.",
    ),
    intent(
        "say something",
        """say something|talk to me|tell me something|surprise me|say anything|say a sentence|write something|
            tell me anything|talk|speak|speak to me|let's talk|let us talk|let's chat|chat with me|can we talk?|
            can we chat?|I want to talk|I want to chat|start talking|go ahead|begin|start|let's start|let's begin|
            tell me something new|tell me something interesting|say something interesting|amaze me|impress me|
            do something|show me something|what now?|what next?|now what?|and now?|just talk|say something smart|
            say whatever you want|tell me whatever you like|give me something|what shall we do?|let's play|
            let's have some fun|can we play?""",
        """say something nice|entertain me|say something else|talk with me|please say something|
            what shall we do now?|tell me something cool""",
        "Try me with a small question, or ask for a haiku.",
    ),
    intent(
        "fun fact",
        """tell me a fun fact|give me a fact|fun fact|an interesting fact please|tell me a fact|a fact please|
            give me a fun fact|another fun fact|one more fact|tell me an interesting fact|
            give me an interesting fact|do you know a fact?|do you know any facts?|a fun fact please|
            tell me a random fact|random fact|give me a random fact|I want a fun fact|I would like a fact|
            share a fact|share a fun fact with me|say a fact|teach me something|teach me a fact|
            tell me something I don't know|fact please|give me a fact about the world|any fun facts?|
            let me hear a fun fact|what is a fun fact?""",
        """do you know a fun fact?|got a fun fact?|share an interesting fact|I need a fun fact|tell me a cool fact""",
        "Bees make honey.", "Crabs walk sideways.", "Butterflies taste with their feet.",
    ),
    intent(
        "there",
        """test|testing|is this working?|ping|are you there?|can you hear me?|this is a test|just a test|test test|
            is anybody there?|anybody there?|anyone there?|hello, are you there?|hey, are you there?|
            are you awake?|are you ready?|are you on?|are you online?|are you still there?|still there?|
            are you listening?|do you hear me?|do you read me?|does this work?|does it work?|is it working?|
            do you work?|are you working?|testing, testing|can you read this?|can you see this?|
            do you understand me?|can you understand me?|wake up|hello?? are you there?|is this thing on?|check""",
        """testing testing|is anyone there?|you there?|are you here?|can you read me?|are you still here?|
            do you see this message?""",
        "Yes, I am here.",
    ),
    intent(
        "laughter",
        """haha|hahaha|lol|hehe|lmao|rofl|ha ha|ha ha ha|that is funny|that's funny|very funny|so funny|
            that was funny|funny|you are funny|you're so funny|you made me laugh|I am laughing|good joke|nice joke|
            great joke|good one|that is a good joke|hilarious|xd|:d|:)|lol that is good|haha nice""",
        "hahahaha|that was a good joke|lol funny|haha, very funny|oh that's funny",
        "I am glad that it made you laugh!",
    ),
    intent(
        "compliment",
        """you are great|you are nice|you are so smart|you are good|you are clever|I like you|you are cute|
            you are amazing|you are the best|you're awesome|you are very helpful|you are so kind|you are cool|
            you are my friend|I love you|you are sweet|you are wonderful|you are brilliant|good bot|good model|
            good boy|you did well|you are doing great|I like your answers|I like talking to you|
            you're funny and smart|what a nice model|I am impressed by you|you are a good model|you are perfect|
            you are pretty smart|well done, you are great|you are adorable|my friend|you are my best friend|
            I really like you""",
        """you are fantastic|you're so clever|you are really nice|you are a great model|I like you a lot""",
        "Thank you! That is kind of you.",
    ),
    intent(
        "insult",
        """you are stupid|you are dumb|you are bad|you suck|I hate you|you are useless|idiot|stupid|stupid bot|
            bad bot|you idiot|you are an idiot|shut up|you are terrible|you are awful|you are boring|you are ugly|
            you are so stupid|you are annoying|you know nothing|you are worthless|you fool|dumb machine|dumb bot|
            stupid model|you are crazy|you are not smart|you are not helpful|you are lazy|go away|damn you|
            I don't like you|you are a bad model|get lost|you are the worst|you are no good|you can't do anything""",
        "you are so dumb|you're useless|what a stupid model|you are really bad|you moron",
        "I am sorry that I am no better. I am a very small model.",
    ),
    intent(
        "apology",
        """sorry|I am sorry|I'm sorry|my mistake|my bad|sorry about that|I apologize|excuse me|pardon me|oops|
            whoops|sorry, my fault|forgive me|please forgive me|I did not mean that|I didn't mean it|
            sorry for that|sorry, I was wrong|I was wrong|sorry for being rude|sorry, wrong question|oh sorry|
            I made a mistake|that was my mistake|sorry for the mistake|sorry I was mean|I take it back|never mind|
            nevermind|forget it|sorry to bother you|sorry, typo""",
        "I am very sorry|oh, my mistake|sorry about my typo|please excuse me|so sorry",
        "No problem at all.",
    ),
    intent(
        "annyeong", "안녕|안녕하세요|안녕!|안녕하세요!|안녕하세요, 반가워요|안녕 친구|반가워요|반갑습니다|여보세요",
        "안녕 안녕|안녕하세요 반갑습니다|안녕, 친구", "안녕하세요!",
    ),
    intent(
        "bonjour", "bonjour|salut|bonjour!|bonjour mon ami|bonsoir|salut mon ami|bonjour madame|coucou|allo",
        "salut salut|bonjour bonjour|bonjour monsieur", "Bonjour !",
    ),
    intent(
        "hola", "hola|¡hola!|buenos días|hola amigo|buenas tardes|buenas noches|hola, amigo|hola hola|buenas",
        "hola mi amigo|hola buenos días|hola, buenas", "¡Hola!",
    ),
    intent(
        "gamsa", "감사합니다|고마워요|고마워|감사해요|고맙습니다|정말 감사합니다|정말 고마워요",
        "정말 고맙습니다|고마워 친구", "천만에요!",
    ),
    intent("merci", "merci|merci beaucoup|merci!|merci bien|merci mon ami|ok merci", "mille fois merci|oh merci",
           "De rien !"),
    intent("gracias", "gracias|muchas gracias|gracias!|mil gracias|gracias amigo|ok gracias",
        "oh gracias|gracias, amigo",
           "¡De nada!"),
    intent("say yes", "say yes|just say yes|answer yes|answer with yes|only say yes|say the word yes|reply with yes",
           "please say yes|say only yes", "Yes."),
    intent("say no", "say no|just say no|answer no|answer with no|only say no|say the word no|reply with no",
           "please say no|say only no", "No."),
)
