"""Drives real Anki for the tests: reads a list of steps as JSON on standard input, does them in one collection, and writes
the answer to each as JSON on standard output. A step that fails ends the program with its traceback."""

import base64
import json
import os
import sys

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

DAY_MS = 86_400_000


class Driver:
    def __init__(self, path):
        self.path = path
        self.col = Collection(path)

    def reopen(self):
        self.col.close()
        self.col = Collection(self.path)

    def note(self, type, deck, fields, tags=(), guid=None):
        note = self.col.new_note(self.col.models.by_name(type))
        for index, value in enumerate(fields):
            note.fields[index] = value
        note.tags = list(tags)
        if guid is not None:
            note.guid = guid
        self.col.add_note(note, self.col.decks.id(deck))
        return {"id": note.id, "guid": note.guid, "cards": [card.id for card in note.cards()]}

    def edit(self, guid, fields):
        note = self.col.get_note(self.col.db.scalar("select id from notes where guid = ?", guid))
        for index, value in enumerate(fields):
            note.fields[index] = value
        self.col.update_note(note)

    def notetype(self, name, fields, templates, cloze=False):
        made = self.col.models.new(name)
        if cloze:
            made["type"] = 1
        for field in fields:
            self.col.models.add_field(made, self.col.models.new_field(field))
        for title, front, back in templates:
            template = self.col.models.new_template(title)
            template["qfmt"], template["afmt"] = front, back
            self.col.models.add_template(made, template)
        self.col.models.add(made)

    def media(self, name, content):
        return self.col.media.write_data(name, base64.b64decode(content))

    def config(self, key, value):
        self.col.set_config(key, value)

    def preset(self, deck, weights=None, retention=None):
        """Options of their own for a deck."""
        made = self.col.decks.add_config(deck)
        if weights is not None:
            made["fsrsParams6"] = weights
        if retention is not None:
            made["desiredRetention"] = retention
        self.col.decks.update_config(made)
        chosen = self.col.decks.get(self.col.decks.id(deck))
        self.col.decks.set_config_id_for_deck_dict(chosen, made["id"])

    def review(self, deck, eases, limit=1000):
        """Answers what the scheduler asks, taking the grades in turn."""
        self.col.decks.select(self.col.decks.id(deck))
        answered = 0
        while answered < limit:
            card = self.col.sched.getCard()
            if card is None:
                break
            self.col.sched.answerCard(card, eases[answered % len(eases)])
            answered += 1
            # Two answers within a millisecond would share an id.
            self.age_ms(2000)
        return answered

    def age_ms(self, ms):
        self.col.db.execute("update revlog set id = -(id - ?)", ms)
        self.col.db.execute("update revlog set id = -id")

    def age(self, days):
        """As if everything had happened that many days before."""
        self.age_ms(days * DAY_MS)
        self.col.db.execute("update col set crt = crt - ?", days * 86_400)
        self.col.db.execute(
            "update cards set due = due - ? where queue in (1) or (type in (1, 3) and due > 1000000000)",
            days * 86_400,
        )
        for card, data in self.col.db.all("select id, data from cards where data like '%lrt%'"):
            values = json.loads(data)
            values["lrt"] -= days * 86_400
            self.col.db.execute("update cards set data = ? where id = ?", json.dumps(values), card)
        self.reopen()

    def suspend(self, query):
        self.col.sched.suspend_cards(self.col.find_cards(query))

    def bury(self, query):
        self.col.sched.bury_cards(self.col.find_cards(query))

    def forget(self, query):
        self.col.sched.schedule_cards_as_new(self.col.find_cards(query))

    def due(self, query, days):
        self.col.sched.set_due_date(self.col.find_cards(query), days)

    def filtered(self, name, query):
        deck = self.col.sched.get_or_create_filtered_deck(0)
        deck.name = name
        deck.config.search_terms[0].search = query
        return self.col.sched.add_or_update_filtered_deck(deck).id

    def export(self, path, legacy=False, scheduling=True, presets=True, media=True):
        if path.endswith(".colpkg"):
            self.col.export_collection_package(path, include_media=media, legacy=legacy)
            self.col = Collection(self.path)
            return None
        options = ExportAnkiPackageOptions(
            with_scheduling=scheduling, with_deck_configs=presets, with_media=media, legacy=legacy
        )
        return self.col.export_anki_package(out_path=path, options=options, limit=None)

    def imports(self, path, scheduling=True, presets=True, update=None):
        options = ImportAnkiPackageOptions(with_scheduling=scheduling, with_deck_configs=presets)
        if update is not None:
            options.update_notes = ImportAnkiPackageUpdateCondition.Value(update)
        log = self.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
        return {
            kind: len(getattr(log, kind))
            for kind in ("new", "updated", "duplicate", "conflicting", "missing_notetype", "empty_first_field")
        }

    def check(self):
        """Anki's own check of its database: what it says, and whether all is well."""
        report, is_sound = self.col.fix_integrity()
        return {"report": report, "isSound": is_sound}

    def dump(self):
        db = self.col.db
        rows = lambda names, query: [dict(zip(names, row)) for row in db.all(query)]
        return {
            "today": self.col.sched.today,
            "crt": db.scalar("select crt from col"),
            "notes": rows(
                ("id", "guid", "mid", "mod", "tags", "flds"), "select id, guid, mid, mod, tags, flds from notes order by id"
            ),
            "cards": rows(
                (
                    *("id", "nid", "did", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses"),
                    *("odue", "odid", "data"),
                ),
                "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, odue, odid, data from cards "
                "order by id",
            ),
            "revlog": rows(
                ("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"),
                "select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id",
            ),
            "decks": {str(deck.id): deck.name for deck in self.col.decks.all_names_and_ids()},
            "notetypes": {str(each.id): each.name for each in self.col.models.all_names_and_ids()},
            "media": sorted(os.listdir(self.col.media.dir())),
        }


def main():
    work = json.load(sys.stdin)
    driver = Driver(work["collection"])
    answers = []
    for step in work["steps"]:
        do = step.pop("do")
        answers.append(getattr(driver, do)(**step))
    driver.col.close()
    # What Anki itself prints goes to the same stream: the answer is the last line.
    print()
    print(json.dumps(answers))


main()
