-- Run by a superuser in the application's own database, once: by the launcher, by the compose file,
-- by the tests, or by hand (psql -d DATABASE -f walls.sql). A plain role's revoke would only warn.
--
-- Takes from everybody the functions with which one statement could leave its tenant, read files or
-- hold a connection, and gives them back to the owner of the database, whose migrations need them.
do $walls$
declare
    routine regprocedure;
    owner text;
begin
    select pg_get_userbyid(datdba) into owner from pg_database where datname = current_database();
    for routine in
        select oid::regprocedure
        from pg_proc
        where proname = 'set_config'
           or proname like 'query\_to\_xml%'
           or proname like 'pg\_sleep%'
           or proname like 'lo\_%'
           or proname like 'dblink%'
    loop
        execute format('revoke execute on function %s from public', routine);
        execute format('grant execute on function %s to %I', routine, owner);
    end loop;
end
$walls$;
