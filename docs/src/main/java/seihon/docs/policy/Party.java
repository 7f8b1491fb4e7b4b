package seihon.docs.policy;

import seihon.domain.PersonId;

/// Who may be asked: everybody who holds a role, or one person.
public sealed interface Party {

    record Role(String name) implements Party {
        @Override
        public String toString() {
            return "role:" + name;
        }
    }

    record One(PersonId person) implements Party {
        @Override
        public String toString() {
            return "person:" + person;
        }
    }

    /// From `role:manager` or `person:sato`, as the schema lets through.
    static Party parse(String written) {
        var colon = written.indexOf(':');
        var name = written.substring(colon + 1);
        return written.startsWith("role:") ? new Role(name) : new One(new PersonId(name));
    }
}
