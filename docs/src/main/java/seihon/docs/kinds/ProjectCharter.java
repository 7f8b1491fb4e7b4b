package seihon.docs.kinds;

import java.time.LocalDate;
import java.util.List;

/// What a project is for, who stands behind it and until when (プロジェクト憲章). `sponsor` and `members`
/// are `person:…` or `role:…`; milestones are in the order of the file.
public record ProjectCharter(
        String sponsor,
        LocalDate from,
        LocalDate until,
        List<String> goals,
        List<Milestone> milestones,
        List<String> members) {

    public ProjectCharter {
        goals = List.copyOf(goals);
        milestones = List.copyOf(milestones);
        members = List.copyOf(members);
    }

    public record Milestone(String id, String title, LocalDate due) {}
}
