/** Step 4: what a person said of single cards before an interview. */

export const interviews = `
-- Of all interviews to come: a question that must be known, may be asked, or is left.
create table triage (
  card text primary key,
  choice text not null check (choice in ('must', 'maybe', 'skip')),
  chosen_at integer not null
) strict, without rowid;
`
