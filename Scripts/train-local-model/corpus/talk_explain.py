"""Everyday things of nature and their explanations in one sentence."""
from dataclasses import dataclass


@dataclass
class Topic:
    """A thing with `is` or `are`, its explanation, and questions with why (the last of them is never trained)."""

    name: str
    be: str
    text: str
    whys: list


def topic(name, be, text, *whys):
    """A topic."""
    return Topic(name, be, text, list(whys))


TOPICS = (
    topic("tides", "are", "Tides are the rise and fall of the sea, caused by the pull of the moon.",
          "why are there tides?", "why does the sea rise and fall?", "what causes tides?", "what makes the tides?"),
    topic("rainbows", "are", "Rainbows appear when sunlight is split into colors by drops of water.",
          "why are there rainbows?", "what causes a rainbow?", "how is a rainbow made?", "how does a rainbow form?"),
    topic("echoes", "are", "Echoes are sounds that come back from a wall or a mountain.",
          "why are there echoes?", "what causes an echo?", "why do I hear an echo?", "what makes an echo?"),
    topic("rain", "is", "Rain is water that falls in drops from clouds.", "why does it rain?",
        "where does rain come from?",
          "what makes rain?", "why is there rain?"),
    topic("snow", "is", "Snow is water that freezes into crystals in cold clouds.", "why does it snow?",
        "where does snow come from?",
          "what makes snow?", "why is there snow?"),
    topic("clouds", "are", "Clouds are tiny drops of water or ice high in the air.", "why are there clouds?",
        "what are clouds made of?",
          "what makes clouds?", "how do clouds form?"),
    topic("wind", "is", "Wind is air that moves from high to low pressure.", "why is there wind?",
        "where does wind come from?",
          "what makes wind?", "why does the wind blow?"),
    topic("lightning", "is", "Lightning is a huge electric spark in a storm.", "why is there lightning?",
        "what causes lightning?",
          "what makes lightning?", "where does lightning come from?"),
    topic("thunder", "is", "Thunder is the sound of air that lightning heats.", "why does it thunder?",
        "what causes thunder?",
          "what makes thunder?", "where does thunder come from?"),
    topic("fog", "is", "Fog is a cloud that lies on the ground.", "why is there fog?", "what causes fog?",
        "what makes fog?"),
    topic("gravity", "is", "Gravity is the force that pulls things toward each other.", "why do things fall?",
        "why do apples fall down?",
          "why does a stone fall?", "why do we not fly off the earth?"),
    topic("volcanoes", "are", "Volcanoes are openings in the ground where hot melted rock comes out.",
        "why do volcanoes erupt?",
          "what causes a volcano?", "why are there volcanoes?"),
    topic("earthquakes", "are", "Earthquakes are shakes of the ground when plates of rock move.",
        "why are there earthquakes?",
          "what causes earthquakes?", "why does the ground shake?"),
    topic("seasons", "are", "Seasons come from the tilt of the earth as it goes around the sun.",
        "why are there seasons?",
          "what causes the seasons?", "why do we have seasons?", "why is it cold in winter?"),
    topic("day and night", "are", "Day and night come from the turning of the earth.", "why is it dark at night?",
        "why is there night?",
          "why does the sun rise?", "why does the sun set?"),
    topic("the blue sky", "is", "The sky is blue because air scatters blue light more than red light.",
        "why is the sky blue?",
          "what makes the sky blue?", "why does the sky look blue?", "what is the reason why the sky is blue?"),
    topic("photosynthesis", "is", "Photosynthesis is how plants make sugar from light, water and air.",
        "how do plants make food?",
          "why do plants need light?", "why do plants need sunlight?"),
    topic("eclipses", "are", "Eclipses happen when the moon or the earth blocks the light of the sun.",
        "why are there eclipses?",
          "what causes an eclipse?", "how does an eclipse happen?"),
    topic("waves", "are", "Waves on the sea are made by wind.", "why are there waves?", "what causes waves?",
        "what makes waves in the sea?"),
    topic("ice", "is", "Ice is water that is frozen.", "why does water freeze?", "how is ice made?",
        "what is ice made of?"),
    topic("shadows", "are", "Shadows are dark places where light is blocked.", "why are there shadows?",
        "what makes a shadow?",
          "why do I have a shadow?"),
    topic("stars", "are", "Stars are huge balls of hot gas that shine.", "what are stars made of?",
        "why do stars shine?", "why does a star shine?"),
    topic("planets", "are", "Planets are large round bodies that go around a star.", "why are planets round?",
        "what does a planet do?",
          "why do planets go around the sun?"),
    topic("fossils", "are", "Fossils are the remains of old living things in rock.", "where do fossils come from?",
        "what are fossils made of?",
          "why are there fossils?"),
    topic("dew", "is", "Dew is water from the air that settles on cool grass.",
        "why is the grass wet in the morning?", "where does dew come from?",
          "what makes dew?"),
    topic("hail", "is", "Hail is balls of ice that fall from storm clouds.", "why does it hail?",
        "where does hail come from?", "what makes hail?"),
    topic("tornadoes", "are", "Tornadoes are columns of air that spin very fast.", "why are there tornadoes?",
        "what causes a tornado?",
          "what makes a tornado?"),
    topic("deserts", "are", "Deserts are dry places where little rain falls.", "why are there deserts?",
        "why are deserts dry?",
          "why is a desert so dry?"),
    topic("rivers", "are", "Rivers are streams of water that flow to the sea or a lake.", "why do rivers flow?",
        "where do rivers go?",
          "why are there rivers?"),
)
FRAMES = {
    "what": ("What {be} {t}?", "what {be} {t}", "what exactly {be} {t}?", "tell me what {t} {be}",
    "do you know what {t} {be}?",
             "I was wondering what {t} {be}.", "so what {be} {t}?", "Can you tell me what {t} {be}?",
             "hey, what {be} {t}?",
             "I want to know what {t} {be}.", "what {be} {t} in simple words?"),
    "explain": ("Explain {t}.", "explain {t}", "explain {t} to me", "Please explain {t}.", "Can you explain {t}?",
    "Explain {t} in one sentence.",
                "describe {t}", "Describe {t} in one sentence.", "explain {t} simply", "Explain {t} to a child.",
                "Explain {t} briefly.",
                "Define {t}.", "Give me an explanation of {t}.", "Help me understand {t}."),
    "about": ("Tell me about {t}.", "tell me something about {t}", "Teach me about {t}.",
    "What do you know about {t}?", "I want to learn about {t}.",
              "say something about {t}", "What can you tell me about {t}?", "what about {t}?", "Talk about {t}."),
    "why": ("why {t}?",),
}
FRAMES_HELD = ("Could you explain {t}?", "What would you say {t} {be}?", "Tell me what exactly {t} {be}.",
               "I need an explanation of {t}.", "Please describe {t}.")
SYSTEMS = ("Answer in one sentence.", "Answer in one sentence.", "Answer in one short sentence.",
    "You explain things in one sentence.",
           "Be brief.", "You are a helpful assistant.", "You are a teacher.", "Answer the question.")
