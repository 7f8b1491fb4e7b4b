-- A company's rows share one `gen`: a key that begins with both leaves it to the planner's figures
-- which of four indexes finds one document, and for a company it knows nothing of yet it took one
-- that reads every document. What tells documents apart comes first now.

alter table docs_revision drop constraint docs_revision_pkey;
alter table docs_revision add primary key (tenant_id, doc_id, gen, n);

drop index docs_revision_one_living_document_per_path;
create unique index docs_revision_one_living_document_per_path
    on docs_revision (tenant_id, path, gen) where until_seq is null and not deleted;

drop index docs_revision_former_paths;
create index docs_revision_former_paths on docs_revision (tenant_id, path, gen, seq);

drop index docs_revision_blobs_that_clones_ask_for;
create index docs_revision_blobs_that_clones_ask_for on docs_revision (tenant_id, blob_oid, gen);

create index docs_revision_kinds on docs_revision (tenant_id, kind, gen);
