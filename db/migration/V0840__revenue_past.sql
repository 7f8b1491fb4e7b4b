-- Questions about an earlier size of the ledger that the present definitions cannot answer: the
-- rows of a model derived once more as the definitions of then say, into a generation that never
-- lives. A running one holds a lease that it renews with its progress.

create table revenue_past (
  tenant_id int not null,
  id uuid not null,
  model text not null,
  size bigint not null,
  state text not null,
  asked_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  done bigint not null,
  total bigint not null,
  gen smallint,
  kept_until timestamptz not null,
  primary key (tenant_id, id),
  constraint revenue_past_state_known check (state in ('queued', 'running', 'done', 'failed')),
  constraint revenue_past_running_has_lease
    check ((state = 'running') = (lease is not null and leased_until is not null)),
  constraint revenue_past_done_has_rows check (state <> 'done' or gen is not null)
);
create unique index revenue_past_once on revenue_past (tenant_id, model, size);
alter table revenue_past enable row level security;
alter table revenue_past force row level security;
create policy revenue_past_tenant on revenue_past
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_past to ${app_role};
comment on table revenue_past is 'tenant: earlier sizes of the ledger that were asked for and how far their derivation is, written by the workers of revenue.past';
comment on column revenue_past.gen is 'the generation of the projection revenue/<model> that holds the rows';
