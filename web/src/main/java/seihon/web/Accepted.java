package seihon.web;

import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What an `Accept` header asks for where an address answers in more than one form.
public final class Accepted {

    private Accepted() {}

    /// The first type that is named outright. What cannot be read as media types asks for nothing
    /// in particular.
    public static Optional<MediaType> first(String header) {
        try {
            return MediaType.parseMediaTypes(header).stream()
                    .filter(type -> !type.isWildcardType())
                    .findFirst();
        } catch (InvalidMediaTypeException unreadable) {
            return Optional.empty();
        }
    }
}
