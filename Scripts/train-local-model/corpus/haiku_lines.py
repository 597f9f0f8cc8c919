"""Lines of haiku: for each family of subjects what may stand after the subject, and the second and third lines."""


def lines(text):
    """The lines of a text, one a row."""
    return tuple(line.strip() for line in text.strip().split("\n"))


# Adjectives of one syllable, and endings of the first line by their number of syllables.
FIRST_LINES = {
    "animal": (
        ("small", "lone", "old"),
        {1: ("waits", "sleeps"), 2: ("at dawn", "at dusk", "alone"), 3: ("in the grass", "in the snow", "on the path"),
                                          4: ("in the morning", "without a sound", "under the moon")},
    ),
    "bird": (
        ("small", "lone", "old"),
        {1: ("waits", "sings"), 2: ("at dawn", "at dusk", "alone"), 3: ("in the wind", "in the rain", "far away"),
                                        4: ("in the morning", "over the fields")},
    ),
    "insect": (
        ("small", "lone", "red"),
        {1: ("rests", "waits"), 2: ("at dawn", "at noon", "alone"), 3: ("in the grass", "on the leaf", "in the sun"),
                                          4: ("in the garden", "under the leaves")},
    ),
    "swimmer": (
        ("small", "lone", "old"),
        {1: ("waits", "swims"), 2: ("at dawn", "at dusk", "below"), 3: ("in the deep", "in the waves", "by the shore"),
                                           4: ("in the water", "under the waves")},
    ),
    "sea": (
        ("gray", "calm", "cold"),
        {1: ("breathes", "shines"), 2: ("at dawn", "at dusk", "at night"), 3: ("in the sun", "in the dark"),
                                       4: ("in the morning", "under the moon")},
    ),
    "sky": (
        ("pale", "bright", "far"),
        {
            1: ("drifts", "stays"), 2: ("above", "again"), 3: ("far above", "far away"),
            4: ("above the hills", "over the town"),
        },
    ),
    "spring": (
        ("new", "soft", "green"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the air", "on the hills"),
            4: ("in the garden", "over the hills"),
        },
    ),
    "summer": (
        ("long", "warm", "bright"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the air", "on the hills"),
            4: ("in the meadow", "over the hills"),
        },
    ),
    "autumn": (
        ("late", "red", "cold"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the air", "on the hills"),
            4: ("in the garden", "over the hills"),
        },
    ),
    "winter": (
        ("white", "long", "cold"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the air", "on the hills"),
            4: ("in the mountains", "over the hills"),
        },
    ),
    "weather": (
        ("cold", "soft", "gray"),
        {
            1: ("comes", "stays"), 2: ("at night", "again"), 3: ("in the night", "on the hills"),
            4: ("in the morning", "over the town"),
        },
    ),
    "time": (
        ("calm", "still", "soft"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the town", "on the hills"),
            4: ("over the hills", "without a sound"),
        },
    ),
    "city": (
        ("old", "still", "dark"),
        {
            1: ("waits", "sleeps"), 2: ("at night", "at dawn"), 3: ("in the rain", "in the night"),
            4: ("after the rain", "in the moonlight"),
        },
    ),
    "thing": (
        ("old", "small", "still"),
        {
            1: ("waits", "rests"), 2: ("at night", "alone"), 3: ("in the dark", "by the door"),
            4: ("in the moonlight", "by the window"),
        },
    ),
    "plant": (
        ("small", "green", "young"),
        {
            1: ("grows", "sways"), 2: ("at dawn", "alone"), 3: ("in the sun", "in the rain"),
            4: ("in the garden", "after the rain"),
        },
    ),
    "land": (
        ("old", "wide", "still"),
        {
            1: ("waits", "sleeps"), 2: ("at dawn", "at dusk"), 3: ("in the mist", "in the sun"),
            4: ("in the morning", "after the rain"),
        },
    ),
    "feeling": (
        ("soft", "deep", "strange"),
        {
            1: ("comes", "stays"), 2: ("at last", "again"), 3: ("in the air", "in the dark"),
            4: ("without a sound", "in the morning"),
        },
    ),
    "person": (
        ("old", "young", "kind"),
        {
            1: ("waits", "dreams"), 2: ("at dusk", "alone"), 3: ("by the door", "on the road"),
            4: ("under the stars", "by the window"),
        },
    ),
    "food": (
        ("warm", "sweet", "fresh"),
        {
            1: ("waits", "cools"), 2: ("at dawn", "at noon"), 3: ("on the plate", "in the sun"),
            4: ("in the kitchen", "on the table"),
        },
    ),
}

SECOND_LINES = {
    "animal": lines("""
        small feet on the fallen leaves
        two bright eyes in the tall grass
        a soft sound under the trees
        footprints in the morning snow
        a warm breath in the cold air
        the forest holds its breath now
        patient in the golden grass
        a shadow between the stones"""),
    "bird": lines("""
        wings open in the cold wind
        one song over the bare field
        high above the sleeping town
        a feather falls in the grass
        the old oak listens all night
        far below, the river shines"""),
    "insect": lines("""
        small wings in the summer air
        a drop of dew on the rose
        the clover bends in the breeze
        light as the dust on a book
        one petal moves, then none do
        the garden hums in the sun"""),
    "swimmer": lines("""
        circles open on the pond
        a flash of silver, then dark
        ripples run to the far shore
        the moon lies on the water
        green light on the stones below
        cold currents under the reeds"""),
    "sea": lines("""
        the tide comes and goes again
        white foam on the golden sand
        small boats sleep along the shore
        gulls cry over the water
        moonlight walks across the waves
        the wind carries salt and song
        old ships dream in the harbor"""),
    "sky": lines("""
        silver light on the dark hills
        the last birds are flying home
        far above the sleeping town
        a path of light on the lake
        the hills wait without a sound
        the lake holds it like a lamp"""),
    "spring": lines("""
        the first buds open at dawn
        snow melts from the garden wall
        soft rain on the waking fields
        a robin sings in the birch
        green shoots push through the dark earth"""),
    "summer": lines("""
        bees hum over the clover
        warm stones by the shallow brook
        long light on the fields of wheat
        bare feet in the cool water
        crickets sing in the tall grass"""),
    "autumn": lines("""
        red leaves drift across the path
        the last geese cross the gray sky
        smoke rises over the roofs
        golden light in the bare trees
        apples fall in the wet grass"""),
    "winter": lines("""
        white roofs under a white sky
        footprints cross the frozen field
        snow falls on the sleeping town
        the pond is a sheet of glass
        bare branches draw on the sky"""),
    "weather": lines("""
        the street lamps glow in the gray
        all the birds have found a roof
        the old house listens all night
        clouds walk over the dark hills
        the trees bend and the leaves shake"""),
    "time": lines("""
        the last birds are flying home
        a lamp glows in one window
        the hills wait without a sound
        smoke rises over the roofs
        long shadows cross the garden"""),
    "city": lines("""
        lamps glow along the wet street
        windows shine above the street
        someone walks home in the rain
        footsteps echo on the stones
        the last train hums through the dark
        shadows cross the empty square"""),
    "thing": lines("""
        dust drifts in the slanted light
        the room holds its breath and waits
        morning light comes through the door
        no one speaks in the small room
        by the window, old and still
        a soft sound in the dark house"""),
    "plant": lines("""
        dew shines on the open leaves
        a bee rests in the warm light
        roots go down into the dark
        the sun warms the garden wall
        rain has washed the dust away
        soft green under morning sun"""),
    "land": lines("""
        mist rests on the ancient stones
        an eagle turns in the wind
        long shadows cross the valley
        no voice but the voice of wind
        the stones remember the rain
        a thin path leads to the sky"""),
    "feeling": lines("""
        like a lamp in a dark house
        soft as rain on summer leaves
        a warm hand on a cold day
        it comes without any sound
        the heart opens like a door
        small steps on a long, long road"""),
    "person": lines("""
        soft footsteps on the old stairs
        a small lamp burns in the house
        an old song between the lips
        a long day in the warm wind"""),
    "food": lines("""
        steam rises in the kitchen
        warm hands around a blue cup
        a white plate and morning light
        the table waits in the sun
        sweet and simple on the tongue"""),
}
THIRD_LINES = {
    "animal": lines("""
        the night is so still
        then only silence
        gone before sunrise
        dreaming of summer
        home is not far now
        the moon looks away
        safe under the stars
        waiting for the spring"""),
    "bird": lines("""
        then only the sky
        home before the night
        winter is not far
        the branch is empty
        a song without end"""),
    "insect": lines("""
        summer holds its breath
        then only the leaf
        the long day is warm
        a small life at rest
        gone with the next breeze"""),
    "swimmer": lines("""
        then the pond is still
        the water closes
        down to the deep green
        no one sees it go
        silence in the reeds"""),
    "sea": lines("""
        waves whisper at night
        the deep keeps its songs
        the far lights go out
        a gull turns for home
        calm after the storm
        the shore is asleep
        salt on the cold wind"""),
    "sky": lines("""
        the whole town is still
        the dark is not long
        we look up and breathe
        so far and so near
        light for the long road"""),
    "spring": lines("""
        petals on the path
        new songs in the trees
        the bees are awake
        the brook runs again
        the days grow longer"""),
    "summer": lines("""
        the days have no end
        the night stays so warm
        shade under the oak
        honey in the sun
        a slow boat drifts by"""),
    "autumn": lines("""
        the wind counts the leaves
        the days grow shorter
        winter waits nearby
        a cold wind moves on
        the field is empty"""),
    "winter": lines("""
        the lamps glow early
        silence all around
        breath turns into mist
        the hearth keeps us warm
        spring is far away"""),
    "weather": lines("""
        the window is dark
        we stay by the lamp
        then it is over
        the sky clears at last
        a door shuts somewhere"""),
    "time": lines("""
        the whole town is still
        the window is dark
        the moon is awake
        a far bell rings twice
        the road leads back home"""),
    "city": lines("""
        the night has no end
        a far bell rings twice
        one window still glows
        the noise fades away
        all roads lead to home
        rain on the dark roofs"""),
    "thing": lines("""
        time passes slowly
        the house is asleep
        rain taps on the glass
        small and full of dreams
        outside, the leaves fall
        night comes to the room"""),
    "plant": lines("""
        the garden breathes out
        roots remember rain
        green, and green again
        bees come and bees go
        the wind passes by"""),
    "land": lines("""
        old as the first snow
        the wind knows the way
        the silence is deep
        one star, then a few
        the long day is done
        far from all the noise"""),
    "feeling": lines("""
        stay a little while
        the night is not long
        the stars are not far
        we hold it gently
        the heart knows the way"""),
    "person": lines("""
        the road leads back home
        rain on the window
        the day fades away
        the work is all done
        the stars come to look"""),
    "food": lines("""
        rain outside the door
        friends come one by one
        the cups are empty
        then a second bite
        the house smells of home"""),
}

# Subjects: those that take an article, and those that stand alone.
COUNTABLE_SUBJECTS = {
    "animal": """
        cat dog fox bear wolf deer mouse goat snake hare lamb pig kitten puppy rabbit tiger donkey dragon lion camel monkey
        giraffe zebra hedgehog hamster lizard elephant kangaroo gorilla horse cow sheep panda beaver badger leopard
        pony
    """,
    "bird": """
        bird crow swan duck goose hawk hen bat sparrow robin eagle parrot pigeon swallow raven penguin seagull flamingo
        hummingbird pelican falcon rooster peacock turkey stork's
    """,
    "insect": "bee moth ant snail spider beetle butterfly dragonfly ladybug mosquito cricket caterpillar",
    "swimmer": """
        fish frog crab seal turtle salmon otter octopus crocodile whale shark squid toad alligator lobster oyster
    """,
    "sea": "sea wave tide shore ocean island harbor beach's boat ship sailboat's",
    "sky": "moon star cloud sun sky rainbow sunset sunrise comet planet satellite galaxy rocket",
    "city": """
        city road bridge train town street station village museum tunnel castle market hotel school bus doorway lighthouse
    """,
    "thing": """
        lamp book pen door clock kite bell box key map ring chair bed phone hat drum bike window candle letter lantern
        robot keyboard guitar mirror violin kettle button needle pencil bottle teapot table bicycle's computer umbrella telephone
        telescope microphone laptop feather ladder mask broom
    """,
    "plant": """
        tree leaf rose seed oak pine fern reed willow tulip lily poppy maple blossom petal lotus sunflower daffodil
        strawberry cactus daisy orchid pumpkin
    """,
    "land": """
        stream pond stone hill lake cave river mountain valley forest desert garden meadow canyon waterfall volcano
        brook field cliff glacier's path
    """,
    "person": """
        friend king queen cook ghost witch nurse sailor farmer teacher dancer dreamer wizard baker pirate mother father
        writer singer painter astronaut magician grandmother
    """,
}
PLAIN_SUBJECTS = {
    "spring": "spring springtime April", "summer": "summer July", "autumn": "autumn fall October November September",
    "winter": "winter December", "weather": "rain snow wind fog frost mist storm's thunder snowfall",
    "time": "night dawn dusk morning midnight twilight nightfall",
    "feeling": """
        love hope peace joy time music silence home sleep friendship freedom kindness happiness solitude harmony
        courage luck grief sorrow patience truth trust darkness jazz youth
    """,
    "food": "bread tea cheese soup cake wine milk coffee honey sugar's pasta's lemonade chess's rice butter's",
    "city": "Paris London Tokyo Berlin Madrid Seoul Lisbon Dublin Oslo", "sky": "moonlight sunlight starlight's",
    "plant": "grass moss clover bamboo", "thing": "code", "sea": "water sand foam",
}
PLURAL_SUBJECTS = {
    "animal": "cats dogs rabbits kittens puppies elephants horses", "bird": "birds crows ducks robins sparrows",
    "insect": "bees butterflies", "swimmer": "frogs", "sky": "stars clouds",
    "plant": "trees leaves roses blossoms petals seeds", "sea": "waves boats ships oceans",
    "thing": "books clocks lamps candles lanterns letters robots bells",
    "land": "mountains rivers forests hills stones", "city": "trains roads windows bridges",
    "feeling": "dreams memories's songs", "person": "friends",
}


def subjects(families):
    """The subjects by family as pairs (subject, family); entries with an apostrophe are left out."""
    return tuple((
        subject, family,
    ) for family, text in families.items() for subject in text.split() if "'" not in subject)
