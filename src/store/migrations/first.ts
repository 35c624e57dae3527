/** Step 1: the library, the log and the fold of it. Never edited: see `../migrations.ts`. */

export const first = `
create table settings (
  key text primary key,
  value text not null
) strict, without rowid;

create table devices (
  id integer primary key,
  uuid text not null unique,
  is_own integer not null check (is_own in (0, 1)),
  added_at integer not null
) strict;
create unique index devices_own on devices (is_own) where is_own = 1;

create table roots (
  id integer primary key,
  kind text not null check (kind in ('home', 'linked', 'starter')),
  path text not null unique,
  added_at integer not null,
  -- Set when a folder is unlinked: its cards are retired and still name it.
  removed_at integer
) strict;

create table decks (
  id integer primary key,
  root integer not null references roots,
  name text not null,
  is_on integer not null default 1 check (is_on in (0, 1)),
  unique (root, name)
) strict;

-- One row per file that was read, deck or not, so that an unchanged one is not read again.
create table files (
  id integer primary key,
  root integer not null references roots,
  path text not null unique,
  size integer not null,
  mtime_ms real not null,
  deck integer not null references decks,
  is_deck integer not null check (is_deck in (0, 1)),
  card_count integer not null,
  title text,
  language text not null,
  new_per_day integer,
  retention real,
  problems text not null,
  -- Problems that only show beside other files: found anew whenever decks are read, while those above stay with the file.
  shared_problems text not null default '[]'
) strict;
create index files_deck on files (deck);

create table cards (
  id integer primary key,
  key text not null unique,
  card_id text not null unique,
  is_explicit integer not null check (is_explicit in (0, 1)),
  kind text not null check (kind in ('basic', 'choice', 'cloze', 'typed', 'behavioural')),
  deck integer not null references decks,
  question integer not null references cards deferrable initially deferred,
  parent integer references cards,
  position integer not null,
  is_draft integer not null default 0 check (is_draft in (0, 1)),
  retired_at integer,
  is_suspended integer not null default 0 check (is_suspended in (0, 1)),
  buried_on integer,
  state text not null default 'new' check (state in ('new', 'learning', 'review', 'relearning')),
  stability real,
  difficulty real,
  last_on integer,
  step integer,
  due_at integer,
  due_on integer,
  reps integer not null default 0,
  lapses integer not null default 0,
  check ((state = 'new') = (stability is null) and (state = 'new') = (difficulty is null) and (state = 'new') = (last_on is null)),
  check ((state = 'review') = (due_on is not null)),
  check ((state in ('learning', 'relearning')) = (due_at is not null) and (due_at is null) = (step is null))
) strict;
create index cards_new on cards (deck, position, id, question, buried_on, parent, key, state, retired_at, is_suspended, is_draft)
  where state = 'new' and retired_at is null and is_suspended = 0 and is_draft = 0;
create index cards_due_on on cards (due_on, deck, buried_on, state, retired_at, is_suspended, is_draft)
  where state = 'review' and retired_at is null and is_suspended = 0 and is_draft = 0;
create index cards_due_at on cards (due_at, deck, buried_on, state, retired_at, is_suspended, is_draft)
  where state in ('learning', 'relearning') and retired_at is null and is_suspended = 0 and is_draft = 0;
create index cards_deck on cards (deck, is_draft, is_suspended, retired_at) where retired_at is null;
create index cards_question on cards (question);
create index cards_parent on cards (parent) where parent is not null;

create table texts (
  id integer primary key,
  card integer not null references cards,
  language text not null,
  root integer not null references roots,
  -- Null when the card is retired: its last text stays, for it is how the card is recognised when it returns.
  file integer references files on delete set null,
  path text not null,
  line integer not null,
  text_id text not null,
  is_explicit integer not null check (is_explicit in (0, 1)),
  question text not null,
  prompt text,
  answer text not null,
  key_points text not null,
  options text not null,
  hints text not null,
  also text not null,
  slots text not null,
  tags text not null,
  level text,
  minutes real,
  topic text not null,
  is_draft integer not null check (is_draft in (0, 1)),
  question_print text not null,
  answer_print text,
  whole_print text not null,
  unique (card, language)
) strict;
create index texts_file on texts (file);

create table aliases (
  alias text primary key,
  card integer not null references cards
) strict, without rowid;
create index aliases_card on aliases (card);

-- Matches by likeness that a person may undo, each with the text that it replaced; and those undone.
create table matches (
  card integer primary key references cards,
  rule text not null check (rule in ('answer', 'similar')),
  path text not null,
  line integer not null,
  before text not null,
  after text not null,
  former_id text not null,
  former_text text not null,
  matched_at integer not null
) strict;
create table unmatched (
  card integer not null references cards,
  question_print text not null,
  primary key (card, question_print)
) strict, without rowid;

create table parameters (
  id text primary key,
  weights text not null,
  made_at integer not null,
  review_count integer not null
) strict, without rowid;

create table sessions (
  id text primary key,
  kind text not null check (kind in ('study', 'cram', 'mock')),
  started_at integer not null,
  ended_at integer,
  device integer not null references devices,
  seed integer not null,
  plan text
) strict, without rowid;

create table interviews (
  id integer primary key,
  name text not null,
  held_on integer not null,
  minutes_per_day real,
  reviews_per_day integer,
  decks text not null,
  set_at integer not null,
  cleared_at integer
) strict;

-- The log. Rows are written once and never changed. Ordered by id, which is the order in which things happened.
create table events (
  id text primary key,
  kind text not null check (kind in ('review', 'void', 'reset', 'seed', 'rebuild', 'suspend', 'bury', 'alias')),
  -- Null for what concerns every card: a rebuild, and the void of one.
  card integer references cards,
  at integer not null,
  zone_offset integer not null,
  day_on integer not null,
  device integer not null references devices,
  session text,
  target text,
  grade text check (grade in ('again', 'hard', 'good', 'easy')),
  review_kind text check (review_kind in ('study', 'mock', 'import')),
  took_ms integer,
  total_ms integer,
  parameters text,
  retention real,
  language text,
  wording integer,
  is_suspended integer,
  alias text,
  before_state text check (before_state in ('new', 'learning', 'review', 'relearning')),
  before_stability real,
  before_difficulty real,
  before_last_on integer,
  before_step integer,
  before_due_at integer,
  before_due_on integer,
  before_reps integer,
  before_lapses integer,
  after_state text check (after_state in ('new', 'learning', 'review', 'relearning')),
  after_stability real,
  after_difficulty real,
  after_last_on integer,
  after_step integer,
  after_due_at integer,
  after_due_on integer,
  after_reps integer,
  after_lapses integer
) strict, without rowid;
create index events_card on events (card, id);
create index events_day on events (day_on, kind, review_kind);
-- Not unique: two machines may each take back the same event before they meet.
create index events_target on events (target) where target is not null;
-- With "pragma recursive_triggers" they stop "insert or replace" too.
create trigger events_are_never_changed before update on events
  begin select raise(abort, 'the log is never changed'); end;
create trigger events_are_never_deleted before delete on events
  begin select raise(abort, 'the log is never changed'); end;
`
