-- A portfolio is deleted together with all that belongs to it, and what belongs to it also refers to each other: whether such
-- a reference still leads somewhere is asked at commit, when both of its ends are gone.
alter table initiative alter constraint initiative_focus_area_id_portfolio_id_fkey deferrable initially deferred;
alter table project alter constraint project_programme_id_portfolio_id_fkey deferrable initially deferred;
alter table status_report alter constraint status_report_round_id_portfolio_id_fkey deferrable initially deferred;
alter table dependency alter constraint dependency_on_initiative_id_portfolio_id_fkey deferrable initially deferred;
alter table fact_source alter constraint fact_source_document_id_portfolio_id_fkey deferrable initially deferred;
