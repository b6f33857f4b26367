"""Old Men's Water, played to each of its ends."""

PLAYS = (
    ("Hole, token and needle",
     "face bank bank bank foot foot stable stable stable waste face waste "
     "face face face face face face face bank bank bank bank bank face bank "
     "bank"),
    ("Forty lamps, and two tubs of one's own",
     "bank bank foot foot face face face face stable stable stable waste "
     "waste bank bank bank bank foot"),
    ("Six tubs, in the dark of one Tuesday",
     "bank waste bank foot foot face face face face face face face face face "
     "face face face waste bank bank"),
    ("Six tubs after a plug of ash wood",
     "bank bank bank foot foot face face face face face face face face face "
     "face face face face face face face face face face bank"),
    ("Six tubs and a token of horn",
     "bank bank bank foot stable stable stable waste waste face face face "
     "face face face face face face face bank foot face face bank"),
    ("Up the incline once too often",
     "bank bank foot foot waste waste waste waste waste waste foot stable"),
    ("Down on the rope, and out of breath",
     "bank bank foot foot waste stable stable waste stable waste waste face "
     "stable foot face waste foot stable"),
    ("A full cup past a sleeping king, and up the ladders",
     "bank bank bank foot foot stable stable stable stable foot foot foot "
     "foot foot foot stable foot stable stable waste waste foot waste"),
    ("A lamp that runs",
     "bank bank bank foot foot stable stable stable stable foot foot foot "
     "foot foot foot stable face face"),
    ("Canvas on tiptoe, and a pony's mane",
     "bank bank bank foot foot stable stable stable stable foot foot foot "
     "foot foot foot stable stable foot face stable stable stable stable "
     "stable stable"),
    ("Three matches, and one of them struck",
     "bank bank foot foot stable stable stable stable stable stable face "
     "stable face stable face stable bank"),
    ("In the dark, with a needle",
     "bank bank foot foot stable stable stable stable stable face stable "
     "face foot foot stable foot foot foot bank foot bank bank foot bank "
     "bank bank bank"),
    ("A hole ahead, and no tubs to show",
     "bank bank bank foot foot face face face face face face face bank bank "
     "bank bank bank bank foot stable stable stable waste waste foot waste "
     "face face stable foot foot bank"),
    ("Not a plug, but legs",
     "bank bank bank foot foot face face face face face face foot stable "
     "foot bank"),
    ("Three matches on a carpet",
     "bank bank foot foot foot face face face face face face face bank bank "
     "bank bank bank"),
)
