create table people_absence (
  tenant_id int not null,
  absence_id uuid not null,
  person_id text not null,
  deputy_id text,
  from_on date not null,
  until_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (tenant_id, absence_id),
  constraint people_absence_ends_after_it_begins check (until_on >= from_on),
  constraint people_absence_deputy_is_another check (deputy_id is null or deputy_id <> person_id),
  constraint people_absence_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
alter table people_absence enable row level security;
alter table people_absence force row level security;
create policy people_absence_tenant on people_absence
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on people_absence to ${app_role};
comment on table people_absence is 'tenant: absences; who is away when and who decides for them';
create index people_absence_by_person on people_absence (tenant_id, person_id, until_on);
