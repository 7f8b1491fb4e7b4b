package seihon.people.org;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.people.account.Fingerprint;

/// Writes and compares the rows of `people-org`, of any generation.
@Repository
class OrgGenerationStore {

    private final JdbcClient jdbc;

    OrgGenerationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replacePeople(TenantId tenant, int gen, PeopleDocument document, long seq) {
        clear(
                "delete from people_org_person where tenant_id = :tenant and gen = :gen",
                tenant,
                gen);
        for (var member : document.people()) {
            jdbc.sql(
                            """
                            insert into people_org_person
                              (tenant_id, gen, person_id, unit, roles, from_on, until_on, guest,
                               part_time, seq)
                            values (:tenant, :gen, :person, :unit, :roles, :from, :until, :guest,
                              :partTime, :seq)
                            """)
                    .param("tenant", tenant.value())
                    .param("gen", gen)
                    .param("person", member.id().value())
                    .param("unit", member.unit().orElse(null))
                    .param("roles", member.roles().stream().sorted().toArray(String[]::new))
                    .param("from", member.from().orElse(null))
                    .param("until", member.until().orElse(null))
                    .param("guest", member.guest())
                    .param("partTime", member.partTime())
                    .param("seq", seq)
                    .update();
        }
    }

    void replaceUnits(TenantId tenant, int gen, UnitsDocument document, long seq) {
        clear("delete from people_org_unit where tenant_id = :tenant and gen = :gen", tenant, gen);
        var rank = 0;
        for (var unit : document.units()) {
            jdbc.sql(
                            """
                            insert into people_org_unit
                              (tenant_id, gen, unit_id, rank, title_ja, title_en, parent, lead, seq)
                            values (:tenant, :gen, :unit, :rank, :ja, :en, :parent, :lead, :seq)
                            """)
                    .param("tenant", tenant.value())
                    .param("gen", gen)
                    .param("unit", unit.id())
                    .param("rank", rank++)
                    .param("ja", unit.titleJa())
                    .param("en", unit.titleEn().orElse(null))
                    .param("parent", unit.parent().orElse(null))
                    .param("lead", unit.lead().map(PersonId::value).orElse(null))
                    .param("seq", seq)
                    .update();
        }
    }

    void replaceRoles(TenantId tenant, int gen, RolesDocument document, long seq) {
        clear("delete from people_org_role where tenant_id = :tenant and gen = :gen", tenant, gen);
        var rank = 0;
        for (var role : document.roles()) {
            jdbc.sql(
                            """
                            insert into people_org_role
                              (tenant_id, gen, role_id, rank, title_ja, title_en, seq)
                            values (:tenant, :gen, :role, :rank, :ja, :en, :seq)
                            """)
                    .param("tenant", tenant.value())
                    .param("gen", gen)
                    .param("role", role.id())
                    .param("rank", rank++)
                    .param("ja", role.titleJa())
                    .param("en", role.titleEn().orElse(null))
                    .param("seq", seq)
                    .update();
        }
    }

    private void clear(String statement, TenantId tenant, int gen) {
        jdbc.sql(statement).param("tenant", tenant.value()).param("gen", gen).update();
    }

    int discard(TenantId tenant, int gen, int limit) {
        return discard(
                        """
                        delete from people_org_person
                        where tenant_id = :tenant and gen = :gen and person_id in (
                          select person_id from people_org_person
                          where tenant_id = :tenant and gen = :gen limit :limit)
                        """,
                        tenant,
                        gen,
                        limit)
                + discard(
                        """
                        delete from people_org_unit
                        where tenant_id = :tenant and gen = :gen and unit_id in (
                          select unit_id from people_org_unit
                          where tenant_id = :tenant and gen = :gen limit :limit)
                        """,
                        tenant,
                        gen,
                        limit)
                + discard(
                        """
                        delete from people_org_role
                        where tenant_id = :tenant and gen = :gen and role_id in (
                          select role_id from people_org_role
                          where tenant_id = :tenant and gen = :gen limit :limit)
                        """,
                        tenant,
                        gen,
                        limit);
    }

    private int discard(String statement, TenantId tenant, int gen, int limit) {
        return jdbc.sql(statement)
                .param("tenant", tenant.value())
                .param("gen", gen)
                .param("limit", limit)
                .update();
    }

    byte[] digest(TenantId tenant, int gen) {
        var lines =
                jdbc.sql(
                                """
                                select 'person|' || concat_ws('|', person_id, coalesce(unit, ''),
                                  array_to_string(roles, ','), coalesce(from_on::text, ''),
                                  coalesce(until_on::text, ''), guest::text, part_time::text,
                                  seq::text) as line
                                from people_org_person
                                where tenant_id = :tenant and gen = :gen
                                union all
                                select 'unit|' || concat_ws('|', unit_id, rank::text, title_ja,
                                  coalesce(title_en, ''), coalesce(parent, ''),
                                  coalesce(lead, ''), seq::text)
                                from people_org_unit
                                where tenant_id = :tenant and gen = :gen
                                union all
                                select 'role|' || concat_ws('|', role_id, rank::text, title_ja,
                                  coalesce(title_en, ''), seq::text)
                                from people_org_role
                                where tenant_id = :tenant and gen = :gen
                                order by line
                                """)
                        .param("tenant", tenant.value())
                        .param("gen", gen)
                        .query(String.class)
                        .list();
        return Fingerprint.of(String.join("\n", lines));
    }
}
