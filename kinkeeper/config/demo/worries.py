"""What invented parents tell on their forms. The two sides never say the same words."""

from kinkeeper.people.models import Party

_MEETING = ("meeting",)
WORRIES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Party.Side.RESIDENT: (
        ("I moved last year and I need our new street to stay unknown.", _MEETING),
        ("Somebody waited outside the nursery gate twice this summer.", ("following",)),
        ("I am afraid that the children will be asked where we sleep.", _MEETING),
        ("There was shouting when we handed the children over in the car park.", ()),
        ("My phone was looked through when we still lived together.", ("controlling",)),
        ("The little one has bad dreams after every long drive.", ()),
        ("I worry that nobody will be sober when the children arrive.", ("alcohol",)),
        (
            "The police came to our flat in the spring of last year.",
            ("abuse", "police"),
        ),
        ("I do not want my new partner to be talked about.", ()),
        ("They once came back two hours late and nobody answered.", ("taken",)),
    ),
    Party.Side.VISITING: (
        ("I have not seen them for eight months and do not know what they like.", ()),
        (
            "I get anxious in waiting rooms and would like to sit near a door.",
            ("mind",),
        ),
        ("I stopped drinking in January and go to a group on Mondays.", ("alcohol",)),
        (
            "Two of their brothers have threatened me and I will not meet them.",
            _MEETING,
        ),
        ("My shifts change and I only know them two weeks before.", ()),
        ("I am told nothing about their health or their teachers.", ()),
        ("I lost my driving licence and depend on the number 76 bus.", ()),
        ("I want somebody to see that I can look after them.", ()),
        ("My letters were sent back to me without being opened.", ()),
        ("I am afraid that they will not know me any more.", ("mind",)),
    ),
}
WISHES = {
    Party.Side.RESIDENT: (
        "Calm time, with somebody near who knows what to do.",
        "That they can stop when they want to stop.",
        "A place that is the same every time.",
        "No questions to them about me or our home.",
    ),
    Party.Side.VISITING: (
        "To play on the floor with them and not to be watched like a thief.",
        "To cook something small together one day.",
        "To go to the park with them after a while.",
        "To read to them, as I did every evening.",
    ),
}
CODE_WORDS = {
    Party.Side.RESIDENT: ("marmalade", "thimble", "dandelion", "pumpernickel"),
    Party.Side.VISITING: ("saxophone", "gooseberry", "harmonica", "rhubarb"),
}
LETTERS = (
    "The adult the child lives with called to ask about parking. Answered.",
    "Both adults were told, each by their own way, that the centre is closed at "
    "the end of the year.",
    "A worker called to ask how the first sessions went. Nothing to change.",
    "A parent asked for an earlier time. Told them what is free.",
)
