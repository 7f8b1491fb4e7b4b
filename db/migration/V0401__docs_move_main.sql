-- The only way main moves. The function's owner owns nothing else and nobody can sign in as it.
-- Where the schema's owner may not create roles, an administrator creates ${mover_role} and
-- grants it to the owner beforehand.
do $$
begin
    if to_regrole('${mover_role}') is null then
        create role ${mover_role} nologin nosuperuser nocreatedb nocreaterole nobypassrls;
        grant ${mover_role} to current_user with inherit false;
    end if;
end
$$;

grant usage on schema public to ${mover_role};
grant select, insert on docs_ref to ${mover_role};
grant update (oid) on docs_ref to ${mover_role};
grant select on docs_decision to ${mover_role};
grant update (used_at) on docs_decision to ${mover_role};

create function docs_move_main(
    in_tenant int, in_repo int, in_proposal bigint, in_digest text, in_old bytea, in_new bytea,
    in_at timestamptz)
returns void
language plpgsql
security definer
set search_path = public, pg_temp
as $$
begin
    update docs_decision
    set used_at = in_at
    where tenant_id = in_tenant
        and proposal_no = in_proposal
        and change_digest = in_digest
        and old_oid is not distinct from in_old
        and new_oid = in_new
        and used_at is null;
    if not found then
        raise exception 'main does not move: no unused decision of proposal % allows %',
            in_proposal, encode(in_new, 'hex')
            using errcode = 'insufficient_privilege';
    end if;
    if in_old is null then
        insert into docs_ref (tenant_id, repo_id, name, symref)
        values (in_tenant, in_repo, 'HEAD', 'refs/heads/main')
        on conflict (tenant_id, repo_id, name) do nothing;
        insert into docs_ref (tenant_id, repo_id, name, oid)
        values (in_tenant, in_repo, 'refs/heads/main', in_new)
        on conflict (tenant_id, repo_id, name) do nothing;
    else
        update docs_ref
        set oid = in_new
        where tenant_id = in_tenant
            and repo_id = in_repo
            and name = 'refs/heads/main'
            and oid = in_old;
    end if;
    if not found then
        raise exception 'main does not move: it does not stand where the decision of proposal % says',
            in_proposal
            using errcode = 'serialization_failure';
    end if;
end
$$;
revoke all on function docs_move_main(int, int, bigint, text, bytea, bytea, timestamptz) from public;
grant execute on function docs_move_main(int, int, bigint, text, bytea, bytea, timestamptz)
    to ${app_role};

-- A function's new owner must be able to create in its schema at that moment, and never again.
grant create on schema public to ${mover_role};
alter function docs_move_main(int, int, bigint, text, bytea, bytea, timestamptz)
    owner to ${mover_role};
revoke create on schema public from ${mover_role};
