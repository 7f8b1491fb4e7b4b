package seihon.revenue.model;

import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;
import seihon.revenue.StageModel;

/// The kind `stage-model`. It is an interpretation: the newest merged revision reads all facts from
/// the beginning, so it has no `effective_from`.
@Component
class StageModelKind implements FramedKind<StageModel> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["zone", "stages"],
              "properties": {
                "zone": {"type": "string", "minLength": 1},
                "subject": {"$ref": "#/$defs/word"},
                "sources": {"type": "array", "uniqueItems": true, "maxItems": 50,
                  "items": {"type": "string", "minLength": 1}},
                "unit": {"type": "string", "pattern": "^[A-Z]{3}$"},
                "dims": {"type": "object", "maxProperties": 8,
                  "propertyNames": {"pattern": "^[a-z][a-z0-9_]{0,39}$"},
                  "additionalProperties": {"enum": ["first", "last", "at_entry"]}},
                "opportunity": {"type": "string"},
                "list_price": {"type": "object", "additionalProperties": false,
                  "required": ["reference", "by", "column"],
                  "properties": {"reference": {"type": "string"}, "by": {"type": "string"},
                    "column": {"type": "string"}}},
                "loops": {"type": "array", "maxItems": 100, "items": {"type": "array",
                  "minItems": 2, "maxItems": 2, "items": {"type": "string"}}},
                "touch": {"type": "object", "additionalProperties": false,
                  "required": ["hot", "contact"],
                  "properties": {"hot": {"$ref": "#/$defs/criteria"},
                    "contact": {"$ref": "#/$defs/criteria"}}},
                "stages": {"type": "array", "minItems": 1, "maxItems": 60,
                  "items": {"$ref": "#/$defs/stage"}}
              },
              "$defs": {
                "word": {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$"},
                "title": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["ja"],
                  "additionalProperties": false,
                  "properties": {"ja": {"type": "string"}, "en": {"type": "string"}}}]},
                "criteria": {"type": "array", "minItems": 1, "maxItems": 20,
                  "items": {"type": "object", "additionalProperties": false, "required": ["on"],
                    "properties": {"on": {"type": "string", "minLength": 1},
                      "when": {"type": "string", "minLength": 1}}}},
                "stage": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["id", "enter"],
                  "properties": {
                    "id": {"$ref": "#/$defs/word"},
                    "title": {"$ref": "#/$defs/title"},
                    "kind": {"enum": ["ranked", "recycle", "won", "lost", "dead_end", "success"]},
                    "rank": {"type": "integer", "minimum": 0, "maximum": 1000},
                    "department": {"$ref": "#/$defs/word"},
                    "optional": {"type": "boolean"},
                    "before_first": {"type": "boolean"},
                    "max_age_days": {"type": "integer", "minimum": 1, "maximum": 3650},
                    "enter": {"$ref": "#/$defs/criteria"}
                  }
                }
              }
            }
            """;

    private static final KindFrame<StageModel> FRAME =
            KindFrame.yaml("stage-model", StageModel.class, "role:revenue-ops", SCHEMA);

    @Override
    public KindFrame<StageModel> frame() {
        return FRAME;
    }

    @Override
    public Reading<StageModel> read(SourceDocument document) {
        return new StageModelReader(document, Criteria.ANY_FIELD).read();
    }
}
