package seihon.docs.proposals;

import seihon.domain.Refusal;

/// What a check is called on the page.
final class CheckWords {

    private CheckWords() {}

    static Refusal title(String check) {
        return switch (check) {
            case "schema" -> Refusal.of("docs.proposals.check.schema");
            case "names" -> Refusal.of("docs.proposals.check.names");
            case "sealed" -> Refusal.of("docs.proposals.check.sealed");
            case "conflict-free" -> Refusal.of("docs.proposals.check.conflict-free");
            case "links" -> Refusal.of("docs.proposals.check.links");
            case "owners" -> Refusal.of("docs.proposals.check.owners");
            case "effective-date" -> Refusal.of("docs.proposals.check.effective-date");
            case "organisation" -> Refusal.of("docs.proposals.check.organisation");
            case "mappings" -> Refusal.of("docs.proposals.check.mappings");
            case "stage-criteria" -> Refusal.of("docs.proposals.check.stage-criteria");
            case "policy-satisfiable" -> Refusal.of("docs.proposals.check.policy-satisfiable");
            case "discussions" -> Refusal.of("docs.proposals.check.discussions");
            case "policy" -> Refusal.of("docs.proposals.check.policy");
            case "personal-data" -> Refusal.of("docs.proposals.check.personal-data");
            case "integrity-stops" -> Refusal.of("docs.proposals.check.integrity-stops");
            case "effect" -> Refusal.of("docs.proposals.check.effect");
            default -> Refusal.of("docs.proposals.check.other", check);
        };
    }
}
