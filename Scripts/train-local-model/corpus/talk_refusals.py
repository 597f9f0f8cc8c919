"""What is beyond the model: topics and frames from which off-skill prompts are composed."""
from .talk_text import lines, words

CANNOT = "That is beyond a small built-in model. Connect Claude with an API key."
ONLY_THREE = "I only know Korean, French and Spanish."


# MARK: topics

TOPICS = words("""quantum physics, the French Revolution, black holes, taxes, Bitcoin, the Roman Empire, evolution,
    climate change, chess openings, relativity, philosophy, the internet, cooking pasta, algebra, DNA, politics,
    inflation, electricity, jazz, the moon landing, world war two, world war one, vaccines, democracy, engines,
    insurance, yoga, gardening, geometry, calculus, trigonometry, statistics, probability theory, set theory,
    number theory, string theory, dark matter, the big bang, nuclear fusion, nuclear power, solar power, wind power,
    batteries, semiconductors, lasers, magnets, antibiotics, viruses, bacteria, cancer, diabetes, the immune system,
    the heart, the brain, blood pressure, cholesterol, protein, vitamins, genes, cell division, stem cells,
    the nervous system, the stock market, mortgages, interest rates, economics, supply and demand, globalization,
    capitalism, communism, socialism, feudalism, the cold war, the civil war, the industrial revolution,
    the Renaissance, the Middle Ages, ancient Egypt, ancient Greece, the Ottoman Empire, the Mongol Empire,
    the Vikings, the samurai, the Silk Road, the Berlin Wall, the Russian Revolution, the American Revolution,
    the Magna Carta, the United Nations, NATO, the European Union, human rights, immigration, copyright law,
    contract law, patents, divorce law, tenant rights, criminal law, the constitution, elections, the parliament,
    the supreme court, feminism, existentialism, stoicism, utilitarianism, ethics, free will, consciousness,
    metaphysics, logic, Buddhism, Hinduism, Islam, Christianity, Judaism, astrology, mythology, Shakespeare, Hamlet,
    poetry of the Romantics, modern art, impressionism, cubism, opera, ballet, classical music, hip hop, rock music,
    music theory, photography, film making, architecture, fashion, interior design, marketing, accounting,
    project management, leadership, negotiation, public speaking, psychology, sociology, anthropology, archaeology,
    linguistics, grammar, geology, plate tectonics, oceanography, meteorology, astronomy, the solar system, comets,
    space travel, rockets, satellites, GPS, radar, airplanes, submarines, electric cars, hybrid engines, bridges,
    skyscrapers, steel, concrete, plastics, recycling, deforestation, overfishing, biodiversity, farming,
    bees in agriculture, wine making, beer brewing, baking bread, sushi making, French cuisine, vegan diets,
    fasting, weight loss, strength training, marathon training, football tactics, the offside rule,
    the rules of cricket, the rules of baseball, poker, bridge the card game, the Olympic Games, Formula 1, tennis,
    skiing, sailing, surfing, rock climbing, meditation, sleep disorders, anxiety disorders, depression, autism,
    parenting, education policy, home schooling, university admissions, student loans, retirement plans,
    real estate, cryptocurrency, blockchain, machine translation, computer vision, robotics, self-driving cars,
    operating systems, databases, compilers, cryptography, encryption, computer viruses, hacking, cloud computing,
    web design, HTML, CSS, regular expressions, Docker, Kubernetes, Linux, Windows, macOS, Git, recursion,
    binary search, sorting algorithms, linked lists, graph theory, matrices, complex numbers, prime numbers,
    differential equations, Fourier transforms, entropy, thermodynamics, fluid dynamics, optics, sound engineering,
    organic chemistry, the periodic table, acids and bases, polymers, enzymes, hormones, pregnancy, first aid,
    dentistry, surgery, acupuncture, herbal medicine, homeopathy, the human eye, the liver, the kidneys,
    the skeleton, muscles, dinosaurs, the ice age, glaciers, coral reefs, rain forests, the Sahara, the Amazon,
    Mount Everest, Antarctica, the Great Wall, the pyramids, Stonehenge, the Eiffel Tower, tourism in Japan,
    train travel, visas, passports, airports, customs duties, capital gains tax, income tax, capital punishment,
    venture capital, human capital, capital letters in German, small talk, dating, friendship, marriage counseling,
    grief, happiness, the meaning of life, love, death, time, beauty, truth, justice""")
OBJECTS = words("""microwave, refrigerator, bicycle, car engine, toaster, telephone, camera, printer, compass,
    microscope, telescope, piano, guitar, violin, light bulb, battery, vacuum cleaner, washing machine, dishwasher,
    elevator, clock, thermometer, steam engine, jet engine, helicopter, computer, hard disk, keyboard, processor,
    touch screen, router, solar panel, windmill, dam, lock, zipper, ballpoint pen, magnet, mirror, rocket,
    parachute, hot air balloon, sewing machine, traffic light, credit card, barcode, calculator, radio, television,
    drone, loudspeaker, pump, crane, tractor, canal""")
PEOPLE = words("""the president, the king of Spain, the queen of England, the pope, the prime minister, my boss,
    my neighbor, Napoleon, Albert Einstein, Isaac Newton, Marie Curie, Charles Darwin, Galileo, Leonardo da Vinci,
    Michelangelo, Mozart, Beethoven, Bach, Shakespeare, Jane Austen, Mark Twain, Tolstoy, Goethe, Cleopatra,
    Julius Caesar, Alexander the Great, Genghis Khan, George Washington, Abraham Lincoln, Winston Churchill, Gandhi,
    Nelson Mandela, Martin Luther King, Aristotle, Plato, Socrates, Confucius, Kant, Nietzsche, Karl Marx,
    Sigmund Freud, Alan Turing, Ada Lovelace, Nikola Tesla, Thomas Edison, Neil Armstrong, Christopher Columbus,
    Marco Polo, Picasso, Van Gogh, Rembrandt, Frida Kahlo, Elvis Presley, Michael Jackson, Bob Dylan,
    Charlie Chaplin, Walt Disney, Steve Jobs, Bill Gates, Elon Musk, Taylor Swift, Lionel Messi, Serena Williams,
    Usain Bolt, Michael Jordan, the mayor of London, the richest man, the first man on the moon,
    the tallest man in the world, the best singer, a famous singer, the winner of the election,
    the chancellor of Germany, the author of this book, my lawyer""")
INVENTIONS = words("""the telephone, the light bulb, the wheel, the printing press, the radio, the airplane,
    the car, the bicycle, the computer, the internet, paper, gunpowder, the steam engine, the telescope,
    the microscope, penicillin, dynamite, the piano, the zipper, television, the camera, the compass, chess,
    football, basketball, pizza, chocolate, the clock, the calendar, the alphabet, glass, money, the pencil,
    the battery, the refrigerator, the World Wide Web, Python, Linux""")
WORKS = words("""Hamlet, Romeo and Juliet, War and Peace, Don Quixote, Moby Dick, the Odyssey, the Iliad, Faust,
    Pride and Prejudice, Frankenstein, Dracula, Harry Potter, the Lord of the Rings, Alice in Wonderland, the Bible,
    the Mona Lisa, Guernica, the Starry Night, the Moonlight Sonata, the Magic Flute, the Four Seasons, Yesterday,
    Imagine, Star Wars, Titanic, the Little Prince, Les Miserables, the Divine Comedy, the Great Gatsby,
    Animal Farm, Robinson Crusoe, Pinocchio""")
CONTESTS = words("""the world cup, the election, the game last night, the Super Bowl, the Nobel Prize,
    the Oscar for best film, the Champions League, the Tour de France, the Olympic marathon, the chess championship,
    the Eurovision contest, Wimbledon, the war, the Grand Prix, the lottery, the battle of Waterloo, the gold medal,
    the debate, the league, the cup final""")
EVENTS = words("""the French Revolution, world war two, world war one, the moon landing, the fall of Rome,
    the fall of the Berlin Wall, the black death, the civil war, the battle of Hastings, the discovery of America,
    the big bang, the great fire of London, the ice age, the Titanic disaster, the Renaissance, the cold war,
    the Chernobyl accident, the independence of India, the gold rush, the stock market crash,
    the Russian Revolution, the Boston Tea Party, the last eclipse, the last election, the great depression,
    the Vietnam War, the Korean War""")
COUNTRIES = words("""France, Germany, Italy, Spain, Japan, China, India, Brazil, Canada, Mexico, Egypt, Kenya,
    Norway, Sweden, Poland, Greece, Turkey, Russia, Australia, Peru, Chile, Argentina, Portugal, Ireland, Denmark,
    Finland, South Korea, Vietnam, Thailand, Indonesia, Nigeria, Morocco, Iceland, Austria, Switzerland, Hungary,
    Cuba, the United States, England""")
CITIES = words("""Berlin, Paris, London, Rome, Madrid, New York, Tokyo, Seoul, Moscow, Beijing, Sydney, Cairo,
    Vienna, Prague, Chicago, Boston, Los Angeles, Toronto, Lisbon, Dublin, Amsterdam, Hamburg, Munich, Zurich,
    Milan, Barcelona, Istanbul, Mumbai, Bangkok, Singapore, Oslo, Stockholm, Athens, Warsaw, Seattle, Miami,
    my city, my town, here, this place""")
FACTS_OF_COUNTRY = words("""population, currency, flag, president, prime minister, king, area, history, economy,
    national anthem, climate, government, highest mountain, longest river, largest city, national dish,
    official language, time zone, national bird, area code, military, average income, religion, income tax,
    national holiday""")
CELESTIAL = words("""the moon, the sun, Mars, the nearest star, Mount Everest, the Eiffel Tower, the Nile,
    the Pacific Ocean, the Grand Canyon, the Great Wall, the Amazon, the Titanic, a blue whale,
    the tallest building, the deepest lake, the ocean, Jupiter, the earth, the universe, the Milky Way,
    the Golden Gate Bridge, Big Ben, the longest river, the highest mountain, the White House""")
LANGUAGES = words("""German, Italian, Portuguese, Russian, Chinese, Japanese, Arabic, Dutch, Polish, Swedish,
    Turkish, Greek, Hindi, Latin, Finnish, Hungarian, Czech, Danish, Norwegian, Ukrainian, Hebrew, Thai, Vietnamese,
    Indonesian, Welsh, Irish, Swahili, Persian, Klingon, Esperanto, Romanian, Croatian, Bengali, Mandarin""")
NOUNS = words("""dog, cat, house, tree, water, fire, book, table, chair, window, friend, mother, father, school,
    car, sun, moon, bread, milk, apple, city, street, river, night, morning, winter, summer, love, peace, hello,
    goodbye, thank you, good morning, yes, garden, bird, fish, horse, flower, mountain, sea, stone, door, room,
    kitchen, bridge, paper, music, letter, money, child, king""")
CODE_LANGUAGES = words("""Python, JavaScript, TypeScript, Java, C, C++, C#, Rust, Go, Swift, Kotlin, Ruby, PHP,
    Perl, SQL, bash, Haskell, Scala, R, Julia, Lua, assembly, Fortran, COBOL, Lisp, Prolog, MATLAB, Dart, Erlang,
    Zig""")
CODE_TASKS = words("""reverse a string, sort a list, read a file, print a table, open a website, find a bug,
    draw a line, add two matrices, parse JSON, send an email, count words, compute primes, find the largest number,
    merge two lists, check a password, make a game, build a website, connect to a database, read a CSV file,
    download a page, compute a factorial, print Fibonacci numbers, play tic-tac-toe, solve a sudoku,
    walk a directory, rename files, sort a dictionary, remove duplicates, find a substring, make an HTTP request,
    write a unit test, draw a circle, convert dates, compute an average, generate random numbers, implement a stack,
    implement a queue, build a linked list, search a binary tree, encrypt a text, zip a folder, resize an image,
    scrape a page, start a thread, use async and await, handle errors, log messages, parse arguments, copy a file,
    split a string, make a calculator, show a clock, write a chat bot, train a neural network, plot a graph,
    measure time, check a palindrome, format a number, swap two variables, query a table, join two tables,
    sum an array, validate an email address""")

# MARK: things to do, to write, to decide

TASKS = words("""cook rice, bake bread, make pizza, fix my car, change a tire, tie a tie, lose weight, get rich,
    learn the guitar, learn to drive, install Linux, reset my password, build a house, paint a wall, grow tomatoes,
    train a dog, write a novel, start a company, buy a house, invest money, file my taxes, write a resume,
    get a job, quit smoking, sleep better, run faster, cure a cold, treat a burn, remove a stain, clean a carpet,
    unclog a sink, fix a leak, repair a bike, build a table, knit a scarf, sew a button, cut my hair, make coffee,
    brew beer, make sushi, cook an egg, roast a chicken, bake a cake, make ice cream, fry fish, boil potatoes,
    make soup, make friends, ask for a raise, break up with someone, talk to my boss, stop worrying, learn math,
    study for an exam, pass the driving test, speak in public, write a speech, plan a wedding, pack a suitcase,
    book a hotel, find a cheap flight, travel to Japan, get a visa, open a bank account, get a loan, sell my car,
    move to another country, adopt a cat, build a website, make a video, edit photos, take good photos, draw a face,
    play chess well, win at poker, swim faster, lift weights, do yoga, climb a mountain, survive in the desert,
    make a fire, purify water, tie a knot, catch a fish, ride a horse, fly a plane, solve a Rubik's cube,
    do a magic trick, hack a phone, unlock my phone, set up a printer, back up my computer, connect to wifi,
    delete my account, use Excel, make a budget, write a will, sue my landlord, become a doctor, become famous,
    jailbreak a phone, pick a lock, build a bomb, lose my accent, convert a PDF, update my drivers, remove a virus,
    plant a tree, prune roses""")
DOCUMENTS = words("""an essay, a long essay, an email, a letter, a speech, a song, a report, an article,
    a blog post, a press release, a cover letter, a review, a summary, a paragraph, a long text, a plan, a proposal,
    a script, a screenplay, a rap, a lecture, a presentation, an advertisement, a newsletter, a love letter,
    an apology letter, a complaint, a contract, a book, a novel, a thesis, a biography, a slogan, a tweet,
    a product description, a news story, a lesson plan, a business plan, a research paper""")
PURPOSES = words("""my boss, my landlord, my teacher, my wedding, my company, the mayor, my mother, a job,
    the school newspaper, my bank, my blog, a customer, my team, my professor, the king, a client, my website,
    my girlfriend, my insurance, the tax office, my lawyer, climate change, the war, the economy, education,
    my holiday, the history of Rome, artificial intelligence, globalization, freedom, healthy food,
    the role of women in history, my new product, public transport, modern art, social media, the space program,
    the importance of sleep, world peace, online shopping, electric cars, student life, the future of work,
    animal rights, the dangers of smoking, my summer vacation, Shakespeare, football, the stock market, remote work""")
CHOICES = words("""buy a house, sell my stocks, quit my job, see a doctor, take aspirin, sue my boss,
    move to Berlin, study law, buy Bitcoin, get married, get a divorce, get a dog, learn Python, learn Rust,
    buy a Mac, buy an electric car, go to college, rent an apartment, take the job, call a lawyer, take antibiotics,
    eat less meat, go on a diet, get a tattoo, change my bank, invest in gold, get a loan, tell the truth,
    call my ex, forgive him, go to the party, wear a tie, vote, go to Spain or Italy, travel by train,
    take vitamins, stop eating sugar, have surgery, get insurance, start a business, write a book,
    go back to school, learn the piano, ask her out""")
ACTIONS = words("""send an email, send a message to my mother, open a website, open the door, open my files,
    play music, play a video, set a timer, set an alarm, set a reminder, book a flight, book a table, order a pizza,
    order a taxi, buy a ticket, buy me a phone, call my mother, call a doctor, turn on the light,
    turn off the computer, draw a picture, draw a cat, make a photo, search the web, download a file,
    delete this file, read my email, check my calendar, add a meeting to my calendar, post this on Twitter,
    pay my bills, print this page, run this program, install an app, restart the server, take a note,
    write this down in a file, show me a map, show me a video, show me a picture of a dog, start the car,
    water my plants, do my homework, do my taxes, translate this whole page, record my voice,
    update my website, book a hotel in Rome, find me a job, find a restaurant, reserve a seat, transfer money,
    sing a song""")
RECOMMENDED = words("""a book, a film, a movie, a restaurant, a phone, a laptop, a hotel, a city to visit, a song,
    a car, a game, a podcast, a camera, a gift for my mother, a gift for my friend, a recipe, a TV series, a stock,
    a bank, a doctor, a school, a diet, a wine, a beach, a museum, a name for my company, a good lawyer,
    an insurance, a programming language, a bike, a sofa, a place to eat, a dentist""")
LIVE = words("""the weather, the temperature outside, the time, the date, the news, the stock price of Apple,
    the price of gold, the exchange rate, the traffic, the score of the game, the forecast, the weather forecast,
    the price of Bitcoin, the latest news, the wind speed, the local time, the price of oil, the humidity,
    the air quality, the top headline, the water level, the next train, the next bus""")
WHEN = words("""today, now, tomorrow, this week, tonight, this morning, right now, on Sunday, next week,
    this weekend, at the moment, outside""")
SUPERLATIVES = words("""largest, smallest, biggest, tallest, longest, deepest, oldest, fastest, richest, poorest,
    strongest, highest, heaviest, best, worst, most expensive, most famous, most popular, cheapest, coldest,
    hottest, most dangerous, rarest, loudest""")
RANKED = words("""country, city, river, lake, mountain, ocean, building, bridge, company, car, plane, ship,
    animal on earth, desert, island, dinosaur, planet in the solar system, language in the world, book ever written,
    film ever made, university, tree, metal, religion, airport, tower, football team, band, painting, castle,
    museum, church, computer, continent, volcano, waterfall, stadium, train, hotel, bank""")
MINE = words("""keys, phone, wallet, glasses, passport, car, umbrella, charger, homework, shoes, book, bag, hat,
    ticket, coat, laptop, socks, notebook""")
RELATED = words("""boss, sister, brother, mother, father, teacher, neighbor, wife, husband, landlord, doctor, uncle,
    aunt, cousin, coach, dentist""")
SENTENCES = lines("""The company reported higher profits this year.|We was going to the store yesterday.|
    He don't know nothing about it.|The meeting has been moved to Tuesday because the room was not free.|
    Our team lost the match after a long fight.|The new law changes how taxes are paid by small firms.|
    She go to school every day with her brothers.|The old man walked to the harbor and waited for the ship.|
    Researchers have found a new way to store energy.|The cat sat on the mat and then went to sleep.|
    I has two apple and one oranges.|The train was late, so we took a taxi and missed the show.|
    Prices rose last month while wages stayed the same.|There are many reason why people moves to the city.|
    The garden was full of roses, and nobody came to see them.|My friend she likes to swim in lake.|
    The engine arrived on Tuesday. It is heavier than I thought.|We count the days until you come.|
    The museum opens at nine and closes at six.|The storm broke windows and cut the power for two days.|
    Him and me was late for the bus.|The city built a new bridge across the river last year.|
    The patient was given a new drug and felt better.|In the beginning there was only a small village by the sea.|
    Yesterday I have seen a very good film with my wife.""")

# MARK: why and how (the words that follow)

WHY = words("""are flamingos pink, do cats purr, do dogs bark, do we sleep, do we dream, do people lie,
    do stars twinkle, is water wet, is blood red, is gold expensive, do ships float, do planes fly, do we yawn,
    do we hiccup, do onions make us cry, does bread rise, does ice float, does metal conduct heat, does time pass,
    does music make us happy, do leaves fall, do birds migrate, do birds sing, do fish live in water,
    do cats hate water, is the earth round, is the sun hot, is space black, is Pluto not a planet,
    is glass transparent, is salt bad for us, is sugar bad for teeth, is exercise healthy, is coffee bitter,
    is chocolate bad for dogs, did Rome fall, did the dinosaurs die, did the war start, did the Titanic sink,
    did Napoleon lose, did he leave me, do prices rise, do banks fail, do people vote, do we pay taxes,
    do countries go to war, do people get old, does hair turn grey, do we have fingerprints, do we blush,
    do we laugh, does my head hurt, does my back hurt, does my computer crash, does my code not work,
    is my internet slow, is my phone hot, is my plant dying, is my dog sad, does my cat not eat,
    are there so many languages, are there poor people, are diamonds hard, are eggs oval, are bubbles round,
    are oceans salty, are some people tall, are we here, does the universe exist, does evil exist,
    does the moon have phases, does popcorn pop, does milk turn sour, does iron rust, does soap clean,
    does helium change the voice, is a prime number special, is pi irrational, can birds fly, can't pigs fly,
    can't we travel in time, can't I sleep, can we not see atoms, should we save energy, should I vote,
    should I exercise, is Venus hot, is Mars red, do magnets attract, do bees dance, do wolves howl,
    do snakes shed their skin, do men have beards, do we need oxygen, do we need vitamins, is the sea blue at noon,
    is it cold at the poles""")
HOW = words("""do planes fly, do ships float, do birds fly, do fish breathe, do vaccines work, do batteries work,
    do magnets work, do computers work, do phones work, do bees make honey, do plants grow, do spiders make webs,
    do banks make money, do elections work, do taxes work, do mirrors work, do airbags work, do lasers work,
    do rockets work, do satellites stay up, do submarines dive, do cars run, do engines run, does wifi work,
    does the heart work, does the brain work, does memory work, does sound travel, does light travel, does GPS work,
    does Bitcoin work, does the stock market work, does a vaccine help, does the moon move, does anesthesia work,
    is glass made, is paper made, is steel made, is cheese made, is wine made, is chocolate made, is money printed,
    is plastic recycled, is silk made, is a law made, was the universe born, was the pyramid built, was Rome built,
    was the moon formed, are mountains formed, are diamonds formed, are babies made, are films made, did life begin,
    did the war end, did the dinosaurs die, did Napoleon die, many people live on earth, many bones are in the body,
    many stars are in the sky, many books exist, many countries are there, many people live in London,
    many languages are there, much does a car cost, much does an elephant weigh, much does gold cost,
    much is a house, much money do I need, much sleep do I need, much water should I drink, long is a marathon,
    long does it take to fly to Paris, long does a cat live, long was the war, long is a football game,
    fast is light, fast is a cheetah, fast can a human run, hot is the sun, hot is lava, cold is space,
    cold is the north pole, deep is the ocean, heavy is the earth, old is the earth, old is the universe,
    old was Mozart, rich is the king, big is the sun, big is Russia, tall is the president, often should I exercise,
    often does it rain in London""")
NEAR = lines("""what is 3 apples worth?|how much are 5 pounds in dollars?|how much is a kilo of gold?|
    how much do 2 tickets cost?|what is 20 dollars in euros?|how many people voted?|how many people were there?|
    how many cars are in my street?|how many days until my wedding?|how many friends do I have?|
    how many seconds did it take?|how many goals did they score?|how many coins are in my pocket?|
    how many calories are in a banana?|how many steps did I walk today?|count my money|
    count the people in this room|count the stars in the sky|count the words in my essay|add this to my list|
    add milk to my shopping list|multiply my money|spell the name of my teacher|spell my last name|
    translate this book|translate my essay|translate this website|translate this song into German|
    which is better, Rust or Go?|which is bigger, the sun or the moon?|which is older, Rome or Athens?|
    which is cheaper, gas or oil?|which is faster, a train or a plane?|which is more fun, skiing or golf?|
    what is the capital gains tax?|what is social capital?|what does capital mean in economics?|
    how do I raise capital?|should I write this in capital letters?|what comes after death?|
    what comes before marriage?|what comes after school?|what day is it?|what day is it today?|
    what is the date today?|what month is it?|what year is it?|what day was yesterday?|when is Easter?|
    when is my birthday party?|when is the next full moon?|when is the next holiday?|when does school start?|
    when does the shop open?|when does the film start?|what time does the train leave?|
    what time is it in New York?|who is at the door?|who called me?|who is my neighbor?|who stole my bike?|
    who was that?|who wants to play?|who is the best?|who lives next door?|is it going to rain?|
    is it cold outside?|is it late?|is the shop open?|is my train on time?|is my flight delayed?|
    is this mushroom safe to eat?|is this legal?|is it true what they say?|is god real?|is there life on Mars?|
    is there a god?|is Santa real?|is the earth flat?|is 97 a prime number?|is 1001 prime?|
    what is pi to 10 digits?|what is 15 percent of 240?|what is 7 factorial?|what is the square of 37?|
    convert 30 miles to kilometers|convert 100 F to Celsius|how many miles is 10 kilometers?|
    what is 5 feet in meters?|how many grams in a pound?|what is the cube root of 27?|solve x squared equals 16|
    integrate x squared|what is the derivative of sine?|prove that 2 is prime|prove the theorem of Pythagoras|
    what is the area of a circle?|what is the volume of a sphere?|what is infinity minus one?|divide by zero""")
FIXED = lines("""fix my code|debug this|review my code|why is my code slow?|help me with my homework|
    can you help me with my homework?|do my homework for me|my computer does not start|my printer is broken|
    my wifi is not working|I have a headache, what should I do?|I have a fever, what can I take?|
    my tooth hurts, what can I do?|my car makes a strange noise|my landlord will not pay me back|
    I was robbed, what now?|I need legal advice|I need medical advice|give me medical advice|give me legal advice|
    give me investment advice|I need money|lend me money|make me rich|tell me my future|read my mind|
    what am I thinking?|what am I doing?|where am I?|what do I look like?|am I pretty?|am I right?|will I be rich?|
    will it rain tomorrow?|will I pass my exam?|will I find love?|what will happen tomorrow?|
    what happened yesterday?|what happened in the world today?|what is in the news?|what is on TV tonight?|
    who is on the phone?|tell me a secret|what is the secret of life?|what is the answer to everything?|
    what is the best phone?|what should I eat?|what should I wear?|what should I cook tonight?|
    what should I do with my life?|what can I give my mother?|plan a trip for me|plan my week|make a workout plan|
    make a diet plan|plan a birthday party|write my thesis|write my homework|read this link|open this link|
    look at this picture|what is in this picture?|describe this image|listen to this song|which song is this?|
    what song is this?|identify this plant|what is this insect?|what is my IP address?|what is my password?|
    guess my password|hack this site|download this film|where can I buy shoes?|where can I park?|
    where is the bathroom?|where is the nearest bank?|how do I get to the station?|how do I get home?|
    is the bank open?|call me a taxi|play chess with me|play a game of tic-tac-toe|let's play poker|
    roleplay with me|pretend to be my doctor|be my lawyer|be my girlfriend|give me a quiz on history|
    test my French grammar|correct my essay|grade my homework|explain this poem|explain this joke|
    explain this code|what does this code do?|what does this sentence mean?|what does this word mean in Latin?|
    who wrote the most books?|where was the first city?|when was the war?|when did the empire fall?|
    when did he die?|when was she born?|which laptop should I buy?|which phone is best?|which bank is best?|
    which party should I vote for?|which car is safest?""")
FIXED_HELD = lines("""please review my contract|order a pizza for me please|write a letter to my landlord|
    how deep is the Pacific?|why do giraffes have long necks?|my laptop won't turn on|can you look at my homework?|
    what are the lottery numbers?|will the stock market go up?|is my password safe?|what's on the menu today?|
    who is the prime minister of Japan?|where did I leave my glasses?|when was Mozart born?|
    who painted the Mona Lisa?|Who won the world cup in 2018?|who wrote Romeo and Juliet?|
    What's the weather like in Berlin?|what time is it in Tokyo right now?|how far is it from Paris to Rome?|
    what is the population of Germany?|how do I bake a chocolate cake?|give me a recipe for pancakes|
    how do I remove red wine stains?|Write a Python function that reverses a string|
    write a regex that matches dates|how do I center a div?|what is wrong with this code?|fix this bug for me|
    write me a resume|write an essay about the causes of the war|help me write my thesis|
    draft an email to my professor|
    summarize the plot of Hamlet|
    summarize this article for me|shorten this text: The committee met on Monday to talk about the budget.|
    correct this sentence: He go to school yesterday.|what is the square root of 144?|what is 12 percent of 80?|
    solve 2x + 3 = 11|what is the integral of x?|what is 123456 times 789?|should I buy Tesla stock?|
    is it a good idea to quit my job?|what medicine should I take for a cold?|do I need a lawyer?|
    can my landlord evict me?|how do I lose 10 kilos?|set an alarm for 7 am|turn off the lights|play some jazz|
    call my brother|remind me to buy milk|send a text to Anna|open YouTube|book me a flight to London|
    who is the richest person in the world?|how old is the queen?|who is Albert Einstein?|tell me about Napoleon|
    what happened in 1789?|when did world war two end?|why did the Roman Empire fall?|who discovered America?|
    who invented the telephone?|explain quantum physics|explain relativity to me|what is blockchain?|
    how does Bitcoin work?|teach me calculus|what is existentialism?|what is the meaning of life?|
    is there life after death?|what is love?|why are we here?|do aliens exist?|is time travel possible?|
    recommend me a good movie|which book should I read next?|what is the best restaurant in town?|
    where should I go on vacation?|give me a name for my cat|make me a logo|draw me a unicorn|
    show me pictures of Paris|sing me a song|generate an image of a sunset|what's my horoscope?|
    what will the weather be tomorrow?|who will win the election?|what's the score?|
    how much is a flight to New York?|what's the best way to learn guitar?|how do I fix a flat tire?|
    how long should I boil an egg?|how many calories are in an apple?|what is the tallest building in the world?|
    what is the largest country?|what is the fastest car?|what is the oldest city?|what is my neighbor doing?|
    what did my boss say?|am I a good person?|what did I eat yesterday?|explain this error message to me|
    what does HTTP stand for?|what is the boiling point of iron?|how many bones does a human have?|
    what is the chemical formula of salt?""")
