-- Which initiatives were not yet known on a day: nearly always none, and a search asks first.
create index on initiative (portfolio_id, recorded_at);
