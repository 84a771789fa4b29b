-- Every reading enters a table by its portfolio; of these it asks when something was last recorded about each initiative.
create index on description (portfolio_id, initiative_id, recorded_on);
create index on project_link (portfolio_id, initiative_id, recorded_on);
create index on benefit (portfolio_id, initiative_id, recorded_on);
create index on dependency (portfolio_id, initiative_id, recorded_on);
create index on sector_status (portfolio_id, initiative_id, recorded_on);
create index on anomaly (portfolio_id, initiative_id, recorded_on);
create index on status_report (portfolio_id, initiative_id, recorded_on) where project_id is not null;
create index on lifecycle_change (portfolio_id, initiative_id, recorded_on) where project_id is not null;
