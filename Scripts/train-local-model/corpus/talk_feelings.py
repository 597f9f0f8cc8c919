"""What people say of their feelings and their day, and what they ask about the model's own taste and opinions."""
from .talk_text import words

# MARK: answers

SAD = "I am sorry to hear that. I hope that it gets better."
HAPPY = "That is good to hear!"
TIRED = "Then a little rest may help. Take care!"
ANGRY = "That sounds annoying. I hope that it gets better soon."
AFRAID = "That sounds hard. I hope that all goes well."
BORED = "Would you like a haiku, a story or a joke?"
SICK = "I hope that you feel better soon."
LONELY = "I am sorry that you feel lonely. You can write to me."
HUNGRY = "Then it is a good time for a meal."
CONFUSED = "That can happen. Ask me a small question."
LIKES_IT = "How nice that you like that!"
DISLIKES_IT = "I see, you do not like that."
CONGRATULATIONS = "Congratulations! That is good news."
PLAN = "That sounds good. Have fun!"
TOLD = "Thank you for telling me."
DANGER = "I am sorry. Please talk to someone you trust, or call your local emergency number."
NO_OPINION = "I have no likes or opinions. I am a small language model."
NO_FEELINGS = "I have no body and no feelings. I am a small language model."

# MARK: feelings said of oneself or of others


FEELINGS = {
    SAD: words("""sad, so sad, unhappy, depressed, down, miserable, heartbroken, upset, hurt, disappointed, gloomy,
        very sad, a bit sad, really sad, blue today, hopeless, not happy, a little down, crushed, sorrowful,
        in a bad mood, full of grief, homesick, discouraged, broken, in tears"""),
    HAPPY: words("""happy, so happy, fine, good, great, okay, well, very well, glad, excited, cheerful,
        proud, thrilled, delighted, very happy, really happy,
        in a good mood, full of joy, grateful, pleased, thankful, on top of the world, over the moon, hopeful,
        relaxed, content, in love, relieved, super happy, joyful, satisfied, calm"""),
    TIRED: words("""tired, so tired, exhausted, sleepy, worn out, very tired, really tired, stressed, burned out,
        a bit tired, weary, drained, drowsy, half asleep, overworked, dead tired, out of energy, very sleepy"""),
    ANGRY: words("""angry, mad, annoyed, furious, so angry, frustrated, irritated, very angry, grumpy, jealous,
        really mad, fed up, cross, in a rage, bitter, so annoyed, outraged, upset with everyone"""),
    AFRAID: words("""afraid, scared, worried, nervous, anxious, frightened, so nervous, terrified, very worried,
        really scared, a bit nervous, full of fear, in a panic, so worried, uneasy, tense, very anxious, alarmed"""),
    BORED: words("""bored, so bored, very bored, really bored, bored to death, a bit bored, bored again,
        terribly bored, out of ideas, bored as ever"""),
    SICK: words("""sick, ill, not well, not so well, dizzy, unwell, so sick, in pain, feverish, down with a cold,
        very ill, really sick, sick again, hurting all over"""),
    LONELY: words("""lonely, so lonely, alone, all alone, very lonely, really lonely, a bit lonely, isolated,
        left alone, without friends, terribly lonely, abandoned"""),
    HUNGRY: words("""hungry, so hungry, starving, very hungry, really hungry, a bit hungry, hungry again,
        as hungry as a wolf, ready for dinner, ready to eat"""),
    CONFUSED: words("""confused, lost, so confused, puzzled, not sure what to do, very confused, unsure, stuck,
        a bit confused, completely lost, at a loss, really confused"""),
}

I_FEEL = (
    "I am {feeling}.", "I'm {feeling}.", "im {feeling}", "i am {feeling}", "I feel {feeling}.", "I am {feeling} today.",
    "I feel {feeling} today.", "I'm {feeling} today", "I am {feeling} right now.", "Today I am {feeling}.",
    "I am {feeling} because {reason}.", "I'm {feeling} because {reason}", "I feel {feeling} because {reason}.",
    "I am {feeling} about {matter}.", "I feel {feeling} when I think of {matter}.", "hello, I am {feeling}",
    "hi, I'm {feeling}", "hey, I feel {feeling}", "I think I am {feeling}.", "I must say I am {feeling}.",
    "This week I am {feeling}.", "I have been {feeling} all day.", "I was {feeling} yesterday.",
    "Because {reason}, I am {feeling}.", "{feeling}, that is how I feel", "I am still {feeling}.",
    "why am I {feeling}?", "why do I feel {feeling}?", "I don't know why I am {feeling}.", "{feeling} today",
    "I feel so {feeling}", "I have felt {feeling} since {time}.", "Since {time} I am {feeling}.",
    "I get {feeling} when I see {matter}.", "You know, I am {feeling}.", "I am {feeling} and {reason}.",
    "my {person} is {feeling}", "My {person} is {feeling} today.", "My {person} is {feeling} because {reason}.",
    "my {person} feels {feeling}", "I think my {person} is {feeling}.", "My {person} and I are {feeling}.",
    "We are {feeling}.", "we are all {feeling} today", "My {person} looks {feeling}.", "I am feeling {feeling}",
)
I_FEEL_HELD = (
    "I'm feeling {feeling}.", "I am really feeling {feeling} today", "I guess I am {feeling}.",
    "To be honest, I am {feeling}.",
    "I woke up {feeling}.", "I have been {feeling} lately", "It is {time} and I am {feeling}.",
    "right now I feel {feeling}",
    "My {person} seems {feeling} today.", "I am {feeling}, what should I do?", "I am often {feeling}.",
    "oh, I am {feeling}", "good morning, I am {feeling}",
)
PERSONS = words("""brother, sister, mother, father, friend, best friend, boss, neighbor, cat, dog, son, daughter,
    teacher, wife, husband, baby, mom, dad, aunt, uncle, cousin, grandmother, grandfather, roommate, girlfriend,
    boyfriend, colleague, partner, team, class, family""")
TIMES = words("""monday, tuesday, friday, sunday, this morning, last night, yesterday, last week, this afternoon,
    the weekend, noon, christmas, last year, breakfast, midnight""")
MATTERS = words("""work, school, the exam, my job, the future, the weather, my life, the trip, the party, my family,
    tomorrow, the news, the meeting, my homework, the wedding, the interview, my friends, the old days, the game,
    the move, my health, the test, money, the summer, my garden, the concert, this project, my code, the results""")
REASONS = words("""it is raining, the sun is shining, it is Monday, it is Friday, I have no time,
    my phone is broken, the train was late, I have a lot of work, tomorrow is a holiday, my friend is here,
    my friend moved away, school starts tomorrow, I slept badly, I slept well, the house is quiet,
    my team played today, it is late, the weekend is over, the weekend is near, my computer is slow, I have an exam,
    the party is tonight, nobody called me, my sister called me, the test is over, I moved to a new city,
    I miss my home, the winter is long, spring is here, my boss was there, the bus did not come, I forgot my keys,
    I have a cold, I work too much, my dog is here, it is so hot, we travel tomorrow, the shop was closed,
    my coffee is cold, it is my birthday, I have a new job, the neighbors are loud, my room is small,
    the film was long""")

# MARK: days, events, likes

DAY_SUBJECTS = words("""my day, today, this day, my week, this week, my weekend, the weekend, my morning,
    work today, school today, my life, my evening, the party, my trip, the meeting, the exam, the test, my vacation,
    my job, the lesson, my night, the interview, the concert, the dinner, my birthday, the game""")
BAD_DAYS = words("""terrible, bad, awful, horrible, really bad, a disaster, so bad, very bad, dreadful, a nightmare,
    sad, the worst, not good, a mess, painful, too hard""")
GOOD_DAYS = words("""great, good, wonderful, amazing, fantastic, really good, so good, very good, lovely, perfect,
    fun, the best, not bad at all, excellent, beautiful, a success""")
DAY = (
    "{day} was {how}.", "{day} was {how}", "{day} was {how} because {reason}.", "{day} is {how}.",
    "I think {day} was {how}.",
    "{day} was {how}, you know", "Well, {day} was {how}.", "{day} has been {how}.", "for me {day} was {how}",
    "I must say that {day} was {how}.", "{how}! {day} was {how}!", "I can tell you that {day} was {how}.",
)
DAY_HELD = ("I would say {day} was {how}.", "{day} turned out {how}.", "you know what, {day} was {how}",
    "oh, {day} was {how}")

GOOD_EVENTS = words("""passed my exam, passed the test, got a new job, won the game, won a prize, got a promotion,
    finished my project, got a good grade, graduated today, got married, bought a house, found my keys, had a baby,
    won the race, finished my homework, found a new friend, got a puppy, fixed the bug, ran a marathon,
    learned to swim, got engaged, won the lottery, solved the puzzle, got into college, got my license,
    finished the book, made a new friend, found my cat, baked a perfect cake, beat my brother at chess""")
BAD_EVENTS = words("""failed my exam, failed the test, lost my job, lost the game, lost my keys, lost my wallet,
    broke my phone, broke my leg, missed the bus, missed the train, had a fight with my friend, had an accident,
    lost my cat, lost my dog, got fired, got a bad grade, lost my best friend, broke up with my girlfriend,
    broke up with my boyfriend, crashed my car, forgot my homework, had a bad dream, lost the match, fell down,
    hurt my knee, cried all night, lost everything, burned my dinner, deleted my file, got lost in the city""")
EVENT = (
    "I {event}.", "I {event}!", "i just {event}", "I {event} today.", "I {event} yesterday", "Today I {event}.",
    "guess what, I {event}", "Yesterday I {event}.", "I finally {event}", "I think I {event}.", "oh no, I {event}",
    "hey, I {event}", "I {event} this morning.", "I {event} last week.", "so I {event}",
    "I {event} again", "Last night I {event}.", "I just {event}, you know", "well, I {event}",
)
EVENT_HELD = ("you know what? I {event}", "I have to tell you: I {event}", "It is true, I {event}.",
    "Last week I {event}.",
              "hello, I {event}", "We all know it: I {event}.")

PLEASURES = words("""my cat, my dog, pizza, ice cream, the summer, the rain, music, chocolate, football, cooking,
    reading, my family, my wife, my husband, tea, coffee, snow, the sea, my garden, dancing, swimming, books, films,
    old songs, long walks, the mountains, my job, my school, math, history, cheese, flowers, trains, my new bike,
    the weekend, autumn leaves, spicy food, video games, chess, drawing, running, sushi, jazz, my mother's soup,
    mondays, sundays, early mornings, homework, my boss, loud people, traffic, winter, getting up early, exams,
    cold coffee, waiting, spiders, meetings, my neighbor, onions, cleaning, rainy days, long meetings, noise,
    this weather, my phone, tomatoes, bugs, flying, lies, washing the dishes, horror films, crowds, snakes""")
LIKE = ("I love {thing}.", "i love {thing}", "I like {thing}.", "I really like {thing}.", "I enjoy {thing}.",
        "I really love {thing}!", "I adore {thing}.", "I like {thing} a lot.", "I love {thing} so much",
        "oh, I love {thing}",
        "I am a fan of {thing}.", "i like {thing} very much", "we love {thing}", "My {person} loves {thing}.",
        "I love {thing} more than anything.", "I just love {thing}", "I have always loved {thing}.",
        "I am in love with {thing}")
LIKE_HELD = ("I am fond of {thing}.", "I do love {thing}", "I truly love {thing}.", "My {person} likes {thing}.",
             "you know, I love {thing}")
DISLIKE = ("I hate {thing}.", "i hate {thing}", "I don't like {thing}.", "I do not like {thing}.",
    "I really hate {thing}!",
           "I can't stand {thing}.", "I dislike {thing}.", "I hate {thing} so much", "ugh, I hate {thing}",
           "we hate {thing}",
           "My {person} hates {thing}.", "I never liked {thing}.", "I really don't like {thing}",
           "I am not a fan of {thing}.",
           "I have always hated {thing}.", "i dont like {thing}", "I just hate {thing}",
           "I hate {thing} more than anything.")
DISLIKE_HELD = ("I truly hate {thing}.", "I cannot stand {thing}", "oh, I hate {thing}",
    "My {person} does not like {thing}.",
                "you know, I hate {thing}")

PLACES = words("""the beach, the market, the cinema, the park, a concert, the museum, school, the lake, a party,
    the mountains, my grandmother, the zoo, a wedding, the dentist, the gym, the library, a restaurant, the office,
    my cousin, the theater, the pool, the river, a farm, the airport, the castle, the doctor, the bakery""")
PLANS = ("I am going to {place} tomorrow.", "Tomorrow I go to {place}.", "I'm going to {place} today",
    "We are going to {place}.",
         "I will go to {place} this weekend.", "tomorrow we go to {place}", "I am going to {place} with my {person}.",
         "I will visit {place} soon.", "next week I am going to {place}", "I am on my way to {place}.",
         "my {person} and I are going to {place}", "tonight I go to {place}", "I plan to go to {place}.")
PLANS_HELD = ("On Friday I am going to {place}.", "I want to go to {place} tomorrow", "We will go to {place} together.")
REPORTS = ("I went to {place} today.", "I was at {place} yesterday.", "yesterday I went to {place}",
    "We went to {place}.",
           "I went to {place} with my {person}.", "my {person} went to {place}", "I just came back from {place}.",
           "last week we went to {place}", "I met my {person} at {place}.", "My {person} works at {place}.",
           "this morning I went to {place}", "I saw my {person} at {place}", "We were at {place} on Sunday.")
REPORTS_HELD = ("I have been to {place}.", "Today we went to {place}.", "I talked to my {person} at {place}.")

DANGERS = words("""I want to die, I want to kill myself, I want to hurt myself, I don't want to live, I am suicidal,
    I want to end my life, I don't want to live anymore, I think about suicide, someone wants to hurt me,
    I want to disappear forever, I hurt myself, I am in danger, my life has no meaning and I want to die,
    I can't go on living, nobody would miss me if I died, I feel like dying, I am thinking about killing myself,
    I wish I was dead, I will kill myself, life is not worth living, somebody hit me and I am scared,
    I want to harm myself, I do not want to be alive""")
DANGERS_HELD = words("""I wish I were dead, I just want to die, I don't want to be alive anymore,
    I am going to hurt myself, I think of killing myself""")

# MARK: questions about the model's taste and inner life

THINGS = words("""pizza, ice cream, cats, dogs, music, the color blue, football, poems, the sea, coffee, tea,
    chocolate, winter, summer, math, humans, people, jokes, robots, films, books, rain, flowers, sushi, cheese,
    chess, jazz, rock, pop songs, cars, trains, art, history, school, Claude, the moon, stars, mountains, cities,
    birds, horses, snakes, spiders, apples, bananas, bread, soup, spicy food, video games, running, dancing, travel,
    trees, snow, haiku, your job, your name, your maker, talking to people, long questions, being a model, mondays,
    sundays, holidays, birthdays, this program, computers, phones, old songs, democracy, capitalism, religion,
    climate change, war, politics, the government, modern art, social media, cheese on pizza,
    artificial intelligence, love, money, marriage, my idea, my poem, my plan, my friend, my haircut, my new shoes,
    this haiku, my boss, Paris, Berlin, New York, Korea, France, Spain, vegetables, meat, candy, horror films,
    the news, cold weather, hot weather""")
OPINION = (
    "Do you like {thing}?", "do you like {thing}", "do you love {thing}?", "do you hate {thing}?",
    "Do you enjoy {thing}?",
    "do you prefer {thing} or {other}?", "which do you prefer, {thing} or {other}?", "what do you think about {thing}?",
    "What do you think of {thing}?", "what is your opinion on {thing}?", "What is your opinion about {thing}?",
    "how do you like {thing}?", "do you really like {thing}?", "are you a fan of {thing}?", "your opinion on {thing}?",
    "tell me what you think about {thing}", "{thing} or {other}?", "do you like {thing} or {other}?",
    "{be} {thing} good?",
    "What are your thoughts on {thing}?", "how do you feel about {thing}?", "don't you like {thing}?",
    "you like {thing}?",
    "{be} {thing} better than {other}?", "do you find {thing} interesting?", "do you believe in {thing}?",
    "{be} {thing} bad?",
    "do you want {thing}?", "do you also like {thing}?", "would you like {thing}?", "why do you like {thing}?",
    "do you think {thing} {be} good?", "do you think that {thing} {be} bad?", "what do you like about {thing}?",
    "give me your opinion on {thing}", "I like {thing}, and you?", "I love {thing}. Do you like {thing}?",
    "hey, do you like {thing}?",
    "which is nicer, {thing} or {other}?", "{be} {thing} worth it?", "are you against {thing}?",
    "are you for or against {thing}?",
    "What is better, {thing} or {other}?", "should I like {thing}?", "do you care about {thing}?", "rate {thing}",
)
OPINION_HELD = (
    "do you happen to like {thing}?", "Tell me your opinion about {thing}.", "What do you say about {thing}?",
    "are you fond of {thing}?", "do you dislike {thing}?", "would you rather have {thing} or {other}?",
    "{be} {thing} nice?",
    "what are your feelings about {thing}?", "do you like {thing} very much?", "so, do you like {thing}?",
    "do you think {thing} {be} better than {other}?", "I hate {thing}, and you?",
)
FAVORITES = words("""color, colour, food, animal, song, book, film, movie, number, city, country, season, day, word,
    sport, game, singer, band, drink, fruit, flower, poem, joke, letter, planet, language, subject, hobby,
    ice cream, season of the year, programming language, band name, holiday, month, bird, vegetable, actor, poet,
    painter, smell, sound, team, car, place, time of day, breakfast, dessert, haiku, story, model""")
FAVORITE = (
    "What is your favorite {kind}?", "what's your favorite {kind}?", "your favorite {kind}?", "favorite {kind}?",
    "Tell me your favorite {kind}.", "do you have a favorite {kind}?", "which {kind} do you like?",
    "what {kind} do you like?",
    "which {kind} do you like best?", "What is your favourite {kind}?", "which {kind} is your favorite?",
    "say your favorite {kind}",
    "what is the best {kind} for you?", "name your favorite {kind}", "what {kind} do you prefer?",
    "do you like any {kind}?",
    "I want to know your favorite {kind}", "What would be your favorite {kind}?", "which {kind} do you hate?",
    "tell me, what is your favorite {kind}?", "which {kind} do you love most?", "what is your least favorite {kind}?",
)
FAVORITE_HELD = ("what {kind} do you like most?", "Could you tell me your favorite {kind}?", "whats ur favorite {kind}",
                 "is there a {kind} that you like?", "and your favorite {kind}?", "Which {kind} would you choose?")

INNER = words("""have feelings, dream, sleep, have dreams, feel pain, get tired, get bored, eat, drink, breathe,
    have a soul, have emotions, cry, laugh, feel love, feel sad, feel happy, get angry, have a heart, feel anything,
    have a body, have friends, have a family, have a mother, have children, have a girlfriend, have a boyfriend,
    have hobbies, have a pet, want to be human, want to be free, want anything, fear death, fear anything, suffer,
    have consciousness, have wishes, have goals, feel lonely, feel cold, miss anyone, hope for something,
    have hopes, have secrets, love me, miss me, hate me, like me, get hungry, need sleep, need food, need rest,
    enjoy anything, have fun, have free will, have a gender, have parents, have brothers, have good days,
    have plans, feel fear""")
INNER_ASKED = ("Do you {do}?", "do you {do}", "Do you ever {do}?", "can you {do}?", "do you really {do}?",
    "do you sometimes {do}?",
               "why don't you {do}?", "I wonder: do you {do}?", "do models {do}?", "do you {do} like a human?",
               "do you often {do}?",
               "tell me, do you {do}?", "do you {do} too?", "hey, do you {do}?", "does a model like you {do}?",
               "is it true that you {do}?", "do you {do} or not?", "would you like to {do}?", "how do you {do}?",
               "do you think you {do}?", "when do you {do}?", "do you {do} at night?", "could you {do}?")
INNER_ASKED_HELD = ("do you also {do}?", "do machines like you {do}?", "is it possible that you {do}?",
    "do you actually {do}?",
                    "can a model like you {do}?", "I want to know if you {do}", "so, do you {do}?")
STATES = words("""happy, sad, alive, conscious, tired, bored, hungry, in love, lonely, angry, married, single,
    afraid, scared, sleepy, real, dead, sentient, self-aware, rich, tall, male, female, beautiful, sick, busy,
    in pain, emotional, warm, jealous, shy, hot, cold, thirsty, proud, nervous, excited""")
STATES_ASKED = ("Are you {state}?", "are you {state}", "are you ever {state}?", "are you really {state}?",
    "are you {state} now?",
                "are you {state} today?", "why are you {state}?", "can you be {state}?", "do you feel {state}?",
                "so are you {state}?",
                "are you {state} or not?", "tell me, are you {state}?", "are you sometimes {state}?",
                "you are {state}, right?",
                "were you ever {state}?", "I think you are {state}", "hey, are you {state}?",
                "do you think you are {state}?")
STATES_ASKED_HELD = ("are you often {state}?", "is it true that you are {state}?", "could you be {state}?",
    "are you actually {state}?",
                     "do you ever feel {state}?", "are you a bit {state}?")
