"""The report as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from civicmath.sortition.certificate import levels_of
from civicmath.sortition.chances import written
from civicmath.sortition.drawing import Drawn
from civicmath.sortition.held import Lottery
from civicmath.sortition.pool import FREE, Whole
from civicmath.sortition.report.pictures import bars, fairness_curve
from civicmath.sortition.report.words import WORDS, percent
from civicmath.sortition.sentences import sentence_of

STYLE = (
    "body{font:18px/1.5 sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1c2733}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem}"
    "th,td{border-top:1px solid #c9d3dc}"
    "thead th,thead td{border-top:2px solid #1c2733}tbody th{font-weight:normal}"
    "th[scope=rowgroup]{font-weight:bold;padding-top:.9rem}"
    "main{overflow-wrap:anywhere}h1,h2,table{overflow-wrap:normal}.wide{overflow-x:auto}"
    "svg.curve{max-width:36rem;width:100%}figure{margin:0}figcaption{color:#5a6672}"
    "@media(max-width:30rem){body{margin:1rem auto}h1{font-size:1.7rem}"
    "table{font-size:.8em}th,td{padding:.35rem .3rem}}"
)


def report_html(
    lottery: Lottery,
    digest: str,
    *,
    panel: Whole | None,
    drawn: Drawn | None,
    changes: Sequence[str],
    language: str = "en",
) -> str:
    """The report of a lottery, and of its draw if it was held; `changes` tell about relaxed quotas."""
    words = WORDS[language]
    body = [
        f"<h1>{words['title']}</h1>",
        *_summary(lottery, words, language),
        *_draw(digest, drawn, words),
        *_list(words["changes"], changes),
        *_quotas(lottery, panel, words, language),
        *_scarce(lottery, words),
        *_fairness(lottery, words, language),
        *_list(words["why"], [sentence_of(lottery, bound, language) for bound in lottery.bounds]),
        f"<p>{escape(words['check'])}</p>",
    ]
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{words['title']}</title>"
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body><main>\n'
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _summary(lottery: Lottery, words: dict[str, str], language: str) -> list[str]:
    pool, total = lottery.pool, len(lottery.panels)
    lead = words["lead" if lottery.goal == "leximin" else "maximin"].format(
        people=pool.people, size=pool.panel_size
    )
    lines = [lead]
    levels = levels_of(lottery)
    if levels:
        chance = levels[0][0]
        of_level = [
            count
            for count, own, fixed in zip(
                lottery.tickets.tolist(), lottery.chances_of_people(), pool.fixed.tolist(), strict=True
            )
            if own == chance and fixed == FREE
        ]
        fewest, most = min(of_level), max(of_level)
        tickets = str(fewest) if fewest == most else f"{fewest}–{most}"
        lines.append(
            words["smallest"].format(
                percent=percent(float(chance), language),
                fraction=written(chance),
                tickets=tickets,
                total=total,
            )
        )
    lines.append(words[lottery.status].format(distance=lottery.distance, total=total))
    return [f"<p>{escape(line)}</p>" for line in lines]


def _draw(digest: str, drawn: Drawn | None, words: dict[str, str]) -> list[str]:
    if drawn is None:
        text = words["not_drawn"]
    else:
        text = words["drawn"].format(ticket=drawn.ticket, source=f"{words[drawn.kind]}: {drawn.text}")
    return [f"<p>{escape(text)}<br><code>{digest}</code></p>"]


def _list(title: str, sentences: Sequence[str]) -> list[str]:
    if not sentences:
        return []
    return [f"<h2>{escape(title)}</h2><ul>", *(f"<li>{escape(text)}</li>" for text in sentences), "</ul>"]


def _quotas(lottery: Lottery, panel: Whole | None, words: dict[str, str], language: str) -> list[str]:
    pool = lottery.pool
    people, seats = pool.counts().tolist(), pool.panel_size
    eligible = max(1, int((lottery.rows.kinds.of >= 0).sum()))
    drawn = (
        None if panel is None else np.bincount(pool.features[panel].ravel(), minlength=len(people)).tolist()
    )
    titles = [words[name] for name in ("feature", "wanted", "pool", "panel")]
    lines = [f"<h2>{words['quotas']}</h2><figure><div class='wide' tabindex='0' role='region'"]
    lines += [f" aria-label='{words['quotas']}'><table><thead><tr>"]
    lines += [f"<th scope='col'>{title}</th>" for title in titles] + ["<td></td></tr></thead>"]
    for at, quota in enumerate(pool.quotas):
        wanted = f"{quota.minimum}" if quota.minimum == quota.maximum else f"{quota.minimum}–{quota.maximum}"
        own = None if drawn is None else drawn[at]
        shares = (quota.minimum / seats, min(1.0, quota.maximum / seats))
        label = f"{words['share_wanted']} {percent(shares[0], language)}–{percent(shares[1], language)}, "
        label += f"{words['share_pool']} {percent(people[at] / eligible, language)}"
        if own is not None:
            label += f", {words['share_panel']} {percent(own / seats, language)}"
        picture = bars(shares, people[at] / eligible, None if own is None else own / seats, label)
        if at == 0 or quota.category != pool.quotas[at - 1].category:
            lines.append(f"<tbody><tr><th scope='rowgroup' colspan='5'>{escape(quota.category)}</th></tr>")
        lines.append(
            f"<tr><th scope='row'>{escape(quota.feature)}</th><td>{wanted}</td>"
            f"<td>{people[at]}</td><td>{'' if own is None else own}</td><td>{picture}</td></tr>"
        )
    return [*lines, f"</table></div><figcaption>{words['legend']}</figcaption></figure>"]


def _scarce(lottery: Lottery, words: dict[str, str]) -> list[str]:
    pool = lottery.pool
    pairs = [
        (quota, people)
        for quota, people in zip(pool.quotas, pool.counts().tolist(), strict=True)
        if quota.minimum
    ]
    scarce = sorted(
        (pair for pair in pairs if pair[1] < 2 * pair[0].minimum), key=lambda pair: pair[1] / pair[0].minimum
    )
    if not scarce:
        return [f"<h2>{words['scarce']}</h2><p>{words['nobody_scarce']}</p>"]
    rows = [
        words["scarce_row"].format(feature=q.feature, category=q.category, people=people, minimum=q.minimum)
        for q, people in scarce
    ]
    lines = _list(words["scarce"], rows)
    return [lines[0].replace("<ul>", f"<p>{words['scarce_lead']}</p><ul>"), *lines[1:]]


def _fairness(lottery: Lottery, words: dict[str, str], language: str) -> list[str]:
    levels = levels_of(lottery)
    curve = [(float(chance), people) for chance, people in levels]
    rows = [
        f"<tr><td>{percent(float(chance), language)}</td><td>{written(chance)}</td><td>{people}</td></tr>"
        for chance, people in levels
    ]
    return [
        f"<h2>{words['curve']}</h2><p>{words['curve_lead']}</p>",
        fairness_curve(curve, words),
        f"<details><summary>{words['levels']}</summary>"
        f"<div class='wide' tabindex='0' role='region' aria-label='{words['levels']}'><table><thead><tr>"
        f"<th scope='col' colspan='2'>{words['chance']}</th><th scope='col'>{words['people']}</th>"
        f"</tr></thead><tbody>{''.join(rows)}</tbody></table></div></details>",
    ]
