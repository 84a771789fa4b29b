-- Two organisations may call what they say of a report by one name: each says it once.
alter table differing_view drop constraint differing_view_report_id_submission_key;
alter table differing_view add unique (report_id, organisation_id, submission);
