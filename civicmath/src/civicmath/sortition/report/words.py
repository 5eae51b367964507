"""The words of the report, in English and Danish."""

from __future__ import annotations

ENGLISH = {
    "title": "The draw",
    "lead": "{people} volunteered for {size} seats. Every panel in the lottery meets every quota, "
    "and no other lottery "
    "is fairer to those with the smallest chance.",
    "maximin": "{people} volunteered for {size} seats. Every panel in the lottery meets every "
    "quota, and no lottery has a "
    "larger smallest chance.",
    "smallest": "The smallest chance is {percent} ({fraction}): on {tickets} of {total} tickets.",
    "exact": "These chances are attained exactly; the bundle proves it in fractions.",
    "within": "The upper bound is exact, and the tickets come within {distance} of {total} of it "
    "for everyone.",
    "interval": "Time ran out before the proof was complete: the chances are those of the tickets.",
    "not_drawn": "The draw has not been held yet. The lottery is fixed by this number, published beforehand:",
    "drawn": "Ticket {ticket} was drawn ({source}). The lottery had been fixed by this number:",
    "ticket": "ticket number",
    "digits": "dice",
    "coins": "coins",
    "seed": "public value",
    "changes": "Quotas that had to give way",
    "quotas": "Wanted, volunteered, drawn",
    "legend": "Bar: share of the panel. Stroke: share of the volunteers. Grey: the share wanted.",
    "feature": "Feature",
    "wanted": "Seats wanted",
    "pool": "Volunteers",
    "panel": "Drawn",
    "pressure": "Volunteers per seat",
    "scarce": "Who is scarce",
    "scarce_lead": "Fewest volunteers for each seat they must fill. Their chance is the largest.",
    "scarce_row": "{feature} ({category}): {people} volunteers for at least {minimum} seats",
    "nobody_scarce": "No feature has fewer than two volunteers for each seat it must fill.",
    "curve": "How even the chances are",
    "curve_lead": "Everyone in a row, the smallest chance first. A flat line would be the same "
    "chance for all.",
    "curve_axis": "people, smallest chance first",
    "chance": "chance",
    "levels": "The same in figures",
    "people": "People",
    "why": "Why it can't be fairer",
    "check": "Anyone can check this: python -m civicmath sortition verify, with the public bundle.",
    "share_wanted": "share of the seats",
    "share_pool": "share of the volunteers",
    "share_panel": "share of the panel",
}
DANISH = {
    "title": "Lodtrækningen",
    "lead": "{people} meldte sig til {size} pladser. Hvert panel i lotteriet opfylder alle kvoter, "
    "og intet andet lotteri "
    "er mere fair over for dem med den mindste chance.",
    "maximin": "{people} meldte sig til {size} pladser. Hvert panel i lotteriet opfylder alle "
    "kvoter, og intet lotteri har en "
    "større mindste chance.",
    "smallest": "Den mindste chance er {percent} ({fraction}): med på {tickets} af {total} lodder.",
    "exact": "Chancerne er ramt præcist. Beviset ligger i brøker sammen med lotteriet.",
    "within": "Overgrænsen er præcis, og lodderne rammer den inden for {distance} af {total} for alle.",
    "interval": "Tiden løb ud, før beviset var færdigt. Chancerne er loddernes egne.",
    "not_drawn": "Lodtrækningen er ikke holdt endnu. Lotteriet ligger fast med dette tal, som er "
    "offentligt i forvejen:",
    "drawn": "Lod {ticket} blev trukket ({source}). Lotteriet lå fast med dette tal:",
    "ticket": "lodnummer",
    "digits": "terninger",
    "coins": "mønter",
    "seed": "offentligt tal",
    "changes": "Kvoter, der måtte vige",
    "quotas": "Ønsket, meldt og trukket",
    "legend": "Bjælke: andel af panelet. Streg: andel af de frivillige. Gråt: den ønskede andel.",
    "feature": "Kendetegn",
    "wanted": "Ønskede pladser",
    "pool": "Frivillige",
    "panel": "Trukket",
    "pressure": "Frivillige pr. plads",
    "scarce": "Hvem der er få af",
    "scarce_lead": "Færrest frivillige til hver plads, de skal fylde. Deres chance er størst.",
    "scarce_row": "{feature} ({category}): {people} frivillige til mindst {minimum} pladser",
    "nobody_scarce": "Intet kendetegn har færre end to frivillige til hver plads, det skal fylde.",
    "curve": "Hvor jævne chancerne er",
    "curve_lead": "Alle på række, den mindste chance først. En vandret linje var samme chance til alle.",
    "curve_axis": "personer, mindste chance først",
    "chance": "chance",
    "levels": "Det samme i tal",
    "people": "Personer",
    "why": "Hvorfor det ikke kan blive mere fair",
    "check": "Alle kan efterprøve det: python -m civicmath sortition verify, med den offentlige pakke.",
    "share_wanted": "andel af pladserne",
    "share_pool": "andel af de frivillige",
    "share_panel": "andel af panelet",
}
WORDS = {"en": ENGLISH, "da": DANISH}


def percent(value: float, language: str) -> str:
    """A share as a reader writes it: 6.6 % or 6,6 %."""
    text = f"{100 * value:.1f} %"
    return text.replace(".", ",") if language == "da" else text
