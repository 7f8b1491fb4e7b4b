-- A proposal with everything on record about it at its newest revision: what judges and pages read, in one statement.
-- Lists come as JSON in the order in which they are told; a column that is not asked for costs nothing.
create or replace view docs_case with (security_invoker = true) as
select
    p.tenant_id,
    p.number,
    p.title,
    p.why,
    p.author,
    p.origin,
    p.origin_of,
    p.state,
    p.revision,
    p.opened_at,
    p.moved_at,
    e.why as emergency_why,
    e.merged_by,
    e.merged_at,
    e.review_due,
    e.passed_over,
    e.reviewed_by,
    e.reviewed_at,
    e.verdict,
    (select json_agg(json_build_object(
            'n', r.n, 'base', encode(r.base_oid, 'hex'), 'head', encode(r.head_oid, 'hex'),
            'digest', r.change_digest, 'by', r.made_by, 'how', r.made_how, 'at', r.made_at) order by r.n)
        from docs_proposal_revision r
        where r.tenant_id = p.tenant_id and r.proposal_no = p.number) as revisions,
    (select json_agg(json_build_object(
            'path', f.path, 'before', encode(f.old_oid, 'hex'), 'after', encode(f.new_oid, 'hex')))
        from docs_proposal_file f
        where f.tenant_id = p.tenant_id and f.proposal_no = p.number and f.revision = p.revision) as files,
    (select json_agg(json_build_object(
            'person', c.person, 'how', c.how, 'since', c.since) order by c.since, c.person)
        from docs_contributor c
        where c.tenant_id = p.tenant_id and c.proposal_no = p.number) as contributors,
    (select json_agg(json_build_object(
            'person', a.person, 'digest', a.change_digest, 'word', a.word,
            'signed', a.signed_at, 'given', a.given_at) order by a.given_at, a.id)
        from docs_approval a
        where a.tenant_id = p.tenant_id and a.proposal_no = p.number and a.taken_back_at is null) as approvals,
    (select json_agg(json_build_object(
            'n', s.n, 'act', s.step, 'person', s.person, 'revision', s.revision,
            'digest', s.change_digest, 'word', s.word, 'at', s.at) order by s.n)
        from docs_step s
        where s.tenant_id = p.tenant_id and s.proposal_no = p.number) as steps,
    (select count(*)
        from docs_comment m
        where m.tenant_id = p.tenant_id and m.proposal_no = p.number
            and m.answers is null and m.resolved_at is null) as open_threads
from docs_proposal p
left join docs_emergency e on e.tenant_id = p.tenant_id and e.proposal_no = p.number;

grant select on docs_case to ${app_role};
