"""What bodies and departments say of themselves, and the words of the cooperation basis. Profiles are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PLANS, TRAFFIC = "lokalplaner-og-dispensationer", "trafiksikkerhed-og-kollektiv-trafik"
NATURE, BUSINESS, SPORT = "miljoe-og-natur", "turisme-og-erhverv", "idraet-og-anlaeg"
CULTURE, SERVICE, SCHOOLS = "kultur-og-fritid", "borgerservice-og-dagpasning", "skoler-og-skoledistrikter"


@dataclass(frozen=True)
class Profile:
    """The topics an office chooses, and its own words by field."""

    topics: tuple[str, ...]
    words: dict[str, Any] = field(default_factory=dict)


BODIES: dict[str, Profile] = {
    "glumsoe": Profile((TRAFFIC, NATURE, CULTURE, SCHOOLS), {
        "how_it_works": "Vi spørger de seks sogne først, hver gennem sit forsamlingshus. "
        "Svaret bliver skrevet af sekretæren og godkendt på det næste møde.",
        "meets": "Første onsdag i måneden kl. 19 i Sandby, ikke i juli",
    }),
    "tappernoeje": Profile((NATURE, BUSINESS, CULTURE), {
        "meets": "Hver anden måned, skiftevis i de tre sogne", "can_manage": "Vores egen plan og én høring",
    }),
    "fodby": Profile((TRAFFIC, CULTURE), {
        "meets": "Når der er noget at mødes om", "can_manage": "Sommerfesten. Skriv gerne, men vent ikke lange svar",
    }),
    "fladsaa": Profile((PLANS, TRAFFIC, SPORT)),
    "fensmark": Profile((PLANS, SPORT, SCHOOLS, SERVICE), {"meets": "Sidste tirsdag i måneden"}),
    "karrebaeksminde": Profile((BUSINESS, NATURE, TRAFFIC), {
        "cares_about": "Havnen, strandene og de mange gæster om sommeren",
        "can_manage": "Tre høringer, men ikke i højsæsonen",
    }),
    "hot": Profile((PLANS, TRAFFIC)),
    "tybjerg": Profile((NATURE, CULTURE), {"meets": "Fire gange om året i Tybjerg"}),
}  # fmt: skip

FORUMS: dict[str, Profile] = {
    "oroe": Profile((BUSINESS, TRAFFIC, CULTURE), {
        "how_it_works": "Alle på øen er forummet. Vi har ingen bestyrelse, kun en kontaktperson.",
        "meets": "En åben aften hver anden måned på skolen",
    }),
    "gislinge": Profile((CULTURE, SCHOOLS), {"meets": "Når nogen kalder"}),
    "undloese": Profile((NATURE, SPORT)),
    "holbaek": Profile((PLANS, CULTURE, BUSINESS)),
}  # fmt: skip
DEPARTMENTS: dict[str, Profile] = {
    "roads": Profile((TRAFFIC, NATURE), {
        "about": "Kommunens veje, stier, lys og grønne områder.",
        "involve_when": "Før en vej bliver gravet op, når en sti går over privat jord, "
        "og når nogen vil holde noget ved lige selv",
        "reach": "Skriv til postkassen. Vi kvitterer inden for en uge og siger, hvem der har fat i det",
    }),
    "culture": Profile((CULTURE, SPORT, SERVICE), {
        "about": "Haller, huse, biblioteker og de foreninger, der fylder dem.",
        "involve_when": "Når et hus skal bruges til noget nyt, og før I søger penge til et anlæg",
        "reach": "Ring mellem 9 og 12, eller skriv til postkassen",
    }),
}  # fmt: skip

TITLE = "Grundlag for samarbejde"
SOURCE = (
    "Næstved Kommune: »Grundlag for samarbejde mellem Næstved Kommune og lokalråd«, vedtaget af Næstved Byråd i "
    "december 2019. Teksten selv kan læses på naestved.dk."
)
INVENTED = "Opdigtet til denne demo. Næstved Kommune har ikke skrevet det."
ABOUT_THE_FIRST = """Det her er vores eget korte sammendrag af det grundlag, byrådet vedtog i december 2019. \
Ordene er vores, og teksten selv gælder.

Løfterne er trukket ud af teksten, så man kan se, om de bliver holdt."""
SECTIONS: tuple[tuple[str, str], ...] = (
    ("Hvad grundlaget skal", """Politikere, ansatte og lokalråd skal nå kommunens mål sammen. Byrådet binder \
sig til at tage borgerne med gennem lokalrådene, så løsningerne bliver bedre og kommer flest muligt til \
gode."""),
    ("Hvor det kommer fra", """Kommunen har 19 lokalområder, og 14 af dem havde et lokalråd, da grundlaget \
blev vedtaget. Inddelingen stammer fra tiden efter sammenlægningen i 2007. Målet er et lokalråd i hvert \
område.

Bag grundlaget ligger politikken for det gode liv på landet og i byerne uden for Næstved og tanken om, at by \
og land har brug for hinanden."""),
    ("Hvad kommunen har brug for", """Kommunen mangler ofte det kendskab til et sted, som de lokale har. \
Derfor ønsker den:

- lokalråd, der virker, i hele kommunen
- viden om stedet, før noget bliver ændret eller besluttet
- initiativer fra borgerne, med lokalrådet som bro til kommunen
- råd, der ser på hele områdets bedste og er åbne for alle, som vil bidrage"""),
    ("Hvad lokalrådene har brug for", """Lokalrådene vil have noget konkret at arbejde med. Når en strategi, \
en politik, en indsats eller en handleplan går i gang, skal de kunne byde ind, mens det stadig kan ændre \
noget.

De vil vide, hvad kommunen beslutter, og hvad der kom ud af det, de sagde.

Rådene er forskellige i størrelse, kræfter og måder at arbejde på. Det skal man tage hensyn til. Et råd kan \
byde ind, og et råd kan sige nej tak.

De to sider skal kende hinandens interesser og vilkår, og kommunen skal fortælle andre, hvad rådene gør."""),
    ("Lokale udviklingsplaner", """Lokalrådene bliver opfordret til at lave en lokal udviklingsplan (LUP) \
eller noget, der ligner, hvor det giver mening. Planen samler alles ønsker og viser, hvad der sker. Den kan \
laves sammen med kommunen, hvis rådet vil.

Rådene har brug for at lære af hinanden: før de vælger, undervejs, og når planen skal blive til noget. \
Kommunens kontaktperson bringer indholdet videre til resten af kommunen."""),
)  # fmt: skip
ANNEX_1 = "Formål med lokalråd og samarbejdet med Næstved Kommune"
ANNEX_1_TEXT = "Bilaget hører til grundlaget og kan læses hos kommunen. Det er ikke gengivet her."
ANNEX_2 = "Kontaktoplysninger"
ANNEX_2_TEXT = "Hvem man taler med i hvert lokalområde, og hvem man taler med i kommunen."
PLEDGES: tuple[tuple[str, str, str], ...] = (
    ("municipality", "Borgerne kommer med gennem lokalrådene, når noget skal ske i deres område", ""),
    ("municipality", "Lokalrådene kan byde ind, når noget går i gang, og de kan sige nej tak", ""),
    ("municipality", "Lokalrådene får at vide, hvad kommunen beslutter og sætter i værk", ""),
    ("municipality", "Kontaktpersonen bringer planens indhold videre til de afdelinger, det angår",
     "Så det kan komme med i planlægningen, hvor det er muligt."),
    ("municipality", "Kommunen fortæller politikere, ansatte og borgere, hvad lokalrådene gør", ""),
    ("bodies", "Lokalrådet taler for hele området, ikke kun for den enkelte", ""),
    ("bodies", "Lokalrådet holder døren åben for alle, der vil bidrage", ""),
)  # fmt: skip

ABOUT_THE_SECOND = """Et udkast til en ny udgave, sendt til lokalrådene. Det nye er en frist for svar og et \
afsnit om kendskab til hinanden.

Udkastet er opdigtet til demoen."""
REWRITTEN = {
    "Hvad lokalrådene har brug for": """Lokalrådene vil have noget konkret at arbejde med. Når en strategi, \
en politik, en indsats, en lokalplan eller en handleplan går i gang, skal de kunne byde ind, mens det stadig \
kan ændre noget. De skal have mindst seks uger til det.

De vil vide, hvad kommunen beslutter, og hvad der kom ud af det, de sagde.

Rådene er forskellige i størrelse, kræfter og måder at arbejde på. Det skal begge sider tage hensyn til. Et \
råd kan byde ind, og et råd kan sige nej tak, uden at sige hvorfor.""",
}
NEW_SECTION = ("Kendskab til hinanden", """Hvert råd skriver selv, hvad det går op i, hvornår det mødes, og \
hvad det kan overkomme i år. Hver afdeling skriver, hvad den arbejder med, og hvornår den skal med.

Begge sider ser på det en gang om året.""")  # fmt: skip
NEW_PLEDGE = "Vi svarer inden for fire uger, når et lokalråd spørger en afdeling"
NEW_PLEDGE_TEXT = "Kan vi ikke det, siger vi hvorfor og giver en ny dato."
GLUMSOE_SAYS = """Vi er glade for fristen på fire uger. Seks uger til os passer til vores møder.

Vi vil gerne have skrevet ind, at et nej tak ikke betyder, at vi ikke bliver spurgt igen."""

NEWS: tuple[tuple[str, int, str, str], ...] = (
    ("glumsoe", 16, "Arbejdslørdag ved søen den første lørdag i april",
     "Tag handsker med. Der er kaffe og suppe i forsamlingshuset bagefter."),
    ("glumsoe", 4, "Lyset ved stationen virker igen", "Tak til dem, der blev ved med at ringe."),
    ("fodby", 9, "Sommerfesten har fået en dag: 19. juni", ""),
)  # fmt: skip
