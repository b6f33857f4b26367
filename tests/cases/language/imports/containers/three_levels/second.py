from diary import note

note("second opens")
import third

note("second closes")
