-- What the facts of cases give under each stage model: the journal of moves, the visits and cases
-- behind it, and the rollups that answer the usual questions. All of it is derived by the projections
-- revenue/<model>; `d1` to `d8` hold the model's dimensions in document order, blank as '', null when
-- the model has no such dimension.

create table revenue_basis (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  revision text not null,
  decided_at bigint not null,
  facts_gen smallint not null,
  applied bigint not null,
  primary key (tenant_id, gen, model)
);
alter table revenue_basis enable row level security;
alter table revenue_basis force row level security;
create policy revenue_basis_tenant on revenue_basis
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_basis to ${app_role};
comment on table revenue_basis is 'tenant: projections revenue/<model>; which revision of the stage model a generation was derived by, and from which facts';

create table revenue_journal (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  seq bigint not null,
  ordinal int not null,
  case_id text not null,
  n int not null,
  at timestamptz not null,
  side text not null,
  sign smallint not null,
  stage text not null,
  other_stage text,
  nth int not null,
  amount numeric,
  fact_seq bigint not null,
  fact_ordinal smallint not null,
  d1 text,
  d2 text,
  d3 text,
  d4 text,
  d5 text,
  d6 text,
  d7 text,
  d8 text,
  primary key (tenant_id, gen, model, seq, ordinal),
  constraint revenue_journal_side_known check (side in ('in', 'out', 'revalued', 'repeated')),
  constraint revenue_journal_sign_one check (sign in (1, -1))
);
create index revenue_journal_of_stage on revenue_journal (tenant_id, gen, model, stage, at);
alter table revenue_journal enable row level security;
alter table revenue_journal force row level security;
create policy revenue_journal_tenant on revenue_journal
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_journal to ${app_role};
comment on table revenue_journal is 'tenant: projections revenue/<model>; what each entry booked: visits entered, left and revalued (sign 1), and what it took back (sign -1)';

create table revenue_visit (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  case_id text not null,
  n int not null,
  stage text not null,
  nth int not null,
  from_stage text,
  to_stage text,
  entered_at timestamptz not null,
  exited_at timestamptz,
  amount_in numeric,
  amount_out numeric,
  repeats int not null,
  entered_by_seq bigint not null,
  entered_by_ordinal smallint not null,
  d1 text,
  d2 text,
  d3 text,
  d4 text,
  d5 text,
  d6 text,
  d7 text,
  d8 text,
  primary key (tenant_id, gen, model, case_id, n),
  constraint revenue_visit_ends_after_entry check (exited_at >= entered_at)
);
create index revenue_visit_of_stage on revenue_visit (tenant_id, gen, model, stage, entered_at);
alter table revenue_visit enable row level security;
alter table revenue_visit force row level security;
create policy revenue_visit_tenant on revenue_visit
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_visit to ${app_role};
comment on table revenue_visit is 'tenant: projections revenue/<model>; the visits of each case, [entered, exited)';

create table revenue_case (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  case_id text not null,
  stage text,
  entered_at timestamptz,
  first_at timestamptz,
  amount numeric,
  facts int not null,
  visits int not null,
  undecidable int not null,
  foreign_units int not null,
  out_of_order boolean not null,
  d1 text,
  d2 text,
  d3 text,
  d4 text,
  d5 text,
  d6 text,
  d7 text,
  d8 text,
  primary key (tenant_id, gen, model, case_id)
);
create index revenue_case_standing on revenue_case (tenant_id, gen, model, stage, entered_at);
alter table revenue_case enable row level security;
alter table revenue_case force row level security;
create policy revenue_case_tenant on revenue_case
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_case to ${app_role};
comment on table revenue_case is 'tenant: projections revenue/<model>; where each case stands and what of its facts could not be read';

create table revenue_month (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  dim smallint not null,
  val text not null,
  stage text not null,
  month date not null,
  in_count bigint not null,
  out_count bigint not null,
  in_amount numeric not null,
  out_amount numeric not null,
  revalued_amount numeric not null,
  primary key (tenant_id, gen, model, dim, val, stage, month)
);
alter table revenue_month enable row level security;
alter table revenue_month force row level security;
create policy revenue_month_tenant on revenue_month
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_month to ${app_role};
comment on table revenue_month is 'tenant: projections revenue/<model>; moves by month in the model''s zone, for all cases (dim 0) and for each value of each dimension';

create table revenue_day (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  stage text not null,
  day date not null,
  in_count bigint not null,
  out_count bigint not null,
  in_amount numeric not null,
  out_amount numeric not null,
  revalued_amount numeric not null,
  primary key (tenant_id, gen, model, stage, day)
);
alter table revenue_day enable row level security;
alter table revenue_day force row level security;
create policy revenue_day_tenant on revenue_day
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_day to ${app_role};
comment on table revenue_day is 'tenant: projections revenue/<model>; moves of all cases by day in the model''s zone';
