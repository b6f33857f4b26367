"""The Borrowed Book, played to each of its ends."""

PLAYS = (
    ("Ten leaves, on top of a king",
     "church desk desk desk desk church desk cellar church desk church desk "
     "church frater frater desk desk desk cellar desk desk desk desk desk "
     "church desk frater desk gate church church frater church church church "
     "desk desk church"),
    ("A stall like a missing tooth",
     "church desk desk desk church desk cellar cellar frater cellar gate "
     "frater desk gate church"),
    ("Face down upon the crane",
     "gate church desk desk desk cellar cellar desk desk desk cellar desk "
     "frater desk church church church frater gate church gate church gate "
     "cellar desk desk desk desk frater"),
    ("A remedy, namely",
     "frater church desk desk desk desk church church church church desk "
     "church church frater cellar desk gate cellar church church church "
     "church desk gate desk cellar frater frater desk church church gate gate "
     "church desk gate"),
    ("The hedgehog lays an egg",
     "gate church desk desk cellar cellar cellar desk desk cellar cellar desk "
     "church gate desk cellar church frater frater gate desk desk cellar desk "
     "cellar desk cellar desk cellar cellar cellar desk church church desk "
     "desk cellar desk desk church church desk"),
    ("Who would argue with King Edgar?",
     "frater church gate desk desk frater cellar cellar church frater desk "
     "desk desk frater frater cellar cellar gate church cellar cellar frater "
     "frater church church cellar cellar church frater cellar cellar church "
     "church gate desk church church church church"),
    ("Two marks in a glove",
     "gate church desk desk frater desk church frater frater cellar gate desk "
     "cellar cellar gate frater church desk gate gate"),
    ("The bucket",
     "cellar church desk desk church church cellar frater desk frater gate "
     "desk frater church church frater frater cellar desk church church "
     "cellar cellar church gate church gate cellar cellar church church gate "
     "cellar gate frater desk church cellar gate"),
    ("A king scraped off for one more beast",
     "church desk desk desk desk church desk desk church church desk gate "
     "cellar desk church church frater frater desk desk church cellar desk "
     "church frater church church church church church church frater church "
     "church desk desk"),
    ("No leaf, and so no error",
     "frater church desk desk frater church cellar frater frater frater "
     "cellar frater frater frater cellar church"),
)
