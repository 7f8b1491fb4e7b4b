package seihon.docs.kinds;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Minutes of a meeting (議事録). `attendees` are `person:id` or, for guests, plain names; `series`
/// names the meeting it belongs to.
public record Minutes(
        LocalDate date,
        Optional<String> series,
        List<String> attendees,
        List<Decision> decisions,
        List<Action> actions) {

    public Minutes {
        attendees = List.copyOf(attendees);
        decisions = List.copyOf(decisions);
        actions = List.copyOf(actions);
    }

    /// `document` is the one the decision changes, as `kind/id`.
    public record Decision(String what, Optional<String> document) {}

    /// Something to do next; `owner` is `person:…` or `role:…`.
    public record Action(String what, String owner, LocalDate due) {}
}
