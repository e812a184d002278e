"""A reading as plain values for JSON: spans as [start, end) in characters of the file."""

from typing import Any

from raci.draft.values import Reading, Span


def wire(reading: Reading) -> dict[str, Any]:
    """Parties, drafts and silent sentences; `text` holds what the spans count in where that is not the file itself."""

    spans = [_pair(sentence.span) for sentence in reading.sentences]
    plain: dict[str, Any] = {
        "parties": [
            {
                "name": party.name,
                "aliases": list(party.aliases),
                "kind": str(party.kind),
                "count": party.count,
                "first": _pair(party.first) if party.first else None,
            }
            for party in reading.parties
        ],
        "drafts": [
            {
                "id": draft.id,
                "sentence": spans[draft.sentence],
                "party": draft.party,
                "letter": draft.letter,
                "band": str(draft.band),
                "rule": draft.rule,
                "source": str(draft.source),
                "cue": _pair(draft.cue),
                "party_at": _pair(draft.party_at) if draft.party_at else None,
                "clause": reading.sentences[draft.sentence].clause,
                "competes": list(draft.competes),
                "table": reading.sentences[draft.sentence].table,
            }
            for draft in reading.drafts
        ],
        "silent": [{"sentence": spans[sentence], "reason": str(reason)} for sentence, reason in reading.silent],
        "language": reading.language,
        "sha256": reading.sha256,
        "damaged": round(reading.damaged, 4),
        "notes": list(reading.notes),
    }
    return plain if reading.own_text else plain | {"text": reading.text}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
