create table people_tenant (
  tenant_id int not null,
  slug text not null,
  name text not null,
  zone text not null,
  fiscal_year_start int not null,
  language text not null default 'ja',
  example boolean not null default false,
  created_at timestamptz not null,
  primary key (tenant_id),
  constraint people_tenant_slug_once unique (slug),
  constraint people_tenant_number_positive check (tenant_id > 0),
  constraint people_tenant_month_of_year check (fiscal_year_start between 1 and 12)
);
grant select, insert, update on people_tenant to ${app_role};
comment on table people_tenant is 'reference: provisioning and the set-up pages; which companies there are, read before a tenant is known';

create table people_key (
  kind text not null,
  digest bytea not null,
  tenant_id int not null,
  person_id text not null,
  primary key (kind, digest, tenant_id, person_id),
  constraint people_key_kind_known check (kind in ('mail', 'token', 'link', 'passkey', 'passkey-owner'))
);
comment on table people_key is 'local: finds the tenant of a mail address, token, link or passkey before a tenant is known; reached only through people_key_find and people_key_write';
revoke all on people_key from public;

create function people_key_find(p_kind text, p_digest bytea)
returns table (tenant_id int, person_id text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select k.tenant_id, k.person_id
  from people_key k
  where k.kind = p_kind and k.digest = p_digest
  order by k.tenant_id, k.person_id
$$;
comment on function people_key_find(text, bytea) is 'the only way to read people_key: exact digest in, owners out';
revoke all on function people_key_find(text, bytea) from public;
grant execute on function people_key_find(text, bytea) to ${app_role};

create function people_key_write(p_kind text, p_digest bytea, p_person text, p_present boolean)
returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  here int := nullif(current_setting('app.tenant', true), '')::int;
begin
  if here is null or here < 1 then
    raise exception 'people_key_write needs a tenant in the transaction';
  end if;
  if p_present then
    if p_kind <> 'mail' and exists (
      select 1 from people_key k
      where k.kind = p_kind and k.digest = p_digest and (k.tenant_id, k.person_id) <> (here, p_person)
    ) then
      raise unique_violation using message = 'this ' || p_kind || ' belongs to somebody else already';
    end if;
    insert into people_key (kind, digest, tenant_id, person_id)
    values (p_kind, p_digest, here, p_person)
    on conflict (kind, digest, tenant_id, person_id) do nothing;
  else
    delete from people_key k
    where k.kind = p_kind and k.digest = p_digest and k.tenant_id = here and k.person_id = p_person;
  end if;
end
$$;
comment on function people_key_write(text, bytea, text, boolean) is 'the only way to change people_key: the tenant is the one of the transaction';
revoke all on function people_key_write(text, bytea, text, boolean) from public;
grant execute on function people_key_write(text, bytea, text, boolean) to ${app_role};
