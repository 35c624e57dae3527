/** Step 5: what is known of the journals that machines share. */

export const journals = `
-- How far each journal was read, and how far one's own was written: so many bytes, with the digest of what stands before that place.
create table journals (
  path text primary key,
  bytes integer not null,
  tail text not null,
  last_id text
) strict, without rowid;

-- Events of cards that this machine has not seen: their decks may come later.
create table waiting_events (
  id text primary key,
  card text not null,
  -- What the machine that sent it calls the card by now.
  name text not null,
  event text not null
) strict, without rowid;
create index waiting_events_card on waiting_events (card);
`
