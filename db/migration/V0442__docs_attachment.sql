-- Pictures and PDF files lie outside Git; a Git-LFS pointer stands in their place.

create table docs_attachment (
    tenant_id int not null,
    sha256 bytea not null,
    size int not null,
    media_type text not null,
    content bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    primary key (tenant_id, sha256),
    constraint docs_attachment_digest_is_sha256 check (length(sha256) = 32),
    constraint docs_attachment_size_is_its_content check (size = length(content))
);
alter table docs_attachment enable row level security;
alter table docs_attachment force row level security;
create policy docs_attachment_tenant on docs_attachment
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::int)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on docs_attachment to ${app_role};
comment on table docs_attachment is 'tenant: contents of attached files by their digest, written by the upload; insert only';
