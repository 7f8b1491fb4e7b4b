package seihon.people.founding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Problem;
import seihon.domain.Ids;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Founding;
import seihon.people.Scope;
import seihon.people.Tenant;
import seihon.people.account.AccountStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PasswordRules;
import seihon.people.account.Passwords;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.account.TokenStore;
import seihon.people.account.TokenStore.TokenRow;
import seihon.people.tenant.TenantStore;

/// Founds companies. Passwords are hashed before the transaction begins: that takes a while.
@Component
class CompanyFounding implements Founding {

    private static final int SHORTEST_TOKEN = 32;
    private static final String BY = "provision";

    private final Transactions transactions;
    private final TenantStore tenants;
    private final Rows rows;
    private final Passwords passwords;

    CompanyFounding(
            Transactions transactions, TenantStore tenants, Rows rows, Passwords passwords) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.rows = rows;
        this.passwords = passwords;
    }

    @Override
    public Optional<Refusal> whyNot(Newcomer newcomer) {
        var token = newcomer.token();
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            return Optional.of(
                    Refusal.of("people.token.short-invalid", SHORTEST_TOKEN, token.get().length()));
        }
        if (newcomer.password().isPresent() && newcomer.mail().isEmpty()) {
            return Optional.of(Refusal.of("people.founding.mail-missing-invalid", newcomer.id()));
        }
        return newcomer.password()
                .flatMap(password ->
                        PasswordRules.whyNot(
                                password,
                                Set.of(newcomer.id().value(), newcomer.mail().orElse(""))));
    }

    @Override
    public Founded found(
            Company company, List<Newcomer> people, FirstDocuments documents, Instant at) {
        var hashes = hashes(people);
        var id = tenants.nextNumber();
        return transactions.write(
                id,
                () -> {
                    tenants.insert(tenant(id, company), at);
                    people.forEach(newcomer -> rows.write(id, newcomer, company, hashes, at));
                    var problems = documents.write(id);
                    if (!problems.isEmpty()) {
                        transactions.rollBackOnly();
                    }
                    return new Founded(id, List.<Problem>copyOf(problems));
                });
    }

    private Map<PersonId, String> hashes(List<Newcomer> people) {
        var hashes = new HashMap<PersonId, String>();
        for (var newcomer : people) {
            newcomer.password()
                    .ifPresent(password -> hashes.put(newcomer.id(), passwords.hash(password)));
        }
        return hashes;
    }

    private static Tenant tenant(TenantId id, Company company) {
        return new Tenant(
                id,
                company.slug(),
                company.name(),
                company.zone(),
                company.fiscalYearStart(),
                company.language(),
                company.example());
    }

    /// Writes the rows of one newcomer.
    @Component
    static class Rows {

        private final PersonStore people;
        private final AccountStore accounts;
        private final TokenStore tokens;
        private final LookupStore lookups;
        private final Ids ids;

        Rows(
                PersonStore people,
                AccountStore accounts,
                TokenStore tokens,
                LookupStore lookups,
                Ids ids) {
            this.people = people;
            this.accounts = accounts;
            this.tokens = tokens;
            this.lookups = lookups;
            this.ids = ids;
        }

        void write(
                TenantId tenant,
                Newcomer newcomer,
                Company company,
                Map<PersonId, String> hashes,
                Instant at) {
            var person = newcomer.id();
            Locale language = company.language();
            people.save(
                    tenant,
                    PersonRow.of(
                            person,
                            newcomer.name(),
                            newcomer.kana(),
                            newcomer.mail().orElse(null),
                            language),
                    at);
            accounts.create(tenant, person, BY, at);
            newcomer.mail()
                    .ifPresent(mail -> lookups.put(Sort.MAIL, Fingerprint.ofMail(mail), person));
            var hash = hashes.get(person);
            if (hash != null) {
                accounts.setPassword(tenant, person, hash, at);
            }
            newcomer.token().ifPresent(secret -> writeToken(tenant, person, secret, at));
        }

        private void writeToken(TenantId tenant, PersonId person, String secret, Instant at) {
            var digest = Fingerprint.of(secret);
            var oneYear = at.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
            tokens.insert(
                    tenant,
                    new TokenRow(
                            ids.next(),
                            person,
                            BY,
                            EnumSet.allOf(Scope.class),
                            at,
                            BY,
                            oneYear,
                            null,
                            null),
                    digest);
            lookups.put(Sort.TOKEN, digest, person);
        }
    }
}
