package seihon.docs.text;

import java.util.Set;
import java.util.function.Function;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// Roles and people as documents write them (`role:manager`, `person:sato`), in words. Roles are
/// named at once; who a person is depends on who asks, so that is filled in last.
public final class Mentions {

    private static final String ROLE = "role:";
    private static final String PERSON = "person:";

    /// Roles known from the start; others are called by their id.
    private static final Set<String> ROLES =
            Set.of(
                    "admin",
                    "auditor",
                    "executive",
                    "finance",
                    "manager",
                    "member",
                    "privacy",
                    "revenue-ops");

    private Mentions() {}

    /// A role by its word; everything else, people too, as it is written.
    public static Refusal party(String text) {
        return text.startsWith(ROLE)
                ? role(text.substring(ROLE.length()))
                : Refusal.of("docs.field-value.text", text);
    }

    public static Refusal role(String id) {
        return ROLES.contains(id)
                ? Refusal.of("docs.role." + id)
                : Refusal.of("docs.field-value.text", id);
    }

    /// The sentence with everybody it mentions called by name.
    public static Refusal named(Refusal sentence, Function<PersonId, String> names) {
        return new Refusal(
                sentence.key(),
                sentence.arguments().stream().map(argument -> named(argument, names)).toList());
    }

    private static Object named(Object argument, Function<PersonId, String> names) {
        return switch (argument) {
            case Refusal inner -> named(inner, names);
            case String text when isPerson(text) ->
                    names.apply(new PersonId(text.substring(PERSON.length())));
            case String text when text.startsWith(ROLE) -> party(text);
            default -> argument;
        };
    }

    private static boolean isPerson(String text) {
        return text.startsWith(PERSON) && PersonId.isValid(text.substring(PERSON.length()));
    }
}
