-- Who is signed in by a provider (OpenID Connect), and which of their roles its groups gave them.

-- Whom a provider vouches for: by its own address and its own name for them, never by an e-mail address.
create table identity (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  issuer text collate "C" not null check (length(issuer) between 1 and 2000),
  subject text collate "C" not null check (length(subject) between 1 and 255),
  unique (issuer, subject)
);
create index on identity (account_id);
call watch_privately('identity', '', true);

-- What a provider's groups give is set anew at each sign-in; what was given here stays.
alter table role_grant add origin text not null default 'local' check (origin in ('local', 'oidc'));
-- Who was signed in by a provider is signed out there too.
alter table session add origin text not null default 'local' check (origin in ('local', 'oidc'));

-- A sign-in that a provider has yet to answer: any instance can finish it, once, and nobody after ten minutes. All that is
-- secret about it is in the browser's cookie.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  token_hash text collate "C" not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  address_hash text collate "C" not null check (address_hash ~ '^[0-9a-f]{64}$'),
  return_to text not null check (return_to ~ '^/' and length(return_to) <= 4000),
  at timestamptz not null
);
create index on sign_in_attempt (address_hash);
create index on sign_in_attempt (at);
