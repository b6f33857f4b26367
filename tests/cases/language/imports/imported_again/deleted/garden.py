import seeds

beds = ["rose"]
sown = seeds.packets
seeds.packets -= 3
seeds.log.append(sown)


def dig():
    return beds
