"""The Two-Faced Clock, played to each of its ends."""

PLAYS = (
    ("Minutes in one hand, a bobbin in the other",
     "house shop house cards wheel cards wheel house wheel house house mules "
     "mules mules mules mules mules house cards"),
    ("A penny stamp",
     "house house wheel wheel cards wheel house wheel shop wheel house wheel "
     "wheel house house mules mules mules mules mules mules mules mules "
     "mules house shop mules house shop house"),
    ("The mule at a gallop, and oil for it",
     "house house cards shop cards shop cards shop cards wheel wheel wheel "
     "mules mules shop house mules mules shop mules mules shop mules mules "
     "shop mules mules shop mules mules shop mules mules mules shop shop "
     "mules mules shop mules mules shop mules mules shop mules mules mules "
     "shop mules mules shop mules mules shop mules mules house shop mules"),
    ("Upside down, at Enoch's school",
     "house house wheel mules wheel mules mules wheel mules mules wheel "
     "mules mules mules mules mules mules mules mules mules cards house "
     "wheel"),
    ("A week of work, and out by the turnstile",
     "house house cards mules mules mules mules mules mules mules mules "
     "mules mules mules mules mules mules mules mules mules house house"),
    ("Oranges for the card room",
     "house house cards mules mules mules mules mules mules mules mules "
     "mules mules mules mules mules mules mules mules mules house cards"),
    ("The clock, again and again, and nothing left",
     "house house cards cards cards cards house wheel house wheel house "
     "wheel house house mules wheel shop cards house wheel house wheel house "
     "mules cards wheel house wheel house wheel house house mules cards"),
    ("The sluice",
     "house house cards cards cards cards mules mules wheel mules cards shop "
     "wheel cards cards cards wheel"),
    ("The bar of the door",
     "house house cards wheel cards cards cards mules cards cards cards "
     "mules wheel wheel mules house cards cards cards house"),
    ("Eleven women and half an orange",
     "house house cards cards cards cards cards cards cards cards cards "
     "wheel cards cards cards mules cards cards cards cards house cards"),
    ("Somebody has whistled",
     "house house wheel house house mules mules wheel house house cards "
     "house"),
    ("A thin blue smoke",
     "house house cards wheel wheel mules wheel wheel mules mules cards "
     "wheel house mules shop mules"),
    ("More owed than earned",
     "house house wheel shop shop wheel wheel house shop wheel wheel house "
     "wheel house house wheel house house shop shop house wheel house wheel "
     "house wheel house wheel house wheel house house mules shop"),
)
