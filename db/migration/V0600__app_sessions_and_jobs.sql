-- Spring Session's tables, as its 4.1 wants them; names are the library's behind our prefix.
create table app_session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    primary key (primary_id)
);
create unique index app_session_id on app_session (session_id);
create index app_session_expiry on app_session (expiry_time);
create index app_session_principal on app_session (principal_name);
grant select, insert, update, delete on app_session to ${app_role};
comment on table app_session is 'local: Spring Session keeps the browser sessions of all tenants in it';

create table app_session_attributes (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name),
    constraint app_session_attributes_go_with_their_session
        foreign key (session_primary_id) references app_session (primary_id) on delete cascade
);
grant select, insert, update, delete on app_session_attributes to ${app_role};
comment on table app_session_attributes is 'local: Spring Session keeps what a session remembers in it';

-- db-scheduler's table, as its 16.12 wants it.
create table app_job (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index app_job_due on app_job (execution_time);
create index app_job_heartbeat on app_job (last_heartbeat);
grant select, insert, update, delete on app_job to ${app_role};
comment on table app_job is 'local: db-scheduler plans and claims the jobs of all tenants in it';
