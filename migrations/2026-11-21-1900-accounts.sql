-- Who may sign in, what for, and who is signed in.

-- A log of changes may not hold what opens a door: columns named in the second argument are left out of it.
create or replace function audit_rows() returns trigger language plpgsql as $function$
declare
  row_key text := tg_argv[0];
  secrets text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  portfolio_key text := case when tg_table_name = 'portfolio' then 'id' else 'portfolio_id' end;
begin
  if tg_op = 'INSERT' then
    insert into audit (actor, action, table_name, portfolio_id, row_key, after)
    select actor(), 'insert', tg_table_name, (j ->> portfolio_key)::bigint, j ->> row_key, j - secrets
    from new_rows n cross join lateral to_jsonb(n) j;
  else
    insert into audit (actor, action, table_name, portfolio_id, row_key, before)
    select actor(), 'delete', tg_table_name, (j ->> portfolio_key)::bigint, j ->> row_key, j - secrets
    from old_rows o cross join lateral to_jsonb(o) j;
  end if;
  return null;
end $function$;

create or replace function audit_change() returns trigger language plpgsql as $function$
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

create domain role as text
  constraint role_check check (value in ('reader', 'owner', 'programme_office', 'administrator'));

create table account (
  id bigint generated always as identity primary key,
  -- How one signs in: in small letters, so that nobody has two.
  name text not null unique check (name = lower(name) and name ~ '^[^\s[:cntrl:]]{1,200}$'),
  display_name text not null check (length(display_name) between 1 and 200),
  -- argon2id, as a PHC string; null when somebody else vouches for them.
  password text check (password like '$argon2id$%'),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1
);

create table role_grant (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  role role not null,
  organisation_id bigint references organisation,
  -- The last day of a deputy.
  until date,
  unique nulls not distinct (account_id, role, organisation_id),
  check ((role = 'owner') = (organisation_id is not null))
);
create index on role_grant (organisation_id);

create table session (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  -- SHA-256 of what the browser holds: who reads the database cannot take its place.
  token_hash text collate "C" not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index on session (account_id);

-- Failed sign-ins, by the name and by the address that they came from, both as hashes: people type passwords into the
-- wrong field. Counted by every instance, gone after a day.
create table sign_in_failure (
  id bigint generated always as identity primary key,
  name_hash text collate "C" not null check (name_hash ~ '^[0-9a-f]{64}$'),
  address_hash text collate "C" not null check (address_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);
create index on sign_in_failure (name_hash, at);
create index on sign_in_failure (address_hash, at);

create procedure watch_privately(watched regclass, secrets text, changes boolean) language plpgsql as $procedure$
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

call watch_privately('account', 'password', true);
call watch_privately('role_grant', '', true);
-- That a session was seen again is nobody's news.
call watch_privately('session', 'token_hash', false);
