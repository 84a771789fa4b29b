-- The whole database on one page, dumped by `npm run db:migrate -- --dump`. Changes are made in migrations.

create domain basis as text
  constraint basis_check CHECK ((VALUE = ANY (ARRAY['reported'::text, 'assessed'::text])));
create domain date_precision as text
  constraint date_precision_check CHECK ((VALUE = ANY (ARRAY['day'::text, 'week'::text, 'month'::text, 'quarter'::text, 'half_year'::text, 'year'::text, 'year_range'::text])));
create domain date_qualifier as text
  constraint date_qualifier_check CHECK ((VALUE = ANY (ARRAY['primo'::text, 'medio'::text, 'ultimo'::text, 'winter'::text, 'spring'::text, 'summer'::text, 'autumn'::text, 'winter_spring'::text, 'spring_summer'::text])));
create domain key as text
  constraint key_check CHECK ((VALUE ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$'::text));
create domain lifecycle as text
  constraint lifecycle_check CHECK ((VALUE = ANY (ARRAY['planned'::text, 'in_development'::text, 'rollout'::text, 'in_operation'::text, 'completed'::text, 'handed_over'::text, 'paused'::text, 'discontinued'::text, 'never_started'::text, 'absorbed'::text])));
create domain light as text
  constraint light_check CHECK ((VALUE = ANY (ARRAY['green'::text, 'yellow'::text, 'red'::text, 'not_reported'::text])));
create domain role as text
  constraint role_check CHECK ((VALUE = ANY (ARRAY['reader'::text, 'owner'::text, 'programme_office'::text, 'administrator'::text])));
create domain sector as text
  constraint sector_check CHECK ((VALUE = ANY (ARRAY['state'::text, 'regions'::text, 'municipalities'::text, 'practice'::text, 'other'::text])));
create domain words as jsonb
  constraint words_check CHECK (((jsonb_typeof(VALUE) = 'object'::text) AND (jsonb_typeof((VALUE -> 'da'::text)) = 'string'::text) AND ((length((VALUE ->> 'da'::text)) >= 1) AND (length((VALUE ->> 'da'::text)) <= 8000)) AND (((VALUE -> 'en'::text) IS NULL) OR (jsonb_typeof((VALUE -> 'en'::text)) = ANY (ARRAY['string'::text, 'null'::text])))));

create sequence audit_change_number;

CREATE OR REPLACE FUNCTION public.actor()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('app.actor', true), ''), 'db:role ' || session_user) $function$;

CREATE OR REPLACE FUNCTION public.announce()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  change record;
begin
  for change in execute format('select %s as portfolio, min(%s) as since, %s as initiative from %s r group by 1, 3',
    tg_argv[0], tg_argv[1], coalesce(tg_argv[2], 'null::bigint'),
    case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end)
  loop
    perform pg_notify('pejl', json_strip_nulls(json_build_object('table', tg_table_name,
      'portfolio', change.portfolio, 'since', change.since, 'initiative', change.initiative))::text);
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.announce_attached()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('pejl', json_build_object('table', 'document',
    'portfolio', coalesce(new.portfolio_id, old.portfolio_id), 'since', null)::text);
  return null;
end $function$;

CREATE OR REPLACE PROCEDURE public.append_only(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger append_only before update or delete on %s
    for each row execute function refuse_change()', guarded);
end $procedure$;

CREATE OR REPLACE PROCEDURE public.audit_append(IN of_change bigint)
 LANGUAGE plpgsql
AS $procedure$
declare
  sum record;
  link audit_chain;
begin
  -- What takes time comes before anybody has to wait.
  select * into sum from audit_sum(of_change);
  if sum.rows = 0 then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('pejl audit'), 0);
  select position + 1, hash into link.position, link.previous from audit_chain order by position desc limit 1;
  link.position := coalesce(link.position, 1);
  link.previous := coalesce(link.previous, decode(repeat('00', 32), 'hex'));
  link.change := of_change;
  link.rows := sum.rows;
  link.rows_hash := sum.hash;
  link.hash := audit_link_hash(link);
  insert into audit_chain values (link.*);
end $procedure$;

CREATE OR REPLACE FUNCTION public.audit_attached()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' or old is distinct from new then
    insert into audit (actor, action, table_name, portfolio_id, row_key, before, after)
    values (actor(), lower(tg_op), tg_table_name, coalesce(new.portfolio_id, old.portfolio_id),
      coalesce(new.document_id, old.document_id)::text, to_jsonb(old) - 'content', to_jsonb(new) - 'content');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_begun()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  held text := current_setting('app.change', true);
begin
  if held <> '' and split_part(held, ' ', 3) = '' and starts_with(held, pg_current_xact_id()::text || ' ') then
    insert into audit_open (change) values (split_part(held, ' ', 2)::bigint);
    perform set_config('app.change', held || ' open', true);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  row_key text := tg_argv[0];
  secrets text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  portfolio_key text := case when tg_table_name = 'portfolio' then 'id' else 'portfolio_id' end;
begin
  if old is distinct from new then
    insert into audit (actor, action, table_name, portfolio_id, row_key, before, after)
    values (actor(), 'update', tg_table_name, (to_jsonb(new) ->> portfolio_key)::bigint, to_jsonb(new) ->> row_key,
      to_jsonb(old) - secrets, to_jsonb(new) - secrets);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_digest(a audit)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$ select sha256(convert_to(row(a.id, extract(epoch from a.at), a.change, a.actor, a.organisation,
    a.address, a.request, a.action, a.table_name, a.portfolio_id, a.row_key, a.before, a.after)::text, 'UTF8')) $function$;

CREATE OR REPLACE FUNCTION public.audit_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('app.change', '', true);
  delete from audit_open where change = new.change;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_link_hash(link audit_chain)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
AS $function$ select sha256(link.previous || int8send(link.position) || int8send(link.change) || int4send(link.rows)
    || link.rows_hash) $function$;

CREATE OR REPLACE FUNCTION public.audit_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  row_key text := tg_argv[0];
  secrets text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  portfolio_key text := case when tg_table_name = 'portfolio' then 'id' else 'portfolio_id' end;
begin
  if tg_op = 'INSERT' then
    insert into audit (actor, action, table_name, portfolio_id, row_key, after)
    select actor(), case when tg_table_name = 'session' then 'sign_in' else 'insert' end, tg_table_name,
      (j ->> portfolio_key)::bigint, j ->> row_key, j - secrets
    from new_rows n cross join lateral to_jsonb(n) j;
  else
    insert into audit (actor, action, table_name, portfolio_id, row_key, before)
    select actor(), case when tg_table_name = 'session' then 'sign_out' else 'delete' end, tg_table_name,
      (j ->> portfolio_key)::bigint, j ->> row_key, j - secrets
    from old_rows o cross join lateral to_jsonb(o) j;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_sealed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  call audit_append(old.change);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.audit_sum(of_change bigint, OUT rows integer, OUT hash bytea)
 RETURNS record
 LANGUAGE sql
 STABLE
AS $function$ select count(*)::integer, sha256(coalesce(string_agg(audit_digest(a), ''::bytea order by a.id), ''::bytea))
    from audit a where a.change = of_change $function$;

CREATE OR REPLACE FUNCTION public.change_number()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  own text := pg_current_xact_id()::text || ' ';
  held text := current_setting('app.change', true);
  number bigint;
begin
  if starts_with(held, own) then
    return split_part(held, ' ', 2)::bigint;
  end if;
  number := nextval('audit_change_number');
  perform set_config('app.change', own || number, true);
  return number;
end $function$;

CREATE OR REPLACE FUNCTION public.danish_day(moment timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select (moment at time zone 'Europe/Copenhagen')::date $function$;

CREATE OR REPLACE FUNCTION public.keep_seen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into account_seen (account_id, at) values (new.account_id, new.seen_at)
    on conflict (account_id) do update set at = greatest(account_seen.at, excluded.at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and not exists (select from portfolio where id = old.portfolio_id) then
    return old;
  end if;
  raise exception '% is appended, never changed: record a new fact instead', tg_table_name using errcode = 'PJ001';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_log_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is appended, never changed', tg_table_name using errcode = 'PJ001';
end $function$;

CREATE OR REPLACE FUNCTION public.search_words(portfolio bigint, code text, danish text[], english text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array_remove(array['@' || portfolio, lower(code)], null))
    || to_tsvector('pg_catalog.simple', words) || to_tsvector('pg_catalog.danish', words)
    || to_tsvector('pg_catalog.english', words)
  from lower(translate(array_to_string(danish || english, ' | '), '-/.,:;_@+&~%=?#<>\', repeat(' ', 18))
    collate "und-x-icu") words
$function$;

CREATE OR REPLACE PROCEDURE public.watch(IN watched regclass, IN row_key text)
 LANGUAGE plpgsql
AS $procedure$
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
end $procedure$;

CREATE OR REPLACE PROCEDURE public.watch_privately(IN watched regclass, IN secrets text, IN changes boolean)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows
    for each statement execute function audit_rows(%L, %L)', watched, 'id', secrets);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows
    for each statement execute function audit_rows(%L, %L)', watched, 'id', secrets);
  execute format('create trigger announce_insert after insert on %s referencing new table as new_rows
    for each statement execute function announce(%L, %L)', watched, 'null::bigint', 'null::date');
  execute format('create trigger announce_delete after delete on %s referencing old table as old_rows
    for each statement execute function announce(%L, %L)', watched, 'null::bigint', 'null::date');
  if changes then
    execute format('create trigger audit_update after update on %s
      for each row execute function audit_change(%L, %L)', watched, 'id', secrets);
    execute format('create trigger announce_update after update on %s referencing new table as new_rows
      for each statement execute function announce(%L, %L)', watched, 'null::bigint', 'null::date');
  end if;
end $procedure$;

create table account (
  id bigint generated always as identity not null,
  name text not null,
  display_name text not null,
  password text,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_name_key UNIQUE (name),
  constraint account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200))),
  constraint account_name_check CHECK (((name = lower(name)) AND (name ~ '^[^\s[:cntrl:]]{1,200}$'::text))),
  constraint account_name_of_no_account_check CHECK (((name <> ALL (ARRAY['nobody'::text, 'oidc'::text])) AND (NOT starts_with(name, 'db:'::text)))),
  constraint account_password_check CHECK ((password ~~ '$argon2id$%'::text))
);
CREATE TRIGGER announce_delete AFTER DELETE ON account REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON account REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON account REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON account REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'password');
CREATE TRIGGER audit_insert AFTER INSERT ON account REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'password');
CREATE TRIGGER audit_update AFTER UPDATE ON account FOR EACH ROW EXECUTE FUNCTION audit_change('id', 'password');

create table account_seen (
  account_id bigint not null,
  at timestamp with time zone not null,
  constraint account_seen_pkey PRIMARY KEY (account_id),
  constraint account_seen_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE
);

create table anomaly (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint,
  kind text not null,
  text words not null,
  handling text,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint anomaly_pkey PRIMARY KEY (fact_id),
  constraint anomaly_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint anomaly_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX anomaly_initiative_id_idx ON anomaly USING btree (initiative_id);
CREATE INDEX anomaly_portfolio_id_initiative_id_recorded_on_idx ON anomaly USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON anomaly REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON anomaly REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON anomaly REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON anomaly FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON anomaly REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON anomaly REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON anomaly FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table attached_document (
  document_id bigint not null,
  portfolio_id bigint not null,
  file text not null,
  content text not null,
  sha256 text collate "C" not null,
  bytes integer not null,
  lines integer not null,
  attached_at timestamp with time zone default now() not null,
  constraint attached_document_pkey PRIMARY KEY (document_id),
  constraint attached_document_document_id_portfolio_id_fkey FOREIGN KEY (document_id, portfolio_id) REFERENCES document(id, portfolio_id) ON DELETE CASCADE,
  constraint attached_document_bytes_check CHECK ((bytes > 0)),
  constraint attached_document_content_check CHECK ((content <> ''::text)),
  constraint attached_document_lines_check CHECK ((lines > 0)),
  constraint attached_document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX attached_document_portfolio_id_idx ON attached_document USING btree (portfolio_id);
CREATE TRIGGER announce AFTER INSERT OR DELETE OR UPDATE ON attached_document FOR EACH ROW EXECUTE FUNCTION announce_attached();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attached_document FOR EACH ROW EXECUTE FUNCTION audit_attached();

create table audit (
  id bigint generated always as identity not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor text default actor() not null,
  action text not null,
  table_name text collate "C" not null,
  portfolio_id bigint,
  row_key text collate "C",
  before jsonb,
  after jsonb,
  change bigint default change_number() not null,
  organisation text collate "C" default NULLIF(current_setting('app.organisation'::text, true), ''::text),
  address text collate "C" default NULLIF(current_setting('app.address'::text, true), ''::text),
  request text collate "C" default NULLIF(current_setting('app.request'::text, true), ''::text),
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text, 'sign_in'::text, 'sign_out'::text, 'refused'::text, 'export'::text])))
);
CREATE INDEX audit_actor_id_idx ON audit USING btree (actor, id);
CREATE INDEX audit_at_idx ON audit USING btree (at);
CREATE INDEX audit_change_idx ON audit USING btree (change);
CREATE INDEX audit_organisation_id_idx ON audit USING btree (organisation, id);
CREATE INDEX audit_portfolio_id_id_idx ON audit USING btree (portfolio_id, id);
CREATE INDEX audit_table_name_id_idx ON audit USING btree (table_name, id);
CREATE INDEX audit_table_name_row_key_idx ON audit USING btree (table_name, row_key);
CREATE INDEX audit_technical_idx ON audit USING btree (id) WHERE ((table_name = ANY (ARRAY['account'::text, 'account_seen'::text, 'identity'::text, 'invitation'::text, 'role_grant'::text, 'session'::text, 'audit'::text, 'endpoint'::text])) OR (action = ANY (ARRAY['sign_in'::text, 'sign_out'::text, 'refused'::text])));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER begun AFTER INSERT ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_begun();

create table audit_chain (
  "position" bigint not null,
  change bigint not null,
  rows integer not null,
  rows_hash bytea not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_chain_pkey PRIMARY KEY ("position"),
  constraint audit_chain_change_key UNIQUE (change),
  constraint audit_chain_hash_check CHECK ((length(hash) = 32)),
  constraint audit_chain_previous_check CHECK ((length(previous) = 32)),
  constraint audit_chain_rows_check CHECK ((rows > 0)),
  constraint audit_chain_rows_hash_check CHECK ((length(rows_hash) = 32))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();

create table audit_open (
  change bigint not null,
  constraint audit_open_pkey PRIMARY KEY (change)
);
CREATE CONSTRAINT TRIGGER ended AFTER INSERT ON audit_open DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_ended();
CREATE CONSTRAINT TRIGGER sealed AFTER DELETE ON audit_open DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_sealed();

create table benefit (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  "position" integer not null,
  state text not null,
  text words not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint benefit_pkey PRIMARY KEY (fact_id),
  constraint benefit_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint benefit_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint benefit_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint benefit_state_check CHECK ((state = ANY (ARRAY['expected'::text, 'realised'::text])))
);
CREATE INDEX benefit_portfolio_id_initiative_id_recorded_on_idx ON benefit USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON benefit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON benefit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON benefit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON benefit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON benefit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON benefit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON benefit FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table body (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  key key not null,
  name text not null,
  name_en text,
  constraint body_pkey PRIMARY KEY (id),
  constraint body_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint body_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint body_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint body_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint body_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 300)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON body REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON body REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON body REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON body REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON body REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON body FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table dependency (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  "position" integer not null,
  kind text not null,
  on_name text not null,
  on_initiative_id bigint,
  text words not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint dependency_pkey PRIMARY KEY (fact_id),
  constraint dependency_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint dependency_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint dependency_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint dependency_on_initiative_id_portfolio_id_fkey FOREIGN KEY (on_initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint dependency_check CHECK (((on_initiative_id IS NULL) OR (kind = 'initiative'::text))),
  constraint dependency_check1 CHECK ((on_initiative_id <> initiative_id)),
  constraint dependency_kind_check CHECK ((kind = ANY (ARRAY['initiative'::text, 'law'::text, 'standard'::text, 'register'::text, 'supplier'::text, 'organisation'::text, 'infrastructure'::text, 'agreement'::text, 'funding'::text, 'other'::text]))),
  constraint dependency_on_name_check CHECK (((length(on_name) >= 1) AND (length(on_name) <= 300)))
);
CREATE INDEX dependency_on_initiative_id_idx ON dependency USING btree (on_initiative_id);
CREATE INDEX dependency_portfolio_id_initiative_id_recorded_on_idx ON dependency USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON dependency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON dependency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON dependency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON dependency FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON dependency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON dependency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON dependency FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table description (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  text words not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint description_pkey PRIMARY KEY (fact_id),
  constraint description_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint description_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX description_initiative_id_recorded_on_idx ON description USING btree (initiative_id, recorded_on);
CREATE INDEX description_portfolio_id_initiative_id_recorded_on_idx ON description USING btree (portfolio_id, initiative_id, recorded_on);
CREATE INDEX description_search ON description USING gin (search_words(portfolio_id, NULL::text, ARRAY[((text)::jsonb ->> 'da'::text)], ARRAY[((text)::jsonb ->> 'en'::text)])) WITH (fastupdate=off);
CREATE TRIGGER announce_delete AFTER DELETE ON description REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON description REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON description REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON description FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON description REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON description REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON description FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table differing_view (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  report_id bigint not null,
  organisation_id bigint not null,
  dimension text,
  light light,
  words words not null,
  given_by text,
  on_behalf boolean default false not null,
  submission text,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint differing_view_pkey PRIMARY KEY (fact_id),
  constraint differing_view_report_id_organisation_id_submission_key UNIQUE (report_id, organisation_id, submission),
  constraint differing_view_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint differing_view_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint differing_view_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint differing_view_report_id_initiative_id_fkey FOREIGN KEY (report_id, initiative_id) REFERENCES status_report(fact_id, initiative_id) ON DELETE CASCADE,
  constraint differing_view_check CHECK (((light IS NOT NULL) OR (dimension IS NULL))),
  constraint differing_view_dimension_check CHECK ((dimension = ANY (ARRAY['time'::text, 'economy'::text, 'delivery'::text, 'risk'::text]))),
  constraint differing_view_light_check CHECK (((light)::text <> 'not_reported'::text)),
  constraint differing_view_submission_check CHECK (((length(submission) >= 8) AND (length(submission) <= 100))),
  constraint differing_view_words_check CHECK ((length(((words)::jsonb ->> 'da'::text)) <= 1000))
);
CREATE INDEX differing_view_organisation_id_idx ON differing_view USING btree (organisation_id);
CREATE INDEX differing_view_portfolio_id_initiative_id_recorded_on_idx ON differing_view USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON differing_view REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON differing_view REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON differing_view REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON differing_view FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON differing_view REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON differing_view REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON differing_view FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table document (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  key key not null,
  file text,
  title text not null,
  kind text not null,
  earliest date,
  latest date,
  note words,
  recorded_on date not null,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint document_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint document_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint document_check CHECK (((earliest IS NULL) = (latest IS NULL))),
  constraint document_check1 CHECK ((earliest <= latest)),
  constraint document_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON document REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON document REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON document REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER audit_delete AFTER DELETE ON document REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON document REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON document FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table fact (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  kind text collate "C" not null,
  key key not null,
  reported_with bigint,
  constraint fact_pkey PRIMARY KEY (id),
  constraint fact_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint fact_portfolio_id_kind_key_key UNIQUE (portfolio_id, kind, key),
  constraint fact_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint fact_reported_with_fkey FOREIGN KEY (reported_with) REFERENCES fact(id) ON DELETE CASCADE
);
CREATE INDEX fact_reported_with_idx ON fact USING btree (reported_with) WHERE (reported_with IS NOT NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON fact FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table fact_source (
  portfolio_id bigint not null,
  fact_id bigint not null,
  "position" integer not null,
  document_id bigint not null,
  locator text not null,
  constraint fact_source_pkey PRIMARY KEY (fact_id, "position"),
  constraint fact_source_fact_id_document_id_locator_key UNIQUE (fact_id, document_id, locator),
  constraint fact_source_document_id_portfolio_id_fkey FOREIGN KEY (document_id, portfolio_id) REFERENCES document(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint fact_source_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint fact_source_locator_check CHECK (((length(locator) >= 1) AND (length(locator) <= 200))),
  constraint fact_source_position_check CHECK (("position" > 0))
);
CREATE INDEX fact_source_document_id_idx ON fact_source USING btree (document_id);
CREATE TRIGGER announce_delete AFTER DELETE ON fact_source REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON fact_source REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON fact_source REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON fact_source FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON fact_source REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON fact_source REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON fact_source FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table focus_area (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  number integer not null,
  title text not null,
  title_en text,
  constraint focus_area_pkey PRIMARY KEY (id),
  constraint focus_area_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint focus_area_portfolio_id_number_key UNIQUE (portfolio_id, number),
  constraint focus_area_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint focus_area_number_check CHECK ((number > 0)),
  constraint focus_area_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON focus_area REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON focus_area REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON focus_area REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON focus_area REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON focus_area REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON focus_area FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table go_live (
  fact_id bigint not null,
  portfolio_id bigint not null,
  milestone_id bigint not null,
  sector sector not null,
  holds boolean default true not null,
  note words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint go_live_pkey PRIMARY KEY (fact_id),
  constraint go_live_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint go_live_milestone_id_portfolio_id_fkey FOREIGN KEY (milestone_id, portfolio_id) REFERENCES milestone(fact_id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX go_live_portfolio_id_milestone_id_recorded_on_idx ON go_live USING btree (portfolio_id, milestone_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON go_live REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON go_live REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON go_live REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON go_live FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON go_live REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON go_live REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON go_live FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table identity (
  id bigint generated always as identity not null,
  account_id bigint not null,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  constraint identity_pkey PRIMARY KEY (id),
  constraint identity_issuer_subject_key UNIQUE (issuer, subject),
  constraint identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint identity_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 2000))),
  constraint identity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
CREATE INDEX identity_account_id_idx ON identity USING btree (account_id);
CREATE TRIGGER announce_delete AFTER DELETE ON identity REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON identity REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON identity REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON identity REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_insert AFTER INSERT ON identity REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_update AFTER UPDATE ON identity FOR EACH ROW EXECUTE FUNCTION audit_change('id', '');

create table indicator (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  "position" integer not null,
  title words not null,
  unit words not null,
  sector sector,
  rollout boolean default false not null,
  comparable boolean default false not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint indicator_pkey PRIMARY KEY (fact_id),
  constraint indicator_fact_id_portfolio_id_key UNIQUE (fact_id, portfolio_id),
  constraint indicator_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint indicator_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint indicator_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX indicator_portfolio_id_idx ON indicator USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON indicator REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON indicator REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON indicator REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON indicator FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON indicator REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON indicator REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON indicator FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table initiative (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  focus_area_id bigint not null,
  code text not null,
  code_as_printed text,
  title text not null,
  title_note words,
  "position" integer not null,
  recorded_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint initiative_pkey PRIMARY KEY (id),
  constraint initiative_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint initiative_portfolio_id_code_key UNIQUE (portfolio_id, code),
  constraint initiative_focus_area_id_portfolio_id_fkey FOREIGN KEY (focus_area_id, portfolio_id) REFERENCES focus_area(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint initiative_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint initiative_code_check CHECK ((code ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$'::text)),
  constraint initiative_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE INDEX initiative_focus_area_id_portfolio_id_idx ON initiative USING btree (focus_area_id, portfolio_id);
CREATE INDEX initiative_portfolio_id_recorded_at_idx ON initiative USING btree (portfolio_id, recorded_at);
CREATE INDEX initiative_search ON initiative USING gin (search_words(portfolio_id, code, ARRAY[title], '{}'::text[])) WITH (fastupdate=off);
CREATE TRIGGER announce_delete AFTER DELETE ON initiative REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON initiative REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON initiative REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON initiative REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON initiative REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON initiative FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table initiative_owner (
  portfolio_id bigint not null,
  initiative_id bigint not null,
  organisation_id bigint not null,
  "position" integer not null,
  constraint initiative_owner_pkey PRIMARY KEY (initiative_id, organisation_id),
  constraint initiative_owner_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint initiative_owner_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint initiative_owner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint initiative_owner_position_check CHECK (("position" > 0))
);
CREATE INDEX initiative_owner_organisation_id_idx ON initiative_owner USING btree (organisation_id);
CREATE INDEX initiative_owner_portfolio_id_initiative_id_position_idx ON initiative_owner USING btree (portfolio_id, initiative_id, "position");
CREATE TRIGGER announce_delete AFTER DELETE ON initiative_owner REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON initiative_owner REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON initiative_owner REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON initiative_owner REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('initiative_id');
CREATE TRIGGER audit_insert AFTER INSERT ON initiative_owner REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('initiative_id');
CREATE TRIGGER audit_update AFTER UPDATE ON initiative_owner FOR EACH ROW EXECUTE FUNCTION audit_change('initiative_id');

create table invitation (
  id bigint generated always as identity not null,
  account_id bigint not null,
  token_hash text collate "C" not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_account_id_key UNIQUE (account_id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint invitation_check CHECK ((expires_at > created_at)),
  constraint invitation_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE TRIGGER announce_delete AFTER DELETE ON invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'token_hash');
CREATE TRIGGER audit_insert AFTER INSERT ON invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'token_hash');
CREATE TRIGGER audit_update AFTER UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION audit_change('id', 'token_hash');

create table lifecycle_change (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  lifecycle lifecycle not null,
  earliest date,
  latest date,
  "precision" date_precision,
  qualifier date_qualifier,
  date_text text,
  reason words,
  decided_by text[] default '{}'::text[] not null,
  note words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint lifecycle_change_pkey PRIMARY KEY (fact_id),
  constraint lifecycle_change_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint lifecycle_change_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint lifecycle_change_project_id_initiative_id_fkey FOREIGN KEY (project_id, initiative_id) REFERENCES project(fact_id, initiative_id) ON DELETE CASCADE,
  constraint lifecycle_change_check CHECK ((((earliest IS NULL) = (latest IS NULL)) AND ((earliest IS NULL) = ("precision" IS NULL)))),
  constraint lifecycle_change_check1 CHECK ((earliest <= latest))
);
CREATE INDEX lifecycle_change_portfolio_id_initiative_id_recorded_on_idx ON lifecycle_change USING btree (portfolio_id, initiative_id, recorded_on);
CREATE INDEX lifecycle_change_portfolio_id_initiative_id_recorded_on_idx1 ON lifecycle_change USING btree (portfolio_id, initiative_id, recorded_on) WHERE (project_id IS NOT NULL);
CREATE INDEX lifecycle_change_project_id_idx ON lifecycle_change USING btree (project_id);
CREATE TRIGGER announce_delete AFTER DELETE ON lifecycle_change REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON lifecycle_change REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON lifecycle_change REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON lifecycle_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON lifecycle_change REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON lifecycle_change REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON lifecycle_change FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table light_rule (
  id bigint generated always as identity not null,
  portfolio_id bigint,
  dimension text not null,
  valid_from date not null,
  thresholds jsonb not null,
  source text not null,
  constraint light_rule_pkey PRIMARY KEY (id),
  constraint light_rule_portfolio_id_dimension_valid_from_key UNIQUE NULLS NOT DISTINCT (portfolio_id, dimension, valid_from),
  constraint light_rule_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint light_rule_dimension_check CHECK ((dimension = ANY (ARRAY['time'::text, 'economy'::text, 'delivery'::text, 'risk'::text]))),
  constraint light_rule_thresholds_check CHECK ((jsonb_typeof(thresholds) = 'object'::text))
);
CREATE TRIGGER announce_delete AFTER DELETE ON light_rule REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON light_rule REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON light_rule REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON light_rule REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON light_rule REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON light_rule FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table measurement (
  fact_id bigint not null,
  portfolio_id bigint not null,
  indicator_id bigint not null,
  value numeric not null,
  value_max numeric,
  denominator numeric,
  planned numeric,
  qualifier text,
  as_printed text,
  derived boolean default false not null,
  as_of_earliest date,
  as_of date,
  as_of_precision date_precision,
  as_of_text text,
  note words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint measurement_pkey PRIMARY KEY (fact_id),
  constraint measurement_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint measurement_indicator_id_portfolio_id_fkey FOREIGN KEY (indicator_id, portfolio_id) REFERENCES indicator(fact_id, portfolio_id) ON DELETE CASCADE,
  constraint measurement_check CHECK ((((as_of_earliest IS NULL) = (as_of IS NULL)) AND ((as_of IS NULL) = (as_of_precision IS NULL)))),
  constraint measurement_check1 CHECK ((as_of_earliest <= as_of)),
  constraint measurement_check2 CHECK ((value <= value_max)),
  constraint measurement_denominator_check CHECK ((denominator > (0)::numeric))
);
CREATE INDEX measurement_indicator_id_recorded_on_idx ON measurement USING btree (indicator_id, recorded_on);
CREATE INDEX measurement_portfolio_id_idx ON measurement USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON measurement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON measurement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON measurement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON measurement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON measurement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON measurement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON measurement FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table meeting (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  body_id bigint not null,
  key key not null,
  number integer,
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_body_id_number_key UNIQUE (body_id, number) DEFERRABLE INITIALLY DEFERRED,
  constraint meeting_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint meeting_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint meeting_body_id_portfolio_id_fkey FOREIGN KEY (body_id, portfolio_id) REFERENCES body(id, portfolio_id) ON DELETE CASCADE,
  constraint meeting_number_check CHECK ((number > 0))
);
CREATE TRIGGER announce_delete AFTER DELETE ON meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table meeting_date (
  fact_id bigint not null,
  portfolio_id bigint not null,
  meeting_id bigint not null,
  kind text not null,
  earliest date not null,
  latest date not null,
  "precision" date_precision not null,
  qualifier date_qualifier,
  date_text text,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint meeting_date_pkey PRIMARY KEY (fact_id),
  constraint meeting_date_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint meeting_date_meeting_id_portfolio_id_fkey FOREIGN KEY (meeting_id, portfolio_id) REFERENCES meeting(id, portfolio_id) ON DELETE CASCADE,
  constraint meeting_date_check CHECK ((earliest <= latest)),
  constraint meeting_date_check1 CHECK (((kind <> 'held'::text) OR (earliest <= recorded_on))),
  constraint meeting_date_kind_check CHECK ((kind = ANY (ARRAY['announced'::text, 'held'::text, 'cancelled'::text])))
);
CREATE INDEX meeting_date_meeting_id_idx ON meeting_date USING btree (meeting_id);
CREATE INDEX meeting_date_portfolio_id_meeting_id_recorded_on_idx ON meeting_date USING btree (portfolio_id, meeting_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON meeting_date REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON meeting_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON meeting_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON meeting_date FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON meeting_date REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON meeting_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON meeting_date FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table milestone (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  "position" integer not null,
  title words not null,
  note words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint milestone_pkey PRIMARY KEY (fact_id),
  constraint milestone_fact_id_portfolio_id_key UNIQUE (fact_id, portfolio_id),
  constraint milestone_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint milestone_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint milestone_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint milestone_project_id_initiative_id_fkey FOREIGN KEY (project_id, initiative_id) REFERENCES project(fact_id, initiative_id) ON DELETE CASCADE
);
CREATE INDEX milestone_portfolio_id_idx ON milestone USING btree (portfolio_id);
CREATE INDEX milestone_project_id_idx ON milestone USING btree (project_id);
CREATE INDEX milestone_search ON milestone USING gin (search_words(portfolio_id, NULL::text, ARRAY[((title)::jsonb ->> 'da'::text)], ARRAY[((title)::jsonb ->> 'en'::text)])) WITH (fastupdate=off);
CREATE TRIGGER announce_delete AFTER DELETE ON milestone REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON milestone REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON milestone REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON milestone REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON milestone REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON milestone FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table milestone_date (
  fact_id bigint not null,
  portfolio_id bigint not null,
  milestone_id bigint not null,
  kind text not null,
  earliest date not null,
  latest date not null,
  "precision" date_precision not null,
  qualifier date_qualifier,
  date_text text,
  first_known boolean default false not null,
  decision text,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint milestone_date_pkey PRIMARY KEY (fact_id),
  constraint milestone_date_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint milestone_date_milestone_id_portfolio_id_fkey FOREIGN KEY (milestone_id, portfolio_id) REFERENCES milestone(fact_id, portfolio_id) ON DELETE CASCADE,
  constraint milestone_date_check CHECK ((earliest <= latest)),
  constraint milestone_date_check1 CHECK (((kind = 'baseline'::text) OR ((decision IS NULL) AND (NOT first_known)))),
  constraint milestone_date_decision_check CHECK (((length(decision) >= 1) AND (length(decision) <= 200))),
  constraint milestone_date_kind_check CHECK ((kind = ANY (ARRAY['baseline'::text, 'forecast'::text, 'actual'::text])))
);
CREATE UNIQUE INDEX milestone_date_milestone_id_idx ON milestone_date USING btree (milestone_id) WHERE ((kind = 'baseline'::text) AND (decision IS NULL));
CREATE INDEX milestone_date_milestone_id_kind_recorded_on_idx ON milestone_date USING btree (milestone_id, kind, recorded_on);
CREATE INDEX milestone_date_portfolio_id_idx ON milestone_date USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON milestone_date REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON milestone_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON milestone_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON milestone_date FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON milestone_date REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON milestone_date REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON milestone_date FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table organisation (
  id bigint generated always as identity not null,
  key key not null,
  abbreviation text,
  name text not null,
  kind text,
  sector sector not null,
  parent_id bigint,
  name_basis text,
  note text,
  version integer default 1 not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_abbreviation_key UNIQUE (abbreviation),
  constraint organisation_key_key UNIQUE (key),
  constraint organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation(id),
  constraint organisation_abbreviation_check CHECK (((length(abbreviation) >= 1) AND (length(abbreviation) <= 40))),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE INDEX organisation_parent_id_idx ON organisation USING btree (parent_id);
CREATE TRIGGER announce_delete AFTER DELETE ON organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table organisation_name (
  organisation_id bigint not null,
  name text not null,
  constraint organisation_name_pkey PRIMARY KEY (organisation_id, name),
  constraint organisation_name_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE,
  constraint organisation_name_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON organisation_name REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON organisation_name REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON organisation_name REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON organisation_name REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('organisation_id');
CREATE TRIGGER audit_insert AFTER INSERT ON organisation_name REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('organisation_id');
CREATE TRIGGER audit_update AFTER UPDATE ON organisation_name FOR EACH ROW EXECUTE FUNCTION audit_change('organisation_id');

create table outstanding_item (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  "position" integer not null,
  text words not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint outstanding_item_pkey PRIMARY KEY (fact_id),
  constraint outstanding_item_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint outstanding_item_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint outstanding_item_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX outstanding_item_portfolio_id_idx ON outstanding_item USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON outstanding_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON outstanding_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON outstanding_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON outstanding_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON outstanding_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON outstanding_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON outstanding_item FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table portfolio (
  id bigint generated always as identity not null,
  slug text not null,
  title text not null,
  title_en text,
  purpose words,
  period_from integer not null,
  period_to integer not null,
  invented boolean default false not null,
  concluded_on date,
  version integer default 1 not null,
  constraint portfolio_pkey PRIMARY KEY (id),
  constraint portfolio_slug_key UNIQUE (slug),
  constraint portfolio_check CHECK ((period_from <= period_to)),
  constraint portfolio_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint portfolio_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON portfolio REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON portfolio REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON portfolio REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON portfolio REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON portfolio REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON portfolio FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table programme (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  key key not null,
  name text not null,
  abbreviation text,
  gist words,
  constraint programme_pkey PRIMARY KEY (id),
  constraint programme_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint programme_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint programme_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint programme_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE TRIGGER announce_delete AFTER DELETE ON programme REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON programme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON programme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON programme REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON programme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table project (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  programme_id bigint,
  "position" integer not null,
  name text not null,
  former_names text[] default '{}'::text[] not null,
  gist words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint project_pkey PRIMARY KEY (fact_id),
  constraint project_fact_id_initiative_id_key UNIQUE (fact_id, initiative_id),
  constraint project_fact_id_portfolio_id_key UNIQUE (fact_id, portfolio_id),
  constraint project_initiative_id_position_key UNIQUE (initiative_id, "position"),
  constraint project_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint project_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint project_programme_id_portfolio_id_fkey FOREIGN KEY (programme_id, portfolio_id) REFERENCES programme(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint project_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE INDEX project_portfolio_id_idx ON project USING btree (portfolio_id);
CREATE INDEX project_programme_id_idx ON project USING btree (programme_id);
CREATE INDEX project_search ON project USING gin (search_words(portfolio_id, NULL::text, ((name || former_names) || ((gist)::jsonb ->> 'da'::text)), ARRAY[((gist)::jsonb ->> 'en'::text)])) WITH (fastupdate=off);
CREATE TRIGGER announce_delete AFTER DELETE ON project REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON project REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON project REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON project FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON project REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON project REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON project FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table project_link (
  fact_id bigint not null,
  portfolio_id bigint not null,
  project_id bigint not null,
  initiative_id bigint not null,
  gist words,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint project_link_pkey PRIMARY KEY (fact_id),
  constraint project_link_project_id_initiative_id_key UNIQUE (project_id, initiative_id),
  constraint project_link_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint project_link_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint project_link_project_id_portfolio_id_fkey FOREIGN KEY (project_id, portfolio_id) REFERENCES project(fact_id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX project_link_initiative_id_idx ON project_link USING btree (initiative_id);
CREATE INDEX project_link_portfolio_id_initiative_id_recorded_on_idx ON project_link USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON project_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON project_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON project_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON project_link FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON project_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON project_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON project_link FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table report_comment (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  fact_id bigint not null,
  section text not null,
  comment text not null,
  constraint report_comment_pkey PRIMARY KEY (id),
  constraint report_comment_fact_id_section_key UNIQUE (fact_id, section),
  constraint report_comment_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES retraction(fact_id) ON DELETE CASCADE,
  constraint report_comment_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint report_comment_comment_check CHECK (((length(comment) >= 1) AND (length(comment) <= 1000))),
  constraint report_comment_section_check CHECK ((section = ANY (ARRAY['lights'::text, 'explained'::text, 'milestones'::text, 'rollout'::text, 'decision'::text, 'narrative'::text])))
);
CREATE INDEX report_comment_portfolio_id_idx ON report_comment USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON report_comment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON report_comment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON report_comment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON report_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON report_comment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'comment');
CREATE TRIGGER audit_insert AFTER INSERT ON report_comment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'comment');
CREATE TRIGGER audit_update AFTER UPDATE ON report_comment FOR EACH ROW EXECUTE FUNCTION audit_change('id', 'comment');

create table report_draft (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  round_id bigint not null,
  initiative_id bigint not null,
  content jsonb not null,
  submitted_fact_id bigint,
  submitted_at timestamp with time zone,
  submission text,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  version integer default 1 not null,
  returned_fact_id bigint,
  correction jsonb,
  correction_reason text,
  constraint report_draft_pkey PRIMARY KEY (id),
  constraint report_draft_round_id_initiative_id_key UNIQUE (round_id, initiative_id),
  constraint report_draft_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint report_draft_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint report_draft_returned_fact_id_fkey FOREIGN KEY (returned_fact_id) REFERENCES retraction(fact_id) ON DELETE CASCADE,
  constraint report_draft_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) ON DELETE CASCADE,
  constraint report_draft_submitted_fact_id_fkey FOREIGN KEY (submitted_fact_id) REFERENCES status_report(fact_id) ON DELETE CASCADE,
  constraint report_draft_check CHECK (((submitted_fact_id IS NULL) = (submitted_at IS NULL))),
  constraint report_draft_check1 CHECK (((submitted_at IS NULL) OR (submission IS NOT NULL))),
  constraint report_draft_check2 CHECK (((returned_fact_id IS NULL) OR (submitted_fact_id IS NULL))),
  constraint report_draft_check3 CHECK (((correction IS NULL) = (correction_reason IS NULL))),
  constraint report_draft_check4 CHECK (((correction IS NULL) OR (submitted_fact_id IS NOT NULL))),
  constraint report_draft_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint report_draft_correction_check CHECK ((jsonb_typeof(correction) = 'object'::text)),
  constraint report_draft_correction_reason_check CHECK (((length(correction_reason) >= 1) AND (length(correction_reason) <= 1000))),
  constraint report_draft_submission_check CHECK (((length(submission) >= 8) AND (length(submission) <= 100)))
);
CREATE INDEX report_draft_initiative_id_idx ON report_draft USING btree (initiative_id);
CREATE INDEX report_draft_portfolio_id_idx ON report_draft USING btree (portfolio_id);
CREATE INDEX report_draft_returned_fact_id_idx ON report_draft USING btree (returned_fact_id);
CREATE INDEX report_draft_submitted_fact_id_idx ON report_draft USING btree (submitted_fact_id);
CREATE TRIGGER announce_delete AFTER DELETE ON report_draft REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER announce_insert AFTER INSERT ON report_draft REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER announce_update AFTER UPDATE ON report_draft REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER audit_delete AFTER DELETE ON report_draft REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'content,correction');
CREATE TRIGGER audit_insert AFTER INSERT ON report_draft REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'content,correction');
CREATE TRIGGER audit_update AFTER UPDATE ON report_draft FOR EACH ROW EXECUTE FUNCTION audit_change('id', 'content,correction');

create table reporting_round (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  key key not null,
  name text not null,
  period_from date not null,
  period_to date not null,
  opened_at timestamp with time zone not null,
  deadline timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  meeting_id bigint,
  constraint reporting_round_pkey PRIMARY KEY (id),
  constraint reporting_round_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint reporting_round_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint reporting_round_meeting_id_portfolio_id_fkey FOREIGN KEY (meeting_id, portfolio_id) REFERENCES meeting(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint reporting_round_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint reporting_round_check CHECK ((period_from <= period_to)),
  constraint reporting_round_check1 CHECK ((opened_at < deadline)),
  constraint reporting_round_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE INDEX reporting_round_meeting_id_idx ON reporting_round USING btree (meeting_id);
CREATE TRIGGER announce_delete AFTER DELETE ON reporting_round REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON reporting_round REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON reporting_round REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON reporting_round REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON reporting_round REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON reporting_round FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table retraction (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  why text not null,
  replaced_by bigint,
  retracted_by text not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint retraction_pkey PRIMARY KEY (fact_id),
  constraint retraction_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint retraction_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint retraction_replaced_by_portfolio_id_fkey FOREIGN KEY (replaced_by, portfolio_id) REFERENCES fact(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint retraction_check CHECK (((why = 'corrected'::text) = (replaced_by IS NOT NULL))),
  constraint retraction_why_check CHECK ((why = ANY (ARRAY['withdrawn'::text, 'returned'::text, 'corrected'::text])))
);
CREATE INDEX retraction_portfolio_id_initiative_id_recorded_on_idx ON retraction USING btree (portfolio_id, initiative_id, recorded_on);
CREATE INDEX retraction_replaced_by_idx ON retraction USING btree (replaced_by);
CREATE TRIGGER announce_delete AFTER DELETE ON retraction REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON retraction REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON retraction REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON retraction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON retraction REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON retraction REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON retraction FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table role_grant (
  id bigint generated always as identity not null,
  account_id bigint not null,
  role role not null,
  organisation_id bigint,
  until date,
  origin text default 'local'::text not null,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_account_id_role_organisation_id_key UNIQUE NULLS NOT DISTINCT (account_id, role, organisation_id),
  constraint role_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint role_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint role_grant_check CHECK ((((role)::text = 'owner'::text) = (organisation_id IS NOT NULL))),
  constraint role_grant_origin_check CHECK ((origin = ANY (ARRAY['local'::text, 'oidc'::text])))
);
CREATE INDEX role_grant_organisation_id_idx ON role_grant USING btree (organisation_id);
CREATE TRIGGER announce_delete AFTER DELETE ON role_grant REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON role_grant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON role_grant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON role_grant REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_insert AFTER INSERT ON role_grant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_update AFTER UPDATE ON role_grant FOR EACH ROW EXECUTE FUNCTION audit_change('id', '');

create table round_asked (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  round_id bigint not null,
  initiative_id bigint not null,
  asked boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint round_asked_pkey PRIMARY KEY (id),
  constraint round_asked_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint round_asked_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint round_asked_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX round_asked_initiative_id_idx ON round_asked USING btree (initiative_id);
CREATE INDEX round_asked_portfolio_id_idx ON round_asked USING btree (portfolio_id);
CREATE INDEX round_asked_round_id_initiative_id_id_idx ON round_asked USING btree (round_id, initiative_id, id);
CREATE TRIGGER announce_delete AFTER DELETE ON round_asked REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON round_asked REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON round_asked REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON round_asked FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON round_asked REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON round_asked REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON round_asked FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table round_closing (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  round_id bigint not null,
  number integer not null,
  closed_at timestamp with time zone not null,
  recorded_on date generated always as (danish_day(closed_at)) stored not null,
  closed_by text not null,
  asked integer not null,
  reported integer not null,
  late integer not null,
  on_behalf integer not null,
  last_fact_id bigint not null,
  content text not null,
  sha256 text collate "C" not null,
  constraint round_closing_pkey PRIMARY KEY (id),
  constraint round_closing_id_portfolio_id_key UNIQUE (id, portfolio_id),
  constraint round_closing_round_id_number_key UNIQUE (round_id, number),
  constraint round_closing_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint round_closing_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) ON DELETE CASCADE,
  constraint round_closing_asked_check CHECK ((asked >= 0)),
  constraint round_closing_check CHECK (((reported >= 0) AND (reported <= asked))),
  constraint round_closing_check1 CHECK (((late >= 0) AND (late <= reported))),
  constraint round_closing_check2 CHECK (((on_behalf >= 0) AND (on_behalf <= reported))),
  constraint round_closing_check3 CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint round_closing_number_check CHECK ((number > 0))
);
CREATE INDEX round_closing_portfolio_id_idx ON round_closing USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON round_closing REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON round_closing REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON round_closing REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON round_closing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON round_closing REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'content');
CREATE TRIGGER audit_insert AFTER INSERT ON round_closing REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'content');
CREATE TRIGGER audit_update AFTER UPDATE ON round_closing FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table round_extension (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  round_id bigint not null,
  deadline_before timestamp with time zone not null,
  extended_at timestamp with time zone not null,
  recorded_on date generated always as (danish_day(extended_at)) stored not null,
  constraint round_extension_pkey PRIMARY KEY (id),
  constraint round_extension_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint round_extension_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX round_extension_portfolio_id_idx ON round_extension USING btree (portfolio_id);
CREATE INDEX round_extension_round_id_id_idx ON round_extension USING btree (round_id, id);
CREATE TRIGGER announce_delete AFTER DELETE ON round_extension REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON round_extension REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON round_extension REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON round_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON round_extension REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON round_extension REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON round_extension FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table round_reminder (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  round_id bigint not null,
  initiative_id bigint not null,
  organisations text[] not null,
  reminded_at timestamp with time zone not null,
  reminded_by text not null,
  submission text not null,
  constraint round_reminder_pkey PRIMARY KEY (id),
  constraint round_reminder_round_id_initiative_id_submission_key UNIQUE (round_id, initiative_id, submission),
  constraint round_reminder_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint round_reminder_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint round_reminder_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) ON DELETE CASCADE,
  constraint round_reminder_submission_check CHECK (((length(submission) >= 8) AND (length(submission) <= 100)))
);
CREATE INDEX round_reminder_initiative_id_idx ON round_reminder USING btree (initiative_id);
CREATE INDEX round_reminder_portfolio_id_idx ON round_reminder USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON round_reminder REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER announce_insert AFTER INSERT ON round_reminder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER announce_update AFTER UPDATE ON round_reminder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date', 'initiative_id');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON round_reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON round_reminder REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_insert AFTER INSERT ON round_reminder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', '');
CREATE TRIGGER audit_update AFTER UPDATE ON round_reminder FOR EACH ROW EXECUTE FUNCTION audit_change('id', '');

create table round_reopening (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  closing_id bigint not null,
  reason text not null,
  reopened_at timestamp with time zone not null,
  recorded_on date generated always as (danish_day(reopened_at)) stored not null,
  reopened_by text not null,
  constraint round_reopening_pkey PRIMARY KEY (id),
  constraint round_reopening_closing_id_key UNIQUE (closing_id),
  constraint round_reopening_closing_id_portfolio_id_fkey FOREIGN KEY (closing_id, portfolio_id) REFERENCES round_closing(id, portfolio_id) ON DELETE CASCADE,
  constraint round_reopening_portfolio_id_fkey FOREIGN KEY (portfolio_id) REFERENCES portfolio(id) ON DELETE CASCADE,
  constraint round_reopening_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
CREATE INDEX round_reopening_portfolio_id_idx ON round_reopening USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON round_reopening REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON round_reopening REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON round_reopening REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON round_reopening FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON round_reopening REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON round_reopening REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON round_reopening FOR EACH ROW EXECUTE FUNCTION audit_change('id');

create table sector_status (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  sector sector not null,
  text words not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  constraint sector_status_pkey PRIMARY KEY (fact_id),
  constraint sector_status_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint sector_status_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE
);
CREATE INDEX sector_status_initiative_id_idx ON sector_status USING btree (initiative_id);
CREATE INDEX sector_status_portfolio_id_initiative_id_recorded_on_idx ON sector_status USING btree (portfolio_id, initiative_id, recorded_on);
CREATE TRIGGER announce_delete AFTER DELETE ON sector_status REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON sector_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON sector_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON sector_status FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON sector_status REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON sector_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON sector_status FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table session (
  id bigint generated always as identity not null,
  account_id bigint not null,
  token_hash text collate "C" not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  origin text default 'local'::text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint session_origin_check CHECK ((origin = ANY (ARRAY['local'::text, 'oidc'::text]))),
  constraint session_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX session_account_id_idx ON session USING btree (account_id);
CREATE TRIGGER announce_delete AFTER DELETE ON session REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON session REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('null::bigint', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON session REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'token_hash');
CREATE TRIGGER audit_insert AFTER INSERT ON session REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id', 'token_hash');
CREATE TRIGGER keep_seen AFTER INSERT OR UPDATE OF seen_at ON session FOR EACH ROW EXECUTE FUNCTION keep_seen();

create table sign_in_attempt (
  id bigint generated always as identity not null,
  token_hash text collate "C" not null,
  address_hash text collate "C" not null,
  return_to text not null,
  at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id),
  constraint sign_in_attempt_token_hash_key UNIQUE (token_hash),
  constraint sign_in_attempt_address_hash_check CHECK ((address_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sign_in_attempt_return_to_check CHECK (((return_to ~ '^/'::text) AND (length(return_to) <= 4000))),
  constraint sign_in_attempt_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX sign_in_attempt_address_hash_idx ON sign_in_attempt USING btree (address_hash);
CREATE INDEX sign_in_attempt_at_idx ON sign_in_attempt USING btree (at);

create table sign_in_failure (
  id bigint generated always as identity not null,
  name_hash text collate "C" not null,
  address_hash text collate "C" not null,
  at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (id),
  constraint sign_in_failure_address_hash_check CHECK ((address_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sign_in_failure_name_hash_check CHECK ((name_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX sign_in_failure_address_hash_at_idx ON sign_in_failure USING btree (address_hash, at);
CREATE INDEX sign_in_failure_name_hash_at_idx ON sign_in_failure USING btree (name_hash, at);

create table status_report (
  fact_id bigint not null,
  portfolio_id bigint not null,
  initiative_id bigint not null,
  project_id bigint,
  round_id bigint,
  as_of_earliest date not null,
  as_of date not null,
  basis basis not null,
  overall light,
  "time" light,
  economy light,
  delivery light,
  risk light,
  narrative words,
  reason words,
  late boolean default false not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_on date generated always as (danish_day(recorded_at)) stored not null,
  reported_by text,
  organisation_id bigint,
  on_behalf boolean default false not null,
  outlook jsonb,
  correction text,
  constraint status_report_pkey PRIMARY KEY (fact_id),
  constraint status_report_fact_id_initiative_id_key UNIQUE (fact_id, initiative_id),
  constraint status_report_fact_id_portfolio_id_fkey FOREIGN KEY (fact_id, portfolio_id) REFERENCES fact(id, portfolio_id) ON DELETE CASCADE,
  constraint status_report_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint status_report_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint status_report_project_id_initiative_id_fkey FOREIGN KEY (project_id, initiative_id) REFERENCES project(fact_id, initiative_id) ON DELETE CASCADE,
  constraint status_report_round_id_portfolio_id_fkey FOREIGN KEY (round_id, portfolio_id) REFERENCES reporting_round(id, portfolio_id) DEFERRABLE INITIALLY DEFERRED,
  constraint status_report_check CHECK ((as_of_earliest <= as_of)),
  constraint status_report_check1 CHECK ((((basis)::text = 'reported'::text) OR (overall IS NULL) OR (reason IS NOT NULL))),
  constraint status_report_correction_check CHECK (((length(correction) >= 1) AND (length(correction) <= 1000))),
  constraint status_report_outlook_check CHECK ((jsonb_typeof(outlook) = 'object'::text))
);
CREATE INDEX status_report_organisation_id_idx ON status_report USING btree (organisation_id);
CREATE INDEX status_report_portfolio_id_initiative_id_recorded_on_idx ON status_report USING btree (portfolio_id, initiative_id, recorded_on);
CREATE INDEX status_report_portfolio_id_initiative_id_recorded_on_idx1 ON status_report USING btree (portfolio_id, initiative_id, recorded_on) WHERE (project_id IS NOT NULL);
CREATE INDEX status_report_project_id_idx ON status_report USING btree (project_id);
CREATE INDEX status_report_round_id_idx ON status_report USING btree (round_id);
CREATE TRIGGER announce_delete AFTER DELETE ON status_report REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_insert AFTER INSERT ON status_report REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER announce_update AFTER UPDATE ON status_report REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'recorded_on');
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON status_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_delete AFTER DELETE ON status_report REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_insert AFTER INSERT ON status_report REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('fact_id');
CREATE TRIGGER audit_update AFTER UPDATE ON status_report FOR EACH ROW EXECUTE FUNCTION audit_change('fact_id');

create table track (
  id bigint generated always as identity not null,
  portfolio_id bigint not null,
  programme_id bigint not null,
  key key not null,
  initiative_id bigint,
  "position" integer not null,
  name text not null,
  gist words,
  constraint track_pkey PRIMARY KEY (id),
  constraint track_portfolio_id_key_key UNIQUE (portfolio_id, key),
  constraint track_programme_id_position_key UNIQUE (programme_id, "position"),
  constraint track_initiative_id_portfolio_id_fkey FOREIGN KEY (initiative_id, portfolio_id) REFERENCES initiative(id, portfolio_id) ON DELETE CASCADE,
  constraint track_programme_id_portfolio_id_fkey FOREIGN KEY (programme_id, portfolio_id) REFERENCES programme(id, portfolio_id) ON DELETE CASCADE,
  constraint track_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300)))
);
CREATE INDEX track_initiative_id_idx ON track USING btree (initiative_id);
CREATE INDEX track_portfolio_id_idx ON track USING btree (portfolio_id);
CREATE TRIGGER announce_delete AFTER DELETE ON track REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_insert AFTER INSERT ON track REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER announce_update AFTER UPDATE ON track REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION announce('portfolio_id', 'null::date');
CREATE TRIGGER audit_delete AFTER DELETE ON track REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_insert AFTER INSERT ON track REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('id');
CREATE TRIGGER audit_update AFTER UPDATE ON track FOR EACH ROW EXECUTE FUNCTION audit_change('id');
