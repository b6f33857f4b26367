import diary

diary.note("first opens")
import second

diary.note("first closes")
