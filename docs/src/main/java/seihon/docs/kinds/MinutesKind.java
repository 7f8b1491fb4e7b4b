package seihon.docs.kinds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// The kind `minutes`.
@Component
class MinutesKind implements FramedKind<Minutes> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["date", "attendees"],
              "properties": {
                "date": %1$s,
                "series": {"type": "string", "minLength": 1},
                "place": {"type": "string"},
                "attendees": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {
                  "type": "string",
                  "pattern": "^(person:[a-z0-9][a-z0-9._-]{0,62}|(?!person:|role:).+)$",
                  "examples": ["person:sato"]
                }},
                "decisions": {"type": "array", "items": {
                  "type": ["string", "object"],
                  "required": ["what"],
                  "additionalProperties": false,
                  "minLength": 1,
                  "properties": {
                    "what": {"type": "string", "minLength": 1},
                    "document": {
                      "type": "string", "pattern": "^[^/]+/[^/]+$", "examples": ["handbook/sales"]
                    }
                  }
                }},
                "actions": {"type": "array", "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["what", "owner", "due"],
                  "properties": {
                    "what": {"type": "string", "minLength": 1}, "owner": %2$s, "due": %1$s
                  }
                }}
              }
            }
            """
                    .formatted(FrontFields.DATE, FrontFields.PARTY);

    private static final KindFrame<Minutes> FRAME =
            KindFrame.markdown("minutes", Minutes.class, SCHEMA);

    @Override
    public KindFrame<Minutes> frame() {
        return FRAME;
    }

    @Override
    public Reading<Minutes> read(SourceDocument document) {
        var fields = new FrontFields(document);
        var front = document.front();
        var date = fields.date(front, "date");
        var decisions = decisions(front);
        var actions = actions(fields, date.orElse(LocalDate.MIN));
        return fields.orElse(() ->
                new Minutes(
                        date.orElseThrow(),
                        front.text("series"),
                        FrontFields.texts(front, "attendees"),
                        decisions,
                        actions));
    }

    private static List<Minutes.Decision> decisions(Yaml.Mapping front) {
        var decisions = new ArrayList<Minutes.Decision>();
        for (var item : front.items("decisions")) {
            if (item instanceof Yaml.Mapping decision) {
                decisions.add(
                        new Minutes.Decision(
                                decision.text("what").orElse(""), decision.text("document")));
            } else if (item instanceof Yaml.Text(var what, _, _)) {
                decisions.add(new Minutes.Decision(what, java.util.Optional.empty()));
            }
        }
        return decisions;
    }

    private static List<Minutes.Action> actions(FrontFields fields, LocalDate date) {
        var actions = new ArrayList<Minutes.Action>();
        for (var item : FrontFields.mappings(fields.front(), "actions")) {
            var due = fields.date(item, "due").orElse(LocalDate.MAX);
            if (due.isBefore(date)) {
                fields.problems()
                        .at(
                                FrontFields.at(item, "due"),
                                "docs.kinds.due-before-meeting",
                                due.toString(),
                                date.toString());
            }
            actions.add(
                    new Minutes.Action(fields.text(item, "what"), fields.text(item, "owner"), due));
        }
        return actions;
    }
}
