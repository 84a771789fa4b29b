-- Whose draft changed, so that its owners and the office hear of it and nobody else does.

-- A third argument names the initiative that a row is about.
create or replace function announce() returns trigger language plpgsql as $function$
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

drop trigger announce_insert on report_draft;
drop trigger announce_update on report_draft;
drop trigger announce_delete on report_draft;
create trigger announce_insert after insert on report_draft referencing new table as new_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
create trigger announce_update after update on report_draft referencing new table as new_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
create trigger announce_delete after delete on report_draft referencing old table as old_rows
  for each statement execute function announce('portfolio_id', 'null::date', 'initiative_id');
