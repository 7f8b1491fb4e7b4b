-- What a push leaves behind beside its proposal.

create index docs_object_erased on docs_object (tenant_id, repo_id) where data is null;

create table docs_push_topic (
    tenant_id int not null,
    person_id text not null,
    topic text not null,
    proposal_no bigint not null,
    primary key (tenant_id, person_id, topic)
);
alter table docs_push_topic enable row level security;
alter table docs_push_topic force row level security;
create policy docs_push_topic_tenant on docs_push_topic
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_push_topic to ${app_role};
comment on table docs_push_topic is 'tenant: docs.http remembers which proposal the pushes of a person under a topic update';

create table docs_push_day (
    tenant_id int not null,
    day date not null,
    push_count int not null,
    pack_bytes bigint not null,
    primary key (tenant_id, day)
);
alter table docs_push_day enable row level security;
alter table docs_push_day force row level security;
create policy docs_push_day_tenant on docs_push_day
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_push_day to ${app_role};
comment on table docs_push_day is 'tenant: docs.http counts the pushes of a day for the quota';
