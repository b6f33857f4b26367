"""The Borrowed Book: a day and a night of a hungry winter, in an abbey.

In Advent of the year 1196 a novice with a good hand has until tomorrow's Prime
to copy ten leaves of a book of beasts, which a neighbour has lent. The bells
are the clock. Hunger spoils the writing, the light ends at Vespers, and at the
gate stand people for whom no book is of any use.
"""
from milestones import Story, Box, Snippet
from nodes import Page, End, Fork, ConditionFork, SackChange, Sequence

story = Story(
    uid="abbey", title="The Borrowed Book", start="opening",
    sack=(("hour", 0), ("rung", 0), ("hunger", 2), ("grace", 2),
          ("leaves", 0), ("errors", 0), ("skins", 3), ("loaves", 3),
          ("fed", 0), ("scrip", []), ("old", False), ("read", False),
          ("met", False)),
    signpost="signpost", options="options", missed="missed", over="over")

with story:

    Box(uid="church", label="Church", place="below the rose window")
    Box(uid="desk", label="Scriptorium", place="north walk of the cloister")
    Box(uid="frater", label="Refectory", place="beside the stone basin")
    Box(uid="cellar", label="Cellar", place="down the worn stairs")
    Box(uid="gate", label="Gatehouse", place="at the coats")

    Snippet(uid="signpost", template="""
        {% if node.box == box.uid %}
        -> Remain here, and tap again.
        {% else %}
        -> Go, without running, to the {{ story.boxes[node.box].directions }}.
        {% endif %}
        """)
    Snippet(uid="options", template="""
        {% for uid, _, label in node.offers(sack) %}
        -> {{ story.boxes[uid].label }}: {{ label }}
        {% endfor %}
        """)
    Snippet(uid="missed", template="""
        At the {{ box.label }} somebody lays a finger on his lips. You have no
        business there now.
        """)
    Snippet(uid="over", template="""
        Here your tale ends, as books do: {{ sack.leaves }} leaves,
        {{ sack.errors }} errors, and {{ sack.fed }} times that somebody was
        fed. It is not written down which of them is counted.
        """)
    Snippet(uid="tally", template="""
        {% args mark, n %}
        {% while n > 0 %}{{ mark }}{% set n = n - 1 %}{% endwhile %}
        """)
    Snippet(uid="office", template="""
        {% args rung %}
        {{ ("Terce", "Sext", "None", "Vespers", "Compline", "Matins", "Lauds",
        "Prime")[rung] }}
        """)
    Snippet(uid="bell", template="""
        {% args rung %}
        {% for stroke in range(3 + rung % 3) %}
        {% if stroke % 2 %}
            dong
        {% else %}
        DONG
        {% endif %}
        {% endfor %}
        {% include "office" rung %}
        """)
    Snippet(uid="sky", template="""
        {% args hour %}
        {% if hour < 3 %}
        The sun is a rumour in the fog.
        {% elif hour < 6 %}
        It is as light now as it means to be today.
        {% elif hour < 8 %}
        The light comes in low and looks at each desk in turn.
        {% elif hour < 12 %}
        Dark. The holy water has a skin of ice.
        {% else %}
        The middle of the night, and then the cold end of it.
        {% endif %}
        """)
    Snippet(uid="belly", template="""
        {% args hunger %}
        {% if hunger > 9 %}
        You could eat the binding.
        {% elif hunger > 6 %}
        Your hand shakes, and not with zeal.
        {% elif hunger > 3 %}
        You catch yourself thinking about onions.
        {% endif %}
        """)
    Snippet(uid="scrip", template="""
        {% args scrip %}
        {% if scrip %}
        In your sleeve:
        {% for thing in scrip %}
        - a {{ thing }}
        {% endfor %}
        {% endif %}
        """)
    Snippet(uid="beast", template="""
        {% args n %}
        {% set name, lore = (
        ("LION", "sleeps with open eyes, and sweeps out its own tracks"),
        ("WHALE", "is an island until somebody lights a fire on it"),
        ("CRANE", "keeps watch with a stone in its claw, and if it nods, it "
        "hears of it"),
        ("PANTHER", "smells so sweet that all beasts follow it but one"),
        ("BARNACLE", "is a goose that grows on a tree by its beak, and may "
        "therefore be eaten in Advent"),
        ("WEASEL", "conceives by the ear, or else gives birth by it"),
        ("SALAMANDER", "puts out a fire by lying down in it"),
        ("HEDGEHOG", "rolls upon the grapes, and carries home a dinner"),
        ("PELICAN", "feeds her young from her own breast, and looks tired"),
        ("BONNACON", "has horns that are of no use, and lays waste three "
        "acres with its other end"))[n % 10] %}
        {{ n + 1 }}. The {{ name }}
        {{ lore }}.
        """)

    # -- Chapter ------------------------------------------------------------

    Sequence(uid="opening", goto="cloister", nodes=(
        Page(uid="summons", box="church", template="""
            Prime is sung, and the chapter sits along the wall. The abbot reads
            out who slept, who laughed, and what is left in the barn, which is
            quickly read. "And our neighbours have lent us a book," he says,
            and looks at your hand. "Until tomorrow."
            """),
        Page(uid="lent", box="desk", template="""
            It is a book of beasts, ten leaves long and chained shut. The man
            who brought it is to sleep beside it. He has already begun. Ten
            leaves between this morning's Prime and the next! Even Brother
            Odo, the precentor, who has written since before the flood, does
            no more than four.
            """, missed="""
            A finger points you on, along the cloister: the Scriptorium is
            there, on the side where there would be sun.
            """),
        Page(uid="pledge", box="desk", template="""
            "A life of Saint Cuthbert is with them in pledge," says Odo. "If
            this goes back late, it stays there." He gives you a goose feather,
            a knife, ink of oak galls, and three skins.
            {% include "tally" "[ ]", sack.skins %}
            More he has not got: the sheep have been eaten.
            """)))

    # -- The clock: two hours to each bell ----------------------------------

    SackChange(uid="pass", goto="sand", plus={"hour": 1, "hunger": 1})

    ConditionFork(uid="sand", goto="cloister", when=(
        ("sack.hunger > 12", "infirmary"),
        ("sack.grace < 0", "penance"),
        ("sack.hour > 15", "prime"),
        ("sack.hour // 2 > sack.rung", "ringing")))

    Fork(uid="cloister", choices=(
        ("desk", "quire", "Write."),
        ("church", "alone", "Kneel for a while, alone."),
        ("frater", "kitchen", "Look whether there is food."),
        ("cellar", "stores", "See the cellarer."),
        ("gate", "almonry", "See who is at the gate.")),
        template="""
        {% include "sky" sack.hour %}
        {% include "belly" sack.hunger %}
        {% include "scrip" sack.scrip %}
        Leaves written: {{ sack.leaves }} of 10.
        """)

    Fork(uid="ringing", choices=(
        ("church", "choir", "Walk in with the others, two by two."),
        ("desk", "deaf", "Hear nothing, and write on.",
         "sack.skins and sack.leaves < 10 "
         "and (sack.rung < 4 or 'candle' in sack.scrip)"),
        ("cellar", "crept", "Slip down to the cellar while they sing.",
         "sack.loaves and 'loaf' not in sack.scrip")),
        template="""
        {% include "bell" sack.rung %}
        {% if sack.rung > 4 %}
        Forty men rise, dressed as they lay down, and feel for forty boots.
        {% elif sack.rung % 2 %}
        All along the cloister, books are shut in the middle of a word.
        {% else %}
        Whatever is in your hand, says the Rule, you lay it down.
        {% endif %}
        """)

    Page(uid="choir", box="church", goto="mended", plus={"rung": 1},
         template="""
        {% if sack.rung == 5 %}
        Down the night stairs with one lamp for forty men. Twelve psalms.
        A brother goes round with the lamp, and if you sleep he sets it down
        before you, and it is you who must carry it on.
        {% elif sack.rung > 2 %}
        You sing what you have sung at this hour since harvest. Your breath
        rises with the psalm, and gets about as high as the capitals.
        {% elif sack.rung % 2 %}
        A short office. The fog has come to it too. Somewhere behind you
        Brother Gamel, the cellarer, sings the sums of the barn.
        {% else %}
        Left side, right side, verse for verse, like men who pass stones along
        a wall. It is the only hour when nobody is hungry, or all are.
        {% endif %}
        """)

    SackChange(uid="mended", goto="dismissed", plus={"grace": 1},
               trigger="sack.grace < 3")

    ConditionFork(uid="dismissed", goto="sand",
                  when=(("sack.rung == 3", "basin"),))

    Page(uid="deaf", box="desk", goto="tired", plus={"rung": 1, "leaves": 1},
         minus={"grace": 1, "skins": 1}, template="""
        They sing, and you write:
        {% include "beast" sack.leaves %}
        Your stall in the choir is a gap like a missing tooth. Everybody's
        tongue goes there.
        """)

    Page(uid="crept", box="cellar", goto="sand", plus={"rung": 1,
         "scrip": "loaf"}, minus={"grace": 1, "loaves": 1}, template="""
        A whole abbey is at its prayers, and the barrels and you are not. A
        loaf weighs a pound by the Rule. This one is lighter, and warmer than
        it should be; or that is your face.
        """)

    # -- The meal, once a day, in silence -----------------------------------

    Page(uid="basin", box="frater", goto="signs", template="""
        In winter there is one meal, after None. You wash your hands at the
        stone basin, and sit down with your back to the wall. From the pulpit
        a brother reads about the desert, where the fathers lived on a date.
        Nobody may speak. So everybody talks with his hands.
        """)

    Fork(uid="signs", choices=(
        ("frater", "ate", "Two thumbs, two fingers, a ring: bread."),
        ("cellar", "fish", "A hand that swims like a tail: fish."),
        ("gate", "sleeve", "No sign. The loaf goes into your sleeve.")),
        template="""
        The kitchener stands before you and raises his eyebrows, which is the
        sign for "Well?"
        """)

    Page(uid="ate", box="frater", goto="sand", minus={"hunger": 6},
         template="""
        A loaf, beans, and the beans' water. You eat it as it was taught you,
        with both hands on the cup, and leave one crumb for manners. The man
        beside you eats your manners.
        """)

    Page(uid="fish", box="cellar", goto="sand", minus={"hunger": 3},
         plus={"skins": 1}, template="""
        He takes your fish for the sign of an eel, and an eel with a twist of
        the wrist for the cellarer, who sends you home with one herring,
        wrapped in a sheet of good parchment. Languages have grown from less.
        """)

    Page(uid="sleeve", box="gate", goto="sand", plus={"fed": 1},
         template="""
        They are at the gate since morning. An old man takes the loaf, thanks
        God, you, and the loaf, and carries it past his own mouth to somebody
        behind him. You will be told that sleeves are for hands.
        """)

    # -- The scriptorium ----------------------------------------------------

    ConditionFork(uid="quire", goto="copy", when=(
        ("sack.leaves > 9", "finished"),
        ("sack.hour > 7 and 'candle' not in sack.scrip", "dark"),
        ("sack.skins < 1", "bare"),
        ("sack.old and not sack.read", "undertext"),
        ("sack.hour > 7", "lit")))

    Page(uid="copy", box="desk", goto="tired_hour", plus={"leaves": 1},
         minus={"skins": 1}, template="""
        {% include "beast" sack.leaves %}
        {% if sack.leaves == 0 %}
        You prick the margin, rule the lines, and begin with a red letter.
        {% elif sack.leaves % 3 == 1 %}
        In the margin you draw Brother Gamel, as a crane with keys.
        {% elif sack.leaves % 3 == 2 %}
        The ink bites into the skin and dries from brown to black.
        {% else %}
        You breathe upon your fingers, and on the ink, which has ice.
        {% endif %}
        {% include "tally" "=", sack.leaves + 1 %}
        """)

    SackChange(uid="tired", goto="sand", plus={"errors": 1},
               trigger="sack.hunger > 6")
    SackChange(uid="tired_hour", goto="pass", plus={"errors": 1},
               trigger="sack.hunger > 6")

    Page(uid="dark", box="desk", goto="pass", template="""
        After Vespers there is no light in here, and on purpose: one spark,
        and three hundred calves would die a second time. You sit before the
        page and listen to it being white.
        """)

    Page(uid="bare", box="desk", goto="skinless", template="""
        The last skin is full. You hold up your hand, turn it over and show
        the palm, which is the sign for a leaf. Brother Odo shows you both of
        his, which is the sign for none.
        """)

    Fork(uid="skinless", choices=(
        ("cellar", "bundle", "There were old skins in the cellar."),
        ("church", "alone", "Take it for a sign of the other kind."),
        ("gate", "almonry", "See who is at the gate.")),
        template="""
        Ten leaves, you were told. You have {{ sack.leaves }} and a good pen.
        """)

    Page(uid="lit", box="desk", goto="seen", plus={"leaves": 1},
         minus={"skins": 1}, template="""
        One candle end, behind your hand, and the beasts move in it:
        {% include "beast" sack.leaves %}
        {% if sack.hour % 3 == 0 %}
        The circator makes his round. He has a lantern of his own, and so can
        see yours. He says nothing. He is not obliged to, before Prime.
        {% else %}
        Wax falls on the crane, and has to be picked off with the nail.
        {% endif %}
        """)

    SackChange(uid="seen", goto="tired_hour", minus={"grace": 1},
               trigger="sack.hour % 3 == 0")

    Page(uid="undertext", box="desk", goto="secret", assign={"read": True},
         template="""
        Under the laundry list on the old skin there is older writing. You
        tilt it to the light. EDGAR, KING, it says, gives this abbey in each
        year of dearth the tenth sheaf out of the earl's own barn. It has a
        slit, where a seal was. It is worth four hundred people's bread.
        """)

    Fork(uid="secret", choices=(
        ("desk", "scraped", "Scrape it clean. You are here to write."),
        ("church", "kept", "Put it into your sleeve.")),
        template="""
        King Edgar has been dead for two hundred years. And there is only one
        man who ever made a letter g like this one. He had a cold yesterday.
        It is Brother Odo.
        """)

    Page(uid="scraped", box="desk", goto="tired_hour", plus={"leaves": 1},
         minus={"skins": 1}, template="""
        Pumice, chalk and a round knife. The king goes up in dust, and so do
        the sheaves. You sneeze. On top of them you write:
        {% include "beast" sack.leaves %}
        """)

    Page(uid="kept", box="church", goto="pass", plus={"scrip": "charter"},
         minus={"skins": 1}, template="""
        You take it before the altar, in order to ask whether a thing can be
        false and right. The altar is silent. So was King Edgar, one supposes,
        and it did not stop him.
        """)

    Page(uid="finished", box="desk", goto="knife", template="""
        {% include "tally" "=", sack.leaves %}
        It is all there: the last beast, the last dot. You read the whole of
        it against the book, with a finger on each.
        {% if sack.errors %}
        Errors: {{ sack.errors }}. A tired eye jumps from one word to its twin
        three lines on, and everything between them is lost to the world.
        {% endif %}
        """)

    Fork(uid="knife", choices=(
        ("desk", "scrape", "Scrape out an error.", "sack.errors > 0"),
        ("church", "alone", "Lay down the pen, and give thanks."),
        ("frater", "kitchen", "Lay down the pen, and look for food."),
        ("gate", "almonry", "Lay down the pen, and go to the gate.")),
        template="""
        The knife for sharpening the feather also takes off ink. That is why a
        scribe is painted with something in either hand.
        """)

    Page(uid="scrape", box="desk", goto="pass", minus={"errors": 1},
         template="""
        You shave the word off the skin, polish the place with a tooth (a
        boar's: it hangs there for it), and write the right one over the
        scar. It will always be a little darker. So will you.
        """)

    # -- The cellar ---------------------------------------------------------

    ConditionFork(uid="stores", goto="gamel", when=(
        ("sack.skins < 1 and not sack.old", "bundle"),
        ("sack.hour > 7 and 'candle' not in sack.scrip", "wax")))

    Page(uid="gamel", box="cellar", goto="asking", template="""
        Brother Gamel has a stick for every barrel, and a knot in his girdle
        for each mouth. "The guests' loaves," he says, and lets you look
        through the grating:
        {% if sack.loaves %}
        {% include "tally" "(__) ", sack.loaves %}
        {% else %}
        crumbs, and a mouse who does not get up for you.
        {% endif %}
        """)

    Fork(uid="asking", choices=(
        ("cellar", "begged", "Ask him for a loaf.",
         "sack.loaves and sack.grace > 1 and 'loaf' not in sack.scrip"),
        ("cellar", "refused", "Ask him all the same.",
         "not sack.loaves or sack.grace < 2 or 'loaf' in sack.scrip"),
        ("desk", "quire", "Go and write."),
        ("gate", "almonry", "Go and see who is at the gate.")),
        template="""
        {% include "belly" sack.hunger %}
        He has a face like a locked door with a kind man behind it.
        """)

    Page(uid="begged", box="cellar", goto="pass", plus={"scrip": "loaf"},
         minus={"loaves": 1}, template="""
        "You were in choir," he says. "I counted." A key, another key, and a
        loaf in your hands; then he cuts a notch, looks at it, and with his
        thumb rubs a little dirt into it, so that it seems older.
        """)

    Page(uid="refused", box="cellar", goto="pass", template="""
        {% if sack.grace < 2 %}
        "There was a gap in the choir today," he says. "It was about your
        size."
        {% else %}
        He turns out his girdle before you, knot by knot. There are more knots
        in it than loaves.
        {% endif %}
        """)

    Page(uid="bundle", box="cellar", goto="pass", plus={"skins": 9},
         assign={"old": True}, template="""
        Behind the salt lies a bundle of written skins: accounts, a sermon,
        laundry. "Scrape them," says Gamel. "We have been forgiven all these."
        You count nine. On one of them something shines through the laundry.
        """)

    Page(uid="wax", box="cellar", goto="pass", plus={"scrip": "candle"},
         template="""
        The ends of the altar candles are kept down here, to be melted again.
        Brother Gamel asks no question. He only says, to a barrel, that all
        the books are upstairs, and that there is one stair.
        """)

    # -- The refectory ------------------------------------------------------

    ConditionFork(uid="kitchen", goto="empty",
                  when=(("'loaf' in sack.scrip", "crust"),))

    Page(uid="crust", box="frater", goto="breaking", template="""
        You sit down at the long table, alone, and take out the loaf. It has
        the abbey's cross on it. One is supposed to see where one cuts.
        """)

    Fork(uid="breaking", choices=(
        ("frater", "eaten", "Eat it."),
        ("gate", "given", "Get up again, and take it to the gate."),
        ("desk", "quire", "Not yet. Write first.")),
        template="""
        {% include "belly" sack.hunger %}
        From the wall a painted saint watches, with a gridiron and good teeth.
        """)

    Page(uid="eaten", box="frater", goto="pass", minus={"hunger": 5,
         "scrip": "loaf"}, template="""
        It is gone before the grace is. There was sawdust in it, and acorn,
        and you would know them again anywhere, with pleasure.
        """)

    Page(uid="empty", box="frater", goto="pass", template="""
        {% if sack.rung > 2 %}
        The tables are scrubbed, and the smell of beans has been sent to the
        poor. A cat sits in the pulpit, and reads you.
        {% else %}
        The kitchener shows you the sun, or where it would be, and moves his
        finger on from there: after None. You count the spoons.
        {% for spoon in range(sack.hunger) %}
        o--
        {% endfor %}
        {% endif %}
        """)

    # -- The gate -----------------------------------------------------------

    ConditionFork(uid="almonry", goto="poor", when=(
        ("sack.hour > 8 and not sack.met", "dealer"),
        ("'loaf' in sack.scrip", "given")))

    Page(uid="poor", box="gate", goto="crowd", template="""
        It has rained for two summers. They stand along the wall out of the
        wind, and do not push:
        {% include "tally" "i ", 18 - 2 * sack.fed %}
        What is left of forty monks' dinner will come out in a bucket. There
        are forty monks because each of them eats.
        """)

    Fork(uid="crowd", choices=(
        ("gate", "ladled", "Stay, and carry the bucket."),
        ("cellar", "stores", "Go down to the cellarer."),
        ("desk", "quire", "Go back to the beasts.")),
        template="""
        A child asks what your hands are black from. You say: lions.
        """)

    Page(uid="ladled", box="gate", goto="pass", plus={"fed": 1, "hunger": 1},
         template="""
        You carry it down the line, and learn a thing which is not in the Rule:
        to hold the ladle so that the last one in the line can see that there
        is some left. There is, just.
        """)

    Page(uid="given", box="gate", goto="pass", plus={"fed": 2},
         minus={"scrip": "loaf"}, template="""
        One loaf, and you cut it:
        {% set part = 2 %}
        {% while part < 32 %}
        1/{{ part }}
        {% set part = part * 2 %}
        {% endwhile %}
        The last cut is no cut, it is an opinion. Nobody complains.
        """)

    Page(uid="dealer", box="gate", goto="bargain", assign={"met": True},
         template="""
        Where the poor stood by day there stands a mule, and by the mule a man
        with clean gloves. "A book of beasts is here tonight," he says. "In
        Paris a bishop wants one. I give two marks, which is bread for this
        whole wall until Easter. Or for you, of course."
        """)

    Fork(uid="bargain", choices=(
        ("gate", "thief", "Fetch it to him, chain and all."),
        ("church", "alone", "Go and kneel, quickly."),
        ("desk", "quire", "Go and sit down before the book.")),
        template="""
        The lender's man, you can hear it from here, is asleep.
        """)

    # -- The church, between the hours --------------------------------------

    Page(uid="alone", box="church", goto="comforted", template="""
        {% if sack.grace < 1 %}
        The crucifix looks past you, at the place in the choir where you were
        not. You stay until your knees are forgiven, at least.
        {% elif sack.hour > 7 %}
        One lamp. A bat goes through the psalms of its own. In the dark the
        church is as large as the reason why they built it.
        {% else %}
        A mason is on the scaffold, cutting a capital: leaves, and among them
        a face with its cheeks full. It is Gamel. You are not the only one.
        {% endif %}
        """)

    SackChange(uid="comforted", goto="pass", plus={"grace": 1},
               trigger="sack.grace < 2")

    # -- The next Prime -----------------------------------------------------

    Page(uid="prime", box="church", goto="faults", template="""
        {% include "bell" 7 %}
        Prime again. The chapter sits along the wall. The abbot reads out what
        is left in the barn: "For nineteen days. And then it is not yet
        Lent." He closes the list. "The book," he says. "And if there is
        anything else, let it be said now."
        """, missed="""
        It is Prime, and everyone who can walk is walking to the Church.
        """)

    ConditionFork(uid="faults", goto="judged",
                  when=(("'charter' in sack.scrip", "sleeve_burns"),))

    Page(uid="sleeve_burns", box="church", goto="speak", template="""
        In your sleeve the skin has grown warm. Opposite you sits Brother Odo,
        seventy years old, who was forty when the last hunger came; and he is
        not looking at the abbot, but at your sleeve.
        """)

    Fork(uid="speak", choices=(
        ("church", "charter", "Lay it upon the abbot's knees."),
        ("desk", "burnt", "Keep still. There is still one leaf to fill.")),
        template="""
        It is a forgery. It is a good one. Nineteen days.
        """)

    Page(uid="burnt", box="desk", goto="filled", minus={"scrip": "charter"},
         template="""
        While they pray for better weather you scrape King Edgar off his skin,
        {% if sack.leaves < 10 %}
        and write, in a clean small hand:
        {% include "beast" sack.leaves %}
        {% else %}
        and then a second time, as there is nothing left to write.
        {% endif %}
        Somebody behind you breathes out. It is an old man's breath.
        """)

    SackChange(uid="filled", goto="judged", plus={"leaves": 1},
               trigger="sack.leaves < 10")

    ConditionFork(uid="judged", goto="half", when=(
        ("sack.fed > 4", "almoner"),
        ("sack.leaves > 9 and sack.errors < 3", "copied"),
        ("sack.leaves > 9", "hedgehog")))

    # -- The ends -----------------------------------------------------------

    End(uid="copied", box="desk", plus={"grace": 3}, template="""
        THE COPY. The book goes home on its mule, and Saint Cuthbert comes
        back. Yours stays. Eight hundred years on it lies open in the case at
        your elbow. The gold is gone, and so is the abbey. At the foot of the
        last leaf you can still read, very small: My hand was cold. Reader,
        shut the window.
        """)
    End(uid="hedgehog", box="desk", minus={"grace": 1}, template="""
        THE HEDGEHOG. Ten leaves, and {{ sack.errors }} errors. In one of them
        your eye leapt from one "it" to the next, and in your book it is the
        hedgehog that lays eggs, on the back of a whale. Nine other abbeys
        copy you. It takes until 1650 before anybody goes and looks.
        """)
    End(uid="half", box="desk", reset=("grace",), template="""
        THE HALF. The book has to go, and you have {{ sack.leaves }} leaves.
        {% if sack.leaves > 4 %}
        It breaks off in the middle of a sentence, which scholars love: "If
        you should ever meet one, there is but a single remedy, namely".
        {% else %}
        They are bound up with a sermon on patience, to which they are found
        to be the better half.
        {% endif %}
        """)
    End(uid="almoner", box="gate", assign={"scrip": []}, plus={"fed": 20},
        template="""
        THE ALMONER. "There are {{ sack.leaves }} leaves here," says the abbot,
        "where I asked for ten. And at my gate there are people who asked for
        you." He takes away your pen and gives you the bucket, and the key of
        the guests' loaves. Most of the wall lives to see May. None of them
        could read.
        """, missed="""
        You are called for at the Gatehouse, and not by one voice.
        """)
    End(uid="charter", box="church", plus={"fed": 40}, minus={"grace": 2},
        template="""
        THE CHARTER. The earl has it read to him twice; then he opens the
        barn, for who would argue with King Edgar? It hangs on the wall here,
        labelled: forged about 1166, of great beauty. Below, in your own hand,
        is a witness's cross. It is the only cross on it that was made by
        somebody who knew.
        """)
    End(uid="thief", box="gate", minus={"grace": 9}, reset=("scrip",),
        template="""
        THE MULE. Two marks lie in your glove. You do mean to come back with
        bread; you mean it as far as Lincoln. Saint Cuthbert stays with the
        neighbours. The beasts are in Paris still, under a number, and on the
        first leaf the crane has black fingermarks, which are yours.
        """)
    End(uid="infirmary", box="frater", assign={"hunger": 0},
        template="""
        THE INFIRMARY. You fall asleep between two words, face down, so that
        the crane is printed on your forehead. Only the sick may have meat.
        They carry you to a warm room where eleven others lie, and none of
        them is very ill. Somebody puts a chicken leg into your hand, and
        makes the sign for: slowly.
        """, missed="""
        Your legs do not go that way. Hold on to the wall, as far as the
        Refectory.
        """)
    End(uid="penance", box="church", minus={"leaves": 1},
        trigger="sack.leaves > 0", template="""
        THE THRESHOLD. "He hears no bells," says the prior. So you lie across
        the door of the church, and the others step over you, seven times a
        day. By the third day you know all of their shoes.
        {% if sack.leaves %}
        Your last leaf is used to stop a draught, and it does that well.
        {% else %}
        Your book has this to be said for it, that it holds no errors.
        {% endif %}
        """, missed="""
        The prior has you by the ear. He is bound for the Church, and so is
        the ear.
        """)
