import diary

diary.lines.append("third")
diary.seen["third"] = len(diary.lines)
