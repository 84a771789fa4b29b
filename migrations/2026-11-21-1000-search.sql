-- What can be searched, word for word: as written, for what is being typed, and as Danish and English stems. Indexes on
-- expressions instead of columns: the rows, and with them the audit log, stay as they are.

-- Every entry also holds its portfolio, as a word that nobody can write: one index serves any number of portfolios. Signs
-- that join words are taken out, so that "sundhed.dk" is also found as "dk"; the search splits what is asked in the same way. Small letters
-- are made here, whatever the database's own alphabet is: that of C knows no Å.
create function search_words(portfolio bigint, code text, danish text[], english text[]) returns tsvector
language sql immutable parallel safe
as $$
  select array_to_tsvector(array_remove(array['@' || portfolio, lower(code)], null))
    || to_tsvector('pg_catalog.simple', words) || to_tsvector('pg_catalog.danish', words)
    || to_tsvector('pg_catalog.english', words)
  from lower(translate(array_to_string(danish || english, ' | '), '-/.,:;_@+&~%=?#<>\', repeat(' ', 18))
    collate "und-x-icu") words
$$;

-- Without a list of what is yet to be sorted in: it would have to be read by every search after an import.
create index initiative_search on initiative
  using gin (search_words(portfolio_id, code, array[title], '{}')) with (fastupdate = off);
create index description_search on description
  using gin (search_words(portfolio_id, null, array[text ->> 'da'], array[text ->> 'en'])) with (fastupdate = off);
create index project_search on project
  using gin (search_words(portfolio_id, null, name || former_names || (gist ->> 'da'), array[gist ->> 'en'])) with (fastupdate = off);
create index milestone_search on milestone
  using gin (search_words(portfolio_id, null, array[title ->> 'da'], array[title ->> 'en'])) with (fastupdate = off);
