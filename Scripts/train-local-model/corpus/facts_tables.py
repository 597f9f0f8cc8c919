"""Tables of facts: capitals, opposites, colours, animals and translations."""


def table(text):
    """A dictionary from items `key:value` separated by commas."""
    return dict(item.strip().split(":") for item in text.replace("\n", " ").split(",") if item.strip())


def items(text):
    """The items of a list separated by commas."""
    return tuple(item.strip() for item in text.replace("\n", " ").split(",") if item.strip())


# MARK: countries

CAPITALS = table("""
France:Paris, Germany:Berlin, Italy:Rome, Spain:Madrid, Portugal:Lisbon, Ireland:Dublin, Belgium:Brussels,
the Netherlands:Amsterdam, Luxembourg:Luxembourg, Switzerland:Bern, Austria:Vienna, Poland:Warsaw, Czechia:Prague,
Slovakia:Bratislava, Hungary:Budapest, Slovenia:Ljubljana, Croatia:Zagreb, Serbia:Belgrade, Romania:Bucharest,
Bulgaria:Sofia, Greece:Athens, Albania:Tirana, Norway:Oslo, Sweden:Stockholm, Finland:Helsinki, Denmark:Copenhagen,
Iceland:Reykjavik, Estonia:Tallinn, Latvia:Riga, Lithuania:Vilnius, Belarus:Minsk, Ukraine:Kyiv, Moldova:Chisinau,
Russia:Moscow, Turkey:Ankara, Cyprus:Nicosia, Malta:Valletta, Montenegro:Podgorica, Kosovo:Pristina,
Andorra:Andorra la Vella, Monaco:Monaco, Liechtenstein:Vaduz, England:London, Scotland:Edinburgh, Wales:Cardiff,
the United Kingdom:London, Bosnia and Herzegovina:Sarajevo, North Macedonia:Skopje, San Marino:San Marino,
the United States:Washington D.C., Canada:Ottawa, Mexico:Mexico City, Guatemala:Guatemala City, Belize:Belmopan,
Honduras:Tegucigalpa, El Salvador:San Salvador, Nicaragua:Managua, Costa Rica:San Jose, Panama:Panama City, Cuba:Havana,
Jamaica:Kingston, Haiti:Port-au-Prince, the Dominican Republic:Santo Domingo, the Bahamas:Nassau, Barbados:Bridgetown,
Colombia:Bogota, Venezuela:Caracas, Guyana:Georgetown, Suriname:Paramaribo, Ecuador:Quito, Peru:Lima, Brazil:Brasilia,
Bolivia:Sucre, Paraguay:Asuncion, Chile:Santiago, Argentina:Buenos Aires, Uruguay:Montevideo, China:Beijing,
Japan:Tokyo,
South Korea:Seoul, North Korea:Pyongyang, Mongolia:Ulaanbaatar, Taiwan:Taipei, Vietnam:Hanoi, Laos:Vientiane,
Cambodia:Phnom Penh, Thailand:Bangkok, Myanmar:Naypyidaw, Malaysia:Kuala Lumpur, Singapore:Singapore, Indonesia:Jakarta,
the Philippines:Manila, Brunei:Bandar Seri Begawan, India:New Delhi, Pakistan:Islamabad, Bangladesh:Dhaka,
Nepal:Kathmandu, Bhutan:Thimphu, Sri Lanka:Sri Jayawardenepura Kotte, the Maldives:Male, Afghanistan:Kabul, Iran:Tehran,
Iraq:Baghdad, Syria:Damascus, Lebanon:Beirut, Jordan:Amman, Saudi Arabia:Riyadh, Yemen:Sanaa, Oman:Muscat, Qatar:Doha,
Bahrain:Manama, Kuwait:Kuwait City, the United Arab Emirates:Abu Dhabi, Kazakhstan:Astana, Uzbekistan:Tashkent,
Turkmenistan:Ashgabat, Kyrgyzstan:Bishkek, Tajikistan:Dushanbe, Georgia:Tbilisi, Armenia:Yerevan, Azerbaijan:Baku,
Egypt:Cairo, Libya:Tripoli, Tunisia:Tunis, Algeria:Algiers, Morocco:Rabat, Sudan:Khartoum, South Sudan:Juba,
Ethiopia:Addis Ababa, Eritrea:Asmara, Somalia:Mogadishu, Djibouti:Djibouti, Kenya:Nairobi, Uganda:Kampala,
Rwanda:Kigali,
Burundi:Gitega, Tanzania:Dodoma, Zambia:Lusaka, Zimbabwe:Harare, Malawi:Lilongwe, Mozambique:Maputo, Botswana:Gaborone,
Namibia:Windhoek, South Africa:Pretoria, Lesotho:Maseru, Madagascar:Antananarivo, Mauritius:Port Louis, Angola:Luanda,
Gabon:Libreville, Cameroon:Yaounde, Nigeria:Abuja, Niger:Niamey, Chad:N'Djamena, Mali:Bamako, Burkina Faso:Ouagadougou,
Ghana:Accra, Togo:Lome, Benin:Porto-Novo, Ivory Coast:Yamoussoukro, Senegal:Dakar, the Gambia:Banjul, Guinea:Conakry,
Liberia:Monrovia, Sierra Leone:Freetown, Mauritania:Nouakchott, Australia:Canberra, New Zealand:Wellington, Fiji:Suva,
Samoa:Apia, Tonga:Nuku'alofa, Papua New Guinea:Port Moresby
""")

# Other names that people type for a country.
COUNTRY_ALIASES = {
    "the United States": ("the USA", "the US", "USA", "America", "US", "the United States of America"),
    "the United Kingdom": ("the UK", "UK", "Great Britain", "Britain"),
    "the Netherlands": ("Holland",),
    "Czechia": ("the Czech Republic", "Czech Republic"),
    "the United Arab Emirates": ("the UAE", "UAE"),
    "South Korea": ("Korea",),
    "Bosnia and Herzegovina": ("Bosnia",),
    "Myanmar": ("Burma",),
}

# Cities that are mistaken for capitals.
OTHER_CITIES = items("""
Sydney, New York, Istanbul, Rio de Janeiro, Toronto, Barcelona, Milan, Munich, Shanghai, Mumbai, Lagos, Zurich, Geneva,
Casablanca, Karachi, Dubai, Johannesburg, Cape Town, Auckland, Busan, Osaka, Marseille, Glasgow, Krakow, Porto, Naples,
Venice, Hamburg, Chicago, Los Angeles, Boston, Manchester, Antwerp, Rotterdam, Lyon, Seville, Kyoto, Melbourne
""")

# Names that are no country: invented places, regions, planets, continents.
NO_COUNTRIES = items("""
Narnia, Wakanda, Atlantis, Mordor, Gondor, Rohan, Westeros, Genovia, Zamunda, Wonderland, Neverland, Oz, Utopia,
El Dorado,
Lilliput, Ruritania, Freedonia, Sokovia, Latveria, Panem, Gotham, Tatooine, Hyrule, Equestria, Arendelle, Elbonia,
Avalon,
Camelot, Shangri-La, Hogwarts, Middle-earth, the Shire, Pandora, Asgard, Themyscira, Zootopia, Duckburg, Springfield,
Krypton, Vulcan, Toyland, Candyland, Fantasia, Dreamland, Nowhere, Agrabah, Alderaan, Naboo, Endor, Valyria, Tamriel,
Texas, California, Bavaria, Catalonia, Siberia, Quebec, Tuscany, Florida, Ontario, Hawaii, Alaska, Saxony, Normandy,
Brittany, Sicily, Sardinia, Corsica, Crete, Bali, Java, Punjab, Kerala, Goa, Ohio, Nevada, Oregon, Utah, Arizona,
Kansas,
Alberta, Manitoba, Provence, Andalusia, Galicia, Lapland, Patagonia, Tibet, Cornwall, Yorkshire, Kent, Bohemia, Moravia,
Transylvania, Crimea, Chechnya, Hessen, Tyrol, Lombardy, Umbria, Sumatra, Borneo, Okinawa, Hokkaido, Jeju, Tasmania,
Queensland, Victoria, Africa, Europe, Asia, Antarctica, South America, Oceania, Mars, Jupiter, Venus, Saturn, Pluto,
the Moon, the Sun, Mercury, Neptune, Chicago, Hamburg, Osaka, Milan, Manhattan, Hollywood, Brooklyn, Prussia, Persia,
Mesopotamia, Babylon, Carthage, Sparta, Troy, Gaul, Macondo, Brobdingnag, Laputa, Zembla, Florin, Guilder, Sylvania,
Lego, Google, Disneyland, the Arctic, the Sahara, the Alps, Facebook, Minecraft
""")
NO_CAPITALS = items("""
Minas Tirith, Gotham City, Springfield, Metropolis, Bikini Bottom, Emerald City, Duckburg, Chicago, Boston, Hamburg,
Dallas,
Denver, Kyoto, Naples, Liverpool, Leeds, Lyon, Seville, Perth, Memphis, Seattle, Houston, Bergen, Turin, Malmo, Ghent
""")
COUNTRY_ENDINGS = items("""
ia, land, stan, ania, ora, uria, ovia, esia, ana, istan, onia, ador, ica, una, eria, avia, aland, ary, mark, en, way,
os,
abia, entia, ala, ambia, anda
""")

# MARK: opposites (one answer for each word)

OPPOSITE_PAIRS = items("""
hot/cold, big/small, up/down, fast/slow, good/bad, light/dark, day/night, new/old, happy/sad, open/closed, full/empty,
hard/soft, high/low, left/right, long/short, loud/quiet, rich/poor, strong/weak, thick/thin, wet/dry, wide/narrow,
early/late, easy/difficult, clean/dirty, deep/shallow, true/false, love/hate, win/lose, buy/sell, push/pull, start/stop,
come/go, give/take, black/white, north/south, east/west, in/out, on/off, top/bottom, front/back, summer/winter,
alive/dead,
brave/afraid, sweet/sour, smooth/rough, safe/dangerous, same/different, tight/loose, awake/asleep, inside/outside,
above/below, before/after, always/never, more/less, near/far, many/few, friend/enemy, begin/end, laugh/cry,
remember/forget, cheap/expensive, kind/cruel, polite/rude, simple/complex, yes/no, first/last, war/peace,
question/answer,
male/female, sharp/blunt, warm/cool, young/old, heavy/light, tall/short, beautiful/ugly, lucky/unlucky,
possible/impossible,
lazy/hard-working, noisy/quiet, visible/invisible, sunrise/sunset, arrive/leave, borrow/lend, teach/learn,
maximum/minimum,
positive/negative, odd/even, ancient/modern, public/private, success/failure, entrance/exit, add/subtract,
increase/decrease, accept/refuse, heaven/hell, everything/nothing, everybody/nobody
""")


def opposites(pairs):
    """Word -> opposite, in both directions; the first pair with a word decides."""
    found = {}
    for left, right in (pair.split("/") for pair in pairs):
        found.setdefault(left, right)
        found.setdefault(right, left)
    return found


OPPOSITES = opposites(OPPOSITE_PAIRS)
NO_OPPOSITES = items("""
table, chair, banana, spoon, window, pencil, elephant, cloud, bicycle, guitar, paper, lamp, shoe, carrot, seven, Paris,
bread, computer, garden, river, piano, clock, bottle, cat, dog, tree, house, car, book, milk, blanket, sandwich, penguin
""")

# MARK: colours

COLORS = table("""
the sky:blue, grass:green, snow:white, coal:black, a banana:yellow, a lemon:yellow, a carrot:orange, an orange:orange,
a tomato:red, a cherry:red, a strawberry:red, blood:red, the sun:yellow, the sea:blue, milk:white, chocolate:brown,
a leaf:green, a frog:green, a crow:black, a polar bear:white, an elephant:grey, a mouse:grey, a flamingo:pink,
a pig:pink,
a pumpkin:orange, a lime:green, a plum:purple, an eggplant:purple, lavender:purple, gold:yellow, sand:yellow,
wood:brown,
rice:white, salt:white, a panda:black and white, a zebra:black and white, a penguin:black and white, a cucumber:green,
a canary:yellow, a fire engine:red, a brick:red, ink:black, soil:brown, a peach:orange, spinach:green, a cloud:white,
a swan:white, a raven:black, the ocean:blue, the moon:white, sugar:white, ice:white, coffee:brown, an emerald:green,
a ruby:red, a sapphire:blue, broccoli:green, cotton:white, tar:black, a lobster:red, a blueberry:blue, corn:yellow,
silver:grey, ash:grey, a dolphin:grey, a shark:grey, a chick:yellow, a cactus:green, flour:white, mud:brown,
a sunflower:yellow, a lettuce:green, a rhino:grey, butter:yellow
""")
COLOR_NAMES = ("red", "blue", "green", "yellow", "orange", "purple", "pink", "brown", "black", "white", "grey")
NO_COLORS = items("""
music, time, love, a car, a dream, a shirt, Monday, a book, happiness, a cup, the wind, a song, a bicycle, a chair,
a door,
an idea, a bag, a number, freedom, a shoe, a flag, a ball, silence, a hat, air, sound, a house, a bird, a flower, hope
""")

# MARK: animals: name, plural, kind, legs, sound, home, fact

ANIMAL_ROWS = """
dog|dogs|mammal|4|barks|in a house|Dogs have a very strong sense of smell.
cat|cats|mammal|4|meows|in a house|Cats sleep for most of the day.
cow|cows|mammal|4|moos|on a farm|Cows chew their food more than once.
horse|horses|mammal|4|neighs|in a stable|Horses can sleep standing up.
sheep|sheep|mammal|4|bleats|on a farm|Sheep grow wool.
pig|pigs|mammal|4|oinks|on a farm|Pigs are clever and like mud.
goat|goats|mammal|4|bleats|on a farm|Goats are good climbers.
donkey|donkeys|mammal|4|brays|on a farm|Donkeys can carry heavy loads.
lion|lions|mammal|4|roars|on the savanna|Lions live in groups called prides.
tiger|tigers|mammal|4|roars|in the jungle|Tigers have striped fur.
elephant|elephants|mammal|4|trumpets|on the savanna|Elephants use the trunk to drink.
giraffe|giraffes|mammal|4|hums|on the savanna|Giraffes have very long necks.
zebra|zebras|mammal|4|barks|on the savanna|Every zebra has its own stripes.
wolf|wolves|mammal|4|howls|in the forest|Wolves hunt in packs.
fox|foxes|mammal|4|barks|in the forest|Foxes have bushy tails.
bear|bears|mammal|4|growls|in the forest|Many bears sleep in winter.
rabbit|rabbits|mammal|4|squeaks|in a burrow|Rabbits have long ears.
mouse|mice|mammal|4|squeaks|in a hole|Mice have long thin tails.
squirrel|squirrels|mammal|4|chatters|in a tree|Squirrels hide nuts for winter.
camel|camels|mammal|4|groans|in the desert|Camels store fat in the hump.
deer|deer|mammal|4|bellows|in the forest|Deer can run very fast.
whale|whales|mammal|0|sings|in the sea|Whales breathe air.
dolphin|dolphins|mammal|0|clicks|in the sea|Dolphins are very playful.
bat|bats|mammal|2|squeaks|in a cave|Bats find their way with echoes.
kangaroo|kangaroos|mammal|2|clicks|in Australia|Kangaroos carry babies in a pouch.
eagle|eagles|bird|2|screams|on a cliff|Eagles have very good eyes.
owl|owls|bird|2|hoots|in a tree|Owls hunt at night.
duck|ducks|bird|2|quacks|on a pond|Ducks have waterproof feathers.
hen|hens|bird|2|clucks|on a farm|Hens lay eggs.
rooster|roosters|bird|2|crows|on a farm|Roosters crow in the morning.
goose|geese|bird|2|honks|on a farm|Geese fly in the shape of a V.
penguin|penguins|bird|2|honks|on the ice|Penguins cannot fly but swim well.
parrot|parrots|bird|2|squawks|in the jungle|Parrots can copy words.
crow|crows|bird|2|caws|in a tree|Crows can use simple tools.
swan|swans|bird|2|hisses|on a lake|Swans have long necks.
pigeon|pigeons|bird|2|coos|in the city|Pigeons can find their way home.
frog|frogs|amphibian|4|croaks|by a pond|Frogs start life as tadpoles.
snake|snakes|reptile|0|hisses|in the grass|Snakes smell with the tongue.
turtle|turtles|reptile|4|hisses|by the water|Turtles carry a hard shell.
lizard|lizards|reptile|4|hisses|on warm rocks|Some lizards can lose the tail.
crocodile|crocodiles|reptile|4|growls|in a river|Crocodiles have very strong jaws.
shark|sharks|fish|0|makes no sound|in the sea|Sharks have many rows of teeth.
salmon|salmon|fish|0|makes no sound|in rivers|Salmon swim up rivers to lay eggs.
goldfish|goldfish|fish|0|makes no sound|in a bowl|Goldfish can grow quite large.
bee|bees|insect|6|buzzes|in a hive|Bees make honey.
ant|ants|insect|6|makes no sound|in a nest|Ants can carry heavy loads.
butterfly|butterflies|insect|6|makes no sound|in the garden|Butterflies taste with their feet.
fly|flies|insect|6|buzzes|near food|Flies can walk on the ceiling.
cricket|crickets|insect|6|chirps|in the grass|Crickets sing by rubbing their wings.
spider|spiders|arachnid|8|makes no sound|in a web|Spiders spin silk.
crab|crabs|crustacean|10|clicks|on the beach|Crabs walk sideways.
octopus|octopuses|mollusc|0|makes no sound|in the sea|An octopus has eight arms.
snail|snails|mollusc|0|makes no sound|in the garden|Snails carry a shell.
"""


def animals(rows):
    """Name -> {plural, kind, legs, sound, home, fact}."""
    keys = ("name", "plural", "kind", "legs", "sound", "home", "fact")
    found = (dict(zip(keys, row.split("|"))) for row in rows.strip().split("\n"))
    return {animal["name"]: animal for animal in found}


ANIMALS = animals(ANIMAL_ROWS)
FLYING = items("eagle, owl, duck, goose, parrot, crow, swan, pigeon, bee, fly, butterfly, bat")
NOT_FLYING = items("""
penguin, dog, cat, cow, horse, pig, lion, tiger, elephant, wolf, bear, whale, shark, snake, turtle, spider,
crab
""")
SWIMMING = items("whale, dolphin, shark, salmon, goldfish, duck, swan, penguin, frog, crocodile, octopus, turtle")
YOUNG = table("""
dog:puppy, cat:kitten, cow:calf, horse:foal, sheep:lamb, pig:piglet, goat:kid, lion:cub, bear:cub, duck:duckling,
hen:chick, goose:gosling, swan:cygnet, frog:tadpole, kangaroo:joey, deer:fawn, owl:owlet, eagle:eaglet,
elephant:calf, whale:calf
""")

# MARK: translations: English, Korean, French, Spanish (an underscore is a space)

LANGUAGES = ("Korean", "French", "Spanish")
WORD_ROWS = """
cat 고양이 chat gato|dog 개 chien perro|bird 새 oiseau pájaro|fish 물고기 poisson pez|horse 말 cheval caballo
cow 소 vache vaca|pig 돼지 cochon cerdo|bear 곰 ours oso|rabbit 토끼 lapin conejo|fox 여우 renard zorro
tiger 호랑이 tigre tigre|lion 사자 lion león|mouse 쥐 souris ratón|bee 벌 abeille abeja|wolf 늑대 loup lobo
monkey 원숭이 singe mono|duck 오리 canard pato|snake 뱀 serpent serpiente|frog 개구리 grenouille rana|sheep 양 mouton oveja
tree 나무 arbre árbol|flower 꽃 fleur flor|water 물 eau agua|fire 불 feu fuego|sun 해 soleil sol|moon 달 lune luna
star 별 étoile estrella|sky 하늘 ciel cielo|sea 바다 mer mar|river 강 rivière río|mountain 산 montagne montaña
rain 비 pluie lluvia|snow 눈 neige nieve|wind 바람 vent viento|cloud 구름 nuage nube|stone 돌 pierre piedra
forest 숲 forêt bosque|island 섬 île isla|lake 호수 lac lago|beach 해변 plage playa|garden 정원 jardin jardín
house 집 maison casa|door 문 porte puerta|window 창문 fenêtre ventana|room 방 chambre habitación|kitchen 부엌 cuisine cocina
table 탁자 table mesa|chair 의자 chaise silla|bed 침대 lit cama|book 책 livre libro|pen 펜 stylo bolígrafo
paper 종이 papier papel|letter 편지 lettre carta|school 학교 école escuela|hospital 병원 hôpital hospital
market 시장 marché mercado|bridge 다리 pont puente|street 거리 rue calle|teacher 선생님 professeur profesor
student 학생 étudiant estudiante|friend 친구 ami amigo|family 가족 famille familia|mother 어머니 mère madre
father 아버지 père padre|brother 형제 frère hermano|sister 자매 sœur hermana|child 아이 enfant niño|baby 아기 bébé bebé
man 남자 homme hombre|woman 여자 femme mujer|person 사람 personne persona|king 왕 roi rey|queen 여왕 reine reina
doctor 의사 médecin médico|name 이름 nom nombre|hand 손 main mano|foot 발 pied pie|head 머리 tête cabeza
eye 눈 œil ojo|ear 귀 oreille oreja|nose 코 nez nariz|mouth 입 bouche boca|heart 심장 cœur corazón
bread 빵 pain pan|rice 쌀 riz arroz|milk 우유 lait leche|egg 달걀 œuf huevo|meat 고기 viande carne
apple 사과 pomme manzana|orange 오렌지 orange naranja|banana 바나나 banane plátano|lemon 레몬 citron limón
grape 포도 raisin uva|strawberry 딸기 fraise fresa|fruit 과일 fruit fruta|tomato 토마토 tomate tomate
potato 감자 pomme_de_terre patata|onion 양파 oignon cebolla|carrot 당근 carotte zanahoria|salt 소금 sel sal
sugar 설탕 sucre azúcar|butter 버터 beurre mantequilla|coffee 커피 café café|tea 차 thé té|cheese 치즈 fromage queso
soup 수프 soupe sopa|car 자동차 voiture coche|train 기차 train tren|bus 버스 bus autobús|airplane 비행기 avion avión
boat 배 bateau barco|bicycle 자전거 vélo bicicleta|road 길 route camino|city 도시 ville ciudad|country 나라 pays país
shop 가게 magasin tienda|money 돈 argent dinero|time 시간 temps tiempo|day 날 jour día|night 밤 nuit noche
morning 아침 matin mañana|week 주 semaine semana|month 월 mois mes|year 년 an año|today 오늘 aujourd'hui hoy
tomorrow 내일 demain mañana|yesterday 어제 hier ayer|spring 봄 printemps primavera|summer 여름 été verano
autumn 가을 automne otoño|winter 겨울 hiver invierno|red 빨간색 rouge rojo|blue 파란색 bleu azul|green 초록색 vert verde
yellow 노란색 jaune amarillo|black 검은색 noir negro|white 하얀색 blanc blanco|grey 회색 gris gris
pink 분홍색 rose rosa|brown 갈색 marron marrón|purple 보라색 violet morado|one 하나 un uno|two 둘 deux dos
three 셋 trois tres|four 넷 quatre cuatro|five 다섯 cinq cinco|six 여섯 six seis|seven 일곱 sept siete
eight 여덟 huit ocho|nine 아홉 neuf nueve|ten 열 dix diez|big 큰 grand grande|small 작은 petit pequeño
good 좋은 bon bueno|new 새로운 nouveau nuevo|cold 추운 froid frío|happy 행복한 heureux feliz
hello 안녕하세요 bonjour hola|goodbye 안녕히_가세요 au_revoir adiós|thank_you 감사합니다 merci gracias
please 부탁합니다 s'il_vous_plaît por_favor|yes 네 oui sí|no 아니요 non no|love 사랑 amour amor|peace 평화 paix paz
song 노래 chanson canción|music 음악 musique música|dream 꿈 rêve sueño|light 빛 lumière luz|world 세계 monde mundo
story 이야기 histoire historia|computer 컴퓨터 ordinateur ordenador|phone 전화 téléphone teléfono|key 열쇠 clé llave
clock 시계 horloge reloj|hat 모자 chapeau sombrero|shoe 신발 chaussure zapato|game 게임 jeu juego|ball 공 balle pelota
gift 선물 cadeau regalo|question 질문 question pregunta|answer 대답 réponse respuesta|word 단어 mot palabra
language 언어 langue idioma|good_morning 좋은_아침입니다 bonjour buenos_días|good_night 안녕히_주무세요 bonne_nuit buenas_noches
how_are_you 어떻게_지내세요 comment_allez-vous cómo_estás|I_love_you 사랑해요 je_t'aime te_quiero
see_you_tomorrow 내일_봐요 à_demain hasta_mañana|sorry 미안합니다 désolé lo_siento|welcome 환영합니다 bienvenue bienvenido
happy_birthday 생일_축하합니다 joyeux_anniversaire feliz_cumpleaños|good_luck 행운을_빕니다 bonne_chance buena_suerte
"""


def translations(rows):
    """English -> {language: word}."""
    found = {}
    for row in rows.strip().replace("\n", "|").split("|"):
        english, *words = (word.replace("_", " ") for word in row.strip().split(" "))
        found[english] = dict(zip(LANGUAGES, words, strict=True))
    return found


TRANSLATIONS = translations(WORD_ROWS)


def reversible(words):
    """Pairs (language, foreign word) -> English where one English word only is meant."""
    meanings = {}
    for english, row in words.items():
        for language, word in row.items():
            meanings.setdefault((language, word), []).append(english)
    return {key: found[0] for key, found in meanings.items() if len(found) == 1}


ENGLISH_OF = reversible(TRANSLATIONS)

# English words that are not in the table.
UNKNOWN_WORDS = tuple(word for word in items("""
elephant, xylophone, umbrella, justice, giraffe, zebra, penguin, dolphin, whale, eagle, owl, parrot, spider, ant,
butterfly,
camel, crocodile, hippo, kangaroo, squirrel, turtle, goat, donkey, chicken, turkey, pumpkin, cabbage, spinach, broccoli,
pepper, garlic, mushroom, cucumber, cherry, peach, pear, plum, pineapple, watermelon, coconut, mango, honey, chocolate,
cookie, cake, pizza, noodle, sandwich, salad, sausage, oil, wine, beer, juice, bottle, glass, cup, plate, fork,
knife, spoon,
pan, oven, fridge, lamp, candle, mirror, carpet, curtain, pillow, blanket, towel, soap, brush, bucket, ladder,
hammer, nail,
screw, saw, drill, rope, needle, thread, button, shirt, trousers, dress, skirt, coat, jacket, glove, scarf, sock, belt,
ring, necklace, purse, wallet, suitcase, ticket, passport, map, compass, telescope, camera, radio, television, keyboard,
battery, engine, wheel, truck, ship, rocket, tractor, helicopter, airport, station, harbor, factory, office, library,
museum,
theatre, church, castle, tower, farm, field, valley, desert, jungle, volcano, waterfall, cave, thunder, lightning,
rainbow,
storm, fog, ice, earthquake, freedom, courage, wisdom, honor, beauty, truth, hope, fear, anger, joy, sadness, luck,
magic,
science, history, physics, chemistry, biology, philosophy, government, president, law, police, soldier, army, war,
victory,
knight, wizard, pirate, ghost, dragon, monster, angel, devil, robot, piano, guitar, violin, drum, trumpet, flute, dance,
painting, statue, poem, novel, newspaper, dictionary, sentence, grammar, verb, shoulder, knee, elbow, finger, thumb,
neck,
stomach, bone, blood, skin, brain, lung, hair, beard, tooth, tongue, lip, cheek, grandmother, uncle, aunt, cousin,
nephew,
neighbor, farmer, baker, painter, nurse, lawyer, engineer, scientist, sailor, pilot, chess, football, tennis, swimming,
purple cow, butterfly net, snowman, sunflower, tulip, daisy, oak, pine, bamboo, moss, feather, shell, sand, mud, dust,
diamond, gold, silver, copper, iron, plastic, wood, leather, cotton, silk, wool, electricity, gravity, oxygen, atom,
planet
""") if word not in TRANSLATIONS)

OTHER_LANGUAGES = items("""
German, Italian, Japanese, Chinese, Russian, Latin, Arabic, Portuguese, Dutch, Greek, Hindi, Swedish, Polish, Turkish,
Hebrew, Finnish, Danish, Norwegian, Thai, Vietnamese, Welsh, Irish, Czech, Hungarian, Ukrainian, Swahili, Mandarin,
Klingon,
Esperanto, Icelandic, Romanian, Persian, Urdu, Bengali, Indonesian, Croatian, Serbian, Bulgarian, Catalan, Basque
""")

PERSON_NAMES = tuple("""
Anna Ben Carla David Emma Felix Grace Hugo Ines Jack Leo Mina Noah Olga Paul Rosa Sam Tara Victor Wendy Zoe Ali Bora
Dana Farah Hana Ivan Jin Kofi Lara Mateo Nadia Omar Priya Sora Tomas Vera Yara Alex Maria John Lucy Peter Sarah Tom
Julia Nina Oscar Ruth Simon Tina Max Ella Adam Eva Amir Aiko Bruno Clara Erik George Helen Jane Karl Linda Marco Nora
Otto Petra Ravi Sofia Theo Yuna Minho Chloe Ethan Liam Mia Ava Lily Bob Alice Charlie Kate
""".split())
THINGS = items("""
apple/apples, book/books, coin/coins, ball/balls, egg/eggs, hat/hats, star/stars, key/keys, pen/pens, cat/cats,
cookie/cookies,
flower/flowers, shell/shells, card/cards, stone/stones, cake/cakes, toy/toys, lemon/lemons, stamp/stamps, sweet/sweets,
pencil/pencils, ticket/tickets, marble/marbles, carrot/carrots
""")
