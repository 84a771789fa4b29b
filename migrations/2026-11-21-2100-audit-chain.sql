-- The log says for whom, from where and in which request, and is sealed: what each transaction wrote to it becomes a link
-- of a chain of hashes, so that nobody can change, remove or add to it later without that being found.

-- One for each transaction. What stood in the log before is the first.
create sequence audit_change_number start 2;

-- The transactions that have written to the log and are not sealed yet: only they themselves ever see them.
create table audit_open (change bigint primary key);

create table audit_chain (
  position bigint primary key,
  change bigint not null unique,
  -- How many rows the transaction wrote, and a hash over theirs in the order of their ids.
  rows integer not null check (rows > 0),
  rows_hash bytea not null check (length(rows_hash) = 32),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32)
);

/* The number of this transaction's change. Kept in a setting that ends with it, together with its id, so that one that was
   set for a whole session is not taken for it; a savepoint that is rolled back takes it back. */
create function change_number() returns bigint language plpgsql as $$
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
end $$;

-- By default from the settings of the transaction, so that whatever writes to the log says them.
alter table audit
  alter column actor set default actor(),
  add column change bigint not null default 1,
  -- Key of the organisation that an owner acts for.
  add column organisation text collate "C",
  add column address text collate "C",
  add column request text collate "C",
  drop constraint audit_action_check,
  add constraint audit_action_check
    check (action in ('insert', 'update', 'delete', 'sign_in', 'sign_out', 'refused', 'export'));
alter table audit
  alter column change set default change_number(),
  alter column organisation set default nullif(current_setting('app.organisation', true), ''),
  alter column address set default nullif(current_setting('app.address', true), ''),
  alter column request set default nullif(current_setting('app.request', true), '');
create index on audit (change);
create index on audit (actor, id);
create index on audit (at);

-- A row as 32 bytes. Its text depends on no setting: jsonb has one order, and the moment is counted in seconds. A row's own
-- text says where each value ends, and is made in half the time that JSON takes.
create function audit_digest(a audit) returns bytea language sql stable
  as $$ select sha256(convert_to(row(a.id, extract(epoch from a.at), a.change, a.actor, a.organisation,
    a.address, a.request, a.action, a.table_name, a.portfolio_id, a.row_key, a.before, a.after)::text, 'UTF8')) $$;

-- What a change wrote: how much, and its hash.
create function audit_sum(of_change bigint, out rows integer, out hash bytea) language sql stable
  as $$ select count(*)::integer, sha256(coalesce(string_agg(audit_digest(a), ''::bytea order by a.id), ''::bytea))
    from audit a where a.change = of_change $$;

create function audit_link_hash(link audit_chain) returns bytea language sql immutable
  as $$ select sha256(link.previous || int8send(link.position) || int8send(link.change) || int4send(link.rows)
    || link.rows_hash) $$;

create procedure audit_append(of_change bigint) language plpgsql as $$
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
end $$;

create function audit_begun() returns trigger language plpgsql as $$
declare
  held text := current_setting('app.change', true);
begin
  if held <> '' and split_part(held, ' ', 3) = '' and starts_with(held, pg_current_xact_id()::text || ' ') then
    insert into audit_open (change) values (split_part(held, ' ', 2)::bigint);
    perform set_config('app.change', held || ' open', true);
  end if;
  return null;
end $$;

/* Sealing is the very last thing before a commit, for whoever seals makes others wait: what is deferred as well (whether a
   reference still leads somewhere) may itself wait for somebody. So what fires at the commit first only puts it off once
   more, behind everything that was deferred before. */
create function audit_ended() returns trigger language plpgsql as $$
begin
  perform set_config('app.change', '', true);
  delete from audit_open where change = new.change;
  return null;
end $$;
create function audit_sealed() returns trigger language plpgsql as $$
begin
  call audit_append(old.change);
  return null;
end $$;

create trigger begun after insert on audit for each statement execute function audit_begun();
create constraint trigger ended after insert on audit_open deferrable initially deferred
  for each row execute function audit_ended();
create constraint trigger sealed after delete on audit_open deferrable initially deferred
  for each row execute function audit_sealed();

call audit_append(1);

create function refuse_log_change() returns trigger language plpgsql as $$
begin
  raise exception '% is appended, never changed', tg_table_name using errcode = 'PJ001';
end $$;
create trigger append_only before update or delete or truncate on audit
  for each statement execute function refuse_log_change();
create trigger append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_log_change();
alter table audit enable always trigger append_only;
alter table audit_chain enable always trigger append_only;
alter table audit enable always trigger begun;

-- A session that is opened or closed is somebody signing in or out.
create or replace function audit_rows() returns trigger language plpgsql as $function$
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
