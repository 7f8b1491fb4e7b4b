-- First touch: what a customer asked for, and who got in touch first afterwards. Derived beside the
-- visits by the projections revenue/<model>; `d1` to `d8` are the case's dimensions at that time.

create table revenue_touch (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  case_id text not null,
  hot_seq bigint not null,
  hot_ordinal smallint not null,
  hot_at timestamptz not null,
  contact_at timestamptz,
  d1 text,
  d2 text,
  d3 text,
  d4 text,
  d5 text,
  d6 text,
  d7 text,
  d8 text,
  primary key (tenant_id, gen, model, case_id, hot_seq, hot_ordinal),
  constraint revenue_touch_contact_follows check (contact_at >= hot_at)
);
create index revenue_touch_of_day on revenue_touch (tenant_id, gen, model, hot_at);
alter table revenue_touch enable row level security;
alter table revenue_touch force row level security;
create policy revenue_touch_tenant on revenue_touch
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_touch to ${app_role};
comment on table revenue_touch is 'tenant: projections revenue/<model>; hot actions of cases and the first contact after each';
