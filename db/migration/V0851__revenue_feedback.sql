-- What one department says about what another handed over (facts feedback.given, feedback.closed), by
-- stage model. Derived beside the visits by the projections revenue/<model>.

create table revenue_feedback (
  tenant_id int not null,
  gen smallint not null,
  model text not null,
  seq bigint not null,
  ordinal smallint not null,
  case_id text not null,
  at timestamptz not null,
  from_stage text not null,
  to_stage text not null,
  rating smallint,
  text text not null,
  said_by text not null,
  closed_seq bigint,
  closed_at timestamptz,
  closed_by text,
  answer text,
  primary key (tenant_id, gen, model, seq, ordinal),
  constraint revenue_feedback_rating_of_five check (rating between 1 and 5),
  constraint revenue_feedback_closed_whole check ((closed_seq is null) = (closed_at is null))
);
create index revenue_feedback_of_day on revenue_feedback (tenant_id, gen, model, at);
alter table revenue_feedback enable row level security;
alter table revenue_feedback force row level security;
create policy revenue_feedback_tenant on revenue_feedback
  using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
  with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on revenue_feedback to ${app_role};
comment on table revenue_feedback is 'tenant: projections revenue/<model>; feedback between departments about a case, and how it was answered';
