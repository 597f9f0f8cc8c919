"""Words and small tables for the skills that write, copy, spell and classify."""


def table(text):
    """Pairs from lines or items of the form `key:value`, separated by commas."""
    return tuple(tuple(item.split(":")) for item in items(text))


def items(text):
    """The items of a list separated by commas."""
    return tuple(" ".join(item.split()) for item in text.split(",") if item.strip())


NAMES = tuple("""
Anna Ben Carla David Emma Felix Grace Hugo Ines Jack Kim Leo Mina Noah Olga Paul Quinn Rosa Sam Tara Uma Victor Wendy
Xena Yuri Zoe Ali Bora Chen Dana Elif Farah Gita Hana Ivan Jin Kofi Lara Mateo Nadia Omar Priya Rafa Sora Tomas Umar
Vera Will Yara Zane Alex Maria John Lucy Peter Sarah Tom Julia Mark Nina Oscar Ruth Simon Tina Max Ella Adam Eva Amir
Aiko Bruno Clara Diego Erik Fatima George Helen Isaac Jane Karl Linda Marco Nora Otto Petra Ravi Sofia Theo Ursula
Viktor Yuna Minho Jisoo Seojun Haneul Dmitri Chloe Ethan Liam Mia Ava Lily Bob Alice Charlie Kate Marta Gustav Ingrid
Pablo Selim Dorothy Kenji Amara Roland Beatriz Nikolai Freya Andreas Bianca Carlos Daniel Elena Frank Gloria Henry
Irene James Kira Lukas Martin Nathan Olivia Patrick Rachel Stefan Teresa Vincent Walter Yasmin Zara Arthur Bella
Cecilia Dominik Edith Fiona Gabriel Harriet Igor Jonas Katya Lorenzo Miriam Norman Pedro Rebecca Sebastian Thomas
Valentin Wanda Hyejin Minji Jiwoo Sunhee Akira Yuki Mei Wei Lin Ahmed Leila Hassan Aisha Ibrahim Samira Tariq Zainab
Kwame Amina Chidi Ngozi Anil Deepa Sanjay Meera Rohan Anya Boris Greta Hans Ida Jens Kristin Lars Magnus Nils Oda Per
Ronja Sven Tove Ada Alan Albert Barbara Brian Carol Chris Claire Diana Edward Ellen Emily Eric Gary Harry Jason Jenny
Joe Kevin Laura Luke Megan Mike Nick Nicole Pam Peggy Phil Rob Ron Sally Scott Steve Susan Ted Tim Tony Wally Zack
""".split())
SURNAMES = tuple("""
Kim Lee Park Choi Smith Jones Brown Miller Wilson Moore Garcia Lopez Silva Costa Rossi Weber Fischer Novak Ivanov
Petrov Sato Tanaka Chen Wang Singh Patel Khan Ali Cohen Dubois Martin Jansen Larsen Berg Hill Wood Baker Cook Young
King Green Hall Stone Reed Fox Marsh Lane Ford West Hunt Carter Turner Parker Cooper Bailey Murphy Kelly Walsh Ortiz
Ramos Vega
""".split())
CITIES = tuple("""
Paris Tokyo Cairo Lima Oslo Rome Berlin Madrid Seoul Nairobi Vienna Dublin London Athens Lisbon Prague Warsaw Helsinki
Bern Busan Kyoto Milan Porto Lyon Boston Chicago Sydney Toronto Delhi Mumbai Hanoi Manila Jakarta Lagos Accra Tunis
Havana Bogota Quito Santiago Geneva Hamburg Munich Bergen Turin Naples Seville Krakow Riga Vilnius Tallinn Sofia Zagreb
Belgrade Istanbul Dallas Denver Austin Perth Osaka Shanghai Dakar Casablanca Montreal
""".split())
COUNTRIES = items(
    "France, Japan, Brazil, Kenya, Canada, India, Spain, Egypt, Italy, Mexico, Norway, Peru, Germany, Ghana, Greece",
)
LANGUAGES = items("English, Korean, French, Spanish, German, Italian, Japanese, Arabic, Hindi, Turkish, Greek, Polish")
JOBS = items(
    """teacher, doctor, farmer, cook, nurse, driver, painter, pilot, baker, lawyer, builder, singer, writer, dentist,
waiter, plumber, gardener, librarian, dancer, judge, tailor, sailor, chemist, miner, potter, barber, clerk, guide""",
)
COLORS = items("red, blue, green, yellow, orange, purple, pink, brown, black, white, grey, gold")
FOODS = items(
    "bread, rice, soup, pasta, cheese, salad, pizza, eggs, stew, noodles, curry, pie, beans, fish, cake, honey",
)
PETS = items("dog, cat, rabbit, parrot, hamster, horse, turtle, goldfish, snake, lizard, mouse, goat, pony, duck, frog")
DAYS = items("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
MONTHS = items("""January, February, March, April, May, June, July, August, September, October, November, December""")
NUMBER_WORDS = items("zero, one, two, three, four, five, six, seven, eight, nine, ten")

# Lists in the one order in which they are always given.
LISTS = {
    "fruits": "apple, banana, orange, grape, pear, peach, cherry, mango, lemon, plum",
    "vegetables": "carrot, potato, onion, tomato, cabbage, spinach, pepper, broccoli, pea, leek",
    "animals": "dog, cat, horse, lion, tiger, bear, fox, wolf, rabbit, elephant",
    "colors": "red, blue, green, yellow, orange, purple, pink, brown, black, white",
    "countries": "France, Japan, Brazil, Kenya, Canada, India, Spain, Egypt, Italy, Mexico",
    "cities": "Paris, Tokyo, Cairo, Lima, Oslo, Rome, Berlin, Madrid, Seoul, Nairobi",
    "birds": "owl, eagle, crow, duck, swan, parrot, penguin, robin, sparrow, pigeon",
    "fish": "salmon, tuna, shark, cod, trout, carp, eel, herring, goldfish, perch",
    "insects": "bee, ant, fly, wasp, beetle, moth, butterfly, cricket, mosquito, ladybird",
    "flowers": "rose, tulip, lily, daisy, violet, orchid, poppy, iris, lotus, sunflower",
    "trees": "oak, pine, birch, maple, willow, elm, cedar, palm, ash, beech",
    "sports": "football, tennis, swimming, running, boxing, hockey, rowing, skiing, golf, judo",
    "jobs": "teacher, doctor, farmer, cook, nurse, driver, painter, pilot, baker, lawyer",
    "instruments": "piano, guitar, violin, drum, flute, trumpet, harp, cello, organ, banjo",
    "drinks": "water, tea, coffee, milk, juice, lemonade, cocoa, soda, cider, punch",
    "tools": "hammer, saw, drill, wrench, file, chisel, screwdriver, axe, level, ruler",
    "clothes": "shirt, hat, coat, shoe, sock, scarf, glove, dress, skirt, belt",
    "shapes": "circle, square, triangle, oval, star, cube, cone, sphere, cylinder, pentagon",
    "planets": "Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune",
    "metals": "iron, gold, silver, copper, tin, lead, zinc, nickel, platinum, aluminium",
    "languages": "English, Korean, French, Spanish, German, Italian, Japanese, Arabic, Hindi, Turkish",
    "foods": "bread, rice, soup, pasta, cheese, salad, pizza, egg, stew, noodles",
    "rooms": "kitchen, bedroom, bathroom, hall, office, cellar, attic, garage, library, pantry",
    "subjects": "maths, history, music, art, physics, biology, chemistry, geography, drama, sport",
    "vehicles": "car, bus, train, bicycle, boat, plane, truck, tram, ship, scooter",
    "toys": "ball, doll, kite, puzzle, robot, blocks, yoyo, drum, top, teddy bear",
    "body parts": "head, hand, foot, eye, ear, nose, mouth, arm, leg, knee",
    "oceans": "Pacific, Atlantic, Indian, Southern, Arctic",
    "continents": "Africa, Asia, Europe, Antarctica, Australia, North America, South America",
    "rivers": "Nile, Amazon, Danube, Rhine, Thames, Ganges, Volga, Seine, Mekong, Congo",
    "names": "Anna, Ben, Carla, David, Emma, Felix, Grace, Hugo, Ines, Jack",
    "mammals": "dog, cat, horse, cow, whale, bat, mouse, sheep, lion, bear",
    "desserts": "cake, pie, pudding, cookie, brownie, waffle, pancake, muffin, donut, tart",
    "pets": "dog, cat, rabbit, parrot, hamster, goldfish, turtle, mouse, pony, lizard",
}
LISTS = {name: items(text) for name, text in LISTS.items()}
SINGULAR = {
    "fish": "fish", "countries": "country", "cities": "city", "clothes": "piece of clothing", "body parts": "body part",
}
SINGULAR.update({name: name[:-1] for name in LISTS if name not in SINGULAR})

OPPOSITES = tuple(tuple(pair.split("/")) for pair in """
hot/cold big/small up/down fast/slow good/bad light/dark day/night old/new happy/sad open/closed full/empty hard/soft
high/low left/right long/short loud/quiet rich/poor strong/weak thick/thin wet/dry wide/narrow early/late
easy/difficult clean/dirty deep/shallow true/false love/hate win/lose buy/sell push/pull start/stop come/go give/take
black/white north/south east/west in/out on/off top/bottom front/back summer/winter alive/dead brave/afraid sweet/sour
smooth/rough safe/dangerous same/different tight/loose awake/asleep inside/outside above/below before/after
always/never more/less near/far many/few friend/enemy laugh/cry remember/forget cheap/expensive kind/cruel polite/rude
""".split())
CAPITALS = table("""
France:Paris, Germany:Berlin, Italy:Rome, Spain:Madrid, Portugal:Lisbon, Ireland:Dublin, Belgium:Brussels,
Austria:Vienna, Poland:Warsaw, Hungary:Budapest, Croatia:Zagreb, Serbia:Belgrade, Romania:Bucharest, Bulgaria:Sofia,
Greece:Athens, Norway:Oslo, Sweden:Stockholm, Finland:Helsinki, Denmark:Copenhagen, Iceland:Reykjavik, Ukraine:Kyiv,
Russia:Moscow, Turkey:Ankara, Canada:Ottawa, Cuba:Havana, Colombia:Bogota, Peru:Lima, Chile:Santiago, China:Beijing,
Japan:Tokyo, South Korea:Seoul, Vietnam:Hanoi, Thailand:Bangkok, India:New Delhi, Nepal:Kathmandu, Iran:Tehran,
Iraq:Baghdad, Lebanon:Beirut, Egypt:Cairo, Morocco:Rabat, Kenya:Nairobi, Ghana:Accra, Senegal:Dakar, Angola:Luanda,
Australia:Canberra, Jamaica:Kingston, Latvia:Riga, Estonia:Tallinn, Czechia:Prague, England:London
""")
TRANSLATIONS = tuple(tuple(row.split("/")) for row in """
cat/고양이/chat/gato dog/개/chien/perro bird/새/oiseau/pájaro fish/물고기/poisson/pez horse/말/cheval/caballo cow/소/vache/vaca
bear/곰/ours/oso rabbit/토끼/lapin/conejo tree/나무/arbre/árbol flower/꽃/fleur/flor water/물/eau/agua moon/달/lune/luna
star/별/étoile/estrella sky/하늘/ciel/cielo sea/바다/mer/mar river/강/rivière/río mountain/산/montagne/montaña
rain/비/pluie/lluvia snow/눈/neige/nieve wind/바람/vent/viento house/집/maison/casa door/문/porte/puerta book/책/livre/libro
school/학교/école/escuela friend/친구/ami/amigo mother/어머니/mère/madre father/아버지/père/padre king/왕/roi/rey hand/손/main/mano
bread/빵/pain/pan milk/우유/lait/leche apple/사과/pomme/manzana coffee/커피/café/café cheese/치즈/fromage/queso
train/기차/train/tren city/도시/ville/ciudad night/밤/nuit/noche spring/봄/printemps/primavera summer/여름/été/verano
winter/겨울/hiver/invierno love/사랑/amour/amor peace/평화/paix/paz song/노래/chanson/canción dream/꿈/rêve/sueño
key/열쇠/clé/llave hat/모자/chapeau/sombrero word/단어/mot/palabra
""".split())
OBJECT_COLORS = table("""
sky:blue, grass:green, snow:white, coal:black, banana:yellow, lemon:yellow, carrot:orange, tomato:red, cherry:red,
strawberry:red, blood:red, milk:white, chocolate:brown, frog:green, crow:black, flamingo:pink, pig:pink, pumpkin:orange,
lime:green, salt:white, cucumber:green, spinach:green, cloud:white, swan:white, raven:black, ink:black, sun:yellow
""")
ANIMAL_KINDS = table("""
dog:mammal, cat:mammal, cow:mammal, horse:mammal, sheep:mammal, pig:mammal, goat:mammal, lion:mammal, tiger:mammal,
elephant:mammal, zebra:mammal, wolf:mammal, fox:mammal, bear:mammal, rabbit:mammal, mouse:mammal, monkey:mammal,
bat:mammal, whale:mammal, dolphin:mammal, eagle:bird, owl:bird, duck:bird, hen:bird, penguin:bird, parrot:bird,
crow:bird, swan:bird, snake:reptile, turtle:reptile, lizard:reptile, crocodile:reptile, shark:fish, salmon:fish,
goldfish:fish, tuna:fish, bee:insect, ant:insect, butterfly:insect, fly:insect, beetle:insect
""")
ANIMAL_SOUNDS = table("""
dog:bark, cat:meow, cow:moo, horse:neigh, sheep:bleat, pig:oink, lion:roar, wolf:howl, owl:hoot, duck:quack, hen:cluck,
crow:caw, frog:croak, snake:hiss, bee:buzz, mouse:squeak
""")
THINGS_BY_KIND = {
    "animal": items(
        """
            dog, cat, cow, horse, sheep, pig, lion, tiger, wolf, fox, bear, rabbit, mouse, monkey, whale, eagle, owl,
            duck, crow, snake, turtle, frog, bee, ant, shark, goat, zebra, camel, parrot, spider
        """,
    ),
    "plant": items(
        """
            oak, rose, tulip, pine, grass, daisy, cactus, fern, ivy, lily, willow, maple, clover, bamboo, moss, orchid,
            poppy, birch, sunflower, palm
        """,
    ),
    "thing": items(
        """
            chair, table, lamp, book, pen, clock, car, hammer, cup, spoon, phone, hat, key, box, bed, door, knife,
            bottle, ball, mirror, coin, radio, shoe, bag, plate
        """,
    ),
}
WORD_CATEGORIES = tuple((item, kind) for kind, names in (
    ("fruit", "apple banana grape pear peach cherry mango plum kiwi melon"),
    ("color", "red blue green yellow purple pink brown black white grey"),
    ("animal", "dog cat horse lion tiger bear fox wolf rabbit zebra"),
    ("tool", "hammer saw drill wrench chisel axe spade rake"),
    ("vehicle", "car bus train bicycle boat plane truck tram"),
    ("sport", "tennis golf hockey boxing football judo rowing skiing"),
    ("drink", "water tea coffee milk juice lemonade cocoa soda"),
) for item in names.split())
IRREGULAR_PLURALS = table("""
mouse:mice, man:men, woman:women, child:children, foot:feet, tooth:teeth, goose:geese, person:people, wolf:wolves,
leaf:leaves, knife:knives, life:lives, wife:wives, half:halves, shelf:shelves, loaf:loaves, thief:thieves, sheep:sheep,
fish:fish, deer:deer, ox:oxen, potato:potatoes, tomato:tomatoes, hero:heroes, calf:calves, elf:elves, scarf:scarves
""")
PAST_TENSES = table("""
go:went, come:came, see:saw, eat:ate, drink:drank, sing:sang, swim:swam, run:ran, begin:began, write:wrote, read:read,
speak:spoke, break:broke, take:took, give:gave, find:found, think:thought, buy:bought, bring:brought, catch:caught,
teach:taught, sell:sold, tell:told, say:said, make:made, have:had, do:did, get:got, sit:sat, stand:stood, sleep:slept,
keep:kept, feel:felt, leave:left, meet:met, lose:lost, win:won, know:knew, grow:grew, fly:flew, throw:threw, draw:drew,
drive:drove, ride:rode, rise:rose, fall:fell, hear:heard, hold:held, hide:hid, build:built, send:sent, spend:spent,
pay:paid, put:put, cut:cut, fight:fought, forget:forgot, choose:chose, wake:woke, wear:wore, shake:shook, steal:stole,
blow:blew, become:became, understand:understood
""")
REGULAR_VERBS = tuple("""
walk talk play work jump look help ask call cook clean paint open wash watch wait want need listen learn laugh
rain start turn push pull kick miss visit answer show climb follow finish
""".split())
REGULAR_VERBS_E = tuple("dance smile live love like hope close move use bake chase arrive change invite".split())
RHYMES = table("""
cat:hat, dog:frog, house:mouse, moon:spoon, star:car, tree:bee, sun:fun, light:night, day:play, rain:train, snow:slow,
king:ring, cake:lake, bed:red, book:hook, ball:wall, boat:goat, bear:chair, fish:dish, box:fox, pen:ten, door:floor,
hand:sand, cold:gold, sea:key, sky:fly, bell:shell, nose:rose, time:lime, pie:tie, blue:shoe, clock:sock, pig:wig,
fan:pan, mice:rice, lamp:stamp, town:crown, deep:sheep, sing:wing, jump:bump
""")

# Words for spelling, copying and counting letters: common English words of three to nine letters.
COMMON_WORDS = tuple(dict.fromkeys("""
able about above accept across act action active actor add address adult advice after again age agree air airport alarm
album alive all allow alone along already also always amount angel anger angle angry animal ankle answer ant any apple
april area arm army around arrive arrow art ask asleep atom attic august aunt author autumn avoid awake away axe baby
back bacon bad badge bag baker balance ball balloon bamboo banana band bank bar bark barn barrel base basic basket bat
bath battle beach bead beak beam bean bear beard beast beat beauty because become bed bee beef beer beetle before begin
behind believe bell belong below belt bench bend berry beside best better between beyond big bike bill bird birth
biscuit bite bitter black blade blame blank blanket blaze bleed blend bless blind block blond blood bloom blossom blow
blue blunt board boat body boil bold bolt bone bonus book boot border born borrow boss both bottle bottom bounce bow
bowl box boy brain branch brand brass brave bread break breath breeze brick bride bridge brief bright bring broad
broken bronze brook broom brother brown brush bubble bucket bud build bulb bull burn burst bus bush busy but butter
button buy cab cabin cabinet cable cactus cage cake calf call calm camel camera camp can canal candle candy canoe
canvas cap captain car carbon card care career careful cargo carpet carrot carry cart carve case cash castle cat catch
cattle cause cave ceiling cell cellar cement center century certain chain chair chalk chance change channel chapter
charge chart chase cheap check cheek cheese chef cherry chess chest chew chicken chief child chimney chin chip choice
choose church circle circus city claim clap class clay clean clear clerk clever cliff climb clinic clock close cloth
cloud clown club clue coach coal coast coat cobra cocoa code coffee coin cold collar collect color column comb come
comet comic common compass concert cone cook cookie cool copper copy coral cork corn corner cost cotton couch cough
count country couple courage course court cousin cover cow crab crack cradle craft crane crash crayon cream create
creek crew cricket crime crisp crop cross crow crowd crown cruise crumb crust cry cube cup curb cure curl curry curtain
curve cushion cycle daily dairy daisy dam damage damp dance danger dare dark dash data date daughter dawn day dead deal
dear debt decide deck deep deer degree delay deliver demand den dense dentist depend depth desert design desk detail
device diamond diary dice diet differ dig dinner direct dirt dirty dish distant dive divide dizzy dock doctor dog doll
dollar dolphin domain donkey door dose double doubt dough down dozen draft dragon drain drama draw drawer dream dress
drift drill drink drive drop drum dry duck dull dune during dust duty eager eagle ear early earn earth ease east easy
eat echo edge edit effect effort egg eight either elbow elder electric elephant eleven elf else email ember empire
empty end enemy energy engine enjoy enough enter equal error escape even evening event ever every exact exam example
except excite excuse exit expect expert explain extra eye fable fabric face fact factory fade fail faint fair fairy
faith fall false fame family famous fan fancy far farm farmer fast fat father fault favor fear feast feather feed feel
female fence fern ferry fever few field fierce fifteen fifty fig fight figure file fill film filter final find fine
finger finish fire firm first fish fist fit five fix flag flame flash flat flavor flea fleet flesh flight float flock
flood floor flour flow flower flute fly foam focus fog fold follow food foot force forest forget fork form fort forty
forward fossil four fox frame free freeze fresh friday fridge friend frog from front frost frozen fruit fuel full fun
funny fur future gain galaxy gallery game gap garage garden garlic gas gate gather gear gentle ghost giant gift ginger
giraffe girl give glad glance glass globe gloom glory glove glow glue goal goat gold golf good goose grab grace grade
grain grand grape graph grass grave gravy gray great green greet grey grin grip ground group grow guard guess guest
guide guitar gulf gum habit hair half hall hammer hand handle happen happy harbor hard harm harp harvest hat hate have
hawk hay head heal health heap hear heart heat heavy hedge heel height hello helmet help hen herb herd here hero hidden
hide high hill hint hip history hit hobby hold hole holiday hollow home honest honey hood hook hope horn horse hospital
host hot hotel hour house human humor hundred hungry hunt hurry hurt hut ice icon idea idle image impact inch income
indeed index indoor ink insect inside instead invent invite iron island item ivory ivy jacket jail jam jar jaw jazz
jeans jelly jet jewel job join joke jolly journey joy judge juice july jump june jungle junior jury just kettle key
kick kid kidney kind king kiss kit kitchen kite kitten knee knife knight knit knock knot know label labor ladder lady
lake lamb lamp land lane language lantern large laser last late laugh laundry lava law lawn lawyer layer lazy lead leaf
league learn leather leave lecture left leg legend lemon lend length lens leopard lesson letter level library lid life
lift light like lily limb lime limit line lion lip liquid list listen little live liver lizard load loaf loan lobby
local lock lodge logic lonely long look loop loose lord lose lost lotus loud love lovely low loyal lucky lumber lunch
lung machine magic magnet maid mail main major make male mall mammal man mango manner many map maple marble march
margin mark market marry mask mass master match mate math matter maybe mayor maze meadow meal mean measure meat medal
media medium meet melody melon melt member memory mend mention menu mercy merry mess metal meter method middle midnight
might mild mile milk mill mind mine minor mint minute mirror miss mist mix mobile model modern moment monday money
monkey month mood moon moral morning moss moth mother motion motor mountain mouse mouth move movie much mud muffin mule
muscle museum mushroom music must mystery nail name narrow nation native nature navy near neat neck need needle nerve
nest net never new news next nice night nine noble noise none noodle noon normal north nose note nothing notice novel
now number nurse nut oak oar oat object observe ocean october odd off offer office often oil old olive once one onion
only open opera opinion option orange orbit orchard order organ other otter ought ounce out outfit oval oven over owl
own owner oxygen oyster pack package paddle page pain paint pair palace pale palm pan panda panel panic pants paper
parade parcel pardon parent park parrot part party pass past paste path patient pattern pause pay pea peace peach peak
peanut pear pearl pebble pen pencil penguin people pepper perfect perhaps period permit person pet petal phone photo
phrase piano pick picnic picture pie piece pig pigeon pile pill pillow pilot pin pine pink pipe pirate pitch pizza
place plain plan plane planet plank plant plastic plate play player please plenty plot plow plug plum plumber plus
pocket poem poet point poison pole police polish polite pond pony pool poor pop poppy popular porch port post pot
potato pottery pound powder power praise pray prefer prepare present press pretty prevent price pride prince print
prison prize problem produce profit program promise proof protect proud public pudding pull pulse pump pumpkin punch
pupil puppet puppy pure purple purpose purse push puzzle quality quarrel quart queen quest question quick quiet quilt
quit quite quiz rabbit raccoon race rack radar radio raft rail rain rainbow raise rake ranch random range rapid rare
rat rate rather raven raw ray razor reach read ready real reason rebel recall receive recent recipe record red reef
reflect refuse region regret regular relax relay release rely remain remark remind remote remove rent repair repeat
reply report rescue rest result return reveal reward rhyme rhythm ribbon rice rich riddle ride ridge right ring ripe
ripple rise risk rival river road roar roast robin robot rock rocket rod role roll roof room root rope rose rotate
rough round route row royal rubber ruby rug ruin rule ruler rumor run rural rush rust sad saddle safe sail sailor salad
salmon salt same sand sandal satin sauce save saw scale scar scarce scarf scene scent school science scissors scoop
score scout scrap scratch scream screen screw script sea seal search season seat second secret see seed seek seem
select self sell send senior sense sentence serve seven several shade shadow shake shape share shark sharp shave shed
sheep sheet shelf shell shelter shield shift shine ship shirt shock shoe shop shore short should shout shovel show
shower shrimp shrink shrub shy sick side sign signal silence silent silk silly silver similar simple since sing sister
sit six size skate sketch ski skill skin skip skirt skull sky slam sleep sleeve slice slide slim slip slope slow small
smart smell smile smoke smooth snack snail snake snap sneeze snow soap soccer social sock sofa soft soil soldier solid
solve some son song soon sorrow sort soul sound soup sour south space spade spark sparrow speak special speech speed
spell spend spice spider spill spin spinach spirit spit splash split spoil sponge spoon sport spot spray spread spring
square squid squirrel stable stack staff stage stain stair stamp stand star start state station statue stay steady
steak steal steam steel steep stem step stew stick sticky still stir stock stomach stone stool stop store storm story
stove straight strange straw stream street strength stretch strike string strip stripe strong student study stuff
stupid style subject such sudden sugar suit summer sun sunday sunny sunset super supper supply sure surf surface
surprise swallow swamp swan sweat sweater sweep sweet swell swift swim swing switch sword symbol system table tail
tailor take tale talent talk tall tame tank tap tape target task taste taxi tea teach teacher team tear tell temple
tempo ten tennis tent term test text thank theater theme then theory thick thief thin thing think third thirsty thirty
thorn thought thread three throat throne throw thumb thunder ticket tide tidy tie tiger tight tile timber time tin tiny
tip tire title toad toast today toe together token tomato tone tongue tool tooth top torch total touch tour tourist
toward towel tower town toy track trade traffic trail train trap travel tray treasure treat tree tribe trick trip
trophy trouble trousers truck true trumpet trunk trust truth try tube tuesday tulip tune tunnel turkey turn turtle
tutor twelve twenty twice twig twin twist two type ugly uncle under union unit unite until update upper upset urban
urgent use useful usual valley value van vanilla vase vast vegetable vehicle velvet verb verse very vessel victory
video view village vine violet violin virus visit visitor vital vivid voice volcano volume vote voyage wagon waist wait
waiter wake walk wall wallet walnut wander want war warm warn wash wasp waste watch water wave wax way weak wealth
weapon wear weather web wedding week weekend weigh weight welcome west wet whale wheat wheel where whisper whistle
white whole wide wife wild willow win wind window wine wing winner winter wire wise wish witch wizard wolf woman wonder
wood wool word work worker world worm worry worth wound wrap wreath wreck wrist write writer wrong yard yarn year yeast
yellow yes yesterday yet yogurt young youth zebra zero zigzag zinc zone zoo
""".split()))

# Nouns that stand alone with an article and have a plural: for sentences, stories and copying.
ANIMALS = tuple("""
cat dog fox bear wolf rabbit mouse bird owl frog turtle horse lion tiger elephant duck bee squirrel penguin monkey
hedgehog snail whale zebra goat cow pig hen swan crow eagle parrot snake lizard crab beetle camel donkey otter panda
raven robin seal sparrow spider kitten puppy lamb pony goose moth badger beaver dolphin kangaroo giraffe
""".split())
PEOPLE = tuple("""
girl boy king queen farmer baker sailor wizard knight princess pirate painter teacher doctor nurse student child woman
man singer cook driver pilot writer soldier judge dancer gardener waiter tailor prince poet clown captain hunter fisher
barber neighbor uncle aunt sister brother friend
""".split())
OBJECTS = tuple("""
lamp book pen clock cup key box hat coin mirror letter map ring bell candle drum flute kite ball chair table bag basket
bottle brush button coat doll door drawer feather flag fork glove hammer jar kettle knife ladder lantern leaf needle
pencil pillow pipe plate pot radio robot rope scarf shell shoe sock spoon stamp stone ticket towel toy umbrella vase
wheel window phone guitar apple cake carrot cookie egg lemon onion orange pear pie plum potato sandwich
""".split())
PLACES = tuple("""
garden forest house kitchen school market park village castle city field library museum station harbor island mountain
valley river lake street shop tower barn cave desert farm hotel office bridge tunnel room yard meadow bakery
""".split())
PSEUDO_STARTS = "b d f g k l m n p r s t v z br dr gr kl pl st tr sh ch w h j fl pr sn".split()
PSEUDO_VOWELS = "a e i o u a e i o u ai oo ee ou".split()
PSEUDO_ENDS = ["", "", "n", "r", "l", "s", "t", "k", "m", "p", "x", "ng"]
