create table people_passkey (
  tenant_id int not null,
  credential_id bytea not null,
  person_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports text[] not null,
  attestation bytea,
  client_data bytea,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (tenant_id, credential_id),
  constraint people_passkey_of_account foreign key (tenant_id, person_id) references people_account (tenant_id, person_id)
);
create index people_passkey_by_person on people_passkey (tenant_id, person_id, created_at);
alter table people_passkey enable row level security;
alter table people_passkey force row level security;
create policy people_passkey_tenant on people_passkey
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_passkey to ${app_role};
comment on table people_passkey is 'tenant: passkeys; public keys of people''s authenticators';
