import time

TEXTS = {
    'en': {'hello': 'Hello', 'temp': 'It is {} degrees', 'bye': 'Good bye', 'unit': 'C'},
    'de': {'hello': 'Hallo', 'temp': 'Es hat {} Grad', 'bye': 'Ade', 'unit': 'C'},
    'us': {'temp': 'Now {} degrees', 'unit': 'F'},
}
FALLBACK = {'us': 'en', 'de': 'en'}
LANGS = ('en', 'de', 'us')
MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
time.ticks_ms()


def tr(lang, key):
    t = TEXTS[lang].get(key)
    if t is None:
        if lang in FALLBACK:
            return tr(FALLBACK[lang], key)
        return '?' + key
    return t


def date(day):
    for name, n in zip(MONTHS, DAYS):
        if day < n:
            return name, day + 1
        day -= n
    return date(day)


def main():
    total = 0
    for i in range(420):
        lang = LANGS[i % 3]
        total += len(tr(lang, 'hello')) + len(tr(lang, 'nothing'))
        total += len(tr(lang, 'temp').format(i % 40))
        m, d = date(i)
        total += MONTHS.index(m) * 31 + d
        total += tr(lang, 'unit') == 'F'
    print('language', total)


main()
