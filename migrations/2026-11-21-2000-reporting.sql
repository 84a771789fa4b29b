-- Owners report in the open round: a draft that is theirs until it is submitted, and then facts.

alter table reporting_round add version integer not null default 1;

-- Who reported, for which organisation, and what goes with a yellow or a red light.
alter table status_report
  add reported_by text,
  add organisation_id bigint references organisation,
  add on_behalf boolean not null default false,
  add outlook jsonb check (jsonb_typeof(outlook) = 'object');
create index on status_report (organisation_id);

-- One draft of an initiative in a round, shared by its owners. What it says is published only when it is submitted.
create table report_draft (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  round_id bigint not null,
  initiative_id bigint not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- The report that was made of it; null while it is a draft.
  submitted_fact_id bigint references status_report on delete cascade,
  submitted_at timestamptz,
  -- What the browser called this submission: asked for twice, it is made once.
  submission text check (length(submission) between 8 and 100),
  updated_at timestamptz not null,
  updated_by text not null,
  version integer not null default 1,
  unique (round_id, initiative_id),
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  check ((submitted_fact_id is null) = (submitted_at is null)),
  check ((submitted_at is null) or (submission is not null))
);
create index on report_draft (portfolio_id);
create index on report_draft (initiative_id);
create index on report_draft (submitted_fact_id);
call watch_privately('report_draft', 'content', true);
