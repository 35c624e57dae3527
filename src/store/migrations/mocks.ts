/** Step 3: mock interviews, and key points that a person wrote where the deck has none. */

export const mocks = `
-- A mock interview. Its state is the whole of it as JSON, from plan to report, and is replaced at every change.
create table mocks (
  session text primary key references sessions,
  -- What people call it: 1, 2, 3 ...
  number integer not null unique,
  status text not null check (status in ('active', 'done', 'abandoned')),
  preset text not null,
  mode text not null check (mode in ('practice', 'pressure')),
  started_at integer not null,
  ended_at integer,
  -- When its clock was last seen running: what came after it is not counted.
  heartbeat_at integer not null,
  -- Whoever has it on a screen, by a name made when it was begun or resumed: another one may no longer write.
  held_by text not null,
  version integer not null,
  state text not null
) strict, without rowid;
create unique index mocks_active on mocks (status) where status = 'active';

-- What was asked and how it went, for reports and trends across mocks. One row per question or follow-up that was scored.
create table mock_items (
  mock text not null references mocks,
  position integer not null,
  card text not null,
  topic text not null,
  -- True for a follow-up: it counts in the mock alone.
  is_follow_up integer not null check (is_follow_up in (0, 1)),
  outcome text not null check (outcome in ('answered', 'skipped')),
  confidence real,
  coverage real not null,
  is_must_missed integer not null check (is_must_missed in (0, 1)),
  hints integer not null,
  took_ms integer,
  budget_ms integer not null,
  grade text check (grade in ('again', 'hard', 'good', 'easy')),
  -- Its review in the log; null where none was written. It may have been voided since.
  event text,
  points text not null,
  -- What the answer suffered from, ticked by the person.
  weaknesses text not null,
  asked_at integer not null,
  primary key (mock, position)
) strict, without rowid;
create index mock_items_card on mock_items (card, asked_at);

create table own_points (
  card text primary key,
  points text not null,
  made_at integer not null
) strict, without rowid;

-- What a plan is made from, without a look at the long texts themselves.
create index texts_topic on texts (card, language, topic, level, minutes);
`
