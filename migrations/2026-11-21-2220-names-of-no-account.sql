-- The log writes under these names what no account did: somebody who has one would read it as their own.
alter table account add constraint account_name_of_no_account_check
  check (name not in ('nobody', 'oidc') and not starts_with(name, 'db:'));

-- A role of the database may be called as an account is.
create or replace function actor() returns text language sql stable
  as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'db:role ' || session_user) $$;
