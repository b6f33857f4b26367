"""The Short Measure, played to each of its ends."""

PLAYS = (
    ("Everything proven, after some wandering",
     "baths gate office gate gate granary granary granary baths granary "
     "shrine shrine baths shrine gate shrine office baths gate granary shrine "
     "shrine"),
    ("Half a proof, and a warm welcome back",
     "gate gate gate gate shrine shrine shrine shrine shrine granary granary "
     "baths office office baths"),
    ("Two proofs, in the last hour",
     "gate gate gate granary granary baths granary granary granary gate "
     "shrine office granary office granary office office"),
    ("A letter about a mule",
     "gate gate gate office office gate"),
    ("A quick accusation",
     "gate gate gate office baths"),
    ("Right, but not sure",
     "gate gate gate granary granary granary granary office office shrine "
     "baths"),
    ("Ten coins of anybody's",
     "gate gate gate granary granary granary granary granary gate gate"),
    ("In by the granary, and away with a letter",
     "gate gate granary office baths baths baths baths gate shrine shrine "
     "gate granary granary baths office office gate"),
    ("Dice until the lamps are lit",
     "gate gate granary gate baths baths baths baths baths baths baths baths "
     "baths baths baths baths baths granary gate"),
    ("A carter for company",
     "gate gate granary baths gate gate"),
)
