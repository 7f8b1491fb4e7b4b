package seihon.domain;

import java.util.regex.Pattern;

/// A person as the documents name them (`sato` in `person:sato`). Carries no personal data.
public record PersonId(String value) implements Comparable<PersonId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public PersonId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a person's id is 1 to 63 of a-z 0-9 . _ - and starts with a letter or digit, found \""
                            + value
                            + "\"");
        }
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
