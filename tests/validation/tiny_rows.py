"""The rows of the tiny valid package, by table; a column that is not named is empty or plain."""

CELLS: dict[str, list[dict[str, str]]] = {
    "parties": [
        {
            "party_id": party,
            "name": party.title(),
            "short_name": party.title(),
            "role": role,
            "order": str(order),
            "color_light": "#1f6fb2",
            "color_dark": "#6CB2eb",
        }
        for order, (party, role) in enumerate(
            {"north": "party", "south": "party", "hosts": "mediator"}.items(), start=1
        )
    ],
    "speakers": [
        {"speaker_id": "n", "name": "Ñ", "party_id": "north", "kind": "person", "is_named": "true"},
        {
            "speaker_id": "s",
            "name": "S",
            "party_id": "south",
            "kind": "person",
            "is_named": "false",
        },
    ],
    "sources": [
        {
            "source_id": "gazette",
            "outlet": "Gazette",
            "kind": "press",
            "published": "2031-05",
            "url": "https://example.org/online=1?a=b",
        }
    ],
    "tracks": [{"track_id": "main", "title": "Main", "order": "1", "description": "All, of it."}],
    "rounds": [
        {
            "round_id": "2031-05-01-town",
            "track_id": "main",
            "number": "1",
            "is_round": "true",
            "kind": "round",
            "title": "Town",
            "start_date": "2031-05-01",
            "end_date": "2031-05-02",
            "date_edtf": "2031-05-01/2031-05-02",
            "date_precision": "2",
            "was_held": "true",
            "country_code": "CHE",
            "latitude": "-46.2",
            "summary": "Two lines:\n1 < 2, said “both”",
            "confidence": "high",
            "source_id": "gazette",
        }
    ],
    "meetings": [
        {
            "meeting_id": "2031-05-01-town-1",
            "round_id": "2031-05-01-town",
            "kind": "plenary",
            "date": "2031-05-01",
            "date_edtf": "2031-05~",
            "date_precision": "1",
            "counts_as_joint": "true",
        }
    ],
    "outcomes": [
        {
            "outcome_id": "aid",
            "order": "1",
            "title": "Aid",
            "short_title": "Aid",
            "noun": "convoy",
            "noun_plural": "convoys",
            "verb": "let through to",
            "measure": "convoys",
            "person_category": "unsplit",
            "kinds": "convoy",
            "symbol": "circle",
            "description": "Convoys let through.",
        }
    ],
    "commitments": [
        {
            "commitment_id": "convoys",
            "round_id": "2031-05-01-town",
            "category": "aid",
            "outcome_id": "aid",
            "title": "Convoys",
            "description": "Ten convoys.",
            "agreed_date": "2031-05-02",
        }
    ],
    "transfers": [
        {
            "transfer_id": "first",
            "title": "First convoy",
            "date": "2031-05-03",
            "date_precision": "1",
            "kind": "convoy",
            "is_counted": "true",
        }
    ],
    "claims": [
        {
            "claim_id": "first.01",
            "transfer_id": "first",
            "measure": "convoys",
            "to_party": "north",
            "value": "3",
            "low": "2.5",
            "high": "4",
            "value_time": "23:59",
            "qualifier": "about",
            "confidence": "low",
            "stated_date": "2031-05-03",
            "source_id": "gazette",
        }
    ],
    "claim_speakers": [{"claim_id": "first.01", "speaker_id": "n", "party_id": "north"}],
    "coverage": [
        {
            "coverage_id": "all",
            "first_date": "2031-05-01",
            "last_date": "2031-06-01",
            "level": "dense",
            "note": "All.",
        }
    ],
}
