"""The Short Measure: a winter's day in a fort on the edge of the empire.

A runner brings a letter, and may carry away the truth about the garrison's
grain. Five boxes stand in the galleries of the museum; hours are the clock
that sends visitors home, and points are what the prefect thinks of them.
"""
from milestones import Story, Box, Snippet
from nodes import Page, End, Fork, ConditionFork, SackChange, Sequence

story = Story(
    uid="fort", title="The Short Measure", start="opening",
    sack=(("hours", 10), ("points", 0), ("coins", 2), ("counted", 0),
          ("throws", 0), ("items", []), ("hasPass", False),
          ("hasTally", False), ("hasSeal", False), ("knowsMeasure", False),
          ("offered", False)),
    signpost="signpost", options="options", missed="missed", over="over")

with story:

    Box(uid="gate", label="North Gate", place="by the ticket desk")
    Box(uid="granary", label="Granary", place="behind the millstones")
    Box(uid="baths", label="Bath-house", place="under the red plaster")
    Box(uid="shrine", label="Shrine", place="between the two altars")
    Box(uid="office", label="Headquarters", place="top of the stairs")

    Snippet(uid="signpost", template="""
        {% if node.box == box.uid %}
        -> Tap here again.
        {% else %}
        -> Carry your card to the {{ story.boxes[node.box].directions }}.
        {% endif %}
        """)
    Snippet(uid="options", template="""
        {% for uid, _, label in node.offers(sack) %}
        -> {{ story.boxes[uid].label }}: {{ label }}
        {% endfor %}
        """)
    Snippet(uid="missed", template="""
        Nobody at the {{ box.label }} is waiting for you.
        """)
    Snippet(uid="over", template="""
        Your tale is told, and its worth in points is {{ sack.points }}. Ask
        at the desk for a fresh card, and choose worse friends this time.
        """)
    Snippet(uid="tally", template="""
        {% args mark, n %}
        {% while n > 0 %}{{ mark }}{% set n = n - 1 %}{% endwhile %}
        """)
    Snippet(uid="purse", template="""
        {% args sack %}
        You carry {{ sack.coins }} coin{% if sack.coins != 1 %}s{% endif %}
        {% for item in sack.items %}
          and a {{ item }}
        {% endfor %}
        """)
    Snippet(uid="daylight", template="""
        {% args hours %}
        {% if hours > 6 %}
        The sun is a pale coin above the rampart.
        {% elif hours > 3 %}
        Shadows of the towers lie right across the street.
        {% else %}
        Somebody is already filling the lamps.
        {% endif %}
        """)

    # -- Outside the wall ---------------------------------------------------

    Sequence(uid="opening", goto="password", nodes=(
        Page(uid="road", box="gate", minus={"hours": 1}, template="""
            Nine miles of frozen road, and at the end of it the fort: a grey
            lid upon a grey hill. Under your cloak is a letter for the prefect
            Rufinus, sealed with a thumb and a good deal of temper.
            """),
        Page(uid="challenge", box="gate", template="""
            "Stand!" A helmet looks down at you, and below the helmet a young
            man who would rather be in bed. "Word of the day?"
            You were given a letter. Nobody gave you a word.
            """, missed="""
            You have not even been let in yet. The sentry is at the North Gate.
            """)))

    Fork(uid="password", choices=(
        ("gate", "truth", "Admit that you know no word."),
        ("granary", "smuggled", "Slip in behind the grain carts.")),
        template="""
        The sentry blows on his fingers. A line of carts creaks past him,
        towards the granary, and he does not look at it even once.
        """)

    Page(uid="truth", box="gate", goto="yard",
         plus={"points": 2, "items": "pass"},
         minus={"hours": 1}, assign={"hasPass": True}, template="""
        "An honest runner," says the sentry. "I shall have to write that down,
        we have never had one." He writes for an hour. At the end of it you
        own a lead pass with the cohort's boar on it.
        """)

    Page(uid="smuggled", box="granary", goto="yard", minus={"hours": 1},
         template="""
        You walk in with a sack upon your shoulder, as half the fort does. Ten
        sacks came through the gate; the storeman cuts eight marks. Then he
        notices that you are looking, and you notice the door.
        """)

    # -- The yard, where all paths meet -------------------------------------

    ConditionFork(uid="yard", goto="square", when=(
        ("sack.hours < 1", "locked"),
        ("sack.hours > 4 and not sack.hasPass", "patrol")))

    Fork(uid="square", choices=(
        ("granary", "stores", "See how the winter's grain is kept."),
        ("baths", "steam", "Warm your hands where soldiers talk."),
        ("shrine", "altars", "Pay your respects to the standards."),
        ("office", "desk", "Deliver the letter."),
        ("gate", "porch", "Stretch your legs at the gate.")),
        template="""
        You stand in the middle of the fort, where two streets cross.
        {% include "daylight" sack.hours %}
        {% include "purse" sack %}
        """)

    Fork(uid="patrol", choices=(
        ("gate", "truth", "Go back and ask for a pass."),
        ("baths", "hidden", "Hide among the bathers.", "sack.coins > 0"),
        ("office", "barred", "Say that the prefect expects you.")),
        template="""
        Two men of the watch come round the corner, in step, which is never a
        good sign. "Pass?" asks the left one. The right one already shakes his
        head.
        """)

    Page(uid="hidden", box="baths", goto="square",
         minus={"coins": 1, "hours": 1},
         template="""
        A coin buys a towel, and a towel is a perfect disguise: nobody asks a
        wet man for papers. The watch goes by. You learn a song about the
        quartermaster Dexter which you will never sing to your mother.
        """)

    # -- The granary --------------------------------------------------------

    ConditionFork(uid="stores", goto="bins", when=(
        ("sack.hasTally", "swept"),
        ("sack.counted >= 3", "found")))

    Page(uid="bins", box="granary", goto="dusk", plus={"counted": 1},
         minus={"hours": 1}, template="""
        {% if sack.counted == 0 %}
        The floor stands on stone legs, to keep it from the rats. You put your
        arm into the first bin and reach the boards before your elbow is in.
        {% elif sack.counted == 1 %}
        The second bin is full. It is full of last year's chaff, with a hand's
        depth of wheat on top for the prefect's inspection.
        {% else %}
        The third bin rings like a drum. Something small is rolling inside it.
        {% endif %}
        Bins you have measured:
        {% include "tally" "|", sack.counted + 1 %}
        """)

    ConditionFork(uid="dusk", goto="aisle",
                  when=(("sack.hours < 1", "locked"),))

    Fork(uid="aisle", choices=(
        ("granary", "stores", "Look into the next bin."),
        ("baths", "measured", "Borrow a bath bucket and test the measure.",
         "sack.counted > 1 and not sack.knowsMeasure"),
        ("gate", "porch", "Follow the empty carts."),
        ("office", "desk", "Tell somebody at Headquarters.")),
        template="""
        Beside the door hangs the bronze measure, by which every man gets his
        bread. It says seventeen ladles on the rim, in the emperor's name.
        """)

    Page(uid="found", box="granary", goto="yard",
         plus={"points": 3, "items": "tally stick"},
         assign={"hasTally": True}, template="""
        It is a tally stick, split down the middle: one half of a bargain.
        Eighty notches, and a fish scratched at the end. No soldier signs with
        a fish. A trader would.
        """)

    Page(uid="swept", box="granary", goto="yard", minus={"hours": 1},
         template="""
        The storeman has found himself a broom and a friend with a stick. The
        two of them sweep, with great attention, wherever you want to stand.
        """)

    Page(uid="measured", box="baths", goto="yard", plus={"points": 4},
         assign={"knowsMeasure": True}, template="""
        Old Suadra lends you her ladle, and keeps the count on her toes. You
        pour {% for n in range(13, 21, 3) %}{{ n }}, {% endfor %}and the
        measure still wants more. It holds twenty ladles, not seventeen! What
        the farmers bring, it swallows; what the cohort is paid for, it
        forgets.
        """)

    # -- The bath-house -----------------------------------------------------

    ConditionFork(uid="steam", goto="dice",
                  when=(("sack.coins < 1", "woodpile"),))

    Page(uid="woodpile", box="baths", goto="yard", plus={"coins": 2},
         minus={"hours": 2},
         template="""
        "No coin, no steam," says Suadra, "but I have wood, and the wood has
        legs." For two hours the legs are yours. She pays fairly, and she
        counts the coins into your hand twice.
        """)

    Page(uid="dice", box="baths", goto="bench", template="""
        Three off-duty archers have made a table of an upturned tub. They greet
        you like a brother: a brother with {{ sack.coins }} in his purse.
        """)

    Fork(uid="bench", choices=(
        ("baths", "throw", "Throw the dice."),
        ("shrine", "altars", "Leave, and thank the gods for it."),
        ("granary", "stores", "Leave, and look at the stores.")),
        template="""
        {% if sack.throws %}
        The bones go round. You have thrown {{ sack.throws }} so far.
        {% else %}
        The dice are bone, worn round at the corners by other men's hopes.
        {% endif %}
        {% include "purse" sack %}
        """)

    SackChange(uid="throw", goto="late", plus={"throws": 1})
    SackChange(uid="late", goto="result", minus={"hours": 1},
               trigger="sack.throws % 2 == 0")
    ConditionFork(uid="result", goto="lost",
                  when=(("sack.throws % 3 == 0", "won"),))

    Page(uid="won", box="baths", goto="again", plus={"coins": 3}, template="""
        {% set high = 4 + sack.throws // 3 % 3 %}
        {% include "tally" "o ", high %}
        The Dog, and the Vulture, and over both of them your {{ high }}! The
        archers pay, and one mutters that Dexter's money goes as it came.
        """)

    Page(uid="lost", box="baths", goto="again", minus={"coins": 1},
         template="""
        {% set low = 1 + sack.throws % 2 %}
        {% include "tally" "o ", low %}
        A {{ low }}. The archers are so sorry for you that they take your coin
        quickly, to spare you the sight of it.
        """)

    ConditionFork(uid="again", goto="bench", when=(
        ("sack.hours < 1", "locked"),
        ("sack.coins < 1", "yard")))

    # -- The shrine ---------------------------------------------------------

    ConditionFork(uid="altars", goto="candles", when=(
        ("sack.hasSeal", "guarded"),
        ("sack.offered", "strongroom")))

    Page(uid="candles", box="shrine", goto="bowl", template="""
        The standards lean in the dark like men asleep on their feet. Between
        them is a bowl, and beneath the bowl a trapdoor that the wind pretends
        not to know.
        """)

    Fork(uid="bowl", choices=(
        ("shrine", "offering", "Give the bowl a coin.", "sack.coins > 0"),
        ("granary", "stores", "Go to the granary instead."),
        ("office", "desk", "Cross the court to Headquarters."),
        ("gate", "porch", "Go for a breath of air.")),
        template="""
        {% if sack.coins %}
        A priest with one eye looks at your purse with it.
        {% else %}
        A priest with one eye sees at once that you have nothing, and closes
        it.
        {% endif %}
        """)

    Page(uid="offering", box="shrine", goto="yard",
         plus={"points": 1, "items": "key"},
         minus={"coins": 1, "hours": 1}, assign={"offered": True}, template="""
        The priest bites the coin and weeps. "Silver! Every other man here
        gives me copper washed in tin; Dexter pays them with it." He is so
        moved that he shows you where he keeps the strongroom key. Come back,
        he says.
        """)

    Sequence(uid="strongroom", goto="yard", nodes=(
        Page(uid="stairs", box="shrine", template="""
            Eleven steps down, and the cold comes up to meet you. Here lies the
            pay of five hundred men, in a chest that is older than any of them.
            """),
        Page(uid="chest", box="shrine", plus={"points": 3, "items": "seal"},
             minus={"hours": 1}, reset=("throws",), assign={"hasSeal": True},
             template="""
            On top of the pay lies a bag that has no business here. It is tied
            with tarred string and closed with lead, and in the lead swims a
            fish. You take the seal and leave the bag. It is hard to say which
            hand found that harder.
            """, missed="""
            Half-way down the stairs is no place to leave. Back to the Shrine!
            """)))

    Page(uid="guarded", box="shrine", goto="yard", minus={"hours": 1},
         template="""
        The priest stands upon the trapdoor and discusses the weather, until it
        changes.
        """)

    # -- The gate, from inside ----------------------------------------------

    ConditionFork(uid="porch", goto="gossip",
                  when=(("sack.hasTally or sack.hasSeal", "trader"),))

    Page(uid="gossip", box="gate", goto="yard", minus={"hours": 1},
         template="""
        {% if sack.hasPass %}
        "My honest runner!" says the sentry. "If you are bored, count the
        bins. I did, once. Next day I was on the night watch for a year."
        {% else %}
        You talk with the carter of the ninth cart about the tenth. He asks for
        the time of day, in the voice of a man who asks for nothing else.
        {% endif %}
        """)

    Page(uid="trader", box="gate", goto="bargain", template="""
        A cart stands across your way. On it sits a man in a fur that was once
        several better animals. "Vocco," he says, "fish and other things. You
        have something of mine, friend. I have ten coins of anybody's."
        """)

    Fork(uid="bargain", choices=(
        ("gate", "bribed", "Take the coins and a seat on the cart."),
        ("shrine", "refused", "Walk away, with your hand on your purse."),
        ("office", "desk", "Run to Headquarters.")),
        template="""
        Vocco lays the coins out upon the board, one by one:
        {% include "tally" "()", 10 %}
        """)

    Page(uid="refused", box="shrine", goto="yard", plus={"points": 1},
         minus={"hours": 1}, trigger="sack.hours > 0", template="""
        You take the long way round, past the standards, with his eyes in your
        back. A gilded hand on a pole points at the sky, and so far the sky has
        nothing to say.
        """)

    # -- Headquarters -------------------------------------------------------

    ConditionFork(uid="desk", goto="read", when=(
        ("not sack.hasPass", "barred"),
        ("sack.hasTally and sack.hasSeal and sack.knowsMeasure", "proven"),
        ("sack.hasTally or sack.hasSeal or sack.knowsMeasure", "doubted")))

    Page(uid="barred", box="office", goto="yard", minus={"hours": 1},
         template="""
        The clerk Mela holds out a flat hand for a pass, and goes on holding
        it out while she finishes a page. "Gate," she says then. "Or do you
        believe that I could just let in everyone who is expected?"
        """)

    Page(uid="read", box="office", goto="question", template="""
        Rufinus reads the letter twice. It is from his brother, about a mule.
        "Is that all?" he asks, and he does not seem to mean the mule.
        """)

    Fork(uid="question", choices=(
        ("office", "quiet", "That is all, sir."),
        ("baths", "liar", "Accuse the bath-keeper of something, quickly."),
        ("granary", "stores", "Ask leave to see the granary.")),
        template="""
        Behind him his men's breath hangs in the hall. They are thin, for men
        who are paid in bread.
        """)

    Page(uid="doubted", box="office", goto="accuse", template="""
        You tell the prefect what you know. Spread out upon his table it is
        less than it was in your head.
        {% include "purse" sack %}
        """)

    Fork(uid="accuse", choices=(
        ("office", "verdict", "Accuse Dexter, here and now."),
        ("granary", "stores", "Beg for an hour more in the granary."),
        ("shrine", "altars", "Beg for an hour more in the shrine.")),
        template="""
        "A quartermaster," says Rufinus, "has friends. Are you sure, or are you
        only right?"
        """)

    ConditionFork(uid="verdict", goto="liar_here", when=(
        ("sack.points > 8", "clerk"),
        ("sack.points >= 6", "runner")))

    Page(uid="liar_here", box="office", goto="liar", template="""
        Dexter is fetched. He has an answer to everything, and a nephew in
        Rome. When he has finished, even you feel sorry for him.
        """)

    Sequence(uid="proven", goto="standard", nodes=(
        Page(uid="table", box="office", plus={"points": 3}, template="""
            Stick, seal and measure: you set them down in a row. The prefect
            pours water into the bronze himself, ladle after ladle, and at the
            eighteenth he stops talking. At the twentieth he stands up.
            """),
        Page(uid="assembly", box="gate", template="""
            They take Vocco at the gate, in his fur, under a load of the
            cohort's wheat. The two halves of the tally stick close with a
            click that can be heard all along the street.
            """, missed="""
            Everybody is running to the North Gate. You should run too.
            """)))

    # -- The ends -----------------------------------------------------------

    End(uid="standard", box="shrine", plus={"points": 10}, template="""
        THE STANDARD. Before the whole cohort the prefect breaks the measure
        with a mason's hammer. You may touch the gilded hand, which no runner
        has ever done. It is warm. That night there is bread until there is
        no more hunger, and {{ sack.points + 10 }} points are yours.
        """, missed="""
        Listen: trumpets, from the Shrine. They are waiting for you there.
        """)
    End(uid="clerk", box="office", plus={"points": 5}, template="""
        THE CLERK. Half a proof is enough to lock up half a thief. Dexter goes
        to Rome, in search of his nephew; you get his stool, his ink, and the
        care of the bins. The first thing you write is a true number.
        """)
    End(uid="runner", box="office", template="""
        THE RUNNER. "I believe you," says Rufinus, "and I can prove nothing."
        He has a new letter for you, to the governor, and new boots. By morning
        you are nine miles away, and so is the truth, which is a start.
        """)
    End(uid="quiet", box="office", plus={"coins": 1}, minus={"points": 1},
        template="""
        THE QUIET ONE. One coin for the letter. You walk home beneath a sky
        full of snow. In spring you hear that the cohort has eaten its mules,
        and among them one which somebody's brother had wanted back.
        """)
    End(uid="liar", box="baths", assign={"points": 0}, reset=("items",),
        template="""
        THE DITCH. They need a man for the drain below the baths, and you
        need a lesson. It is warm down there, at least, and everything in the
        fort comes past you sooner or later.
        """, missed="""
        A centurion turns you round by the collar. "The Bath-house is that
        way," he says, "and the drain is below it."
        """)
    End(uid="bribed", box="gate", plus={"coins": 10},
        reset=("items", "points"),
        template="""
        THE FISH. The cart rolls out beneath you. Ten coins! You count them
        until it is dark. Three of them are tin; but then, so is your story.
        """)
    End(uid="locked", box="gate", trigger="sack.points > 0",
        minus={"points": 1},
        template="""
        THE LONG NIGHT. The horn sounds for the lamps, and strangers are put
        out, and the bar comes down. The snow has been waiting for you. In the
        morning the sentry shares his bread, which is short by three
        parts in twenty.
        """, missed="""
        The lamps are lit and this door is shut. Only the North Gate is open,
        and it is open outwards.
        """)
