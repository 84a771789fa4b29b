-- What is followed up, what was said about it and when. Facts are appended, never changed: a correction is a new fact.
-- Every fact has two clocks: the day it holds for (as_of, or a date window) and the moment it was recorded.

-- The domain's words ------------------------------------------------------------------------------------------------
create domain light as text check (value in ('green', 'yellow', 'red', 'not_reported'));
create domain lifecycle as text check (value in (
  'planned', 'in_development', 'rollout', 'in_operation', 'completed', 'handed_over',
  'paused', 'discontinued', 'never_started', 'absorbed'));
create domain sector as text check (value in ('state', 'regions', 'municipalities', 'practice', 'other'));
create domain basis as text check (value in ('reported', 'assessed'));
create domain date_precision as text check (value in ('day', 'week', 'month', 'quarter', 'half_year', 'year', 'year_range'));
create domain date_qualifier as text check (value in (
  'primo', 'medio', 'ultimo', 'winter', 'spring', 'summer', 'autumn', 'winter_spring', 'spring_summer'));
-- A name for machines: compared byte by byte, which is also several times faster than the Danish alphabet.
create domain key as text collate "C" check (value ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$');
-- A text in Danish, with an English reading where there is one.
create domain words as jsonb check (
  jsonb_typeof(value) = 'object' and jsonb_typeof(value -> 'da') = 'string' and length(value ->> 'da') between 1 and 8000
  and (value -> 'en' is null or jsonb_typeof(value -> 'en') in ('string', 'null')));

-- The Danish calendar day of a moment.
create function danish_day(moment timestamptz) returns date language sql immutable strict parallel safe
  as $$ select (moment at time zone 'Europe/Copenhagen')::date $$;

-- Organisations -----------------------------------------------------------------------------------------------------
create table organisation (
  id bigint generated always as identity primary key,
  key key not null unique,
  abbreviation text unique check (length(abbreviation) between 1 and 40),
  name text not null check (length(name) between 1 and 300),
  kind text,
  sector sector not null,
  parent_id bigint references organisation,
  name_basis text,
  note text,
  version integer not null default 1
);
create index on organisation (parent_id);

create table organisation_name (
  organisation_id bigint not null references organisation on delete cascade,
  name text not null check (length(name) between 1 and 300),
  primary key (organisation_id, name)
);

-- Structure ---------------------------------------------------------------------------------------------------------
create table portfolio (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
  title text not null check (length(title) between 1 and 300),
  title_en text,
  purpose words,
  period_from integer not null,
  period_to integer not null,
  invented boolean not null default false,
  -- the day of the closing status: no report is awaited after it, and lights are judged as of it
  concluded_on date,
  version integer not null default 1,
  check (period_from <= period_to)
);

create table focus_area (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 300),
  title_en text,
  unique (portfolio_id, number),
  unique (id, portfolio_id)
);

create table programme (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  key key not null,
  name text not null check (length(name) between 1 and 300),
  abbreviation text,
  gist words,
  unique (portfolio_id, key),
  unique (id, portfolio_id)
);

create table initiative (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  focus_area_id bigint not null,
  code text not null check (code ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$'),
  code_as_printed text,
  title text not null check (length(title) between 1 and 500),
  title_note words,
  position integer not null,
  -- the day somebody first spoke of it: before that it is not part of what was known
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  unique (portfolio_id, code),
  unique (id, portfolio_id),
  foreign key (focus_area_id, portfolio_id) references focus_area (id, portfolio_id)
);
create index on initiative (focus_area_id, portfolio_id);

-- The first owner is the accountable one.
create table initiative_owner (
  portfolio_id bigint not null,
  initiative_id bigint not null,
  organisation_id bigint not null references organisation,
  position integer not null check (position > 0),
  primary key (initiative_id, organisation_id),
  unique (initiative_id, position),
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on initiative_owner (organisation_id);
create index on initiative_owner (portfolio_id, initiative_id, position);

-- A programme's track that an initiative carries.
create table track (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null,
  programme_id bigint not null,
  key key not null,
  initiative_id bigint,
  position integer not null,
  name text not null check (length(name) between 1 and 300),
  gist words,
  unique (portfolio_id, key),
  unique (programme_id, position),
  foreign key (programme_id, portfolio_id) references programme (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on track (initiative_id);
create index on track (portfolio_id);

create table reporting_round (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  key key not null,
  name text not null check (length(name) between 1 and 200),
  period_from date not null,
  period_to date not null,
  opened_at timestamptz not null,
  deadline timestamptz not null,
  closed_at timestamptz,
  unique (portfolio_id, key),
  unique (id, portfolio_id),
  check (period_from <= period_to),
  check (opened_at < deadline)
);

-- Sources -----------------------------------------------------------------------------------------------------------
create table document (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  key key not null,
  file text,
  title text not null check (length(title) between 1 and 500),
  kind text not null,
  -- the day it was written or held, as a window where none is printed; null when not even that is known
  earliest date,
  latest date,
  note words,
  -- the day from which its facts count as known
  recorded_on date not null,
  unique (portfolio_id, key),
  unique (id, portfolio_id),
  check ((earliest is null) = (latest is null)),
  check (earliest <= latest)
);

-- Facts -------------------------------------------------------------------------------------------------------------
-- Everything that was said, whatever its kind: sources point here, and a key makes an import repeatable.
create table fact (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  kind text collate "C" not null,
  key key not null,
  unique (portfolio_id, kind, key),
  unique (id, portfolio_id)
);

create table fact_source (
  portfolio_id bigint not null,
  fact_id bigint not null,
  position integer not null check (position > 0),
  document_id bigint not null,
  locator text not null check (length(locator) between 1 and 200),
  primary key (fact_id, position),
  unique (fact_id, document_id, locator),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (document_id, portfolio_id) references document (id, portfolio_id)
);
create index on fact_source (document_id);

-- Where an initiative is first spoken of, and its description: one fact each, so that both can be sourced.
create table description (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  text words not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on description (initiative_id, recorded_on);

create table project (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  programme_id bigint,
  position integer not null,
  name text not null check (length(name) between 1 and 300),
  former_names text[] not null default '{}',
  gist words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (fact_id, portfolio_id),
  unique (fact_id, initiative_id),
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (programme_id, portfolio_id) references programme (id, portfolio_id)
);
create index on project (programme_id);
create index on project (portfolio_id);

-- The same project shown under a second initiative, counted only under its own.
create table project_link (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  project_id bigint not null,
  initiative_id bigint not null,
  gist words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (project_id, initiative_id),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (project_id, portfolio_id) references project (fact_id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on project_link (initiative_id);

create table lifecycle_change (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  lifecycle lifecycle not null,
  -- from when; null when no date is known
  earliest date,
  latest date,
  precision date_precision,
  qualifier date_qualifier,
  date_text text,
  -- null: no reason is known
  reason words,
  decided_by text[] not null default '{}',
  note words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (project_id, initiative_id) references project (fact_id, initiative_id) on delete cascade,
  check ((earliest is null) = (latest is null) and (earliest is null) = (precision is null)),
  check (earliest <= latest)
);
create index on lifecycle_change (portfolio_id, initiative_id, recorded_on);
create index on lifecycle_change (project_id);

create table status_report (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  round_id bigint,
  -- the day it holds for, as a window where the source prints none
  as_of_earliest date not null,
  as_of date not null,
  basis basis not null,
  overall light,
  time light,
  economy light,
  delivery light,
  risk light,
  narrative words,
  reason words,
  late boolean not null default false,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (project_id, initiative_id) references project (fact_id, initiative_id) on delete cascade,
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id),
  check (as_of_earliest <= as_of),
  -- somebody's reading of a text always says why
  check (basis = 'reported' or overall is null or reason is not null)
);
create index on status_report (portfolio_id, initiative_id, recorded_on);
create index on status_report (project_id);
create index on status_report (round_id);

create table milestone (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  position integer not null,
  title words not null,
  note words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (fact_id, portfolio_id),
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (project_id, initiative_id) references project (fact_id, initiative_id) on delete cascade
);
create index on milestone (project_id);
create index on milestone (portfolio_id);

create table milestone_date (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  milestone_id bigint not null,
  kind text not null check (kind in ('baseline', 'forecast', 'actual')),
  earliest date not null,
  latest date not null,
  precision date_precision not null,
  qualifier date_qualifier,
  date_text text,
  -- the only plan that is printed: it stands as the baseline because it is the first that is known
  first_known boolean not null default false,
  -- a baseline is set once; a new one refers to the decision that set it
  decision text check (length(decision) between 1 and 200),
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (milestone_id, portfolio_id) references milestone (fact_id, portfolio_id) on delete cascade,
  check (earliest <= latest),
  check (kind = 'baseline' or (decision is null and not first_known))
);
create unique index on milestone_date (milestone_id) where kind = 'baseline' and decision is null;
create index on milestone_date (milestone_id, kind, recorded_on);
create index on milestone_date (portfolio_id);

create table indicator (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  position integer not null,
  title words not null,
  unit words not null,
  sector sector,
  -- counts how far a solution is rolled out; the first of an initiative is the one shown in the overview
  rollout boolean not null default false,
  -- whether its measurements may be joined into one series
  comparable boolean not null default false,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (fact_id, portfolio_id),
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on indicator (portfolio_id);

create table measurement (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  indicator_id bigint not null,
  value numeric not null,
  value_max numeric,
  denominator numeric check (denominator > 0),
  -- what the plan said for the same day, where a plan is known
  planned numeric,
  qualifier text,
  as_printed text,
  derived boolean not null default false,
  as_of_earliest date,
  as_of date,
  as_of_precision date_precision,
  as_of_text text,
  note words,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (indicator_id, portfolio_id) references indicator (fact_id, portfolio_id) on delete cascade,
  check ((as_of_earliest is null) = (as_of is null) and (as_of is null) = (as_of_precision is null)),
  check (as_of_earliest <= as_of),
  check (value <= value_max)
);
create index on measurement (indicator_id, recorded_on);
create index on measurement (portfolio_id);

create table outstanding_item (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  position integer not null,
  text words not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on outstanding_item (portfolio_id);

create table benefit (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  position integer not null,
  state text not null check (state in ('expected', 'realised')),
  text words not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);

create table dependency (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  position integer not null,
  kind text not null check (kind in (
    'initiative', 'law', 'standard', 'register', 'supplier', 'organisation', 'infrastructure', 'agreement', 'funding', 'other')),
  on_name text not null check (length(on_name) between 1 and 300),
  on_initiative_id bigint,
  text words not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (initiative_id, position),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (on_initiative_id, portfolio_id) references initiative (id, portfolio_id),
  check (on_initiative_id is null or kind = 'initiative'),
  check (on_initiative_id <> initiative_id)
);
create index on dependency (on_initiative_id);

create table sector_status (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  sector sector not null,
  text words not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on sector_status (initiative_id);

-- What is odd in a source: kept as printed, with a note. Without an initiative it concerns the portfolio.
create table anomaly (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint,
  kind text not null,
  text words not null,
  handling text,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade
);
create index on anomaly (initiative_id);

-- The rules behind the computed lights, with a valid-from day; a portfolio's own go before the common ones.
create table light_rule (
  id bigint generated always as identity primary key,
  portfolio_id bigint references portfolio on delete cascade,
  dimension text not null check (dimension in ('time', 'economy', 'delivery', 'risk')),
  valid_from date not null,
  thresholds jsonb not null check (jsonb_typeof(thresholds) = 'object'),
  source text not null,
  unique nulls not distinct (portfolio_id, dimension, valid_from)
);

-- Audit and announcements -------------------------------------------------------------------------------------------
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  action text not null check (action in ('insert', 'update', 'delete', 'refused')),
  table_name text collate "C" not null,
  portfolio_id bigint,
  -- the row's primary key as text, so that one log serves every table
  row_key text collate "C",
  before jsonb,
  after jsonb
);
create index on audit (table_name, row_key);
create index on audit (portfolio_id, id);

create function actor() returns text language sql stable
  as $$ select coalesce(nullif(current_setting('app.actor', true), ''), session_user) $$;

-- Appended and removed rows are logged by statement, so that a bulk import writes its log in one insert.
create function audit_rows() returns trigger language plpgsql as $$
declare
  row_key text := tg_argv[0];
  portfolio_key text := case when tg_table_name = 'portfolio' then 'id' else 'portfolio_id' end;
begin
  if tg_op = 'INSERT' then
    insert into audit (actor, action, table_name, portfolio_id, row_key, after)
    select actor(), 'insert', tg_table_name, (j ->> portfolio_key)::bigint, j ->> row_key, j
    from new_rows n cross join lateral to_jsonb(n) j;
  else
    insert into audit (actor, action, table_name, portfolio_id, row_key, before)
    select actor(), 'delete', tg_table_name, (j ->> portfolio_key)::bigint, j ->> row_key, j
    from old_rows o cross join lateral to_jsonb(o) j;
  end if;
  return null;
end $$;

-- A changed row is logged with both values; an update that changes nothing leaves no trace.
create function audit_change() returns trigger language plpgsql as $$
declare
  row_key text := tg_argv[0];
  portfolio_key text := case when tg_table_name = 'portfolio' then 'id' else 'portfolio_id' end;
begin
  if old is distinct from new then
    insert into audit (actor, action, table_name, portfolio_id, row_key, before, after)
    values (actor(), 'update', tg_table_name, (to_jsonb(new) ->> portfolio_key)::bigint, to_jsonb(new) ->> row_key,
      to_jsonb(old), to_jsonb(new));
  end if;
  return null;
end $$;

-- Tells every instance which table of which portfolio changed, and from which recorded day on: what was known before that
-- day is untouched. NOTIFY waits for commit and vanishes on rollback; equal messages of one transaction are sent once.
create function announce() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in execute format('select %s as portfolio, min(%s) as since from %s r group by 1', tg_argv[0], tg_argv[1],
    case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end)
  loop
    perform pg_notify('pejl',
      json_build_object('table', tg_table_name, 'portfolio', change.portfolio, 'since', change.since)::text);
  end loop;
  return null;
end $$;

-- Puts both on a table; a test fails for any table without them (`fact` is only the identity of rows that have them). A transition table belongs to one event only.
create procedure watch(watched regclass, row_key text) language plpgsql as $$
declare
  columns name[] := array(select attname from pg_attribute where attrelid = watched and attnum > 0);
  portfolio text := case when watched = 'portfolio'::regclass then 'id' when 'portfolio_id' = any(columns) then 'portfolio_id'
    else 'null::bigint' end;
  since text := case when 'recorded_on' = any(columns) then 'recorded_on' else 'null::date' end;
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows
    for each statement execute function audit_rows(%L)', watched, row_key);
  execute format('create trigger audit_update after update on %s
    for each row execute function audit_change(%L)', watched, row_key);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows
    for each statement execute function audit_rows(%L)', watched, row_key);
  execute format('create trigger announce_insert after insert on %s referencing new table as new_rows
    for each statement execute function announce(%L, %L)', watched, portfolio, since);
  execute format('create trigger announce_update after update on %s referencing new table as new_rows
    for each statement execute function announce(%L, %L)', watched, portfolio, since);
  execute format('create trigger announce_delete after delete on %s referencing old table as old_rows
    for each statement execute function announce(%L, %L)', watched, portfolio, since);
end $$;

-- A fact is appended: neither changed nor taken away, but together with its whole portfolio.
create function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from portfolio where id = old.portfolio_id) then
    return old;
  end if;
  raise exception '% is appended, never changed: record a new fact instead', tg_table_name using errcode = 'PJ001';
end $$;

create procedure append_only(guarded regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s
    for each row execute function refuse_change()', guarded);
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['description', 'project', 'project_link', 'lifecycle_change', 'status_report', 'milestone',
    'milestone_date', 'indicator', 'measurement', 'outstanding_item', 'benefit', 'dependency', 'sector_status', 'anomaly']
  loop
    call watch(t::regclass, 'fact_id');
    call append_only(t::regclass);
  end loop;
  foreach t in array array['organisation', 'portfolio', 'focus_area', 'programme', 'initiative', 'track', 'reporting_round',
    'document', 'light_rule']
  loop
    call watch(t::regclass, 'id');
  end loop;
  call watch('organisation_name', 'organisation_id');
  call watch('initiative_owner', 'initiative_id');
  call watch('fact_source', 'fact_id');
  call append_only('fact');
  call append_only('fact_source');
end $$;

-- The default rules (domain.md §4).
insert into light_rule (dimension, valid_from, thresholds, source) values
  ('time', '2018-01-01', '{"yellowFromMonths": 1, "redAboveMonths": 3}', 'Statens It-råd'),
  ('economy', '2018-01-01', '{"yellowUpToPercent": 10, "yellowUpToDkk": 6000000, "underspendPercent": 10}', 'Statens It-råd'),
  ('delivery', '2018-01-01', '{"greenFromPercent": 90, "yellowFromPercent": 70}', 'US Federal IT Dashboard, tilpasset'),
  ('risk', '2018-01-01', '{"yellowFromScore": 8, "redFromScore": 15}', 'Den nationale bestyrelse for sundheds-it, 3. april 2019');
