-- Another organisation may see otherwise what a report says: both statements stand side by side.

-- A view says which report it differs from, and of which initiative that is.
alter table status_report add unique (fact_id, initiative_id);

create table differing_view (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  -- it holds against this report and no other
  report_id bigint not null,
  organisation_id bigint not null references organisation,
  -- null: of the whole
  dimension text check (dimension in ('time', 'economy', 'delivery', 'risk')),
  -- null: the view is taken back, and the words say why; the last that an organisation said of a report counts
  light light check (light <> 'not_reported'),
  words words not null check (length(words ->> 'da') <= 1000),
  given_by text,
  on_behalf boolean not null default false,
  -- what the browser called it: asked for twice, it is said once
  submission text check (length(submission) between 8 and 100),
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  unique (report_id, submission),
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (report_id, initiative_id) references status_report (fact_id, initiative_id) on delete cascade,
  check (light is not null or dimension is null)
);
create index on differing_view (portfolio_id, initiative_id, recorded_on);
create index on differing_view (organisation_id);

call watch('differing_view', 'fact_id');
call append_only('differing_view');
