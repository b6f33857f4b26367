import tape

heard = [next(tape.reel), next(tape.beats), next(tape.reel), next(tape.beats)]
