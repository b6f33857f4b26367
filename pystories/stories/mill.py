"""The Two-Faced Clock: a week of August 1842 in a water-driven cotton mill.

A piecer has six days of three shifts, a wheel that can be hurried, wages that
fines and the master's shop eat from both ends, and a clock with two dials, one
of which lies. Every shift is a bell; whoever hurries the wheel too often has
less of a mill, and whoever wants justice has to bring it in writing.
"""
from milestones import Story, Box, Snippet
from nodes import Page, End, Fork, ConditionFork, SackChange, Sequence

story = Story(
    uid="mill", title="The Two-Faced Clock", start="opening",
    sack=(("bell", 0), ("pence", 0), ("fines", 0), ("debt", 10), ("gate", 2),
          ("heat", 0), ("yarn", 0), ("lost", 0), ("letters", 0), ("trust", 0),
          ("items", []), ("grown", False), ("crept", False), ("seen", False),
          ("met", False)),
    signpost="signpost", options="options", missed="missed", over="over")

with story:

    Box(uid="wheel", label="Wheelhouse", place="down the wet steps")
    Box(uid="cards", label="Card Room", place="where the floor is white")
    Box(uid="mules", label="Mule Room", place="top floor, under the beams")
    Box(uid="shop", label="Tommy Shop", place="across the yard")
    Box(uid="house", label="Counting-house", place="beside the turnstile")

    Snippet(uid="signpost", template="""
        {% if node.box == box.uid %}
        -> Stay where you are, and tap again.
        {% else %}
        -> Clogs on: to the {{ story.boxes[node.box].directions }}.
        {% endif %}
        """)
    Snippet(uid="options", template="""
        {% for uid, _, label in node.offers(sack) %}
        -> {{ story.boxes[uid].label }}: {{ label }}
        {% endfor %}
        """)
    Snippet(uid="missed", template="""
        The {{ box.label }} has troubles of its own, and no use for you now.
        """)
    Snippet(uid="over", template="""
        {% args story, node, sack, box %}
        The bell rings for somebody else. Your week stands in the book:
        {% include "book" sack %}
        A fresh card makes you a new hand. The clock will not notice.
        """)
    Snippet(uid="money", template="{% args pence %}{% if pence > 11 %}"
            "{{ pence // 12 }}s {% endif %}{{ pence % 12 }}d")
    Snippet(uid="calendar", template="""
        {% args bell %}
        {% set day, part = divmod(bell, 3) %}
        {{ "Monday Tuesday Wednesday Thursday Friday Saturday".split()[day]
        }}, {{ ("before breakfast", "after dinner", "by lamplight")[part] }}.
        """)
    Snippet(uid="book", template="""
        {% args sack %}
        Earned {% include "money" sack.pence %}, fines {% include
        "money" sack.fines %}, on the slate {% include "money" sack.debt %}.
        {% if sack.items %}
        In your apron: {{ ", ".join(sack.items) }}
        {% endif %}
        """)
    Snippet(uid="threads", template="""
        {% args n, every %}
        {% for i in range(1, n + 1) %}
        {{ "|" if i % every else "'" }}{% endfor %}
        """)
    Snippet(uid="river", template="{% args gate, of=4 %}["
            "{% for i in range(of) %}{% if i < gate %}~{% else %}.{% endif %}"
            "{% endfor %}]")
    Snippet(uid="notches", template="""
        {% args n %}
        {% while n > 5 %}||||/ {% set n = n - 5 %}{% endwhile %}{{
        "||||/" if n == 5 else "|" * n }}
        """)

    # -- Monday, five o'clock -----------------------------------------------

    Sequence(uid="opening", goto="teeth", nodes=(
        Page(uid="lane", box="house", template="""
            Five in the morning. Wires on a pole rattle at your window: the
            knocker-up, twopence a week, and worth it for the hatred alone.
            You run down the clough among two hundred pairs of clogs, to a
            house with more windows than the rest of the world together.
            """),
        Page(uid="surgeon", box="house", template="""
            At the turnstile stands Dr Gaunt with a lamp. No parish has written
            down when you were born, so the law lets a surgeon guess. "Open,"
            he says, and goes through your teeth as one does with a horse.
            "Twelve, or thirteen. I can sign either."
            """, missed="""
            Nobody gets past the turnstile before the doctor has seen his
            teeth. He is at the Counting-house.
            """)))

    Fork(uid="teeth", choices=(
        ("cards", "thirteen", "Be thirteen: long days, full pay."),
        ("wheel", "twelve", "Be twelve: shorter days, and a school.")),
        template="""
        From thirteen on, the Act of 1833 allows twelve hours a day. Below that
        it is nine, and two of school on top of them. Dr Gaunt gets his
        sixpence either way. The pen waits.
        """)

    Page(uid="thirteen", box="cards", goto="bellrope",
         plus={"pence": 3, "bell": 1}, assign={"grown": True}, template="""
        "Thirteen?" says Betty Slack. "I have a cat that is thirteen." But she
        gives you a broom, and you sweep fly until breakfast. Fly is what they
        call the cotton in the air. It is August, and indoors, and it snows.
        """)

    Page(uid="twelve", box="wheel", goto="bellrope",
         plus={"letters": 1, "bell": 1}, template="""
        The school is between the wheel pit and the wood-pile. Enoch the
        wheelwright keeps it, because he was once seen with a newspaper. You
        learn O, and I, and L, from the side of a barrel.
        """)

    # -- The yard: each bell comes by here ----------------------------------

    ConditionFork(uid="bellrope", goto="yard", when=(
        ("sack.heat > 5", "spark"),
        ("sack.fines > 11", "turned_off"),
        ("sack.bell > 17", "payday"),
        ("sack.bell > 8 and not sack.seen", "gig"),
        ("sack.bell > 12 and sack.trust > 2 and not sack.met", "crowd")))

    Fork(uid="yard", choices=(
        ("wheel", "wheelhouse", "Go down to the water."),
        ("cards", "carding", "Mind the engines with Betty Slack."),
        ("mules", "stint", "Piece threads for Jabez Lomax."),
        ("shop", "counter", "See what your wages could buy."),
        ("house", "counting", "Show your face to the clerk.")),
        template="""
        {% include "calendar" sack.bell %}
        {% if sack.heat > 3 %}
        A smell of scorched oil comes down the stairs.
        {% elif sack.gate > 2 %}
        The whole mill hums, half a tone too high.
        {% elif sack.gate < 2 %}
        The wheel yawns, and five floors yawn with it.
        {% else %}
        The wheel turns, and everything else because of it.
        {% endif %}
        {% include "book" sack %}
        """)

    # -- The wheelhouse -----------------------------------------------------

    ConditionFork(uid="wheelhouse", goto="paddle", when=(
        ("not sack.grown and sack.bell % 3 == 2 and sack.letters < 4",
         "lesson"),))

    Page(uid="lesson", box="wheel", goto="bellrope",
         plus={"letters": 1, "bell": 1}, template="""
        {% if sack.letters == 1 %}
        "School!" cries Enoch, and puts the candle where the draught is least.
        From OIL you go on to SOIL and SPOIL. The scholars hold each other
        awake by the hair.
        {% elif sack.letters == 2 %}
        The reading-book is a list of seeds. By nine o'clock you own MANGEL and
        WURZEL and, with a run-up, RHUBARB.
        {% else %}
        The Act hangs by the door, as it must, and upside down, as it should
        not. That is how Enoch learned it, and how you do: every word of it,
        standing on its head. It will be useful at desks.
        {% endif %}
        """)

    Fork(uid="paddle", choices=(
        ("wheel", "raise", "Open the sluice by a notch.", "sack.gate < 4"),
        ("cards", "lower", "Close it by a notch, and slip away.",
         "sack.gate > 1"),
        ("house", "clock", "Follow the thin shaft, up to the clock."),
        ("mules", "stint", "Back to the mules.")),
        template="""
        Twenty-four feet of oak and iron, and the river walks round in it, from
        bucket to bucket. The sluice stands at {% include "river" sack.gate %}.
        {% if sack.gate == 4 %}
        The chain is as tight as a fiddle string. More there is not.
        {% endif %}
        """)

    SackChange(uid="raise", goto="raised", plus={"gate": 1})
    SackChange(uid="lower", goto="lowered", minus={"gate": 1})

    Page(uid="raised", box="wheel", goto="paddle", template="""
        {% if sack.gate < 3 %}
        The rack climbs one tooth. The wheel clears its throat.
        {% elif sack.gate == 3 %}
        Now it throws water as a dog does. Above you, belts begin to slap, and
        a foreman can be heard who thinks that it was his idea.
        {% else %}
        The floor trembles. On the top floor three hundred spindles scream one
        note, and Jabez Lomax another.
        {% endif %}
        """)

    Page(uid="lowered", box="cards", goto="bellrope", template="""
        You are among the engines before they have noticed. They sink by a
        tone, one after the other, like a congregation that loses faith.
        {% if sack.gate == 1 %}
        "Low water," shouts Betty. "So we shall be here until the cows come
        home, and their calves. Look at the clock some time. Look twice."
        {% endif %}
        """)

    Page(uid="clock", box="house", goto="slow20", plus={"bell": 1},
         template="""
        {% set behind = (0, 20, 10, 0, 0)[sack.gate] %}
        One case, two dials. The upper has a pendulum and keeps the time of the
        sun. The lower is turned by the wheel and keeps Mr Pell's. You begin by
        the upper, and you may stop by the lower.
        {% if behind %}
        It is {{ behind }} minutes late, for the wheel is tired. Wheels are
        allowed to be.
        {% else %}
        They agree to a hair. With so much water the lower would run ahead, but
        somebody has taken the trouble to hang a horseshoe on it.
        {% endif %}
        """)

    SackChange(uid="slow20", goto="slow10", plus={"lost": 20},
               trigger="sack.gate == 1")
    SackChange(uid="slow10", goto="reckon", plus={"lost": 10},
               trigger="sack.gate == 2")
    ConditionFork(uid="reckon", goto="bellrope", when=(
        ("sack.lost > 29 and 'tally' not in sack.items", "tally"),))

    Page(uid="tally", box="house", goto="bellrope",
         plus={"items": "tally", "trust": 1}, template="""
        You have cut every lost minute into the sole of your clog, by fives:
        {% include "notches" sack.lost %}
        It is good alder, and it limps. Two women on the stairs look at it, and
        then, for the first time, at you.
        """)

    # -- The card room ------------------------------------------------------

    ConditionFork(uid="carding", goto="fettle", when=(
        ("sack.trust == 0", "dust"),
        ("sack.trust == 1", "news"),
        ("sack.trust == 2 and not sack.met", "promise")))

    Page(uid="dust", box="cards", goto="bellrope",
         plus={"trust": 1, "pence": 3, "bell": 1}, template="""
        A card is a drum in a coat of wire teeth. It combs the cotton until
        every fibre lies the same way, "which," says Betty, "is more than the
        Chartists have managed." Nobody can hear her. You learn to read lips;
        here they call it mee-mawing.
        """)

    Page(uid="news", box="cards", goto="bellrope",
         plus={"trust": 1, "pence": 3, "bell": 1}, template="""
        Betty's lips, across forty feet of thunder: Ashton is out. Stalybridge
        is out. They walk from mill to mill and draw the plug from each boiler,
        and the fires die.
        "We have no boiler," say yours.
        "No," say Betty's. "We have a sluice."
        """)

    Page(uid="promise", box="cards", goto="bellrope",
         plus={"trust": 1, "bell": 1}, template="""
        They meet behind the Devil, the engine that tears the bales: it is so
        loud that even Heaven cannot listen. Oaths mean Australia, since
        Tolpuddle. So eleven women and one wheelwright promise nothing at all,
        and look hard at each other while they do it. You promise it too.
        """)

    Page(uid="fettle", box="cards", goto="bellrope",
         plus={"pence": 3, "bell": 1}, template="""
        {% if sack.bell % 3 == 2 %}
        You strip the fluff from the teeth by the light of an oil lamp, which
        is a sentence that should never be read to an insurer.
        {% else %}
        You carry slivers in tin cans taller than yourself. A sliver is a rope
        of cotton as thick as your thumb and as strong as a good intention.
        {% endif %}
        """)

    # -- The mule room ------------------------------------------------------

    ConditionFork(uid="stint", goto="racing", when=(
        ("sack.gate == 1", "slow"),
        ("sack.gate == 2", "steady"),
        ("sack.gate == 3", "quick")))

    Page(uid="slow", box="mules", goto="shed",
         plus={"yarn": 2, "pence": 2, "bell": 1}, template="""
        {% if sack.bell % 2 %}
        A mule is a carriage as long as a street. It walks out from its rollers
        drawing three hundred threads, and walks home winding them. Today it
        walks like a bishop.
        {% else %}
        The carriage creeps out, thinks, and creeps home. There is time to
        watch a thread break, and to be sorry.
        {% endif %}
        {% include "threads" 20, 18 %}
        """)
    Page(uid="steady", box="mules", goto="shed",
         plus={"yarn": 4, "pence": 4, "bell": 1}, template="""
        {% if sack.bell % 3 == 0 %}
        Three times a minute the carriage goes out, and you after it, barefoot
        on the oily boards. They say that a piecer walks twenty miles a day.
        Nobody says to where.
        {% elif sack.bell % 3 == 1 %}
        A broken end, a twist between finger and thumb, and on. You hum to keep
        awake. Humming is not yet on the list of fines.
        {% else %}
        By lamplight the threads are gold. You piece them in your sleep, and
        are told so, with a strap.
        {% endif %}
        {% include "threads" 20, 8 %}
        """)
    Page(uid="quick", box="mules", goto="shed",
         plus={"yarn": 6, "pence": 5, "bell": 1, "heat": 1}, template="""
        Four draws a minute! You piece with both hands and count with your
        feet. Jabez shouts numbers of which you are one. At the headstock a
        brass bearing has begun to tick.
        {% include "threads" 20, 5 %}
        """)
    Page(uid="racing", box="mules", goto="shed",
         plus={"yarn": 8, "pence": 7, "bell": 1, "heat": 3}, template="""
        The carriage gallops. Half the threads are down before the other half
        are up, and what leaves the spindles might be yarn, or string, or a
        rumour. From the headstock curls a thin, blue, interested smoke.
        {% include "threads" 20, 2 %}
        """)

    ConditionFork(uid="shed", goto="carriage", when=(
        ("sack.heat > 5", "spark"),
        ("sack.bell > 17", "payday"),
        ("sack.bell > 8 and not sack.seen", "gig"),
        ("sack.yarn > 7 and not sack.crept", "fluff")))

    Fork(uid="carriage", choices=(
        ("mules", "stint", "Stay on for another shift."),
        ("shop", "oil", "Fetch oil, on your own slate.", "sack.heat > 0"),
        ("wheel", "wheelhouse", "Go down to the water."),
        ("cards", "carding", "Help Betty Slack instead."),
        ("house", "counting", "Carry the tickets to the clerk.")),
        template="""
        {% include "calendar" sack.bell %}
        Jabez counts the full cops into the skip. Yours make
        {{ sack.yarn }} pounds of yarn.
        {% if sack.heat > 2 %}
        He wants to know how hot the bearing is, and finds out with your
        finger.
        {% endif %}
        """)

    Sequence(uid="oil", goto="bellrope", nodes=(
        Page(uid="gill", box="shop", plus={"debt": 3}, template="""
            "For Mr Pell's machine," you say, "so Mr Pell might pay." Miss Pym
            enjoys that very much. Then she chalks threepence under your name.
            """),
        Page(uid="oiled", box="mules", reset=("heat",), template="""
            The bearing drinks the gill and hisses at you for more. It ticks
            more slowly. It stops. Somewhere below, and for no reason that they
            could name, two hundred people feel a little better.
            """, missed="""
            You have a can of oil in your hand, and a bearing is waiting for
            it. Run! It is in the Mule Room.
            """)))

    Fork(uid="fluff", choices=(
        ("mules", "crawl", "Lie flat, and go."),
        ("wheel", "refuse", "Stop the wheel first.")),
        template="""
        Waste gathers beneath the carriage, like snow beneath a hedge. "Under,"
        says Jabez, with his thumb. The mule comes home three times a minute
        and waits for nobody. There is no law against it. There will be, in two
        years.
        """)

    Page(uid="crawl", box="mules", goto="shed",
         plus={"items": "bobbin", "bell": 1, "pence": 1},
         assign={"crept": True}, template="""
        Iron passes over you, so close that it parts your hair. You come out
        with an apron of fluff, and in it a bobbin, and on that a paper.
        {% if sack.letters > 1 %}
        "Ann Moss, piecer. The lower clock, six days of it." She was here
        before you. Nobody says where she went.
        {% else %}
        You cannot read it, but you can count strokes as well as anyone:
        {% include "notches" 17 %}
        {% endif %}
        """)

    Page(uid="refuse", box="wheel", goto="bellrope",
         plus={"fines": 3, "trust": 1, "bell": 1},
         assign={"crept": True, "gate": 1}, template="""
        You drop the paddle. Five floors run down like a musical box, and in
        the silence Jabez can be heard thinking. The fine for stopping the
        wheel is threepence. The sound of it, Betty says, was worth a shilling.
        """)

    # -- The shop -----------------------------------------------------------

    Fork(uid="counter", choices=(
        ("cards", "loaf", "A loaf, to share with the card room.",
         "sack.debt < 22"),
        ("shop", "oil", "Oil for the headstock.", "sack.heat > 0"),
        ("shop", "gossip", "Nothing. You only want to listen.",
         "sack.heat < 1"),
        ("wheel", "primer", "A spelling-book, for Enoch's school.",
         "not sack.grown and 'primer' not in sack.items"),
        ("mules", "stint", "Leave, and work for what you owe.")),
        template="""
        Half your wages are Mr Pell's own brass, which is money in this room
        and nowhere else. That was forbidden eleven years ago; the news has not
        come up the valley yet.
        {% for thing, price in (("Loaf", 4), ("Oil", 3), ("Speller", 5)) %}
        {{ thing }}{{ "." * (12 - len(thing)) }}{{ price }}d
        {% endfor %}
        Your slate: {% include "money" sack.debt %}
        """)

    Page(uid="loaf", box="cards", goto="bellrope",
         plus={"debt": 4, "trust": 1}, template="""
        It is white, thanks to alum, and heavy, thanks to whatever it is that
        is heavy. You break it into {{ 11 + sack.trust }} pieces. Nobody says
        thank you. Somebody hums.
        """)

    Page(uid="primer", box="wheel", goto="bellrope",
         plus={"debt": 5, "letters": 1, "items": "primer", "bell": 1},
         template="""
        Enoch has never held one that had all of its pages. He reads on, past
        the end of school and the end of the candle, and by then you know
        a fair number of the words by the sound that he makes at them.
        """)

    Page(uid="gossip", box="shop", goto="bellrope", plus={"bell": 1},
         template="""
        {% if sack.seen %}
        "An inspector," Miss Pym tells the bacon, "sees a mill for two hours a
        year. My sister has been married to it for twenty, and could not tell
        you what is on the third floor."
        {% else %}
        Miss Pym weighs with her thumb in the pan and the Bible in her other
        hand. "A gig is ordered at the Ram for Thursday," she tells the bacon.
        "And gigs have inspectors in them."
        {% endif %}
        """)

    # -- The counting-house -------------------------------------------------

    ConditionFork(uid="counting", goto="fined", when=(
        ("sack.letters > 2 and 'leaf' not in sack.items", "ledger"),
        ("sack.fines < 1", "rules")))

    Page(uid="rules", box="house", goto="bellrope",
         plus={"fines": 1, "bell": 1}, template="""
        The rules hang on the wall, in a hand that loves itself:
        {% for fault, fine in (("Late, 5 minutes", 2), ("Whistling", 3),
                               ("Window open", 3), ("Found washing", 3)) %}
        {{ fault }}{{ "." * (16 - len(fault)) }}{{ fine }}d
        {% endfor %}
        "Can you read that?" asks Mr Twelvetrees, the clerk.
        {% if sack.letters > 1 %}
        You can, and do. "Then you have no excuse," he says. A penny.
        {% else %}
        You cannot. "Ignorance," he says and writes. A penny.
        {% endif %}
        """)

    Page(uid="fined", box="house", goto="bellrope",
         plus={"fines": 3, "bell": 1}, template="""
        {% if sack.fines % 2 %}
        Somebody has whistled. Mr Twelvetrees looks out into the yard, which
        is full of you.
        {% else %}
        On the third floor a window is open, and somebody was seen to breathe
        at it. He has to write down a name, and yours is short.
        {% endif %}
        Threepence.
        """)

    Page(uid="ledger", box="house", goto="bellrope",
         plus={"items": "leaf", "bell": 1}, template="""
        You stand at the desk and wait to be shouted at. The ledger lies the
        wrong way round for you, but so did most things at Enoch's school. "By
        Sun," says one column, "By Wheel" the other; the third, in red, says
        "Saved". Mr Twelvetrees turns to find his ruler. When he turns back,
        the book is thinner by a leaf.
        """)

    # -- Thursday: a gig ----------------------------------------------------

    Fork(uid="gig", choices=(
        ("wheel", "hidden", "Hide by the wheel, with the small ones."),
        ("house", "witness", "Stand where his lamp will find you."),
        ("mules", "busy", "Go on piecing, and be thirteen.")),
        template="""
        A gig in the lane! Word of it climbs the mill faster than the man can.
        The Inspector: one of four, for all the mills of the kingdom. Children
        are handed down the wheel stairs like buckets at a fire, for he counts
        only what he sees.
        """)

    Page(uid="hidden", box="wheel", goto="bellrope",
         plus={"trust": 1, "bell": 1}, assign={"seen": True}, template="""
        Nineteen of you sit in the dark and count the buckets as they pass:
        {% for n in range(8, 48, 8) %}{{ n }}, {% endfor %}48.
        The smallest, who is six, can go up to forty-eight. It is her third
        inspector.
        """)

    Page(uid="busy", box="mules", goto="bellrope",
         plus={"yarn": 4, "pence": 4, "bell": 1}, assign={"seen": True},
         template="""
        "How old?" asks a tired man with a notebook.
        "Thirteen," says Jabez.
        "I asked the child."
        "Thirteen," says the child. He writes it down. He has eighty more miles
        to go, in the rain, and thirteen is a number.
        """)

    ConditionFork(uid="witness", goto="unheard", when=(
        ("sack.lost > 29 and ('leaf' in sack.items or "
         "'bobbin' in sack.items)", "public"),))

    Page(uid="unheard", box="house", goto="bellrope",
         plus={"fines": 2, "trust": 1, "bell": 1}, assign={"seen": True},
         template="""
        "The clock is slow, sir."
        He holds his watch against the upper dial, and they agree. "All mills
        tell me so," he says, "and no mill can tell me by how much. Write it
        down, child. Twice, in two hands." When the gig is gone you owe
        twopence, for conversation.
        """)

    # -- Friday: a crowd ----------------------------------------------------

    Fork(uid="crowd", choices=(
        ("wheel", "turnout", "Show them the sluice."),
        ("house", "stool", "Help the clerk to bar the door."),
        ("mules", "watched", "Watch from the top floor.")),
        template="""
        First singing, then the road is dark with people: four thousand, out of
        Hyde and Ashton, with saucepan lids for drums. They have drawn every
        plug from here to Glossop. Now they look for your chimney, and look
        again. "Where," asks a huge polite man, "do you keep your boiler?"
        """)

    Page(uid="watched", box="mules", goto="bellrope",
         plus={"pence": 2, "bell": 1}, minus={"trust": 1},
         assign={"met": True}, template="""
        From above they are hats and bonnets. Mr Twelvetrees assures them that
        there is no boiler; it is the first time that he has told the truth
        to a crowd, and they believe him, and go. Betty Slack does not look
        up at your window.
        """)

    # -- Saturday -----------------------------------------------------------

    Page(uid="payday", box="house", goto="reckoned", template="""
        {% set net = sack.pence - sack.fines - sack.debt %}
        Saturday, six by the lower dial; half past, by your stomach. Mr
        Twelvetrees pays through a hole in the shape of his face.
        {% include "book" sack %}
        {% if net > 0 %}
        {% set silver, brass = net - net // 2, net // 2 %}
        So: {% include "money" silver %} in silver, {% include
        "money" brass %} in Mr Pell's brass.
        {% elif net %}
        So you owe {% include "money" -net %} for having worked here.
        {% else %}
        So: nothing. He counts it out to you twice.
        {% endif %}
        """, missed="""
        Saturday! The whole mill stands in line at the Counting-house.
        """)

    ConditionFork(uid="reckoned", goto="second", when=(
        ("sack.pence < sack.fines + sack.debt", "slate"),
        ("sack.letters > 3", "offer"),
        ("sack.pence - sack.fines - sack.debt > 47", "rich"),
        ("sack.yarn > 59", "minder")))

    Fork(uid="offer", choices=(
        ("wheel", "clockmaker", "Go with Enoch."),
        ("shop", "posted", "Buy a stamp first, for what you know.",
         "'leaf' in sack.items and sack.lost > 29"),
        ("cards", "second", "Stay with Betty and the others.")),
        template="""
        "There is a man in Stockport," says Enoch, "that makes clocks with one
        dial. He wants a lad or a lass who can read." He looks at his own
        hands, and then at the school: eleven of you, asleep on the wood-pile.
        """)

    Page(uid="posted", box="shop", goto="public", plus={"debt": 1},
         template="""
        To anywhere in the kingdom, for a penny! It is two years old and still
        feels like a mistake. Into the letter go the leaf,
        {% if 'bobbin' in sack.items %}
        Ann Moss's paper,
        {% endif %}
        and {{ sack.lost }} minutes. The Queen looks away, to the left, as if
        she had not seen you.
        """)

    Fork(uid="rich", choices=(
        ("house", "fare", "Walk out through the turnstile."),
        ("mules", "minder", "Stay, and ask Jabez for a mule.",
         "sack.yarn > 59"),
        ("cards", "second", "Buy oranges for the card room.")),
        template="""
        You have never held so much. {% include
        "money" sack.pence - sack.fines - sack.debt %}! Through the window
        comes a whistle, from far off, that nobody can be fined for: the
        railway.
        """)

    # -- The ends -----------------------------------------------------------

    End(uid="spark", box="mules", template="""
        THE SPARK. Hot brass, oily boards, and cotton in the air: a mill is a
        lamp with five wicks. You all get out, since Betty has counted heads
        every day for a year. Mr Pell is insured. In the ashes they find the
        clock, with its two faces melted into one.
        """, missed="""
        Something is wrong. It smells of it on every stair. The Mule Room!
        """)
    End(uid="turned_off", box="house", assign={"pence": 0}, template="""
        THE ROAD. {% include "money" sack.fines %} in fines! It is a record,
        and Mr Twelvetrees rules a line below it with real feeling. You
        are shut out on a weekday with the sun shining. You whistle. It
        echoes from all of the windows, and is quite free.
        """, missed="""
        Your name has been read out. You are wanted at the Counting-house.
        """)
    End(uid="public", box="house", plus={"pence": 12}, template="""
        THE PUBLIC CLOCK. Minutes in one hand, proof in the other: he reads
        both, and puts on his hat. The bench fines Mr Pell a pound, since the
        bench is Mr Pell's cousin. But in the next Act, two years on, it
        stands in plain words: hours shall be kept by a public clock.
        {% if sack.letters > 1 %}
        You read it, the right way up. It is your sentence.
        {% else %}
        Enoch reads it out to you, twice. It is your sentence.
        {% endif %}
        """)
    End(uid="turnout", box="wheel", assign={"gate": 0}, plus={"trust": 10},
        template="""
        THE TURN-OUT. You give the huge polite man the crank. The pond goes
        by, down the clough, unemployed; the wheel stands; the lower dial says
        twenty past two, and will for three weeks. Then hunger wins, at the old
        wages. But everyone has heard now what it sounds like.
        """)
    End(uid="stool", box="house", reset=("trust",), plus={"pence": 6},
        template="""
        THE STOOL. The bar holds. Mr Pell himself shakes your hand, having
        asked for your name, and you get the second stool, and the red ink.
        It is dry there, and quiet. It is quiet wherever you go: in the yard,
        in the lane, in chapel.
        """)
    End(uid="slate", box="shop", reset=("pence",), template="""
        THE SLATE. Nobody can leave who owes, and nobody who stays can pay.
        Miss Pym wipes a little of your debt away with her sleeve, for the
        pleasure of writing it again. It is a good slate. It is older than you
        are, and in the corner it still says: A. Moss.
        """, missed="""
        You owe more than you earned, and it is not here that you owe it. The
        Tommy Shop wants a word.
        """)
    End(uid="clockmaker", box="wheel", plus={"letters": 1}, template="""
        THE CLOCKMAKER. In ten years you have a bench by a window. One day a
        case comes in for repair, with two dials. The customer wants it to go
        as it used to. You give it back with one hand missing from the lower
        face: the minute. He can have it, you say, when he brings
        {{ max(sack.lost, 20) }} of them back.
        """)
    End(uid="fare", box="house", minus={"pence": 30}, template="""
        THE FARE. Third class is a cart without a roof, coupled behind the
        coals; they give you smuts and rain for nothing. In Manchester all the
        clocks disagree, and the station's wins. Nobody knows your name or your
        teeth. You are fourteen, you decide.
        """)
    End(uid="minder", box="mules", minus={"trust": 1}, template="""
        THE BIG PIECER. {{ sack.yarn }} pounds in a week! Jabez gives you one
        half of his mule, and a shilling more, and a little piecer of your own.
        She is nine, or thirteen. On Monday there is fluff beneath the
        carriage. You hear yourself say it, with your thumb.
        """, missed="""
        Jabez Lomax wants to see you. He is in the Mule Room, and smiling,
        which is why nobody else is.
        """)
    End(uid="second", box="cards", template="""
        THE SECOND WEEK. On Sunday you sleep. On Monday wires rattle at the
        window; you have a cough now, and a place in the row, and Betty Slack
        keeps {% if sack.trust > 2 %}half an orange{% else %}a corner of the
        bench{% endif %} for you. The clock begins at nothing, on both of its
        faces.
        """, missed="""
        Everybody you know has gone over to the Card Room. Come on.
        """)
