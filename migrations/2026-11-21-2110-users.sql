-- One-time links to choose a password, and when somebody was here last.

-- One link for an account: a new one ends the one before.
create table invitation (
  id bigint generated always as identity primary key,
  account_id bigint not null unique references account on delete cascade,
  -- SHA-256 of what the link holds: who reads the database cannot open it.
  token_hash text collate "C" not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
call watch_privately('invitation', 'token_hash', true);

-- Sessions go; that their account was here stays. Nobody's news, and no change of the account.
create table account_seen (
  account_id bigint primary key references account on delete cascade,
  at timestamptz not null
);
create function keep_seen() returns trigger language plpgsql as $$
begin
  insert into account_seen (account_id, at) values (new.account_id, new.seen_at)
    on conflict (account_id) do update set at = greatest(account_seen.at, excluded.at);
  return null;
end $$;
create trigger keep_seen after insert or update of seen_at on session for each row execute function keep_seen();
insert into account_seen (account_id, at) select account_id, max(seen_at) from session group by account_id;
