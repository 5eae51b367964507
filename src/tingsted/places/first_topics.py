"""The topics a municipality begins with: what local councils' own statutes name; each installation edits its own."""

from __future__ import annotations

# Name, and words people use for it. Data of the installation, in Danish from the start.
FIRST_TOPICS: tuple[tuple[str, str], ...] = (
    ("Lokalplaner og dispensationer", "lokalplan, dispensation, byggeri, byplan, kommuneplan, grund"),
    ("Trafiksikkerhed og kollektiv trafik", "trafik, vej, sti, cykel, bus, tog, station, fart, skolevej, parkering"),
    ("Miljø og natur", "miljø, natur, klima, skov, sø, å, vandløb, affald, energi, vindmøller, solceller"),
    ("Turisme og erhverv", "turisme, erhverv, butik, købmand, gæster, strand, havn, arbejdsplads"),
    ("Idræt og anlæg", "idræt, sport, hal, bane, svømmehal, klubhus, legeplads"),
    ("Kultur og fritid", "kultur, fritid, forsamlingshus, bibliotek, musik, fest, forening, unge"),
    ("Borgerservice og dagpasning", "borgerservice, dagpasning, børnehave, vuggestue, dagpleje, ældre, sundhed"),
    ("Skoler og skoledistrikter", "skole, skoledistrikt, skolevej, elev, klasse, SFO"),
)  # fmt: skip
