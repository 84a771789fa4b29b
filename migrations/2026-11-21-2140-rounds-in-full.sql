-- Rounds in full: for which meeting, who is asked, who was reminded, and what stood when it closed.

alter table reporting_round
  add meeting_id bigint,
  add foreign key (meeting_id, portfolio_id) references meeting (id, portfolio_id) deferrable initially deferred;
create index on reporting_round (meeting_id);

-- Whom a round asks, as it was said: the last word about an initiative counts. A round of which nothing was said, such as
-- one that came with a bundle, asks what was under way at its deadline.
create table round_asked (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  round_id bigint not null,
  initiative_id bigint not null,
  asked boolean not null,
  recorded_at timestamptz not null,
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on round_asked (round_id, initiative_id, id);
create index on round_asked (portfolio_id);
create index on round_asked (initiative_id);
call watch('round_asked', 'id');
call append_only('round_asked');

-- What stood when a round was closed: written once, never made again. The database refuses a text whose hash is another.
create table round_closing (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  round_id bigint not null,
  -- of the round: one that was reopened is closed again
  number integer not null check (number > 0),
  closed_at timestamptz not null,
  recorded_on date not null generated always as (danish_day(closed_at)) stored,
  closed_by text not null,
  asked integer not null check (asked >= 0),
  reported integer not null check (reported between 0 and asked),
  late integer not null check (late between 0 and reported),
  on_behalf integer not null check (on_behalf between 0 and reported),
  -- of the portfolio: a report of the round with a later number came after the closing
  last_fact_id bigint not null,
  content text not null,
  sha256 text collate "C" not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  unique (round_id, number),
  unique (id, portfolio_id),
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id) on delete cascade
);
create index on round_closing (portfolio_id);
call watch('round_closing', 'id');
call append_only('round_closing');
-- The log holds the hash: the content is already kept for ever.
drop trigger audit_insert on round_closing;
drop trigger audit_delete on round_closing;
create trigger audit_insert after insert on round_closing referencing new table as new_rows
  for each statement execute function audit_rows('id', 'content');
create trigger audit_delete after delete on round_closing referencing old table as old_rows
  for each statement execute function audit_rows('id', 'content');

create table round_reopening (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  closing_id bigint not null unique,
  reason text not null check (length(reason) between 1 and 1000),
  reopened_at timestamptz not null,
  recorded_on date not null generated always as (danish_day(reopened_at)) stored,
  reopened_by text not null,
  foreign key (closing_id, portfolio_id) references round_closing (id, portfolio_id) on delete cascade
);
create index on round_reopening (portfolio_id);
call watch('round_reopening', 'id');
call append_only('round_reopening');

-- The office reminded of a deadline: of which initiative, and which organisations by their keys.
create table round_reminder (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  round_id bigint not null,
  initiative_id bigint not null,
  organisations text[] not null,
  reminded_at timestamptz not null,
  reminded_by text not null,
  -- What the browser called it: asked for twice, it is made once.
  submission text not null check (length(submission) between 8 and 100),
  unique (round_id, initiative_id, submission),
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on round_reminder (portfolio_id);
create index on round_reminder (initiative_id);
call watch_privately('round_reminder', '', true);
drop trigger announce_insert on round_reminder;
drop trigger announce_update on round_reminder;
drop trigger announce_delete on round_reminder;
-- Its owners and the office hear of it, and nobody else does.
create trigger announce_insert after insert on round_reminder referencing new table as new_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
create trigger announce_update after update on round_reminder referencing new table as new_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
create trigger announce_delete after delete on round_reminder referencing old table as old_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
call append_only('round_reminder');
