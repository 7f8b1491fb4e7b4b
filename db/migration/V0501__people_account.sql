create table people_person (
  tenant_id int not null,
  person_id text not null,
  name text not null,
  kana text not null default '',
  mail text,
  language text not null default 'ja',
  theme text not null default 'auto',
  changed_at timestamptz not null,
  primary key (tenant_id, person_id),
  constraint people_person_language_known check (language in ('ja', 'en')),
  constraint people_person_theme_known check (theme in ('auto', 'light', 'dark'))
);
alter table people_person enable row level security;
alter table people_person force row level security;
create policy people_person_tenant on people_person
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_person to ${app_role};
comment on table people_person is 'tenant: accounts, provisioning and the profile page; the erasable personal row of a person the documents name';

create unique index people_person_mail_once on people_person (tenant_id, lower(mail)) where mail is not null;

create table people_account (
  tenant_id int not null,
  person_id text not null,
  password_hash text,
  password_changed_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  disabled_at timestamptz,
  disabled_by text,
  last_signed_in_at timestamptz,
  primary key (tenant_id, person_id),
  constraint people_account_of_person foreign key (tenant_id, person_id) references people_person (tenant_id, person_id),
  constraint people_account_disabled_by_somebody check ((disabled_at is null) = (disabled_by is null))
);
alter table people_account enable row level security;
alter table people_account force row level security;
create policy people_account_tenant on people_account
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on people_account to ${app_role};
comment on table people_account is 'tenant: accounts and provisioning; whether and how a person may sign in';

create table people_token (
  tenant_id int not null,
  token_id uuid not null,
  person_id text not null,
  label text not null,
  digest bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  primary key (tenant_id, token_id),
  constraint people_token_digest_once unique (tenant_id, digest),
  constraint people_token_of_account foreign key (tenant_id, person_id) references people_account (tenant_id, person_id),
  constraint people_token_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
alter table people_token enable row level security;
alter table people_token force row level security;
create policy people_token_tenant on people_token
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on people_token to ${app_role};
comment on table people_token is 'tenant: tokens; personal access tokens, only their digests';

create index people_token_by_person on people_token (tenant_id, person_id, created_at);

create table people_link (
  tenant_id int not null,
  link_id uuid not null,
  person_id text not null,
  purpose text not null,
  digest bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, link_id),
  constraint people_link_digest_once unique (tenant_id, digest),
  constraint people_link_purpose_known check (purpose in ('invitation', 'recovery')),
  constraint people_link_of_account foreign key (tenant_id, person_id) references people_account (tenant_id, person_id)
);
alter table people_link enable row level security;
alter table people_link force row level security;
create policy people_link_tenant on people_link
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on people_link to ${app_role};
comment on table people_link is 'tenant: invitations and recovery; one-time links sent by mail, only their digests';

create index people_link_by_person on people_link (tenant_id, person_id, created_at);

create table people_failed_sign_in (
  tenant_id int not null,
  person_id text not null,
  minute timestamptz not null,
  attempts int not null,
  primary key (tenant_id, person_id, minute)
);
alter table people_failed_sign_in enable row level security;
alter table people_failed_sign_in force row level security;
create policy people_failed_sign_in_tenant on people_failed_sign_in
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_failed_sign_in to ${app_role};
comment on table people_failed_sign_in is 'tenant: sign-in; failures of a known account, kept until their minute is entered in the ledger';
