-- Drafts, proposals, what people did to them, and what they said. A proposal's state is the last of its steps;
-- the column on docs_proposal is the same word again so that the open ones are found by an index.

create table docs_draft (
    tenant_id int not null,
    id uuid not null,
    author text not null,
    title text not null,
    why text not null,
    base_oid bytea,
    saved_at timestamptz not null,
    primary key (tenant_id, id),
    constraint docs_draft_base_is_sha1 check (length(base_oid) = 20)
);
create index docs_draft_by_author on docs_draft (tenant_id, author, saved_at);
alter table docs_draft enable row level security;
alter table docs_draft force row level security;
create policy docs_draft_tenant on docs_draft
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on docs_draft to ${app_role};
comment on table docs_draft is 'tenant: what somebody is writing before they propose it; the editor writes it, opening a proposal removes it';

create table docs_draft_file (
    tenant_id int not null,
    draft_id uuid not null,
    path text not null,
    content text,
    primary key (tenant_id, draft_id, path),
    foreign key (tenant_id, draft_id) references docs_draft (tenant_id, id) on delete cascade
);
alter table docs_draft_file enable row level security;
alter table docs_draft_file force row level security;
create policy docs_draft_file_tenant on docs_draft_file
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on docs_draft_file to ${app_role};
comment on table docs_draft_file is 'tenant: the files of a draft as last saved, valid or not; no content: the file is to go';

create table docs_proposal_number (
    tenant_id int not null,
    last_number bigint not null,
    primary key (tenant_id)
);
alter table docs_proposal_number enable row level security;
alter table docs_proposal_number force row level security;
create policy docs_proposal_number_tenant on docs_proposal_number
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_proposal_number to ${app_role};
comment on table docs_proposal_number is 'tenant: the last number given to a proposal; opening one adds 1 in its own transaction, so that no number is lost';

create table docs_proposal (
    tenant_id int not null,
    number bigint not null,
    title text not null,
    why text not null,
    author text not null,
    origin text not null,
    origin_of text,
    state text not null,
    revision int not null,
    opened_at timestamptz not null,
    moved_at timestamptz not null,
    primary key (tenant_id, number),
    constraint docs_proposal_known_state check (state in ('open', 'returned', 'withdrawn', 'merged')),
    constraint docs_proposal_known_origin
        check (origin in ('change', 'restore', 'revert', 'promotion', 'emergency'))
);
create index docs_proposal_unfinished on docs_proposal (tenant_id, number) where state in ('open', 'returned');
create index docs_proposal_by_author on docs_proposal (tenant_id, author, number);
alter table docs_proposal enable row level security;
alter table docs_proposal force row level security;
create policy docs_proposal_tenant on docs_proposal
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_proposal to ${app_role};
comment on table docs_proposal is 'tenant: one row per proposal, written by what people do to it; moved_at is the last thing done and starts the time to expiry';

create table docs_proposal_revision (
    tenant_id int not null,
    proposal_no bigint not null,
    n int not null,
    base_oid bytea not null,
    head_oid bytea not null,
    change_digest text not null,
    made_by text not null,
    made_how text not null,
    made_at timestamptz not null,
    primary key (tenant_id, proposal_no, n),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number),
    constraint docs_proposal_revision_oids_are_sha1 check (length(base_oid) = 20 and length(head_oid) = 20),
    constraint docs_proposal_revision_known_way
        check (made_how in ('opened', 'revised', 'suggestions', 'updated', 'settled'))
);
alter table docs_proposal_revision enable row level security;
alter table docs_proposal_revision force row level security;
create policy docs_proposal_revision_tenant on docs_proposal_revision
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_proposal_revision to ${app_role};
comment on table docs_proposal_revision is 'tenant: what a proposal proposed at each of its revisions; insert only';

create table docs_proposal_file (
    tenant_id int not null,
    proposal_no bigint not null,
    revision int not null,
    path text not null,
    old_oid bytea,
    new_oid bytea,
    primary key (tenant_id, proposal_no, revision, path),
    foreign key (tenant_id, proposal_no, revision) references docs_proposal_revision (tenant_id, proposal_no, n),
    constraint docs_proposal_file_changes check (old_oid is distinct from new_oid)
);
create index docs_proposal_file_same_path on docs_proposal_file (tenant_id, path, proposal_no);
alter table docs_proposal_file enable row level security;
alter table docs_proposal_file force row level security;
create policy docs_proposal_file_tenant on docs_proposal_file
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_proposal_file to ${app_role};
comment on table docs_proposal_file is 'tenant: the changed files of each revision; the change digest is taken over these rows; insert only';

create table docs_contributor (
    tenant_id int not null,
    proposal_no bigint not null,
    person text not null,
    how text not null,
    since timestamptz not null,
    primary key (tenant_id, proposal_no, person),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number),
    constraint docs_contributor_known_way
        check (how in ('authored', 'co-authored', 'revised', 'suggested', 'applied', 'settled'))
);
alter table docs_contributor enable row level security;
alter table docs_contributor force row level security;
create policy docs_contributor_tenant on docs_contributor
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_contributor to ${app_role};
comment on table docs_contributor is 'tenant: whoever had a hand in a proposal and can therefore never approve it; insert only';

create table docs_approval (
    tenant_id int not null,
    proposal_no bigint not null,
    id uuid not null,
    person text not null,
    change_digest text not null,
    word text not null,
    signed_at timestamptz,
    given_at timestamptz not null,
    taken_back_at timestamptz,
    primary key (tenant_id, proposal_no, id),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number)
);
create unique index docs_approval_once_per_digest
    on docs_approval (tenant_id, proposal_no, person, change_digest) where taken_back_at is null;
alter table docs_approval enable row level security;
alter table docs_approval force row level security;
create policy docs_approval_tenant on docs_approval
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update (taken_back_at) on docs_approval to ${app_role};
comment on table docs_approval is 'tenant: who approved which digest when; taken back by the same person or not at all';

create table docs_step (
    tenant_id int not null,
    proposal_no bigint not null,
    n int not null,
    step text not null,
    person text not null,
    revision int not null,
    change_digest text not null,
    word text not null,
    at timestamptz not null,
    primary key (tenant_id, proposal_no, n),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number),
    constraint docs_step_known check (step in ('opened', 'revised', 'approved', 'taken-back', 'returned',
        'withdrawn', 'merged', 'merged-at-once', 'reviewed', 'objected'))
);
alter table docs_step enable row level security;
alter table docs_step force row level security;
create policy docs_step_tenant on docs_step
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_step to ${app_role};
comment on table docs_step is 'tenant: everything that happened to a proposal, with who and when, in order; insert only';

create table docs_comment (
    tenant_id int not null,
    proposal_no bigint not null,
    id uuid not null,
    answers uuid,
    revision int not null,
    person text not null,
    path text,
    block text,
    body text not null,
    suggestion text,
    written_at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    applied_in int,
    primary key (tenant_id, proposal_no, id),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number),
    constraint docs_comment_anchor_has_a_file check (block is null or path is not null),
    constraint docs_comment_suggestion_has_a_place check (suggestion is null or block is not null),
    constraint docs_comment_resolved_by_somebody check ((resolved_by is null) = (resolved_at is null))
);
alter table docs_comment enable row level security;
alter table docs_comment force row level security;
create policy docs_comment_tenant on docs_comment
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update (resolved_by, resolved_at, applied_in) on docs_comment to ${app_role};
comment on table docs_comment is 'tenant: what people say about a proposal, on a block of a file or on the whole; a suggestion is the text the block should have';

create table docs_view (
    tenant_id int not null,
    proposal_no bigint not null,
    person text not null,
    revision int not null,
    step int not null,
    seen_at timestamptz not null,
    primary key (tenant_id, proposal_no, person),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number)
);
alter table docs_view enable row level security;
alter table docs_view force row level security;
create policy docs_view_tenant on docs_view
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on docs_view to ${app_role};
comment on table docs_view is 'tenant: up to where a person has seen a proposal; posted by the page, never by reading';

create table docs_emergency (
    tenant_id int not null,
    proposal_no bigint not null,
    why text not null,
    merged_by text not null,
    merged_at timestamptz not null,
    review_due timestamptz not null,
    passed_over text[] not null,
    reviewed_by text,
    reviewed_at timestamptz,
    verdict text,
    primary key (tenant_id, proposal_no),
    foreign key (tenant_id, proposal_no) references docs_proposal (tenant_id, number),
    constraint docs_emergency_known_verdict check (verdict in ('reviewed', 'objected')),
    constraint docs_emergency_reviewed_by_somebody
        check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (verdict is null))
);
create index docs_emergency_not_reviewed on docs_emergency (tenant_id, review_due) where reviewed_at is null;
alter table docs_emergency enable row level security;
alter table docs_emergency force row level security;
create policy docs_emergency_tenant on docs_emergency
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update (reviewed_by, reviewed_at, verdict) on docs_emergency to ${app_role};
comment on table docs_emergency is 'tenant: proposals merged at once, who was passed over, and the review that has to follow';
