"""Old Men's Water: one shift of 1868 in a coal mine beside the sea.

The drift goes north, towards workings that were drowned a hundred years ago,
and the plan says that there is coal enough between. A lamp burns oil, bad air
costs breath, rope comes by the fathom, and with each step that anybody takes
the wall of coal is a yard thinner. What is on the far side is patient.
"""
from milestones import Story, Box, Snippet
from nodes import Page, End, Fork, ConditionFork, SackChange, Sequence

story = Story(
    uid="mine", title="Old Men's Water", start="opening",
    sack=(("oil", 8), ("air", 6), ("rope", 0), ("gas", 0), ("yards", 18),
          ("bored", 0), ("tubs", 0), ("items", []), ("pony", False),
          ("plan", False)),
    signpost="signpost", options="options", missed="missed", over="over")

with story:

    Box(uid="bank", label="Pit Bank", place="under the pulley wheels")
    Box(uid="foot", label="Shaft Foot", place="through the iron gate")
    Box(uid="stable", label="Stables", place="follow the smell of hay")
    Box(uid="face", label="North Drift", place="where you have to stoop")
    Box(uid="waste", label="Waste", place="past the notice that says no")

    Snippet(uid="signpost", template="""
        {% set there = story.boxes[node.box] %}
        {% if there is box %}
        -> Here. Hold up your lamp again.
        {% else %}
        -> By the rails to the {{ there.directions }}.
        {% endif %}
        """)
    Snippet(uid="options", template="""
        {% for uid, goto, label in node.offers(sack) %}
        -> {{ story.boxes[uid].label }}: {{ label }}
        {% endfor %}
        """)
    Snippet(uid="missed", template="""
        At the {{ box.label }} you hear water drip, and nobody you know.
        """)
    Snippet(uid="over", template="""
        Your lamp has been handed in. Number 61 hangs on its nail, and waits
        for the next who wants to go down.
        """)
    Snippet(uid="gauge", template="""
        {% args name, n, of=8, mark="=" %}
        {{ name }} {% for i in range(max(n, of)) %}{{
        mark if i < n else "." }}{% endfor %}
        """)
    Snippet(uid="flame", template="""
        {% args gas %}
        {% if gas < 2 %}
        The flame stands yellow and straight.
        {% elif gas == 2 %}
        On the flame sits a pale blue cap, no higher than a barleycorn.
        {% elif gas == 3 %}
        The blue cap on the flame has grown as long as a fingernail.
        {% else %}
        The blue cap reaches {{ gas }} eighths up the glass. That is firedamp.
        {% endif %}
        """)
    Snippet(uid="gear", template="""
        {% args sack %}
        {% include "gauge" "Oil", sack.oil %}
        {% include "gauge" "Air", sack.air, 6, "o" %}
        {% include "flame" sack.gas %}
        {% set things = list(sack.items) %}
        {% if sack.rope %}
        {% set things = things + [str(5 * sack.rope) + " fathoms of rope"] %}
        {% endif %}
        {% if things %}
        With you: {{ ", ".join(things) }}.
        {% endif %}
        """)
    Snippet(uid="hole", template="""
        {% args depth, wet=10 %}
        {% set yard = 0 %}
        >{% while yard < depth %}{{ "-" if yard < wet else "~" }}{%
        set yard = yard + 1 %}{% endwhile %} {{ depth }} yards
        """)
    Snippet(uid="raps", template="{% args n %}{{ ' '.join(['clang'] * n) }}")
    Snippet(uid="stone", template="""
        {% args seconds %}
        {% for second in range(1, seconds + 1) %}
        {{ ("One", "Two", "Three")[second - 1] }}: {{ 16 * second ** 2 }} feet.
        {% endfor %}
        """)

    # -- At bank ------------------------------------------------------------

    Sequence(uid="opening", goto="pockets", nodes=(
        Page(uid="lamp", box="bank", template="""
            Four in the morning, by somebody else's watch. Lowther the lampman
            lights a Clanny lamp, blows all round its rim, and locks it with a
            plug of lead. "In there it is a light," he says. "Out here it is a
            funeral." You sign for it with a cross; you can write, but he
            likes crosses.
            """),
        Page(uid="ridley", box="bank", template="""
            You are lad to Eben Ridley, the deputy, who is at home in bed with
            his chest. All night he has said the same. "North drift. The old
            men were there before us. It is all water. Tell Crake."
            Mr Crake manages the pit; the word for that is viewer. What he
            views is a plan, and it shows sixty yards of coal.
            """, missed="""
            You have no lamp and no orders yet. Both are at the Pit Bank.
            """)))

    Fork(uid="pockets", choices=(
        ("bank", "owned", "Turn them out, with the three matches."),
        ("foot", "kept", "Walk on into the cage.")),
        template="""
        "Pockets," says Lowther. A pipe or a match below is two months in
        Durham gaol: Special Rule 27. In your Sunday waistcoat, which is your
        Tuesday waistcoat too, there are three matches.
        """)

    Page(uid="owned", box="bank", goto="cage", plus={"oil": 2}, template="""
        He drops them into a bucket, one by one, like a man who puts out stars.
        "One honest lad a year," he says, "and it comes in March." He fills
        your lamp to the very brim.
        """)

    Page(uid="kept", box="foot", goto="cage", plus={"items": "matches"},
         template="""
        He has forty more lads to search and does not see you go. Three little
        heads of phosphorus ride down next to your heart. You have never felt
        them before. Now you feel nothing else.
        """)

    Page(uid="cage", box="foot", goto="ways", template="""
        The floor goes, your stomach stays. Three seams fly past the bars:
        {% for seam, fathoms in (("High Main", 38), ("Yard Seam", 61),
                                 ("Low Main", 90)) %}
        {{ seam }}: {{ fathoms }} fathoms, or {{ fathoms * 6 }} feet
        {% endfor %}
        It takes as long as the Lord's Prayer, said at an honest speed. Most
        men down here have it timed.
        """)

    # -- Every step: oil, a yard of coal, gas, breath -----------------------

    SackChange(uid="step", goto="seep", minus={"oil": 1, "yards": 1})
    SackChange(uid="seep", goto="stale", plus={"gas": 1},
               trigger="sack.yards % 2 == 0")
    SackChange(uid="stale", goto="ways", minus={"air": 1},
               trigger="sack.gas > 3")

    ConditionFork(uid="ways", goto="junction", when=(
        ("sack.yards < 1", "flood"),
        ("sack.air < 1", "stythe"),
        ("sack.oil < 1", "dark"),
        ("sack.gas > 5", "cap"),
        ("sack.tubs > 5", "loose")))

    Fork(uid="junction", choices=(
        ("face", "drift", "Inbye, to the coal."),
        ("stable", "stalls", "To the ponies."),
        ("waste", "rim", "Up the old incline, past the notice."),
        ("foot", "kist", "Open Ridley's chest.",
         "'rods' not in sack.items"),
        ("foot", "onsetter", "Sit with the onsetter.",
         "'rods' in sack.items"),
        ("bank", "ride", "Ring for the cage, and ride.")),
        template="""
        {% if sack.yards < 5 %}
        The rails of the mothergate are wet. This morning they were not.
        {% elif sack.yards % 3 == 0 %}
        The mothergate of the Low Main: rails, props, and a wind from the shaft
        that has somewhere to be.
        {% elif sack.yards % 3 == 1 %}
        A set of tubs comes through the mothergate, with a pony in front and a
        boy behind, both asleep.
        {% else %}
        The props of the mothergate creak a little. As long as they talk, says
        Ridley, all is well.
        {% endif %}
        {% include "gear" sack %}
        """)

    # -- The north drift ----------------------------------------------------

    Fork(uid="drift", choices=(
        ("face", "bore", "Bore ahead, with Ridley's rods.",
         "'rods' in sack.items and sack.bored < 15"),
        ("face", "fill", "Fill a tub, as you are paid to.",
         "'rods' not in sack.items or sack.bored > 14"),
        ("stable", "brattice", "Fetch cloth, to lead the air here.",
         "sack.gas > 1"),
        ("waste", "rim", "Find out where the water comes from."),
        ("foot", "step", "Back outbye.")),
        template="""
        {% if sack.yards > 12 %}
        Cuddy Bell hews on his side, with his cheek on the floor, and sings.
        The coal is as bright as boots on a Sunday.
        {% elif sack.yards > 6 %}
        The face sweats. "So do I," says Cuddy, "and nobody draws a plan of
        it." But he has not sung since his bait.
        {% else %}
        The coal is dull and cold. Rust runs out of it in threads, and there is
        a smell of eggs. Cuddy hews as one knocks at a door in the night.
        {% endif %}
        {% include "flame" sack.gas %}
        """)

    Page(uid="fill", box="face", goto="step", plus={"tubs": 1}, template="""
        {% if sack.tubs == 0 %}
        Eight hundredweight to a tub. You hang your token in it, a tin disc
        with 61: without that it is the company's coal, and with a stone too
        many it is the company's as well.
        {% elif sack.tubs % 2 %}
        Shovel, turn, throw; the roof is three feet up and has opinions. It
        tells you them in small stones.
        {% else %}
        Your marra's coal, your shovel, your back. The pony takes it off into
        the dark, and somewhere in London a duchess is warm.
        {% endif %}
        {% include "gauge" "Tubs", sack.tubs + 1, 6, "U" %}
        """)

    ConditionFork(uid="bore", goto="dry", when=(
        ("sack.bored > 9", "spurt"),))

    Page(uid="dry", box="face", goto="step", plus={"bored": 5}, template="""
        {% if sack.bored %}
        The dust comes out as paste, and then as ink. Cuddy tastes it. "Iron,"
        he says, and spits for longer than the taste can last.
        {% else %}
        You screw the rods together and turn them with a brace. Five yards of
        dry black dust: good coal, as Mr Crake has drawn it.
        {% endif %}
        {% include "hole" sack.bored + 5, 8 %}
        """)

    Page(uid="spurt", box="face", goto="spout", plus={"bored": 5}, template="""
        At fourteen yards the rods leap back into your arms, all of them, like
        a fish. After them comes the water, as thin as a knitting needle and as
        straight, and it strikes the far prop so hard that it sings.
        {% include "hole" sack.bored + 4 %}
        """)

    Fork(uid="spout", choices=(
        ("face", "plugged", "Drive the ash plug home."),
        ("foot", "fled", "Run.")),
        template="""
        Ridley has taught you what the plug is for, and Cuddy has the mallet.
        Ridley has taught you also how fast to run.
        """)

    Page(uid="plugged", box="face", goto="step", template="""
        Three blows, with the needle drilling into your sleeve. The plug holds.
        Round its edge stands a ring of drops; each one waits, falls, and has a
        successor. "Fourteen yards," says Cuddy, "is not sixty. Who tells the
        man?"
        """)

    Page(uid="fled", box="foot", goto="step", assign={"yards": 2}, template="""
        You run. Behind you the needle turns into a finger, and the finger to
        an arm; you can hear it by the note. Cuddy is still at it, with his cap
        and his back, to give you time.
        """)

    # -- The stables --------------------------------------------------------

    ConditionFork(uid="stalls", goto="manger", when=(
        ("not sack.pony", "bishop"),
        ("sack.rope < 2", "lines")))

    Page(uid="bishop", box="stable", goto="step", assign={"pony": True},
         template="""
        Bishop is eleven hands high and has been down for nine years. He counts
        the couplings as they click: at {% include "raps" 4 %} he
        pulls, and at five he sits. He eats your apple, then the pocket. Since
        Sunday, says the horsekeeper, he will not go north.
        """)

    Page(uid="lines", box="stable", goto="step", plus={"rope": 1},
         template="""
        {% if sack.rope %}
        "Another one?" The horsekeeper has buried two brothers and asks no
        more than that. Five fathoms and five are ten.
        {% else %}
        Old plough lines hang here, from the days when Bishop's kind had a sky.
        You borrow one: five fathoms of good hemp. "Bring it back dry."
        {% endif %}
        """)

    Page(uid="manger", box="stable", goto="step", reset=("air",), template="""
        The ponies get the first of the wind, for they cost more than lads and
        are harder to find. You sit in the straw and breathe. Bishop shares
        your bread and dripping, and gives you back the paper.
        """)

    Sequence(uid="brattice", goto="step", nodes=(
        Page(uid="cloth", box="stable", template="""
            Brattice is canvas with tar in it. It hangs from the roof and cuts
            a gallery in two, so that the air must go in on one side before it
            may come out on the other. Air is like men: it takes the short way
            if nobody is looking.
            """),
        Page(uid="hung", box="face", reset=("gas",), template="""
            You nail it up by the light of the thing that you are afraid of.
            The wind comes round the end of the cloth like a late guest. The
            blue cap shrinks, and sits down, and is gone.
            """, missed="""
            Twelve yards of tarred canvas on your shoulder do no good here.
            They belong in the North Drift, and soon.
            """)))

    # -- The waste ----------------------------------------------------------

    ConditionFork(uid="rim", goto="listen", when=(
        ("sack.rope < 2", "brink"),
        ("'token' not in sack.items", "roped")))

    Page(uid="brink", box="waste", goto="step", minus={"air": 1}, template="""
        NO ROAD, says a board, with a crossed prop in front of it. Up here the
        grandfathers took the High Main. Then there is no floor: Prudence
        shaft, given up in 1769. You let a stone fall, and count.
        {% include "stone" 2 %}
        Then a splash. That is ten fathoms and a bit.
        {% if sack.rope %}
        You have five, and courage for about three.
        {% else %}
        You have no rope, and are glad of it.
        {% endif %}
        """)

    Sequence(uid="roped", goto="step", nodes=(
        Page(uid="hanging", box="waste", minus={"air": 1}, template="""
            You tie the lines to a prop that was already old at Waterloo, and
            go over the edge. The rope ends one yard above the water. It lies
            there without a ring or a ripple, and your lamp looks up at you
            from under it.
            """),
        Page(uid="ledge", box="waste", minus={"air": 1},
             plus={"items": "token"}, template="""
            In the wall is a ledge, and on it a pick no longer than a hand, and
            a token cut from horn: W. RIDLEY 1741.
            {% set surface = 38 + 11 %}
            The water stands at {{ surface }} fathoms. The Low Main lies at 90.
            You do the sum, and wish that you had been worse at school:
            {{ 90 - surface }} fathoms of water hang over Cuddy's head.
            """, missed="""
            You are on a rope over black water. This is no time to be anywhere
            except in the Waste.
            """)))

    Page(uid="listen", box="waste", goto="step", minus={"air": 2},
         template="""
        You lie at the edge of Prudence with an ear to the rock. Coal carries
        sound better than any wire. It is Cuddy's pick:
        {% for beat in range(6 - sack.yards // 4) %}tok .. {% endfor %}tok.
        {% if sack.yards > 9 %}
        Far off, like a clock in another house.
        {% else %}
        It might be in this room.
        {% endif %}
        """)

    # -- The shaft foot -----------------------------------------------------

    Page(uid="kist", box="foot", goto="step",
         plus={"items": "rods", "oil": 4}, template="""
        The deputy's kist is his office, his altar and his seat. In it are a
        flask of oil, chalk, boring rods, a plug of ash wood, and a pipe, which
        he only ever holds. Under the lid he has cut, small: HOLES AHEAD, AND
        ON BOTH SIDES. You take the flask and the rods.
        """)

    Page(uid="onsetter", box="foot", goto="step", reset=("air",), template="""
        Here the air comes down, with rain in it. Tot Hall knows only the
        hammer on the shaft wire:
        {% for n, meaning in enumerate(("stop", "lower", "men")) %}
        {% include "raps" n + 1 %}: {{ meaning }}
        {% endfor %}
        {% if sack.plan %}
        "And for water?" you ask. He thinks. "We never agreed on one."
        {% else %}
        "Four," he adds, "was for the vicar. He came once."
        {% endif %}
        """)

    # -- The viewer's office ------------------------------------------------

    SackChange(uid="ride", goto="daylight", minus={"yards": 1})

    Page(uid="daylight", box="bank", goto="surface", reset=("oil", "air"),
         template="""
        {% if sack.yards > 9 %}
        Daylight, or what they have instead of it in March. The sea lies
        behind the heap, grey and level, and looks as if it had been told
        something.
        {% else %}
        The light hurts. You have been down so long that a gull seems a large
        idea. Below your boots the wheel goes round, and lets men down.
        {% endif %}
        Lowther fills up your lamp and asks for no cross.
        """)

    ConditionFork(uid="surface", goto="office", when=(
        ("sack.yards < 1", "list"),))

    Fork(uid="office", choices=(
        ("bank", "sheet", "Ask to see the plan.", "not sack.plan"),
        ("bank", "crake", "Tell Mr Crake what you know.", "sack.plan"),
        ("foot", "down", "Ride down again.")),
        template="""
        The viewer's office has a carpet. {% if sack.plan %}Mr Crake looks at
        your boots, and you look at his plan.{% else %}You are on it before you
        can help it, in boots.{% endif %}
        """)

    Page(uid="down", box="foot", goto="step", template="""
        {% include "raps" 3 %}: men. There is one of you, but it has no
        signal for lads. The dark comes up and shuts over your head.
        """)

    Sequence(uid="sheet", goto="surface", nodes=(
        Page(uid="linen", box="bank", template="""
            The plan is linen, five feet long. Hester pit is black, and old
            Prudence pink. Between them lie six tenths of an inch of white, on
            which somebody has written with love: WHOLE COAL, 60 YARDS.
            """),
        Page(uid="needle", box="bank", assign={"plan": True},
             minus={"yards": 1}, template="""
            And in the corner, small: "W. Ridley, by the needle, 1741." But
            needles walk! North was 16 degrees off in those days, and this
            morning it is 22.
            {% set off = 600 * (22 - 16) * 22 // (7 * 180) %}
            The road to Prudence was measured over 600 yards. Turn it by
            {{ 22 - 16 }} degrees, and she lies {{ off }} yards nearer: by
            {{ off - 60 }} more than there are.
            """, missed="""
            You have not finished reading. The plan is in the office, at the
            Pit Bank.
            """)))

    ConditionFork(uid="crake", goto="laughed", when=(
        ("sack.bored > 14 and 'token' in sack.items", "proven"),
        ("sack.bored > 14 or 'token' in sack.items", "doubt")))

    Page(uid="laughed", box="bank", goto="surface", minus={"yards": 2},
         template="""
        "A needle that walks," says Mr Crake, and enjoys it so much that he
        calls in the clerk to hear it again. Then he gives you a humbug. He has
        children of his own. "Bring me something that I can hold, lad."
        """)

    Fork(uid="doubt", choices=(
        ("bank", "insist", "Put your own place on it."),
        ("foot", "marras", "Go down and tell the men.")),
        template="""
        {% if sack.bored > 14 %}
        "A hole with water in it," he says. "The North Sea is one too."
        {% else %}
        "A bit of horn," he says. "My grandmother had combs like that."
        {% endif %}
        But he does not laugh. "One more sign, and I would stop the drift. I
        have forty shareholders, and they can all count."
        """)

    ConditionFork(uid="insist", goto="insisted", when=(
        ("'matches' in sack.items", "gaol"),))

    Page(uid="insisted", box="bank", goto="surface", minus={"yards": 2},
         template="""
        "Your place?" He has to look up what it is that you do. While he looks,
        another set of tubs goes over the screens, out of the north drift. You
        know Cuddy's coal by its size.
        """)

    ConditionFork(uid="marras", goto="shrug", when=(
        ("sack.tubs > 1", "strike"),))

    Page(uid="shrug", box="foot", goto="step", template="""
        They hear you out, squatting on their heels along the wall. Then they
        look at your hands. "He has filled no coal," says one, not unkindly,
        "and he would have us fill none." The rails ring. They go inbye.
        """)

    Sequence(uid="proven", goto="barrier", nodes=(
        Page(uid="table", box="bank", template="""
            The horn token lies upon the linen, and the wet plug's twin beside
            it. Mr Crake lays his dividers on the white, then on the pink. He
            does it three times. You have never seen a man's face being
            surveyed before.
            """),
        Page(uid="stopped", box="face", template="""
            He comes himself, in his good trousers, on his knees. He puts a
            palm against the coal, as one does with a horse, and feels it
            shiver. "Everyone out," says Mr Crake, in a voice that would not
            wake a baby.
            """, missed="""
            Mr Crake has never been so deep, and does not know the way. Take
            him to the North Drift.
            """)))

    # -- Things that go wrong -----------------------------------------------

    Fork(uid="cap", choices=(
        ("foot", "creep", "Lower the lamp, and creep away."),
        ("face", "bolt", "Run, while it still burns."),
        ("stable", "brattice", "Fetch cloth, on tiptoe.")),
        template="""
        {% include "flame" sack.gas %}
        It spreads until the whole gauze is full of blue, and there is no
        yellow left. It is the most beautiful thing that you have seen down
        here. Do nothing quickly.
        """)

    Page(uid="creep", box="foot", goto="ways", minus={"air": 1, "yards": 1},
         assign={"gas": 3}, template="""
        Firedamp lies under the roof. So the lamp goes down to your knee, and
        you after it, a foot at a time, like someone who carries a full cup to
        a sleeping king. Near the shaft the flame turns yellow. You could kiss
        it, if it were not locked.
        """)

    Page(uid="bolt", box="face", goto="blast", template="""
        A lamp is safe in air that stands. You run; so its air runs too, at
        more than five feet in a second, and the flame lies down against the
        gauze. The gauze turns red. You have time to notice that.
        """)

    Fork(uid="dark", choices=(
        ("face", "struck", "Strike a match.", "'matches' in sack.items"),
        ("stable", "led", "Whistle for Bishop.", "sack.pony"),
        ("foot", "rails", "Crawl, with one hand on the rail.")),
        template="""
        The flame is a bean, a bead, a memory. You hold your hand in front of
        your eyes and have to take its word for it. Museums cannot show you
        this dark: somebody would fall over something.
        """)

    Page(uid="struck", box="face", goto="flare", minus={"items": "matches"},
         template="""
        You scrape it on the sole of your boot. It is the oldest sound in the
        world, and down here also the loudest.
        """)

    ConditionFork(uid="flare", goto="gaol", when=(
        ("sack.gas > 1", "blast"),))

    Page(uid="led", box="stable", goto="ways", assign={"oil": 4},
         minus={"yards": 1}, template="""
        Hooves, a warm nose, a smell of dripping. You take hold of his tail.
        Bishop has not needed his eyes for nine years; he turns where the air
        turns, and never once goes north. The horsekeeper fills up your lamp.
        """)

    Page(uid="rails", box="foot", goto="ways", assign={"oil": 3},
         minus={"yards": 3, "air": 1}, template="""
        It is six hundred yards on hands and knees, against the wind, and what
        you meet has more legs than you have. Tot Hall holds up his lamp.
        "Lost something?" he says, and pours you some of his oil.
        """)

    Fork(uid="flood", choices=(
        ("foot", "queue", "Run for the shaft."),
        ("stable", "hooves", "Run to the stables.", "sack.pony"),
        ("waste", "ladders", "Up the incline, with your rope.",
         "sack.rope > 1")),
        template="""
        First a wind, out of the north, where there is no door. It is cold and
        smells of eggs, and every lamp goes flat. Then all of the ponies at
        once. Then a sound like a train that has nowhere else to go.
        """)

    Page(uid="queue", box="foot", goto="last", template="""
        {% set hang = 0 %}
        Forty men, and a cage for eight. {% while hang < 32 %}{%
        set hang = hang + 8 %}{{ hang }}, {% endwhile %}and each time it comes
        back it stands a little deeper. Nobody pushes. Cuddy Bell lifts the
        youngest up over the heads. You are not the youngest.
        """)

    # -- The ends -----------------------------------------------------------

    End(uid="barrier", box="bank", plus={"items": "rods"}, template="""
        THE BARRIER. The north drift is bricked up, and the bricks are still
        there; you have walked past them. Forty yards of coal are left for
        good, which no shareholder ever forgave. Four years later the law asks
        every mine for a true plan, with north on it. Ridley's chest gets
        better. You get his other one.
        """)
    End(uid="strike", box="foot", reset=("oil", "gas"), template="""
        FORTY LAMPS. They saw you fill your {{ sack.tubs }} tubs, and they know
        Ridley. One hangs his lamp on a nail, then they all do: a row of lights
        like a street. It lasts nine days. On the tenth the drift breaks
        in by itself, at night, and drowns one wheelbarrow.
        """)
    End(uid="ladders", box="waste", reset=("rope",), template="""
        THE OLD MEN'S SHAFT. Prudence has run out through your drift. For the
        first time since 1769 her ladders stand dry, and where they fail your
        ten fathoms do not. Eleven men climb out behind you, into a turnip
        field. W. Ridley's token goes first round, and then into the chapel
        wall.
        """)
    End(uid="hooves", box="stable", assign={"air": 1}, template="""
        THE PONY. Bishop is loose, and waits; he counts you, one, and goes. Up
        a side way that is on no plan, belly-deep, into a pocket of air under
        the roof. Two days and a night you hold on to his mane. When they break
        through, he will not let go of your pocket.
        """)
    End(uid="last", box="bank", plus={"yards": 60}, template="""
        THE LAST CAGE. You are in it, and so is Tot Hall, who rang it up
        himself. There is no signal for what he rang. At the inquest the plan
        is shown, and admired. "Sixty yards," says the coroner. Someone at the
        back, with a cough, says: "By the needle."
        """)
    End(uid="list", box="bank", assign={"yards": 0}, template="""
        THE LIST. You feel it through the carpet. Then the rope of the cage
        hangs slack, and women come up the road in their aprons, running. They
        do not shout. Lowther reads out the numbers of the lamps that are not
        on their nails, in order. He stops before 61.
        """)
    End(uid="loose", box="bank", plus={"oil": 2}, template="""
        THE DAY'S COAL. "Lowse!" they call from the shaft: the shift is done.
        Six tubs, four and tuppence. {% if sack.bored > 14 %}You dream of one
        plug of ash wood.{% elif 'token' in sack.items %}You sleep with a horn
        token in your fist.{% else %}You sleep like a stone.{% endif %} It was
        a Tuesday. They still ring the chapel bell for the Thursday.
        """, missed="""
        Your shift is over, and the cage is waiting. Up to the Pit Bank.
        """)
    End(uid="gaol", box="bank", reset=("items",), template="""
        THE THREE MATCHES. {% if 'matches' in sack.items %}"Turn out your
        pockets," says Mr Crake, "before we talk of danger."{% else %}It
        burned for as long as it takes to be seen by an overman.{% endif %}
        Two months in Durham. It is there that you hear of it, from a warder
        with a brother in Hester pit. Ridley had sent one lad with the message,
        and the lad was away.
        """, missed="""
        Two men hold you by the arms. They want you at the Pit Bank.
        """)
    End(uid="blast", box="face", assign={"air": 0, "gas": 0}, template="""
        THE BLAST. It goes down the drift and back again, looking for air. You
        lay flat in the wet, as Ridley taught you; so you are the one who can
        tell it. You tell it for sixty years, to anyone who strikes a light
        near you, and to some who only look as though they might.
        """)
    End(uid="stythe", box="stable", assign={"air": 2}, template="""
        THE STYTHE. It has no colour or smell; it is air that somebody else has
        used. You sit down, only until your legs come back. Bishop's
        {% if sack.pony %}teeth are in your collar{% else %}driver finds you by
        your boots{% endif %}, and there is straw, and a day has gone. They did
        not stop the drift for it.
        """, missed="""
        Everything is far away and rather kind. Someone drags you along by the
        collar. Let him. It is the way to the Stables.
        """)
