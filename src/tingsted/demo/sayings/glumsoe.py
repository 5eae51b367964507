"""What people say in the demo: ideas, comments, actions. All invented; places are real."""

from __future__ import annotations

# Glumsø's wall in 2017: theme, title, own words. The path is the 27th, as in the idea's number.
GLUMSOE_2017 = (
    (
        "Natur",
        "Oprydning ved søen",
        "Der flyder med gamle både og flasker ved søen. Kunne vi rydde op sammen en lørdag?",
    ),
    ("Trafik", "Lavere fart på Storegade", "Bilerne kører for stærkt forbi skolen."),
    ("Fællesskab", "Fælles spisning", "En aften om måneden, hvor man kan spise sammen i hallen."),
    ("Unge", "Klub om fredagen", "Der er intet at lave for de store børn om fredagen."),
    ("Bosætning", "Byggegrunde ved stationen", "Folk vil gerne flytte hertil, men der er ingen grunde."),
    ("Tog", "Flere tog om aftenen", "Det sidste tog går for tidligt, når man arbejder i København."),
    ("Natur", "Fuglekasser i skoven", "Skolebørnene kunne lave dem."),
    ("Natur", "Træer langs Storegade", "Plant træer, så gaden bliver grøn igen."),
    ("Fællesskab", "En avis for hele området", "Vi ved ikke, hvad der sker i nabolandsbyen."),
    ("Trafik", "Lys på stien til Sandby", "Der er helt mørkt om vinteren, og mine børn cykler der."),
    ("Kultur", "Koncert i kirken", "Kirken har en god klang. Brug den til andet end gudstjenester."),
    ("Unge", "Skaterbane", "En lille bane ved hallen, hvor man må larme."),
    ("Bosætning", "Velkomst til nye", "Nogen, der ringer på og siger velkommen, når man flytter ind."),
    ("Natur", "Fritlagt å", "Lad åen løbe, som den vil, ved engene."),
    ("Sundhed", "Kørsel til lægen", "Det er svært at komme til læge, når man ikke selv kører."),
    ("Fællesskab", "Nabohjælp", "En liste over, hvem der kan slå græs eller hente medicin."),
    ("Trafik", "Fortov i Tyvelse", "Der mangler fortov fra kirken til busstoppet."),
    ("Kultur", "Lokalhistorisk vandring", "De gamle kan vise rundt og fortælle."),
    ("Natur", "Shelter ved søen", "Et sted at sove ude for skoler, spejdere og cyklister."),
    ("Unge", "Fodbold uden klub", "Et mål og en bold, man må låne."),
    ("Fællesskab", "Byttehylde", "En hylde i brugsen, hvor man kan bytte bøger og tøj."),
    ("Trafik", "Cykelstativer ved toget", "Der er altid fyldt."),
    ("Tog", "Varmt venteværelse", "Man fryser, når toget er forsinket."),
    ("Sundhed", "Hjertestarter i Næsby", "Den nærmeste er fire kilometer væk."),
    ("Natur", "Blomster i rabatterne", "Så vilde blomster i stedet for at slå græs hele tiden."),
    ("Kultur", "Malerier på transformatortårnene", "De grå tårne kunne blive flotte."),
    (
        "Natur",
        "Sti fra stationen til søen",
        "En sti, som også en kørestol kan bruge, hele vejen fra stationen til søen.",
    ),
    ("Unge", "Mødested for de 13 til 17-årige", "Et sted, der er vores."),
    ("Fællesskab", "Et fælles værksted", "Boremaskiner og høvlebænk, som alle kan bruge."),
    ("Bosætning", "Film om Glumsø", "Vis, hvor godt her er at bo."),
)
GLUMSOE_HAVE = (
    "Søen, som alle holder af",
    "Toget til København",
    "Skolen midt i byen",
    "Hallen og de frivillige i den",
    "Spejderne, der altid hjælper",
    "Brugsen, som vi selv ejer",
)
# The third round: what was said this autumn.
GLUMSOE_NOW = (
    (
        "Stier",
        "Sidste stykke af stien til søen",
        "De sidste 250 meter mangler, og der er det vådest.",
        "want",
    ),
    ("Unge", "Et sted for de unge efter skole", "Må de unge bruge det gamle bibliotekslokale?", "want"),
    ("Trafik", "Lys ved busstoppet i Tyvelse", "Lys ved busstoppet, så man kan se, hvem der venter.", "want"),
    (
        "Fællesskab",
        "Byttehylde og værksted i den gamle brugs",
        "Et sted, hvor man kan bytte ting og låne en boremaskine, og hvor der altid er nogen at snakke med.",
        "want",
    ),
    ("Natur", "Flere træer i Sandby", "I Sandby er der ikke et eneste træ langs vejen.", "want"),
    ("Sundhed", "Gåtur om formiddagen", "Nogen at gå tur med om formiddagen.", "want"),
    ("Tog", "Parkering ved stationen", "Man kan ikke komme af med bilen efter klokken syv.", "want"),
    ("Fællesskab", "Fælles elladcykel", "En ladcykel, man kan låne til det tunge.", "want"),
    ("Kultur", "Sommerfest for hele området", "En fest, der flytter fra landsby til landsby.", "want"),
    ("Bosætning", "Små boliger til ældre", "Så vi kan blive boende, når huset bliver for stort.", "want"),
    ("Natur", "Badebro ved søen", "En bro, så børn kan komme i vandet.", "want"),
    ("Trafik", "Fartbump i Bavelse", "Der er smalt ved kirken, og ingen sænker farten.", "want"),
    ("Unge", "Overdækket bænk ved hallen", "Hvor man kan sidde, når det regner.", "want"),
    ("Sundhed", "Træningsredskaber ved skolen", "Til alle aldre, udendørs.", "want"),
    ("Fællesskab", "Søndagskaffe i Vrangstrup", "Forsamlingshuset står tomt om søndagen.", "want"),
    ("Natur", "Stenkløften skal passes", "Der vokser til, og stien forsvinder.", "want"),
    ("Stier", "Den nye sti", "Vi har allerede de første 400 meter, og de bliver brugt.", "have"),
    ("Fællesskab", "Frivillige i brugsen", "De holder byen i gang.", "have"),
)
LIKED_2017 = {
    "Sti fra stationen til søen": 4.5,
    "Træer langs Storegade": 2.4,
    "Shelter ved søen": 2.2,
    "Fælles spisning": 1.9,
    "Klub om fredagen": 1.7,
    "Kørsel til lægen": 1.8,
    "Flere tog om aftenen": 1.6,
    "Velkomst til nye": 1.3,
}
COMMENTS_2017 = (
    ("Sti fra stationen til søen", "Hvis der kommer en bænk halvvejs, går jeg med."),
    ("Byttehylde", "Brugsen er lukket om søndagen, men lokalet er der jo."),
    ("Kørsel til lægen", "Jeg kører gerne om tirsdagen."),
    ("Lavere fart på Storegade", "Naboen på hjørnet kører selv stærkest."),
    ("Flere tog om aftenen", "Det har vi talt om i ti år."),
    ("Fælles spisning", "Husk dem, der ikke har bil."),
    ("Klub om fredagen", "Min søn er med på at male lokalet."),
)
LIKED_NOW = {
    "Sidste stykke af stien til søen": 4.0,
    "Et sted for de unge efter skole": 2.5,
    "Byttehylde og værksted i den gamle brugs": 2.2,
    "Lys ved busstoppet i Tyvelse": 1.5,
}
COMMENTS_NOW = (
    ("Sidste stykke af stien til søen", "Endelig. Der er altid en sø på stien om vinteren."),
    ("Byttehylde og værksted i den gamle brugs", "Kunne brugsen også have åbent om søndagen?"),
    ("Badebro ved søen", "Jeg har brædder liggende."),
)
