-- Signing in through the company's own provider (OpenID Connect).

-- Whether a company offers it must be known on the sign-in page, before a tenant is.
alter table people_tenant add column single_sign_on boolean not null default false;

create table people_oidc (
  tenant_id int not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  claim text not null,
  claim_names text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (tenant_id),
  constraint people_oidc_claim_names_known check (claim_names in ('mail', 'person'))
);
alter table people_oidc enable row level security;
alter table people_oidc force row level security;
create policy people_oidc_tenant on people_oidc
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on people_oidc to ${app_role};
comment on table people_oidc is 'tenant: the page of the company''s own sign-in; which provider, and as which client; the secret is sealed';

create table people_oidc_link (
  tenant_id int not null,
  issuer text not null,
  subject text not null,
  person_id text not null,
  linked_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  constraint people_oidc_link_one_of_a_person unique (tenant_id, issuer, person_id),
  constraint people_oidc_link_of_account foreign key (tenant_id, person_id) references people_account (tenant_id, person_id)
);
alter table people_oidc_link enable row level security;
alter table people_oidc_link force row level security;
create policy people_oidc_link_tenant on people_oidc_link
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on people_oidc_link to ${app_role};
comment on table people_oidc_link is 'tenant: sign-in through the provider; whose account a provider''s subject is, from their first sign-in on';
