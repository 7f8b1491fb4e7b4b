-- Rows of master data, as the entries that brought them say.

create table connectors_reference_row (
    tenant_id int not null,
    gen smallint not null,
    reference text not null,
    row_key text not null,
    seq bigint not null,
    columns jsonb not null,
    ended_seq bigint,
    primary key (tenant_id, gen, reference, row_key, seq),
    constraint connectors_reference_row_ends_later check (ended_seq > seq)
);
create index connectors_reference_row_newest on connectors_reference_row (tenant_id, gen, reference, seq);
create index connectors_reference_row_of_entry on connectors_reference_row (tenant_id, gen, seq);
create index connectors_reference_row_ended on connectors_reference_row (tenant_id, gen, reference, ended_seq)
    where ended_seq is not null;
alter table connectors_reference_row enable row level security;
alter table connectors_reference_row force row level security;
create policy connectors_reference_row_tenant on connectors_reference_row
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on connectors_reference_row to ${app_role};
comment on table connectors_reference_row is 'tenant: every row of master data ever received, the newest of a key that has not ended counts, written by the projection connectors-reference';
comment on column connectors_reference_row.ended_seq is 'the entry that took its import back';
