from spring import drops, pipe, words, talk, few

got = next(drops), next(pipe), next(words), talk.send("bucket"), next(few)
