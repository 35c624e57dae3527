/** Step 2: where imported cards came from, and what programs that they are exported to know of them. */

export const imports = `
-- A file that was imported, as it was when it was last read, with the options that it is to be read with again.
create table sources (
  id integer primary key,
  path text not null unique,
  format text not null,
  options text not null,
  size integer not null,
  mtime_ms real not null,
  digest text not null,
  imported_at integer not null
) strict;

-- The decks that a source became, by their names under the home's decks, each with its text as the last import made it: the
-- middle of a three-way merge.
create table source_decks (
  deck text primary key,
  source integer not null references sources on delete cascade,
  base text not null
) strict, without rowid;
create index source_decks_source on source_decks (source);

-- Notes that came from Anki, field by field as they were, so that they go back with what nobody touched.
create table anki_note_types (
  id integer primary key,
  definition text not null
) strict;
create table anki_notes (
  guid text primary key,
  note_type integer not null references anki_note_types,
  deck text not null,
  tags text not null,
  fields text not null,
  modified_at integer not null,
  -- What the fields became here, as a digest: another text now means that it was edited here.
  digest text not null
) strict, without rowid;
create table anki_cards (
  card_id text primary key,
  guid text not null references anki_notes,
  position integer not null,
  -- Anki's own log of the card, row by row: viva keeps of it only what counts.
  log text not null
) strict, without rowid;
create index anki_cards_guid on anki_cards (guid);

-- What a card was when it was last exported: the other program takes a note as changed by the instant, not by its text.
create table exported (
  card_id text primary key,
  digest text not null,
  changed_at integer not null
) strict, without rowid;
`
