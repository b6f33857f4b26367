"""The Second Tide: a leaking ship, a Roman quay and two high waters.

About the year 868 a cargo of whetstones comes up the river to a market beneath
the ruins, and finds the channel marked where no channel is. The tide is the
clock: it bares the mud, floats the ship, and brings the law. Silver mends what
is broken, and trust is what stands up and swears for you.
"""
from milestones import Story, Box, Snippet
from nodes import Page, End, Fork, ConditionFork, SackChange, Sequence

story = Story(
    uid="harbour", title="The Second Tide", start="opening",
    sack=(("tide", 0), ("silver", 4), ("trust", 1), ("clues", 0), ("digs", 0),
          ("cargo", ["whetstones"]), ("sound", False), ("honest", False),
          ("tale", False), ("netted", False), ("told", False),
          ("toll", False), ("asked", False)),
    signpost="signpost", options="options", missed="missed", over="over")

with story:

    Box(uid="quay", label="Roman Quay", place="beside the great oak beams")
    Box(uid="mud", label="Foreshore", place="on the glass floor")
    Box(uid="market", label="Beach Market", place="under the striped sail")
    Box(uid="slip", label="Slipway", place="at the half-built boat")
    Box(uid="hall", label="Reeve's Hall", place="up three steps")

    Snippet(uid="signpost", template="""
        {% if node.box == box.uid %}
        -> Stay, and tap here once more.
        {% else %}
        -> Take your card to the {{ story.boxes[node.box].directions }}.
        {% endif %}
        """)
    Snippet(uid="options", template="""
        {% for uid, _, label in node.offers(sack) %}
        -> {{ story.boxes[uid].label }}: {{ label }}
        {% endfor %}
        """)
    Snippet(uid="missed", template="""
        There is nothing for you at the {{ box.label }} but gulls.
        """)
    Snippet(uid="over", template="""
        This tide has gone out. It left you {{ sack.silver }} of silver
        {% if sack.trust > 0 %}
        and the trust of {{ sack.trust }} on this shore.
        {% else %}
        and nobody on this shore who would lend you a rope.
        {% endif %}
        """)
    Snippet(uid="tally", template="""
        {% args mark, n %}
        {% while n > 0 %}{{ mark }}{% set n = n - 1 %}{% endwhile %}
        """)
    Snippet(uid="weigh", template="""
        {% args n %}
        {% for piece in (8, 4, 2, 1) %}
        {% while n >= piece %}
        [{{ piece }}]
        {% set n = n - piece %}
        {% endwhile %}
        {% endfor %}
        """)
    Snippet(uid="listed", template="""
        {% args things %}
        {% set left = len(things) %}
        {% for thing in things %}{{ thing }}{% set left = left - 1
        %}{% if left > 1 %}, {% elif left %} and {% endif %}{% endfor %}.
        """)
    Snippet(uid="water", template="""
        {% args tide %}
        {% set now = tide % 6 %}
        {% include "tally" "~", 1 + 6 * (3, 2, 1, 0, 1, 2)[now] %}
        {% if now == 0 %}
        High water, up to the fourth stone of the quay.
        {% elif now == 1 %}
        The ebb has begun: the river remembers the sea.
        {% elif now == 2 %}
        The mud comes out, one shine after another.
        {% elif now == 3 %}
        Low water. Gulls walk where ships sailed.
        {% elif now == 4 %}
        The flood is making, and it is quicker than it looks.
        {% else %}
        The water is back among the old piles, and rising.
        {% endif %}
        {% if tide > 10 %}
        This is the second tide.
        {% endif %}
        """)
    Snippet(uid="purse", template="""
        {% args sack %}
        Your purse weighs {{ sack.silver }}.
        {% if sack.cargo %}
        In the hold:
        {% include "listed" sack.cargo %}
        {% endif %}
        """)

    # -- The river says a word ----------------------------------------------

    Sequence(uid="opening", goto="strand", nodes=(
        Page(uid="landfall", box="quay", template="""
            Dawn, high water, and the river as wide as a lake. Your ship, the
            Sea-Sow, steers between two hazel wands, exactly as a ship should.
            Then something under the keel says one short word in Latin.
            """),
        Page(uid="hole", box="slip", template="""
            The word was QUAY. Below the water stand the oak piles of a Roman
            wharf, shod with iron, and one of them has come aboard. Gunnhild,
            who steers, runs the ship up on the slip and stops the hole with
            her cloak, and then with the cook's.
            """, missed="""
            The Sea-Sow is sinking at some speed in the direction of the
            Slipway. It would be polite to be there.
            """),
        Page(uid="law", box="slip", template="""
            "Sixty rivets, tar, and wool," she says, "and soon. This is the
            king's shore. What cannot float away on the second high water is
            his, with its ropes and its cargo." She looks up to the hall of
            the king's reeve. Somebody up there is looking down.
            """)))

    SackChange(uid="hour", goto="shore", plus={"tide": 1})

    ConditionFork(uid="shore", goto="strand",
                  when=(("sack.tide > 12", "claimed"),))

    Fork(uid="strand", choices=(
        ("market", "stalls", "See what things are worth here."),
        ("slip", "bench", "See to the ship."),
        ("hall", "door", "Climb to the reeve."),
        ("mud", "flats", "Walk out on the mud.",
         "sack.tide % 6 in (2, 3, 4)"),
        ("quay", "steps", "Walk along the Roman stones.")),
        template="""
        {% include "water" sack.tide %}
        {% include "purse" sack %}
        """)

    # -- The market ---------------------------------------------------------

    ConditionFork(uid="stalls", goto="booths", when=(
        ("'whetstones' in sack.cargo", "frisian"),
        ("sack.honest and not sack.tale", "tale"),
        ("sack.silver > 19 and not sack.asked", "clank")))

    Page(uid="frisian", box="market", goto="scales", template="""
        Under a sail and two oars sits Radbod the Frisian, among querns of
        black Rhine lava and wine that is still in its barrel. He spits on one
        of your whetstones, tries his knife on it, and the knife on his thumb.
        "Norway," he says, and bleeds a little. "I take them all."
        """)

    Fork(uid="scales", choices=(
        ("market", "weighed", "Sell him the whetstones."),
        ("slip", "bench", "Keep them, and see to the ship."),
        ("quay", "steps", "Keep them, and walk on.")),
        template="""
        He unfolds a pair of scales no longer than your hand. Silver goes by
        weight here: coins, rings, half of a brooch, whatever was nearest when
        somebody needed change.
        """)

    Page(uid="weighed", box="market", goto="overpaid", plus={"silver": 12},
         minus={"cargo": "whetstones"}, template="""
        Into one pan go his weights, lumps of lead, each with a bit of gilt
        on top that was once the corner of a Gospel book. Into the other goes
        silver:
        {% include "weigh" 12 %}
        The beam comes to rest, and it is not level. By two, it leans to you.
        """)

    Fork(uid="overpaid", choices=(
        ("market", "honest", "Lay two pieces back into his hand."),
        ("slip", "pocketed", "Stroll off to the ship, not too fast.")),
        template="""
        Radbod is watching two dogs. He would swear that the pans were even,
        and so could you.
        """)

    Page(uid="honest", box="market", goto="hour", minus={"silver": 2},
         plus={"trust": 1}, assign={"honest": True}, template="""
        Radbod turns the two pieces over, like coins of a country which he had
        thought to be made up. "Come to me again," he says. "I have something
        to tell, but only to an honest man, and I have been sitting on it for
        two years."
        """)

    Page(uid="pocketed", box="slip", goto="hour", minus={"trust": 1},
         template="""
        Twelve of silver, and nobody shouts. But the bead-maker's wife saw it;
        and what she knows is known from here to the Humber before the tide
        has turned.
        """)

    Page(uid="tale", box="market", goto="hour", plus={"clues": 1},
         assign={"tale": True}, template="""
        "I hit that pile too," says Radbod, "with forty barrels. The second
        tide came. The reeve took my ship for the king, and the king got one
        barrel." He draws it for you in spilt wine: here the channel, there
        the wands, and between them thirty paces that nobody can explain.
        """)

    Page(uid="clank", box="market", goto="stake", assign={"asked": True},
         template="""
        So much silver does not jingle. It clanks, and the whole market turns
        round for it. "With that," says the comb-maker, "you could buy the
        corner booth, and me in it."
        """)

    Fork(uid="stake", choices=(
        ("market", "stall", "Buy the booth. Let the ship be the king's."),
        ("slip", "bench", "The ship comes first."),
        ("hall", "door", "Ask the reeve what he would say to it.")),
        template="""
        A corner booth has two sides to the street, a roof of shingles, and
        no hole that anyone has to keep a cloak in.
        """)

    Page(uid="booths", box="market", goto="counter", template="""
        {% if sack.tide % 3 == 0 %}
        A bead-maker melts little glass cubes which he picks out of a Roman
        floor. Caesar's left eye is just becoming a necklace.
        {% elif sack.tide % 3 == 1 %}
        Amber, soapstone, walrus rope, a comb half sawn from its antler. The
        king's own coins lie here in a bowl, and are so nearly copper that
        they are sold by the handful.
        {% else %}
        Somebody has lost a tooth in a loaf and wants his silver back. The
        baker wants the tooth, to see if it fits.
        {% endif %}
        """)

    Fork(uid="counter", choices=(
        ("market", "fleece", "Buy a fleece, for three of silver.",
         "sack.silver > 2 and 'wool' not in sack.cargo and not sack.sound"),
        ("market", "gossip", "Buy nothing, and listen.",
         "sack.silver < 3 or 'wool' in sack.cargo or sack.sound"),
        ("slip", "bench", "Go back to the ship."),
        ("hall", "door", "Climb to the reeve."),
        ("quay", "steps", "Go where it is quiet.")),
        template="""
        "What do you lack?" they call, all of them, in four languages.
        {% include "purse" sack %}
        """)

    Page(uid="fleece", box="market", goto="hour", minus={"silver": 3},
         plus={"cargo": "wool"}, template="""
        It is from a small black northern sheep, and the grease is still in
        it. Twisted, tarred and laid between two planks it will keep out the
        sea for a lifetime or for a passage, whichever turns out shorter.
        """)

    Page(uid="gossip", box="market", goto="hour", template="""
        {% if sack.clues > 1 %}
        When you come near they all begin to speak about the weather. In a
        market that is a kind of applause.
        {% else %}
        "The third ship since Easter," says the bead-maker's wife. "The
        fourth," says the comb-maker, who buys the nails. Both say that the
        river has grown wicked. Neither looks up at the hall.
        {% endif %}
        """)

    # -- The slip -----------------------------------------------------------

    ConditionFork(uid="bench", goto="ketil", when=(
        ("sack.sound and sack.tide % 6 in (0, 1, 5)", "afloat"),
        ("sack.sound", "dry"),
        ("'rivets' in sack.cargo and 'tar' in sack.cargo "
         "and 'wool' in sack.cargo", "mend"),
        ("'rivets' in sack.cargo", "wanting")))

    Page(uid="ketil", box="slip", goto="price", template="""
        Ketil builds ships without a drawing. He looks along an oak until he
        sees a ship's shoulder in it, and splits it there. In the shade a boy
        makes rivets and lays them out, by the score:
        {% for row in range(3) %}
        {% include "tally" "o", 20 %}
        {% endfor %}
        """)

    Fork(uid="price", choices=(
        ("slip", "paid", "Pay six, like nobody else.", "sack.silver > 5"),
        ("quay", "haggled", "Walk off along the quay.", "sack.silver > 3"),
        ("market", "stalls", "Find some silver first."),
        ("mud", "flats", "Look for iron in the mud.",
         "sack.tide % 6 in (2, 3, 4)")),
        template="""
        "Six of silver for the sixty," says Ketil, "with their roves. Nobody
        ever pays it. They all walk off along the quay, and I have to send the
        boy after them."
        """)

    Page(uid="paid", box="slip", goto="hour", minus={"silver": 6},
         plus={"trust": 1, "cargo": "rivets"}, template="""
        You lay down six. The boy drops his hammer. Ketil walks once round the
        silver, and then he gives you his hand, of which there are three
        fingers and a history. "If you should ever need somebody who swears,"
        he says.
        """)

    Page(uid="haggled", box="quay", goto="hour", minus={"silver": 4,
         "trust": 1}, plus={"cargo": "rivets"}, template="""
        The boy catches up with you at the ninth stone. Four, he pants. The
        rivets are in the bag. His master's opinion is in the bag too, but you
        are not to look at that before you have sailed.
        """)

    Page(uid="wanting", box="slip", goto="hour", template="""
        Gunnhild counts on those of her fingers that are not in the hole.
        Still wanting:
        {% for thing in ("rivets", "tar", "wool") %}
        {% if thing not in sack.cargo %}
        - {{ thing }}
        {% endif %}
        {% endfor %}
        "And a steersman," she says, "who does not believe in hazel."
        """)

    Page(uid="mend", box="slip", goto="untar", minus={"cargo": "rivets"},
         assign={"sound": True}, template="""
        A plank is let in like a patch into a sail. Each rivet goes through
        from outside, gets its little square rove, and is hammered flat while
        someone leans against it: sixty times. Then Gunnhild takes her hand
        away from the river, and nothing follows it.
        """)

    SackChange(uid="untar", goto="unwool", minus={"cargo": "tar"})
    SackChange(uid="unwool", goto="hour", minus={"cargo": "wool"})

    Page(uid="dry", box="slip", goto="hour", template="""
        The Sea-Sow is whole, and stands on the shingle like a cow on a roof.
        Gunnhild has rowed against wind, against kings and once against a
        whale. She cannot row against sand. You wait for the water.
        """)

    Page(uid="afloat", box="slip", goto="launch", template="""
        She lifts all at once, like a sleeper who has heard her name. Gunnhild
        has the steering oar under her arm. "Now," she says. "Or tell me why
        not."
        """)

    Fork(uid="launch", choices=(
        ("slip", "sailed", "Now!"),
        ("quay", "steps", "Because of the ships that come after us."),
        ("hall", "door", "Because nobody says goodbye to a reeve.")),
        template="""
        {% include "water" sack.tide %}
        Things that you know about this river and others do not:
        {{ sack.clues }}.
        """)

    # -- The quay -----------------------------------------------------------

    ConditionFork(uid="steps", goto="idle", when=(
        ("not sack.netted", "nets"),
        ("sack.trust > 2 and not sack.told", "wulf"),
        ("sack.clues > 1", "crowd")))

    Page(uid="nets", box="quay", goto="haul", template="""
        The quay is a street of stones that nobody living could lift, held
        together with iron set in lead. On the last of them sits Wulf, the
        pilot. He is not looking at your ship, so thoroughly that it must
        hurt his neck.
        """)

    Fork(uid="haul", choices=(
        ("quay", "hauled", "Haul with him."),
        ("market", "stalls", "Leave him to his fish."),
        ("mud", "flats", "Leave him, and walk out on the mud.",
         "sack.tide % 6 in (2, 3, 4)"),
        ("slip", "bench", "Leave him: you have a hole to fill.")),
        template="""
        "Basket traps," he says to the river. "Nine of them. It is work for
        two, and I am one."
        """)

    Page(uid="hauled", box="quay", goto="hour", plus={"trust": 1},
         assign={"netted": True}, template="""
        It takes as long as it takes. There are eels, a shoe with Roman nails
        in its sole, and one salmon, which he cuts into two halves so exactly
        that it takes him three looks. He is weeping. Onions, he says. There
        are no onions.
        """)

    Page(uid="wulf", box="quay", goto="hour",
         plus={"clues": 1, "cargo": "tar"}, assign={"told": True}, template="""
        "For forty years I set the wands," says Wulf. "Three springs ago the
        reeve's man came with silver: thirty paces east. I had a daughter to
        marry." With his foot he pushes a pot towards you. "Tar. It is no good
        as an apology. As tar it is very good."
        """)

    Page(uid="crowd", box="quay", goto="calling", template="""
        People have come out upon the quay: Ketil and his boy, the beads, the
        combs, some fish. From a post hangs the iron tyre of a Roman cart.
        Whoever strikes it calls the moot; and whoever calls the moot had
        better have something to say.
        """)

    Fork(uid="calling", choices=(
        ("quay", "helpers", "Strike the iron."),
        ("market", "stalls", "Not yet: ask at the market."),
        ("hall", "door", "Not yet: go up and look him in the eye."),
        ("slip", "bench", "Not at all: back to the ship.")),
        template="""
        Against the reeve you have {{ sack.clues }} things to tell, and the quay
        is so quiet that you can hear the river count them.
        """)

    Page(uid="helpers", box="quay", goto="verdict", template="""
        Nobody here weighs proofs. Law is a matter of counting: who swears for
        whom? The reeve's six men put their hands on his ring. For you stand
        {% if sack.trust > 0 %}
        up:
        {% for name in ("Gunnhild, who has to", "a man with eels",
        "the reeve's own clerk", "Ketil, with three fingers",
        "Radbod the Frisian")[:sack.trust] %}
        - {{ name }}
        {% endfor %}
        {% else %}
        still: everyone.
        {% endif %}
        Things seen: {{ sack.clues }}. In all: {{ sack.trust + sack.clues }}.
        """)

    ConditionFork(uid="verdict", goto="sold", when=(
        ("sack.trust + sack.clues > 6", "pilot"),
        ("sack.trust + sack.clues > 3", "settled")))

    Page(uid="idle", box="quay", goto="hour", template="""
        You sit with your legs above the river.
        {% for hour, what in ((1, "A seal looks at you, and has seen better"),
        (3, "Cormorants hang out their wings, like washing"),
        (5, "The piles go under, and each one winks")) %}
        {% if sack.tide % 6 in (hour, hour - 1) %}
        {{ what }}.
        {% endif %}
        {% endfor %}
        It would be a good place to know something about somebody.
        """)

    # -- The mud ------------------------------------------------------------

    ConditionFork(uid="flats", goto="jar", when=(
        ("sack.digs > 2", "scraped"),
        ("sack.digs == 2", "glint"),
        ("sack.digs == 1", "wands")))

    Page(uid="jar", box="mud", goto="dug", plus={"cargo": "tar"}, template="""
        The mud lets go of each foot with a kiss. Between the piles lies Rome:
        red dishes, a brick that a dog has walked on, and a jar, stopped with
        lead. You break it open. It is pine tar, six hundred years old, and as
        good as on the day when somebody was beaten for losing it.
        """)

    Page(uid="wands", box="mud", goto="dug", plus={"clues": 1}, template="""
        Here stand the hazel wands between which you sailed. They are cut this
        spring: the foot is white. Thirty paces to the west you find a row of
        older holes, rimmed with weed. No wand ever walked so far by itself.
        """)

    Page(uid="glint", box="mud", goto="greed", template="""
        Something winks below a fallen beam. It is the shoulder of a pot, and
        in the crack of it stand coins on edge, packed like herring. You pull.
        The mud pulls too.
        """)

    Fork(uid="greed", choices=(
        ("mud", "grab", "Dig, until you have it all."),
        ("slip", "handful", "Take what comes, and run.")),
        template="""
        {% include "water" sack.tide %}
        Your footprints, you notice, are full of river.
        """)

    ConditionFork(uid="grab", goto="hoard",
                  when=(("sack.tide % 6 == 4", "exhibit"),))

    Page(uid="hoard", box="mud", goto="dug", plus={"silver": 20}, template="""
        Emperors come up by the fistful, each of them with his chin raised:
        Constans, Valens, Gratian.
        {% include "weigh" 20 %}
        None of them was ever paid into so dirty a hand.
        """)

    Page(uid="handful", box="slip", goto="hour",
         plus={"silver": 5, "digs": 1}, template="""
        You reach the slip with five of silver, in clay and emperors. Behind
        you the mud closes, and at once it looks as if it had never owned
        anything in its life.
        """)

    Page(uid="scraped", box="mud", goto="dug", template="""
        A crab, a nail, and half a tile on which some Roman child has written
        the alphabet, as far as it went. It went to M.
        """)

    SackChange(uid="dug", goto="ebb", plus={"digs": 1, "tide": 1})

    ConditionFork(uid="ebb", goto="shore",
                  when=(("sack.tide % 6 in (3, 4)", "puddles"),))

    Fork(uid="puddles", choices=(
        ("mud", "flats", "Search on."),
        ("slip", "bench", "Wade to the ship."),
        ("quay", "steps", "Wade to the quay."),
        ("market", "stalls", "Wade to the market.")),
        template="""
        {% include "water" sack.tide %}
        {% if sack.digs > 1 %}
        You have been here long enough to have a smell.
        {% else %}
        Your shoes are somewhere behind you, among older ones.
        {% endif %}
        """)

    # -- The hall -----------------------------------------------------------

    ConditionFork(uid="door", goto="beam",
                  when=(("sack.toll", "osric"),))

    Page(uid="beam", box="hall", goto="notch", plus={"clues": 1},
         assign={"toll": True}, template="""
        Three steps, so that one may look up to the reeve. One looks higher:
        the roof rests on a single oak, black and bent, with rivets all along
        its side. It is an odd bend for a beam. You know it well. You came up
        the river on one.
        """)

    Fork(uid="notch", choices=(
        ("hall", "declared", "Tell him all, and pay two.", "sack.silver > 1"),
        ("market", "ballast", "\"Stones!\" And off to the market."),
        ("quay", "steps", "Ask for time, and go for air.")),
        template="""
        "Toll," says Osric, as kindly as a man with pincers. "One part in ten.
        What was in your hold, friend?" He has a stick, and a knife to notch
        it.
        """)

    Page(uid="declared", box="hall", goto="hour", minus={"silver": 2},
         plus={"trust": 1}, template="""
        He notches what you say, and it is what you had. The clerk in the
        corner raises his head: one man in ten tells the truth in here, and
        until today he had believed that this was what the toll was called
        after.
        """)

    Page(uid="ballast", box="market", goto="hour", minus={"trust": 1},
         template="""
        Stones, yes. But by the time you get to the market they all know what
        kind of stones, and what you said, and to whom. There is a song about
        it. The tune is good.
        """)

    Page(uid="osric", box="hall", goto="offer", template="""
        {% if sack.clues > 2 %}
        Osric pours the wine himself. It has come a long way, and one barrel's
        journey ended early. "You have been listening to people," he says.
        {% else %}
        Osric lays an arm about you. "A sound head on an unsound ship," he
        says. "It happens to so many. This river shifts so."
        {% endif %}
        "I could use someone who knows how a ship thinks. For a third."
        """)

    Fork(uid="offer", choices=(
        ("hall", "partner", "Shake his hand. A third is a third."),
        ("quay", "steps", "Go out on the quay."),
        ("slip", "bench", "Say that your ship is calling.")),
        template="""
        Above his head the rivets rust, in two straight rows.
        """)

    # -- The ends -----------------------------------------------------------

    End(uid="stall", box="market", minus={"silver": 16}, template="""
        THE STALL. By evening the Sea-Sow is the king's, and Gunnhild has
        learnt her first runes, in order to write to you. Your combs are good.
        One lies in the case beside you, with teeth missing, and on its spine
        is cut that it was worth the price. It was you who cut that.
        """)
    End(uid="sailed", box="slip", plus={"silver": 3}, template="""
        THE SECOND TIDE. You go down on the ebb, past the wands, on the wrong
        side of them, which is the right one. At the bar a fat ship comes in.
        She steers between the wands, exactly as a ship should.
        {% if sack.clues > 1 %}
        You know who planted them. You shout it. The wind is against you.
        {% else %}
        You wave. They wave back.
        {% endif %}
        """)
    End(uid="pilot", box="mud", plus={"trust": 3, "silver": 12}, template="""
        THE PILOT. They take the hall down, and give the beams to whoever knew
        the ship. The Sea-Sow {% if sack.sound %}goes out first{% else %}is
        mended at the king's cost{% endif %}, but you stay, and plant the
        wands again, with Wulf to say where. The buoys that you can see from
        the window stand there still.
        """, missed="""
        They are all walking down to the Foreshore, with hazel under their
        arms, and somebody has to go in front. It is you.
        """)
    End(uid="settled", box="hall", plus={"silver": 12}, template="""
        THE PRICE. Osric has done nothing, as he explains, and he pays for it
        at once:
        {% include "weigh" 12 %}
        It covers the ship, the shame, and your passage home. In summer the
        wands move again, by twenty paces only. He too has learnt something.
        """)
    End(uid="sold", box="market", assign={"silver": 0}, reset=("cargo",),
        template="""
        THE WEIGHT. To slander a reeve costs more silver than you have, and so
        you make up for it in person. They trade you for a horse, a lame one,
        on the road to Dorestad. Its owner has the feeling that he has been
        cheated.
        """, missed="""
        The rope goes to the Beach Market. You are at the other end of it.
        """)
    End(uid="partner", box="hall", plus={"silver": 9}, minus={"trust": 9},
        template="""
        THE PARTNER. Now it is you who carries the wands, by night, and nobody
        does it better: you know what a steersman hopes for. One spring a ship
        comes up on the wrong side of them, slowly, with thirty oars. A
        Frisian stands at the stem. He asks for you by name.
        """)
    End(uid="exhibit", box="mud", reset=("silver", "trust"), template="""
        THE EXHIBIT. The flood does not come running. It is behind you, and
        then it is everywhere, and the mud keeps hold of what keeps hold of
        the pot. They find you eleven hundred years later, laying a drain.
        Look down, to your left, under the glass. You had fine teeth.
        """)
    End(uid="claimed", box="hall", reset=("cargo",), minus={"trust": 1},
        template="""
        THE KING'S STRAND. The second tide comes, looks at the Sea-Sow, who is
        as {% if sack.sound %}tight as a drum and a yard too high{% else %}open
        as a church{% endif %}, and goes away again. Next year she holds up
        the roof of the reeve's new kitchen. You know each plank of it. You
        are the cook.
        """, missed="""
        A horn! The water is falling, and the law is read out in the
        Reeve's Hall, with your name in it.
        """)
