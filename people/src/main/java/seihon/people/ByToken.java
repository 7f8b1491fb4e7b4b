package seihon.people;

import java.util.Optional;

/// What a security principal offers when a program acts in somebody's name.
public interface ByToken {

    /// Empty when the person acts themselves, in a browser.
    Optional<Entrance.Bearer> bearer();
}
