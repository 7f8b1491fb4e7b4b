package seihon.app.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.people.Founding;

/// What a provisioning file asks for.
record Plan(Founding.Company company, List<Member> members, Optional<Documents> documents) {

    Plan {
        members = List.copyOf(members);
    }

    /// A person with their place in the company; `line` is where they stand in the file.
    record Member(
            Founding.Newcomer newcomer,
            Optional<String> unit,
            Set<String> roles,
            boolean guest,
            boolean partTime,
            int line) {

        Member {
            roles = Set.copyOf(roles);
        }

        String id() {
            return newcomer.id().value();
        }
    }

    record Documents(Path folder, int line) {}
}
