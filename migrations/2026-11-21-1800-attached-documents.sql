-- The documents behind the facts, where an installation has attached them: for readers who are signed in. They are no part
-- of a bundle, of the search or of any other reading.
create table attached_document (
  document_id bigint primary key,
  portfolio_id bigint not null,
  -- what the source called its file then: once it names another one, nothing is attached to it
  file text not null,
  content text not null check (content <> ''),
  -- of the file as it was given
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  lines integer not null check (lines > 0),
  attached_at timestamptz not null default now(),
  foreign key (document_id, portfolio_id) references document (id, portfolio_id) on delete cascade
);
create index on attached_document (portfolio_id);

-- The log holds the hash of a text, never the text.
create function audit_attached() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old is distinct from new then
    insert into audit (actor, action, table_name, portfolio_id, row_key, before, after)
    values (actor(), lower(tg_op), tg_table_name, coalesce(new.portfolio_id, old.portfolio_id),
      coalesce(new.document_id, old.document_id)::text, to_jsonb(old) - 'content', to_jsonb(new) - 'content');
  end if;
  return null;
end $$;
create trigger audit after insert or update or delete on attached_document
  for each row execute function audit_attached();

-- Told as a change of the document: everybody hears what changes, and that something is attached is not for everybody.
create function announce_attached() returns trigger language plpgsql as $$
begin
  perform pg_notify('pejl', json_build_object('table', 'document',
    'portfolio', coalesce(new.portfolio_id, old.portfolio_id), 'since', null)::text);
  return null;
end $$;
create trigger announce after insert or update or delete on attached_document
  for each row execute function announce_attached();
