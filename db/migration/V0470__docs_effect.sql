-- What a proposal would make of the numbers: calculated in the background, one row for a proposal
-- whose kinds move numbers. A running one holds a lease that it renews with its progress, so that
-- another node takes it over when its own is gone.

create table docs_effect (
    tenant_id int not null,
    proposal_no bigint not null,
    change_digest text not null,
    effect text not null,
    basis text not null,
    state text not null,
    asked_at timestamptz not null,
    lease uuid,
    leased_until timestamptz,
    done bigint not null,
    total bigint not null,
    made_at timestamptz,
    preview jsonb,
    primary key (tenant_id, proposal_no),
    constraint docs_effect_state_known check (state in ('queued', 'running', 'done', 'failed')),
    constraint docs_effect_running_has_lease
        check ((state = 'running') = (lease is not null and leased_until is not null)),
    constraint docs_effect_made_when check ((preview is null) = (made_at is null)),
    constraint docs_effect_done_says_what check (state <> 'done' or preview is not null)
);
alter table docs_effect enable row level security;
alter table docs_effect force row level security;
create policy docs_effect_tenant on docs_effect
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on docs_effect to ${app_role};
comment on table docs_effect is 'tenant: what the numbers would be under a proposal, and how far that calculation is, written by the effect workers';
comment on column docs_effect.basis is 'the definitions in force that it was asked with: when they change it is calculated again';
comment on column docs_effect.preview is 'before and after, with the tree size both were derived from; kept while the same change is calculated again';
