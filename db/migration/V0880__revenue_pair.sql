-- Moves by month for each pair of values too, so that a question with two dimensions need not read
-- the journal. Rows of one dimension and of all cases keep `with_dim` 0.

alter table revenue_month
  add column with_dim smallint not null default 0,
  add column with_val text not null default '',
  drop constraint revenue_month_pkey,
  add primary key (tenant_id, gen, model, with_dim, dim, val, with_val, stage, month),
  add constraint revenue_month_pair_in_slot_order
    check (with_dim = 0 and with_val = '' or dim > 0 and with_dim > dim);
comment on table revenue_month is 'tenant: projections revenue/<model>; moves by month in the model''s zone, for all cases (dim 0), for each value of each dimension, and for each pair of values of the dimensions named first';

alter table revenue_basis add column paired smallint not null default 0;
comment on column revenue_basis.paired is 'of how many dimensions, the first of the model, the months hold pairs';
