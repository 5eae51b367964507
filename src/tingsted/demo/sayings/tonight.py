"""What is said at the workshop of tonight. All invented; the hall is real."""

from __future__ import annotations

TONIGHT_ABOUT = """Brugsen, den gamle skole og stationsbygningen står tomme. Hvad kunne der være i dem?

Kom, og arbejd med ved bordene. Der er kaffe og suppe, og børn er velkomne: der er et bord med farver.
"""
TONIGHT_AGENDA = (
    ("Velkommen og suppe", 15, "Formanden", ""),
    ("Hvad har vi, og hvad vil vi?", 35, "Alle borde", "Skriv sedler, eller send dem fra telefonen."),
    ("Hvilken bygning begynder vi med?", 20, "Ordstyreren", "Vi stemmer med prikker."),
    ("Hvem går videre med det?", 40, "Alle borde", "Bordene skifter, så I møder nye."),
    ("Tak for i aften", 10, "Formanden", ""),
)
# Name, how many, what they need.
TONIGHT_COMING = (
    ("Alma Birkely", 2, ""),
    ("Bendt Lundmark", 1, "Teleslynge"),
    ("Cilla Hvidager", 1, ""),
    ("Ditlev Skovtofte", 4, "To børn er med"),
    ("Else Rosenkær", 1, "Plads til rollator"),
    ("Folmer Engtved", 2, ""),
    ("Grethe Stenbæk", 1, "Kan ikke tåle mælk"),
    ("Hakon Strandlod", 1, ""),
    ("Ilse Mosegrav", 2, ""),
    ("Jeppe Klitløv", 1, ""),
    ("Kirstine Overby", 1, ""),
    ("Lauge Tangkjær", 2, ""),
)
TONIGHT_SAID = (
    ("Den gamle skole har stadig sin gymnastiksal", "have", "1"),
    ("Stationen har ly for regnen og et stort ur", "have", "2"),
    ("Brugsen ligger midt i byen, og der er parkering", "have", "3"),
    ("Åbent værksted om tirsdagen i den gamle skole", "want", "1"),
    ("En café på stationen, hvor man kan vente på toget", "want", "2"),
    ("Byttehylde i den gamle brugs", "want", "3"),
    ("Et sted, hvor de unge må være efter klokken ni", "want", "4"),
)
TONIGHT_SENT = (
    "Gratis cykler ved stationen",
    "Et lokale, man kan låne til fødselsdage",
    "Værksted i skolen, hvor man kan reparere ting",
    "En tavle med, hvad der sker i ugen",
    "Lektiehjælp i biblioteket på skolen",
    "Kaffe på stationen om morgenen",
    "Sy og strik i brugsen om onsdagen",
    "Træbænke foran brugsen",
    "En café på stationen til dem, der venter på toget",
)
TONIGHT_BUILDINGS = ("Den gamle skole", "Stationsbygningen", "Brugsen", "Ingen af dem")
MINUTES_PEOPLE = (
    "Ruth Skovsti\nEjner Kornmark\nKarla Brøndsted\nLokalrådet\nStigruppen",
    "Alma Birkely\nBendt Lundmark\nElse Rosenkær",
)
# Title, minutes, who leads it, what was said, what was decided, tasks (what, who, in how many days), not finished.
MINUTES_POINTS = (
    (
        "Velkommen",
        10,
        "Formanden",
        "Ruth Skovsti bød velkommen. 43 var kommet, flest fra Glumsø og Sandby.",
        (),
        (),
        False,
    ),
    (
        "Hvad har vi, og hvad vil vi?",
        50,
        "Alle borde",
        "Sedlerne hænger på væggen på mødets side. Mange talte om stien og om de unge.\n\n"
        "Else Rosenkær spurgte, om man kan komme rundt om søen med rollator. Det kan man ikke endnu.",
        ("Alle idéer kommer med i spørgeskemaet.",),
        (("Skriv sedlerne ind, så alle kan se dem", "Ejner Kornmark", -60),),
        False,
    ),
    (
        "De tomme bygninger",
        30,
        "Ordstyreren",
        "Vi nåede ikke til bunds. Bendt Lundmark har nøglen til stationen og viser gerne rundt.",
        ("Vi holder et værksted om bygningerne.",),
        (
            ("Spørg, hvem der ejer den gamle skole", "Karla Brøndsted", 20),
            ("Vis rundt på stationen", "Bendt Lundmark", 30),
        ),
        True,
    ),
)
