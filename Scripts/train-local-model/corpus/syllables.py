"""Words with their numbers of syllables, checked one by one; words that speakers count differently are left out."""

BY_COUNT = {
    1: """
        a all an and at bare bark bay bead beat bees bell bells birch bird birds bit bleak blooms blow blows blue board
        boat boats bone book books bow branch bread breath breathes breeze bridge bright bring brook brown bud buds bug
        burns buzz by calm camp came can car cat cats caves chair cheese claw clear climbs cloud clouds clock cloak
        coast coat code cold comes cow crab creek creeps cries crisp crow crows crowd cup curl dance dark dawn day days
        deep deer dew did dog dogs door doors down draws dream dreams drifts drops drum dry duck dusk dust each ear
        earth east ebb end ends eyes face fade fades fall falls far fawn feet fern few field fields film fish fin fir
        flame flame's flash float floats flock flow flows fly foam fog folds food for fox free fresh friend friends
        frog from frost gate gaze gives glass gleam glide glides glow glows go goat goes gold gone good gray green grey
        ground grove grow grows gulls hand hands hat hay haze hear heart hears heat heights held here hide hides high
        hill hills hive hold holds home hoof hoot hope hops horn horse house hum hums hunt hush hut ice in ink inn is
        it its jar jay jazz jet joy jump keep keeps key kite known lace lake lamp lamps land lane last late leaf lean
        leap leaps leaves lie lies life lift light lights limb line lip lists lone long loon loose lost loud love low
        mane map march mare mask mast mead meets milk mint mist moon moth mouse moves mud mule near neck nest new news
        night no noise none north not note now nut oak oar of off old on once one page paint pale palm park pass path
        paths paw paws peace peak pen pine pink plant plants pond pool porch prints pulse purr rain rays reach reads
        reed rest rests ridge ring rings rise road roads roam robe rock rocks roof roofs room roots rose rows run runs
        rush sail sails salt sand school sea seas sea's seed seeds seen sees seat sets shade shape shapes shares sheep
        shell shells shine shines ship ships shoe shore shows sigh sighs sign sing sings sits sky sleep sleeps slips
        slow small smoke snail snow snows soft soil song songs soul sound sounds south spin spins spring spreads stands
        star stars stay stays steam steel steep stem step steps still stir stirs stone stones stops storm stream street
        streets string strong sun sun's swan sway sways sweet swift swim swims swing tail takes tall tea tells ten than
        the their then these thin things this through tide tides time to toad top touch town track tracks trail train
        trains tree trees turn turns two up vale vast veil voice wait waits wake wakes walk walks wall walls warm was
        wash wave waves way we wet what when where while whale white wind winds wine wing wings with wolf wood woods
        wool word words wren young cake soup fork spoon chess ball king queen knight nurse cook child's thread pearls
        bag bed box brush broom fan ham egg plum peach pie phone bus bike truck plane shirt sock grass hare hen pig pup
        rat seal shark sloth snake squid tooth troll ghost witch elf gnome cliff cave moss vine bean corn grape pear
        wheat rice bear bat ant wasp goose hawk lamb clown book's bring brings drink sun's years year old weeds week
        month cheek grief fear hate luck truth youth faith trust mind air are as back bite breathe burns carries'
        clears cool counts cross cry cups done drinks first found full geese gull has have hearth knows lead leads lets
        like lips look looks melts more my plate push safe shakes sheet shoots shuts smells somebody's speaks square
        stairs taps that tongue twice bends drop none do down reeds next red wide strange kind cools noon drift draw
        bend bee but so out come frogs ducks clocks us warms warmth washed whole work shake dreams foxes' tracks burn
        dream shine soon bloom
    """,
    2: """
        above across after again alone among amber angel apple april around asleep august autumn awake awakes away
        barley basket beaver below beneath beside beyond bitter blossom blossoms blanket bottle branches breathing
        bridges broken bubbles button candle candles canyon carrot castle chimney circles city coffee colors copper
        corner cottage cotton crescent cricket crickets crystal curtain dancing darkness dancer desert distance distant
        donkey dragon dreamer dreaming drifting eagle early echo empty endless engine falling fallen feather feathers
        fellow fiddle finger fingers flower flowers follow follows footprints footsteps forest forests fountain frozen
        garden gardens gather gathers gentle giant giraffe glacier glowing golden grazing guitar hammer hammock happy
        harbor harvest haystack heather heaven hello hidden hollow honey horses hungry hunter insect island islands
        january's jasmine journey july jungle kettle kitchen kitten kittens ladder lantern lanterns laughter lemon
        letter letters lightning lily lilac linger lingers lion listen listens little locket lonely longing looking
        lotus lullaby's magic magnet mango mantle maple market meadow meadows melon melting memory's midnight mirror
        misty moment monkey moonbeam moonlight moonlit morning mornings mountain mountains music nature needle never
        nightfall ocean oceans open otter over owner oyster paddle painted palace paper parrot passing patient pebble
        pebbles pencil penguin people pepper petal petals picture pigeon pillow pilot pirate planet pocket poet poppy
        poplar puppy puppies quickly rabbit rabbits raindrop raindrops rainbow rainy raven reading ribbon ripples river
        rivers robin robot robots rocket running rushing sailor salmon salty sandy secret season seasons shadow shadows
        shining shallow shelter silence silent silver singing sister sleeping sleepy slowly snowfall snowflake
        snowflakes snowy softly sorrow spider sparrow sparrows spirit stable station stillness stories summer sunlight
        sunlit sunny sunrise sunset surface swallow sweeping sweetly table tangled teacher teapot temple tender thistle
        thunder tiger tiny today toward traces traveling's tulip tunnel turning turtle twilight umbra under unseen
        valley valleys velvet village violet's waiting walking wanders water waters weather whisper whispers whistle
        willow window windows winter withered without wizard wonder wooden yellow zebra baker brother castle's circle
        doctor farmer father mother student writer artist singer painter bedroom keyboard laptop pencil's bottle's
        hamster pony lizard beetle seagull badger panda camel leopard hedgehog lobster jackal rooster turkey walrus
        peacock gecko sardine falcon bamboo cactus clover daisy orchid pumpkin sunbeam puddle blizzard tempest drizzle
        breeze's dewdrop comet london paris tokyo berlin madrid seoul lisbon dublin oslo vienna's hotel bridge's
        market's subway doorway sweater jacket soccer tennis freedom courage friendship hunger patience kindness
        sadness wisdom beauty childhood danger dinner breakfast yellowing's trembles settles returns pauses flutters
        shimmers glimmers arrives begins remains softly's apart ahead along before tonight eyelids inside outside upon
        soaring swimming blooming dusty icy velvet's painted's pastel sapphire crimson scarlet humming wander ancient
        purring hunting's resting scented closes currents any apples around between carries flying gently into little
        longer nearby only opens passes rises second shorter simple slanted someone somewhere waking foxes houses
        bridges roses horses oceans teardrop lighthouse tables candles ladders robins salmon kitten winters summers
        autumns springtime
    """,
    3: """
        butterfly butterflies computer waterfall elephant elephants umbrella dragonfly strawberry hurricane telephone
        disappear piano octopus kangaroo banana potato tomato gorilla flamingo crocodile hummingbird ladybug chimpanzee
        astronaut magician musician december september october november yesterday tomorrow forever horizon together
        silently beautiful wandering whispering flickering glittering gathering lingering remember remembers following
        wilderness forgotten abandoned mysterious's underneath gingerbread spaghetti pineapple tangerine bicycle
        telescope microphone violin mosquito buffalo wolverine pelican porcupine sunflower marigold daffodil peppermint
        grandmother grandfather holiday melody harmony solitude loneliness happiness gratitude memory memories lullaby
        eternal radio violins gondola volcano tornado galaxy satellite museum alphabet sandcastle cinnamon lemonade
    """,
    4: """
        caterpillar alligator rhinoceros watermelon avocado january february calculator helicopter
    """,
}
DOUBTFUL = frozenset("""
    fire hour flower flowers power tower shower quiet poem evening every orange chocolate family camera different
    violet our wild child mild world pearl pearls girl owl science tired library lavender poet 
    glacier mysterious giant bicycle heaven memory's traveling's diamond diary squirrel foil oil soil boil
      vowel towel file mile tile sapphire jewel duel fuel cruel real being going doing seeing hedge's
    whirl curl pale's owner every's interest favorite comfortable
    temperature beautiful memory memories lingering gathering wandering whispering flickering glittering following
    lullaby's abandoned's lioness radio piano's
""".split())
SYLLABLES = {
    word: count for count, text in BY_COUNT.items() for word in text.split() if word not in DOUBTFUL and "'" not in word
}


def syllable_count(text):
    """The number of syllables of the text, or None when a word of it is not in the lists."""
    total = 0
    for word in text.lower().replace("-", " ").split():
        count = SYLLABLES.get(word.strip(".,!?;:'\""))
        if count is None:
            return None
        total += count
    return total


def is_haiku(text, subject=None):
    """Whether the text has lines of 5, 7 and 5 syllables (as far as all words are known) and the subject in it."""
    lines = text.split("\n")
    if len(lines) != 3 or not all(line.strip() for line in lines):
        return False
    counts = [syllable_count(line) for line in lines]
    if any(count not in (None, wanted) for count, wanted in zip(counts, (5, 7, 5))):
        return False
    return subject is None or subject.lower() in text.lower()
