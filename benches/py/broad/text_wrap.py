import time
time.ticks_ms()

STORY = ("It was a dark night and the small board blinked once, then twice. "
         "Nobody knew why the sensor on the roof reported forty degrees in January. "
         "The cat, however, had an idea and kept it to herself.")

def wrap(text, width):
    lines = []
    line = ""
    for word in text.split():
        if len(line) + len(word) + 1 > width and line:
            lines.append(line)
            line = word
        elif line:
            line += " " + word
        else:
            line = word
    lines.append(line)
    return lines

def main():
    total = 0
    for width in range(12, 72):
        lines = wrap(STORY, width)
        total += len(lines) * width
        total += max([len(l) for l in lines])
        total += len("\n".join(lines).upper().replace("THE", "a"))
    print("wrap", total)

main()
