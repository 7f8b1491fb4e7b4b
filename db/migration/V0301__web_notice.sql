-- One row per thing that began to wait for a person (its key): the bell, and what mails are due.
create table web_notice (
    tenant_id int not null,
    id uuid not null,
    person_id text not null,
    key text not null,
    told jsonb not null,
    address text not null,
    at timestamptz not null,
    mail text not null,
    seen_at timestamptz,
    gone_at timestamptz,
    primary key (tenant_id, id),
    constraint web_notice_once_per_key unique (tenant_id, person_id, key),
    constraint web_notice_mail_known check (mail in ('now', 'digest', 'told', 'none'))
);
create index web_notice_by_person on web_notice (tenant_id, person_id, at);
alter table web_notice enable row level security;
alter table web_notice force row level security;
create policy web_notice_tenant on web_notice
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on web_notice to ${app_role};
grant update (told, mail, seen_at, gone_at) on web_notice to ${app_role};
comment on table web_notice is 'tenant: the notice job writes it from what waits for whom; the bell reads it';

-- How a person wants to be told. No row: the defaults of the code.
create table web_notice_setting (
    tenant_id int not null,
    person_id text not null,
    at_once boolean not null,
    digest boolean not null,
    digest_at time not null,
    quiet_from time not null,
    quiet_until time not null,
    digested_on date,
    unsubscribe text not null,
    primary key (tenant_id, person_id)
);
alter table web_notice_setting enable row level security;
alter table web_notice_setting force row level security;
create policy web_notice_setting_tenant on web_notice_setting
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on web_notice_setting to ${app_role};
comment on table web_notice_setting is 'tenant: written by the person on their settings page and by the link in a digest';

-- The delivery log. A body that only its reader may see is emptied once it is sent.
create table web_mail (
    tenant_id int not null,
    id uuid not null,
    person_id text not null,
    recipient text not null,
    purpose text not null,
    subject text not null,
    body text not null,
    unsubscribe text not null,
    secret boolean not null,
    created_at timestamptz not null,
    state text not null,
    tries int not null,
    next_try_at timestamptz not null,
    sent_at timestamptz,
    error text not null,
    primary key (tenant_id, id),
    constraint web_mail_state_known check (state in ('waiting', 'sent', 'failed'))
);
create index web_mail_waiting on web_mail (tenant_id, next_try_at) where state = 'waiting';
create index web_mail_by_age on web_mail (tenant_id, created_at);
alter table web_mail enable row level security;
alter table web_mail force row level security;
create policy web_mail_tenant on web_mail
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on web_mail to ${app_role};
grant update (body, state, tries, next_try_at, sent_at, error) on web_mail to ${app_role};
comment on table web_mail is 'tenant: the mailbox writes it in the transaction that causes the mail; the mail job delivers';
