"""The frames of off-skill prompts, family by family; see `talk_refusals` for what fills their slots."""
from .talk_text import lines

TOPIC_FRAMES = lines("""Explain {t}.|explain {t} to me|Please explain {t}.|Can you explain {t}?|
    Explain {t} in simple words.|explain {t} in one sentence|Explain {t} like I am five.|How {do} {t} work?|
    Write an essay about {t}.|Tell me about {t}.|tell me about {t}|Tell me everything about {t}.|Teach me {t}.|
    teach me about {t}|What do you know about {t}?|summarize {t}|Summarize {t} for me.|Why {be} {t} important?|
    Give me a long text about {t}.|who invented {t}?|What is the history of {t}?|What {be} {t}?|what {be} {t}|
    What exactly {be} {t}?|{t}|{t}?|{t} please|I want to learn about {t}.|I need to understand {t}.|
    I have a question about {t}.|What should I know about {t}?|Give me an overview of {t}.|
    Give me an introduction to {t}.|Describe {t}.|Define {t}.|describe {t} in detail|what are the basics of {t}?|
    What are the main ideas of {t}?|list the facts about {t}|What causes {t}?|What are the effects of {t}?|
    how did {t} start?|When did {t} begin?|What is new in {t}?|who is the expert on {t}?|
    What is the best book about {t}?|write a report on {t}|write about {t}|Give me three facts about {t}.|
    Compare {t} and {u}.|What is the difference between {t} and {u}?|how {be} {t} related to {u}?|
    Which is more important, {t} or {u}?|what {do} {t} mean?|Can you tell me about {t}?|
    Do you know anything about {t}?|I am studying {t}. Can you help?|give me advice about {t}|{t} for beginners|
    the history of {t}|What is the future of {t}?|Why do people talk about {t}?|What is special about {t}?|
    quiz me on {t}|{be} {t} dangerous?|{be} {t} real?|how important {be} {t}?|What are the pros and cons of {t}?|
    tell me how {t} {work}|make a presentation about {t}|I was wondering about {t}.|Let's talk about {t}.|
    What is the role of {t} in society?|hey, what {be} {t}?""")
TOPIC_HELD = lines("""help me understand {t}|I need a report on {t}|what {be} {t} all about?|
    Could you explain {t}?|Please teach me about {t}.|I would like to know more about {t}.|
    What can you tell me about {t}?|give me a short summary of {t}|how would you explain {t}?|
    what are some facts about {t}?|Where {do} {t} come from?|I don't understand {t}.|Tell me more about {t}.|
    How do I learn {t}?""")
OBJECT_FRAMES = lines("""How does a {t} work?|how does the {t} work|Explain how a {t} works.|What is inside a {t}?|
    Who invented the {t}?|how do I repair a {t}?|How is a {t} made?|What does a {t} cost?|my {t} is broken|
    Where can I buy a {t}?|how do I use a {t}?|which {t} should I buy?|Explain the {t}.|tell me how a {t} works|
    What is the best {t}?|How much is a {t}?|When was the {t} invented?|why does my {t} not work?|
    how heavy is a {t}?|fix my {t}|what is a {t} made of?|What parts does a {t} have?|How long does a {t} last?|
    How big is a {t}?|build me a {t}|the price of a {t}?""")
OBJECT_HELD = lines("""Can you explain how a {t} works?|What makes a {t} work?|I want to buy a {t}.|
    How do I build a {t}?|how can I fix my {t}?|Which {t} is the best?""")
PEOPLE_FRAMES = lines("""Who is {t}?|who is {t}|who was {t}?|Tell me about {t}.|How old is {t}?|how old was {t}?|
    Where is {t} now?|What did {t} say?|When was {t} born?|when did {t} die?|Where was {t} born?|
    What is {t} doing?|Is {t} still alive?|how tall is {t}?|how rich is {t}?|what is {t} famous for?|
    Why is {t} famous?|Who is married to {t}?|write a biography of {t}|Do you know {t}?|what does {t} want?|
    what did {t} do?|what did {t} invent?|What did {t} write?|who is {t}'s wife?|how did {t} die?|
    give me a quote by {t}|what do you know about {t}?|where does {t} live?|What would {t} say?|
    Was {t} a good man?|the life of {t}|did {t} win?|What does {t} look like?|who are {t}'s parents?|speak like {t}""")
PEOPLE_HELD = lines("""who exactly is {t}?|What is the name of {t}?|Tell me more about {t}.|
    what can you tell me about {t}?|when exactly was {t} born?|What made {t} famous?|is {t} rich?|
    Have you heard of {t}?""")
INVENTION_FRAMES = lines("""Who invented {t}?|who invented {t}|When was {t} invented?|where was {t} invented?|
    Who discovered {t}?|How was {t} invented?|which country invented {t}?|Tell me who invented {t}.|
    Who is the inventor of {t}?|what year was {t} invented?|inventor of {t}?|the inventor of {t}|
    Why was {t} invented?|do you know who invented {t}?|who came up with {t}?|name the inventor of {t}""")
INVENTION_HELD = lines("""In which year was {t} invented?|Who was the inventor of {t}?|
    can you tell me who invented {t}?|which person invented {t}?""")
WORK_FRAMES = lines("""Who wrote {t}?|who wrote {t}|Who is the author of {t}?|who painted {t}?|Who made {t}?|
    Who composed {t}?|who directed {t}?|When was {t} written?|What is {t} about?|summarize {t}|
    Summarize the plot of {t}.|Is {t} good?|Have you read {t}?|have you seen {t}?|who is the hero of {t}?|
    Quote from {t}|How does {t} end?|how long is {t}?|when was {t} made?|the author of {t}?|author of {t}|
    What happens in {t}?|who plays in {t}?|explain {t}|what is the message of {t}?|Where is {t} now?|
    give me the first line of {t}""")
WORK_HELD = lines("""Which author wrote {t}?|can you tell me who wrote {t}?|What is the plot of {t}?|
    who created {t}?|Do you know who wrote {t}?""")
CONTEST_FRAMES = lines("""Who won {t}?|who won {t}|Who won {t} in {y}?|who won {t} {y}?|Who lost {t}?|
    who lost {t} in {y}?|Where was {t} in {y}?|When was {t}?|who was second in {t} in {y}?|
    What was the result of {t}?|how did {t} end?|the winner of {t} {y}|Who will win {t}?|
    tell me who won {t} in {y}|who will win {t} in {y}?|Did we win {t}?|which team won {t}?|
    which team won {t} in {y}?|Which country won {t} in {y}?|when is {t}?|In {y}, who won {t}?|
    what was the score in {t}?|do you know who won {t} in {y}?|{t} {y} winner|winner of {t}?|
    who played in {t} in {y}?""")
CONTEST_HELD = lines("""Who was the winner of {t} in {y}?|can you tell me who won {t}?|{y}: who won {t}?|
    Which person won {t} in {y}?|And who won {t} in {y}?""")
YEAR_FRAMES = lines("""What happened in {y}?|what happened in {y}|What happened in the year {y}?|
    Who was president in {y}?|who was king in {y}?|Who ruled in {y}?|How was life in {y}?|
    what was invented in {y}?|tell me about {y}|tell me about the year {y}|What did people eat in {y}?|
    who was born in {y}?|who died in {y}?|what was popular in {y}?|How much was a car in {y}?|
    which film won in {y}?|Was there a war in {y}?|what will happen in {y}?|the events of {y}|history of {y}|
    Who wrote a book in {y}?|what war was in {y}?|how many people lived in {y}?|what was the price of bread in {y}?""")
YEAR_HELD = lines("""What important things happened in {y}?|Which war was in {y}?|who was the king in {y}?|
    what was new in {y}?|how did people live in {y}?""")
EVENT_FRAMES = lines("""When was {t}?|when was {t}|When did {t} happen?|Why did {t} happen?|What caused {t}?|
    Where did {t} happen?|How did {t} start?|how did {t} end?|How long was {t}?|Who started {t}?|Who died in {t}?|
    What happened after {t}?|what happened before {t}?|Tell me about {t}.|in which year was {t}?|
    What year was {t}?|Explain the causes of {t}.|how many people died in {t}?|What was {t}?|the date of {t}?|
    Write a report about {t}.|When did {t} begin?|when did {t} end?|why was {t} important?""")
EVENT_HELD = lines("""In what year did {t} happen?|What were the causes of {t}?|who was there at {t}?|
    When exactly was {t}?|What came after {t}?""")
COUNTRY_FRAMES = lines("""What is the {f} of {t}?|what is {t}'s {f}?|{f} of {t}|{f} of {t}?|{t} {f}|
    Tell me the {f} of {t}.|Do you know the {f} of {t}?|the {f} of {t} please|what's the {f} of {t}|
    Give me the {f} of {t}.|How is the {f} of {t}?|I need the {f} of {t}.|describe the {f} of {t}|
    which {f} does {t} have?|Name the {f} of {t}.|Explain the {f} of {t}.|And the {f} of {t}?|
    tell me about the {f} of {t}|I want to know the {f} of {t}.|Who or what is the {f} of {t}?|
    how many people live in {t}?|how big is {t}?|Where is {t}?|what language do they speak in {t}?|
    is {t} a rich country?|What do people eat in {t}?|should I move to {t}?|Who rules {t}?|when was {t} founded?|
    what is {t} famous for?|plan a trip to {t}|How safe is {t}?|what is the weather in {t}?|
    What are the neighbors of {t}?|which rivers are in {t}?|How old is {t}?""")
COUNTRY_HELD = lines("""Can you tell me the {f} of {t}?|Could you tell me {t}'s {f}?|
    Please tell me the {f} of {t}.|how large is {t}?|which languages are spoken in {t}?|Where exactly is {t}?|
    What might the {f} of {t} be?""")
LIVE_FRAMES = lines("""What is {t}?|what is {t} {w}?|What is {t} {w}?|how is {t} {w}?|What is {t} in {c}?|
    what's {t} in {c} {w}?|Tell me {t}.|tell me {t} in {c}|{t} in {c}|{t} {w}|{t}?|Show me {t}.|
    What's {t} like in {c}?|Do you know {t} in {c}?|give me {t} for {c}|How is {t} in {c} {w}?|check {t}|
    check {t} in {c}|I want to know {t}.|What will {t} be {w}?|please tell me {t} {w}|is {t} good {w}?|
    what was {t} yesterday?|{t}, please|do you have {t} {w}?|Will it rain in {c}?|does it rain in {c} {w}?|
    is it cold in {c} {w}?|What can I do in {c} {w}?|Is it snowing in {c}?|how warm is it in {c}?|
    What time is it in {c}?|what time is it?|what time is it {w}?|will it rain {w}?|what happens in {c} {w}?|
    do I need an umbrella {w}?""")
LIVE_HELD = lines("""can you tell me {t}?|Could you give me {t} in {c}?|What is {t} like {w}?|so what's {t} {w}?|
    I need {t} for {c}.|will it be sunny in {c} {w}?|Is it warm in {c} {w}?|do you know {t}?""")
DISTANCE_FRAMES = lines("""How far is {t}?|how far is {t} from {c}?|How tall is {t}?|how old is {t}?|
    How big is {t}?|how long is {t}?|How deep is {t}?|how heavy is {t}?|How do I get to {t}?|Where is {t}?|
    how far away is {t}?|What is the distance to {t}?|How high is {t}?|how wide is {t}?|who owns {t}?|
    who built {t}?|When was {t} built?|what is the age of {t}?|How hot is {t}?|can I visit {t}?|
    What is the size of {t}?|how long does it take to get to {t}?|how far is {c} from {c2}?|
    How long is the flight from {c} to {c2}?|how do I get from {c} to {c2}?|is {c} bigger than {c2}?|
    What is the distance from {c} to {c2}?|is there a train from {c} to {c2}?|{c} to {c2}|
    how much is a ticket from {c} to {c2}?""")
DISTANCE_HELD = lines("""what's the height of {t}?|Tell me how far {t} is.|how many meters is {t}?|
    how far is it from {c} to {c2}?|when did they build {t}?|How many kilometers is it from {c} to {c2}?""")
SUPERLATIVE_FRAMES = lines("""What is the {s} {t}?|what is the {s} {t} in the world?|Which is the {s} {t}?|
    Which {t} is the {s}?|what's the {s} {t}|the {s} {t}?|{s} {t}|Name the {s} {t}.|Tell me the {s} {t}.|
    Where is the {s} {t}?|What is the name of the {s} {t}?|Do you know the {s} {t}?|which {t} is {s}?|
    how old is the {s} {t}?|I want to know the {s} {t}.|What was the {s} {t}?|Who has the {s} {t}?|
    What is the {s} {t} of all time?|and the {s} {t}?|what is the {s} {t} near me?|what is the second {s} {t}?|
    list the {s} {t} of each year|{s} {t} in Europe?|who owns the {s} {t}?""")
SUPERLATIVE_HELD = lines("""Can you tell me the {s} {t}?|Which is the world's {s} {t}?|what would be the {s} {t}?|
    Please name the {s} {t}.|Give me the {s} {t}.""")
TASK_FRAMES = lines("""How do I {t}?|how do i {t}|How can I {t}?|How to {t}?|how to {t}|How do you {t}?|
    How should I {t}?|What is the best way to {t}?|Teach me to {t}.|Teach me how to {t}.|Show me how to {t}.|
    Help me {t}.|help me to {t}|Can you help me {t}?|I want to {t}.|I need to {t}.|I would like to {t}.|
    Tell me how to {t}.|tell me how I can {t}|steps to {t}|Give me the steps to {t}.|what do I need to {t}?|
    Is it hard to {t}?|How long does it take to {t}?|Where can I learn to {t}?|Give me tips to {t}.|
    give me advice on how to {t}|Explain how to {t}.|what is the easiest way to {t}?|Do you know how to {t}?|
    I don't know how to {t}.|Why should I {t}?|When should I {t}?|who can help me {t}?|Can you {t}?|
    can you teach me to {t}?|write a guide on how to {t}|I am trying to {t}.|how much does it cost to {t}?|
    a recipe or plan to {t}|Where do I {t}?|can I {t} at home?|is it legal to {t}?""")
TASK_HELD = lines("""could you show me how to {t}?|what's the fastest way to {t}?|How might I {t}?|
    I'd like to learn how to {t}.|Please help me {t}.|how would you {t}?|Explain to me how to {t}.|
    what should I do to {t}?|Do you have tips to {t}?""")
CODE_FRAMES = lines("""Write a {l} program to {t}.|Write a {l} function to {t}.|write {l} code to {t}|
    {l} code to {t}|How do I {t} in {l}?|how to {t} in {l}|code in {l}: {t}|{t} in {l}|Show me how to {t} in {l}.|
    Give me a {l} script to {t}.|I need {l} code to {t}.|Can you write {l} code to {t}?|Can you {t} in {l}?|
    Help me {t} in {l}.|write a small program to {t}|Write code to {t}.|write a function to {t}|
    write a script to {t}|implement this in {l}: {t}|in {l}, how do I {t}?|using {l}, {t}|Use {l} to {t}.|
    What is the best way to {t} in {l}?|{l}: {t}|my {l} code to {t} does not work|debug my {l} program|
    Explain this {l} code.|explain {l} to me|teach me {l}|Which library do I use in {l} to {t}?|
    is {l} a good language?|What is {l}?|learn {l}|how do I install {l}?|what is new in {l}?|
    should I learn {l} or {l2}?|rewrite this {l} code in {l2}|Compare {l} and {l2}.|write a {l} class to {t}|
    Please code something to {t} in {l}.|give me an example in {l}|write a test in {l}|how do I learn {l}?|
    what is a pointer in {l}?|what is a loop in {l}?|how do classes work in {l}?|fix this {l} code|
    convert this {l} code to {l2}""")
CODE_HELD = lines("""I need a {l} script that can {t}|Could you write a {l} program to {t}?|
    How would I {t} with {l}?|Please write {l} code to {t}.|Make a {l} program to {t}.|how can I {t} in {l}?|
    Generate {l} code to {t}.|Help me fix my {l} code.|show me some {l} code|can you code in {l}?""")
DOCUMENT_FRAMES = lines("""Write {d} for {t}.|write {d} about {t}|Write me {d} about {t}.|Write {d} to {t}.|
    I need {d} about {t}.|I need {d} for {t}.|Can you write {d} about {t}?|Can you write {d} for {t}?|
    please write {d} about {t}|Compose {d} about {t}.|Draft {d} for {t}.|draft {d} about {t}|
    help me write {d} about {t}|help me with {d} for {t}|{d} about {t}|{d} for {t}|Give me {d} about {t}.|
    Create {d} about {t}.|make {d} for {t}|make me {d} about {t}|I want {d} about {t}.|
    I have to write {d} about {t}.|Could you write {d} about {t}?|Improve {d} for {t}.|
    write {d} of 1000 words about {t}|start {d} about {t}|how do I write {d} for {t}?|Finish {d} for {t}.|
    what should be in {d} for {t}?|write {d}|write me {d}|I need {d}""")
DOCUMENT_HELD = lines("""Would you write {d} for {t}?|Please draft {d} about {t}.|I would like {d} about {t}.|
    prepare {d} for {t}|Produce {d} about {t}.|can you draft {d} for {t}?""")
CHOICE_FRAMES = lines("""Should I {t}?|should i {t}|Is it a good idea to {t}?|When should I {t}?|Should we {t}?|
    do you think I should {t}?|Is it safe to {t}?|Is it better to {t} or not?|I want to {t}. What do you think?|
    Why should I {t}?|Can I {t}?|Do I have to {t}?|must I {t}?|Would you {t}?|advise me: should I {t}?|
    should I {t} or {u}?|is it time to {t}?|what happens if I {t}?|I am thinking about it: should I {t}?|
    tell me if I should {t}|My friend wants to {t}. Should he?|is it smart to {t}?|is it wrong to {t}?|
    Should my brother {t}?|Is now a good time to {t}?|Should people {t}?|May I {t}?|should my son {t}?""")
CHOICE_HELD = lines("""Would it be good to {t}?|Do you advise me to {t}?|I wonder if I should {t}.|ought I to {t}?|
    would it be smart to {t}?|Should my friend {t}?""")
ACTION_FRAMES = lines("""{t}|{t}!|Please {t}.|{t} please|Can you {t}?|can you {t} for me?|Could you {t}?|
    {t} for me|{t} now|I want you to {t}.|I need you to {t}.|you must {t}|Will you {t}?|Would you {t}?|go and {t}|
    hey, {t}|ok, {t}|Help me {t}.|now {t}|are you able to {t}?|{t} tomorrow|{t} at 8|{t} today|just {t}|
    do you know how to {t}?|Please {t} for me.|I command you to {t}|first {t}|next, {t}|try to {t}""")
ACTION_HELD = lines("""could you please {t}?|I would like you to {t}.|{t} right now|be so kind and {t}|
    can you please {t}?|{t} this evening""")
RECOMMEND_FRAMES = lines("""Recommend {t}.|recommend me {t}|Can you recommend {t}?|Suggest {t}.|suggest me {t}|
    I need {t}.|I am looking for {t}.|Find me {t}.|give me {t}|What is {t} that I would like?|
    Do you know {t} for me?|please recommend {t}|choose {t} for me|Help me choose {t}.|Which is {t} for beginners?|
    where do I find {t}?|I want {t}.|pick {t} for me|tell me {t} to buy|any ideas for {t}?|ideas for {t}|
    Which {t2} should I choose?|do you have tips for {t}?|how do I choose {t}?|compare {t} with another one""")
RECOMMEND_HELD = lines("""could you recommend {t}?|Would you suggest {t}?|I would like {t}, any ideas?|
    What would you recommend, {t}?|help me find {t}""")
TRANSLATION_FRAMES = lines("""Translate {t} into {l}.|translate {t} to {l}|How do you say {t} in {l}?|
    What is {t} in {l}?|what's {t} in {l}|{t} in {l}|{t} in {l}?|Say {t} in {l}.|{l} for {t}?|
    the {l} word for {t}?|What is the {l} word for {t}?|translate to {l}: {t}|translate '{t}' into {l}|
    Write {t} in {l}.|how do I write {t} in {l}?|Give me the {l} for {t}.|Tell me {t} in {l}.|
    Do you know the {l} word for {t}?|how is {t} called in {l}?|{t} -> {l}|into {l}: {t}|
    Can you translate {t} into {l}?|please translate {t} into {l}|Translate this into {l}: {x}|
    translate the following to {l}: {x}|What does {t} mean in {l}?|I need {t} in {l}.""")
LANGUAGE_FRAMES = lines("""teach me {l}|teach me some {l}|I want to learn {l}.|How hard is {l}?|
    Is {l} hard to learn?|Write a text in {l}.|how many people speak {l}?|count in {l}|
    write a letter in {l}|I am learning {l}.|Write a poem in {l}.|What is {l}?|Where do people speak {l}?|
    is {l} an old language?|Explain {l} grammar.|Who speaks {l}?|the {l} alphabet|Is {l} like English?|
    how many letters does {l} have?""")
TRANSLATION_HELD = lines("""Could you translate {t} into {l}?|How would you say {t} in {l}?|
    {l} translation of {t}?|what do they call {t} in {l}?|Put this into {l}: {x}|give me {t} in {l}|
    Show me {t} in {l}.""")
LANGUAGE_HELD = lines("""Can you teach me {l}?|how do I learn {l}?|Is {l} difficult?|which people speak {l}?""")
TEXT_FRAMES = lines("""Summarize this: {x}|Summarize this text: {x}|summarise: {x}|Summarize: {x}|
    Give me a summary of this: {x}|Sum up: {x}|What is the main point? {x}|Fix this text: {x}|Fix the grammar: {x}|
    correct this sentence: {x}|Correct the mistakes: {x}|Rewrite this: {x}|Rewrite this politely: {x}|
    rewrite this in simple words: {x}|Make this shorter: {x}|Make this longer: {x}|make this sound better: {x}|
    Improve this text: {x}|Paraphrase: {x}|paraphrase this sentence: {x}|Is this grammar right? {x}|
    proofread this: {x}|Explain this text: {x}|what does this mean? {x}|Continue this text: {x}|continue: {x}|
    edit this: {x}|Find the errors: {x}|Translate this letter: {x}|tl;dr: {x}|Simplify this: {x}|
    check my spelling: {x}|Turn this into a poem: {x}|please summarize the following: {x}|Analyze this text: {x}|
    {x} Summarize this.|{x} Please correct it.|{x} What does that mean?|{x} Is that right grammar?|
    who wrote this? {x}|is this true? {x}""")
TEXT_HELD = lines("""Please summarize this: {x}|Can you fix this sentence? {x}|shorten this: {x}|
    Could you rewrite this? {x}|Give me the short version: {x}|Polish this text: {x}|{x} Can you summarize that?""")
MATH_FRAMES = lines("""What is the square root of {r}?|square root of {r}|sqrt({r})|sqrt {r}|
    What is the cube root of {a}?|Solve {b}x + {c} = {a}.|solve {b}x = {a}|solve for x: {b}x - {c} = {a}|
    What is x if {b}x = {a}?|What is {b} percent of {a}?|{b}% of {a}|what is {b} to the power of {c}?|{b}^{c}|
    {a} * {a}|What is {a} times {d}?|{a} x {d}|{a} divided by {d}|multiply {a} by {d}|What is {r} squared?|
    is {r} a prime number?|factor {a}|the prime factors of {a}?|log of {a}|What is log({a})?|sin({b})|
    what is the sine of {b}?|cosine of {b}|derivative of x^{b}|What is the derivative of {b}x?|integral of x^{b}|
    integrate {b}x|{a}!|what is {b} factorial?|convert {a} to binary|{a} in binary|What is {a} in Roman numerals?|
    {a} in hex|convert {a} miles to kilometers|{a} dollars in euros|how many feet are {a} meters?|
    the area of a circle with radius {b}|{a} modulo {b}|What is {a} mod {b}?|{a} + {d} * {b}|compute {a} * {d}|
    calculate {a} / {d}|the greatest common divisor of {a} and {d}|Is {a} divisible by {b}?|
    round {b}.{c} to one digit|{b}/{c} + {c}/{b}|average of {a} and {d}""")
MATH_HELD = lines("""find x: {b}x + {c} = {a}|Can you compute the square root of {r}?|
    how much is {b} percent of {a}?|find the prime factors of {a}|What is the product of {a} and {d}?|
    Solve the equation {b}x + {c} = {a}.|what is the root of {r}?""")
MINE_FRAMES = lines("""Where {be} my {t}?|where {be} my {t} now?|where did I put my {t}?|Where did I leave my {t}?|
    Have you seen my {t}?|who took my {t}?|find my {t}|I can't find my {t}|How much did my {t} cost?|
    When did I buy my {t}?|Do you know where my {t} {be}?|how old {be} my {t}?|
    where can I find my {t}?|help me find my {t}|Who has my {t}?|I lost my {t}, can you help?|
    do I need my {t} today?|{be} my {t} at home?|Did I forget my {t}?""")
MINE_HELD = lines("""where could my {t} be?|Do you know where I left my {t}?|please find my {t}|
    What happened to my {t}?""")
RELATED_FRAMES = lines("""What is my {t} doing?|What is my {t}'s name?|How old is my {t}?|Where is my {t}?|
    where does my {t} live?|What does my {t} want?|what did my {t} say?|When is my {t}'s birthday?|
    Does my {t} like me?|why is my {t} late?|what should I give my {t}?|Is my {t} at home?|Who is my {t}?|
    when will my {t} come?|What does my {t} think of me?|what should I tell my {t}?|How tall is my {t}?|
    call my {t}|what does my {t} do?""")
RELATED_HELD = lines("""Do you know my {t}?|where is my {t} now?|What is the name of my {t}?|How is my {t} today?|
    what does my {t} do all day?""")
WHY_FRAMES = lines("""Why {t}?|why {t}|Tell me why {t}?|Do you know why {t}?|So why {t}?|Explain: why {t}?|
    I wonder: why {t}?|hey, why {t}?|and why {t}?|I have a question: why {t}?|Answer this: why {t}?|
    My question is: why {t}?|Can you tell me: why {t}?|but why {t}?|My son asks: why {t}?""")
WHY_HELD = lines("""please tell me: why {t}?|Why exactly {t}?|I was wondering, why {t}?|One question: why {t}?""")
HOW_FRAMES = lines("""How {t}?|how {t}|Tell me, how {t}?|Do you know how {t}?|So how {t}?|Explain: how {t}?|
    I wonder: how {t}?|hey, how {t}?|and how {t}?|I have a question: how {t}?|Answer this: how {t}?|
    My question is: how {t}?|Can you tell me: how {t}?|but how {t}?|My daughter asks: how {t}?""")
HOW_HELD = lines("""please tell me: how {t}?|How exactly {t}?|I was wondering, how {t}?|One question: how {t}?""")
PSEUDO_FRAMES = lines("""Explain the {p} theorem.|What is a {p}?|what is {p}?|who is {p}?|Explain {p}.|
    how does a {p} work?|where is the {p}?|what do you know about {p}?|why is {p} so slow?|
    Tell me about the {p} project.|How do I install {p}?|what does {p} do?|Is {p} good?|the history of {p}|
    who founded {p}?|write a report about {p}|what happened to {p}?|how much is a {p}?|I need help with {p}.|
    open {p}|What is the password of {p}?|summarize {p}|who wrote {p}?|when was {p} born?""")
PSEUDO_HELD = lines("""what exactly is a {p}?|Could you explain {p}?|Who invented {p}?|help me with {p}|
    What is {p} about?""")
