-- The inbox asks for threads that are open on merged proposals; nearly all threads are resolved.

create index docs_comment_open_thread on docs_comment (tenant_id, proposal_no)
    where answers is null and resolved_at is null;
