create table people_org_person (
  tenant_id int not null,
  gen smallint not null,
  person_id text not null,
  unit text,
  roles text[] not null,
  from_on date,
  until_on date,
  guest boolean not null,
  seq bigint not null,
  primary key (tenant_id, gen, person_id)
);
alter table people_org_person enable row level security;
alter table people_org_person force row level security;
create policy people_org_person_tenant on people_org_person
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_org_person to ${app_role};
comment on table people_org_person is 'tenant: projection people-org; people as Stock/org/people.yaml names them';

create table people_org_unit (
  tenant_id int not null,
  gen smallint not null,
  unit_id text not null,
  rank int not null,
  title_ja text not null,
  title_en text,
  parent text,
  seq bigint not null,
  primary key (tenant_id, gen, unit_id)
);
alter table people_org_unit enable row level security;
alter table people_org_unit force row level security;
create policy people_org_unit_tenant on people_org_unit
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_org_unit to ${app_role};
comment on table people_org_unit is 'tenant: projection people-org; units as Stock/org/units.yaml names them';

create table people_org_role (
  tenant_id int not null,
  gen smallint not null,
  role_id text not null,
  rank int not null,
  title_ja text not null,
  title_en text,
  seq bigint not null,
  primary key (tenant_id, gen, role_id)
);
alter table people_org_role enable row level security;
alter table people_org_role force row level security;
create policy people_org_role_tenant on people_org_role
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people_org_role to ${app_role};
comment on table people_org_role is 'tenant: projection people-org; roles known from the start and those of Stock/org/roles.yaml';
