"""Several breaches told in one text: the values of each."""

from normalizers.documents.episodes import Episode, EpisodeFinder
from normalizers.incidents import episode_values
from normalizers.record import Legend
from normalizers.vocabulary.words import shipped

episodes = shipped().of(EpisodeFinder).find

FIRST = "Den 3. maj 2021 blev en liste med navn og adresse på 12 borgere sendt til en forkert borger."
SECOND = "Den 9. juni 2021 blev en mappe med navn og cpr-nummer på 4 borgere glemt i bussen."


def test_each_breach_of_a_log_in_prose_has_its_own_values() -> None:
    paragraphs = [f"Hændelse 1: {FIRST}", f"Hændelse 2: {SECOND}"]
    read = [episode_values.in_log(shipped(), e, paragraphs, Legend(), None).findings for e in episodes(paragraphs)]
    assert [f.get("affected_max") for f in read] == [12, 4]
    assert [f.get("fortrolige") for f in read] == [False, True]


def test_quote_of_a_second_breach_stands_at_its_place_in_the_letter() -> None:
    paragraphs = ["Vi underretter om to brud.", f"Hændelse 1: {FIRST}", f"Hændelse 2: {SECOND}"]
    found = episodes(paragraphs)
    text = "\n\n".join(paragraphs)
    for value in episode_values.in_notice(shipped(), found[1], paragraphs, found).values:
        if value.quote:
            assert text[value.quote.start : value.quote.end] == value.quote.text


def test_what_a_letter_says_once_of_all_its_breaches_is_said_of_each() -> None:
    paragraphs = [
        f"Hændelse 1: {FIRST}",
        f"Hændelse 2: {SECOND}",
        "Vi har anmeldt begge brud til Datatilsynet den 12. juni 2021.",
    ]
    parts = (Episode(0, 1, "1"), Episode(1, 2, "2"))
    assert [episode_values.in_notice(shipped(), e, paragraphs, parts).get("notified_authority") for e in parts] == [
        True,
        True,
    ]


def test_labelled_breach_of_a_log_is_read_as_one_text() -> None:
    paragraphs = ["Dato: 3. maj 2021", "Hændelse: Brev sendt forkert", "Årsag: Menneskelig fejl"]
    read = episode_values.in_log(shipped(), Episode(0, 3, "7"), paragraphs, Legend(), None)
    assert [f.column for f in read.record.fields] == ["", "Dato", "Hændelse", "Årsag"]
    assert (read.findings.get("source_number"), read.findings.get("fault")) == ("7", "human")
