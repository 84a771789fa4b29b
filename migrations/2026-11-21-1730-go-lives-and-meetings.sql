-- What the timeline sets beside phases and milestones: from which milestone on a sector must take something new into use,
-- and when the bodies that follow the portfolio meet.

-- Reaching the milestone is a go-live for the sector, or is none after all: the last word recorded counts.
create table go_live (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  milestone_id bigint not null,
  sector sector not null,
  holds boolean not null default true,
  -- how it was read, where the source does not name the sector outright
  note words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (milestone_id, portfolio_id) references milestone (fact_id, portfolio_id) on delete cascade
);
create index on go_live (portfolio_id, milestone_id, recorded_on);

-- A board or a steering group that follows the portfolio.
create table body (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  key key not null,
  name text not null check (length(name) between 1 and 300),
  name_en text check (length(name_en) between 1 and 300),
  unique (portfolio_id, key),
  unique (id, portfolio_id)
);

create table meeting (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null,
  body_id bigint not null,
  key key not null,
  -- as the body counts its meetings; null when it does not, or none is known
  number integer check (number > 0),
  unique (portfolio_id, key),
  unique (id, portfolio_id),
  -- judged at the end, so that numbers can be exchanged
  unique (body_id, number) deferrable initially deferred,
  foreign key (body_id, portfolio_id) references body (id, portfolio_id) on delete cascade
);

-- When it was to be, and when it was: one that was announced and then held has a date of each kind. One that was cancelled
-- was to be then, and what was said of it before counts no longer.
create table meeting_date (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  meeting_id bigint not null,
  kind text not null check (kind in ('announced', 'held', 'cancelled')),
  earliest date not null,
  latest date not null,
  precision date_precision not null,
  qualifier date_qualifier,
  date_text text,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (meeting_id, portfolio_id) references meeting (id, portfolio_id) on delete cascade,
  check (earliest <= latest),
  -- nobody can tell before it that it was held
  check (kind <> 'held' or earliest <= recorded_on)
);
create index on meeting_date (portfolio_id, meeting_id, recorded_on);
create index on meeting_date (meeting_id);

call watch('body', 'id');
call watch('meeting', 'id');
call watch('go_live', 'fact_id');
call watch('meeting_date', 'fact_id');
call append_only('go_live');
call append_only('meeting_date');
