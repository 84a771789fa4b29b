-- What was said can be taken back: the fact stays, and a row of its own says from which moment on it no longer holds.

-- What a report gave beside itself (dates, counts) is taken back together with it.
alter table fact add reported_with bigint references fact on delete cascade;
create index on fact (reported_with) where reported_with is not null;
alter table fact disable trigger append_only;
update fact f set reported_with = d.submitted_fact_id
from report_draft d
where d.submitted_fact_id is not null and f.portfolio_id = d.portfolio_id and f.kind = 'milestone_date'
  and f.key ~ ('^report\.' || d.id || '\.(forecast|actual)\.');
alter table fact enable trigger append_only;

-- Of a corrected version: why it was made.
alter table status_report add correction text check (length(correction) between 1 and 1000);

create table retraction (
  fact_id bigint primary key,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  why text not null check (why in ('withdrawn', 'returned', 'corrected')),
  -- the report that holds instead
  replaced_by bigint,
  retracted_by text not null,
  recorded_at timestamptz not null default now(),
  recorded_on date not null generated always as (danish_day(recorded_at)) stored,
  foreign key (fact_id, portfolio_id) references fact (id, portfolio_id) on delete cascade,
  foreign key (initiative_id, portfolio_id) references initiative (id, portfolio_id) on delete cascade,
  foreign key (replaced_by, portfolio_id) references fact (id, portfolio_id) deferrable initially deferred,
  check ((why = 'corrected') = (replaced_by is not null))
);
create index on retraction (portfolio_id, initiative_id, recorded_on);
create index on retraction (replaced_by);
call watch('retraction', 'fact_id');
call append_only('retraction');

-- What the office says of a report that it returns, section by section: a matter between it and the owners.
create table report_comment (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  fact_id bigint not null references retraction on delete cascade,
  section text not null check (section in ('lights', 'explained', 'milestones', 'rollout', 'decision', 'narrative')),
  comment text not null check (length(comment) between 1 and 1000),
  unique (fact_id, section)
);
create index on report_comment (portfolio_id);
call watch_privately('report_comment', 'comment', true);
call append_only('report_comment');

-- A report that came back is a draft again until it is submitted anew. A correction is written apart from what was
-- submitted, which holds until then.
alter table report_draft
  add returned_fact_id bigint references retraction on delete cascade,
  add correction jsonb check (jsonb_typeof(correction) = 'object'),
  add correction_reason text check (length(correction_reason) between 1 and 1000),
  add check (returned_fact_id is null or submitted_fact_id is null),
  add check ((correction is null) = (correction_reason is null)),
  add check (correction is null or submitted_fact_id is not null);
create index on report_draft (returned_fact_id);
drop trigger audit_insert on report_draft;
drop trigger audit_update on report_draft;
drop trigger audit_delete on report_draft;
drop trigger announce_insert on report_draft;
drop trigger announce_update on report_draft;
drop trigger announce_delete on report_draft;
call watch_privately('report_draft', 'content,correction', true);
