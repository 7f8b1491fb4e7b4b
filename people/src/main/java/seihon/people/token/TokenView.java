package seihon.people.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import seihon.domain.Refusal;
import seihon.people.Scope;
import seihon.people.account.TokenStore.TokenRow;

/// The page of tokens. `secret` is there only in the answer that made it. `proof` is where one
/// proves who one is, when that is what is missing. `everybody` is the administrators' list.
record TokenView(
        List<Row> rows,
        Optional<String> secret,
        @Nullable Refusal problemUnlessNone,
        Optional<String> proof,
        boolean everybody) {

    record Row(
            UUID id,
            String owner,
            String label,
            List<String> scopes,
            Instant expiresAt,
            Optional<Instant> lastUsed,
            State state) {}

    enum State {
        LIVE,
        EXPIRED,
        REVOKED
    }

    static Row row(TokenRow token, String owner, Instant now) {
        var state =
                token.revokedUnlessLive() != null
                        ? State.REVOKED
                        : token.isLive(now) ? State.LIVE : State.EXPIRED;
        return new Row(
                token.id(),
                owner,
                token.label(),
                token.scopes().stream().map(Scope::word).sorted().toList(),
                token.expiresAt(),
                Optional.ofNullable(token.lastUsedUnlessNever()),
                state);
    }
}
