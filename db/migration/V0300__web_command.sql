-- A command a person sent, under the key of its form or of its Idempotency-Key header. The row is
-- written in the command's own transaction; the answer is added when it is known.
create table web_command (
    tenant_id int not null,
    person_id text not null,
    key text not null,
    digest bytea not null,
    at timestamptz not null,
    status int,
    location text,
    content_type text,
    body bytea,
    primary key (tenant_id, person_id, key),
    constraint web_command_key_is_short check (length(key) between 1 and 128)
);
create index web_command_by_age on web_command (tenant_id, at);
alter table web_command enable row level security;
alter table web_command force row level security;
create policy web_command_tenant on web_command
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on web_command to ${app_role};
grant update (status, location, content_type, body) on web_command to ${app_role};
comment on table web_command is 'tenant: the command gate writes it, so that a command sent twice is done once';
