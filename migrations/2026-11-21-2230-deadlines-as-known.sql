-- A round's deadline as known on a day, and the log's parts without going through all of it.

-- Written when a deadline is moved: the one that held until then. What no row says otherwise of is the round's own.
create table round_extension (
  id bigint generated always as identity primary key,
  portfolio_id bigint not null references portfolio on delete cascade,
  round_id bigint not null,
  deadline_before timestamptz not null,
  extended_at timestamptz not null,
  recorded_on date not null generated always as (danish_day(extended_at)) stored,
  foreign key (round_id, portfolio_id) references reporting_round (id, portfolio_id) on delete cascade
);
create index on round_extension (round_id, id);
create index on round_extension (portfolio_id);
call watch('round_extension', 'id');
call append_only('round_extension');

-- What is technical (server/src/audit) is little beside what an import writes.
create index audit_technical_idx on audit (id) where table_name = any (array['account', 'account_seen', 'identity', 'invitation',
  'role_grant', 'session', 'audit', 'endpoint']) or action = any (array['sign_in', 'sign_out', 'refused']);
create index on audit (organisation, id);
create index on audit (table_name, id);
