package seihon.connectors.landing;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// All SQL about landed batches.
@Repository
class LandingStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    LandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Content(byte[] sha256, long bytes) {}

    void insert(TenantId tenant, UUID batch, Landing.Arrival arrival, Content content) {
        jdbc.sql(
                        """
                        insert into connectors_batch (
                            tenant_id, id, door, name, headers, sha256, bytes, received_by,
                            received_at)
                        values (:tenant, :id, :door, :name, :headers::jsonb, :sha256, :bytes, :by, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", batch)
                .param("door", arrival.door())
                .param("name", arrival.name())
                .param("headers", json.writeValueAsString(arrival.headers()))
                .param("sha256", content.sha256)
                .param("bytes", content.bytes)
                .param("by", arrival.by().value())
                .param("at", arrival.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A whole batch in one piece.
    record Packed(UUID batch, Landing.Arrival arrival, Content content, byte[] piece) {}

    void insertAll(TenantId tenant, List<Packed> batches) {
        jdbc.sql(
                        """
                        insert into connectors_batch (
                            tenant_id, id, door, name, headers, sha256, bytes, received_by,
                            received_at)
                        select
                            :tenant, id, door, name, headers::jsonb, sha256, bytes, received_by,
                            received_at
                        from unnest(
                            :ids::uuid[], :doors::text[], :names::text[], :headers::text[],
                            :digests::bytea[], :bytes::bigint[], :bys::text[],
                            :ats::timestamptz[])
                            as fresh (
                                id, door, name, headers, sha256, bytes, received_by, received_at)
                        """)
                .param("tenant", tenant.value())
                .param("ids", batches.stream().map(Packed::batch).toArray(UUID[]::new))
                .param("doors", words(batches, Landing.Arrival::door))
                .param("names", words(batches, Landing.Arrival::name))
                .param("headers", words(batches, one -> json.writeValueAsString(one.headers())))
                .param(
                        "digests",
                        batches.stream().map(one -> one.content.sha256).toArray(byte[][]::new))
                .param("bytes", batches.stream().mapToLong(one -> one.content.bytes).toArray())
                .param("bys", words(batches, one -> one.by().value()))
                .param("ats", words(batches, one -> one.at().toString()))
                .update();
        jdbc.sql(
                        """
                        insert into connectors_batch_chunk (tenant_id, batch_id, n, bytes)
                        select :tenant, batch_id, 0, bytes
                        from unnest(:ids::uuid[], :pieces::bytea[]) as fresh (batch_id, bytes)
                        """)
                .param("tenant", tenant.value())
                .param("ids", batches.stream().map(Packed::batch).toArray(UUID[]::new))
                .param("pieces", batches.stream().map(Packed::piece).toArray(byte[][]::new))
                .update();
    }

    private static String[] words(List<Packed> batches, Function<Landing.Arrival, String> word) {
        return batches.stream().map(one -> word.apply(one.arrival)).toArray(String[]::new);
    }

    void insertPiece(TenantId tenant, UUID batch, int n, byte[] bytes) {
        jdbc.sql(
                        """
                        insert into connectors_batch_chunk (tenant_id, batch_id, n, bytes)
                        values (:tenant, :batch, :n, :bytes)
                        """)
                .param("tenant", tenant.value())
                .param("batch", batch)
                .param("n", n)
                .param("bytes", bytes)
                .update();
    }

    Optional<Landing.Kept> find(TenantId tenant, UUID batch) {
        return jdbc.sql(
                        """
                        select name, bytes, received_by, received_at
                        from connectors_batch
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", tenant.value())
                .param("id", batch)
                .query((row, _) ->
                        new Landing.Kept(
                                row.getString("name"),
                                row.getLong("bytes"),
                                row.getString("received_by"),
                                row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<byte[]> piece(TenantId tenant, UUID batch, int n) {
        return jdbc.sql(
                        """
                        select bytes
                        from connectors_batch_chunk
                        where tenant_id = :tenant and batch_id = :batch and n = :n
                        """)
                .param("tenant", tenant.value())
                .param("batch", batch)
                .param("n", n)
                .query(byte[].class)
                .optional();
    }
}
