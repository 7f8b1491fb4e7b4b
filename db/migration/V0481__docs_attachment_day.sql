-- A company may attach so much in a day: the upload adds up the day.

create index docs_attachment_by_day on docs_attachment (tenant_id, uploaded_at) include (size);
