package seihon.docs.kinds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;

/// The kind `project-charter`.
@Component
class ProjectCharterKind implements FramedKind<ProjectCharter> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["sponsor", "from", "until", "goals"],
              "properties": {
                "sponsor": %2$s,
                "from": %1$s,
                "until": %1$s,
                "goals": {"type": "array", "minItems": 1, "items": {
                  "type": "string", "minLength": 1
                }},
                "milestones": {"type": "array", "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["id", "title", "due"],
                  "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "title": {"type": "string", "minLength": 1},
                    "due": %1$s
                  }
                }},
                "members": {"type": "array", "uniqueItems": true, "items": %2$s},
                "budget": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["amount", "unit"],
                  "properties": {
                    "amount": {"type": "number", "minimum": 0},
                    "unit": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["JPY"]}
                  }
                }
              }
            }
            """
                    .formatted(FrontFields.DATE, FrontFields.PARTY);

    private static final KindFrame<ProjectCharter> FRAME =
            KindFrame.markdown("project-charter", ProjectCharter.class, SCHEMA);

    @Override
    public KindFrame<ProjectCharter> frame() {
        return FRAME;
    }

    @Override
    public Reading<ProjectCharter> read(SourceDocument document) {
        var fields = new FrontFields(document);
        var front = document.front();
        var from = fields.date(front, "from").orElse(LocalDate.MIN);
        var until = fields.date(front, "until").orElse(LocalDate.MAX);
        if (until.isBefore(from)) {
            fields.problems()
                    .at(
                            FrontFields.at(front, "until"),
                            "docs.kinds.until-before-from",
                            until.toString(),
                            from.toString());
        }
        var milestones = milestones(fields, from, until);
        return fields.orElse(() ->
                new ProjectCharter(
                        fields.text(front, "sponsor"),
                        from,
                        until,
                        FrontFields.texts(front, "goals"),
                        milestones,
                        FrontFields.texts(front, "members")));
    }

    private static List<ProjectCharter.Milestone> milestones(
            FrontFields fields, LocalDate from, LocalDate until) {
        var items = FrontFields.mappings(fields.front(), "milestones");
        fields.distinctIds(items);
        var milestones = new ArrayList<ProjectCharter.Milestone>();
        for (var item : items) {
            var due = fields.date(item, "due").orElse(from);
            if (due.isBefore(from) || due.isAfter(until)) {
                fields.problems()
                        .at(
                                FrontFields.at(item, "due"),
                                "docs.kinds.milestone-outside",
                                due.toString(),
                                from.toString(),
                                until.toString());
            }
            milestones.add(
                    new ProjectCharter.Milestone(
                            fields.text(item, "id"), fields.text(item, "title"), due));
        }
        return milestones;
    }
}
