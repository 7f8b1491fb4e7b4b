package seihon.docs.policy;

import org.springframework.stereotype.Component;
import seihon.docs.FramedKind;
import seihon.docs.KindFrame;
import seihon.docs.SourceDocument;

/// The kind `approval-policy`. It has no `effective_from`: the policy on `main` judges.
@Component
class ApprovalPolicyKind implements FramedKind<ApprovalPolicy> {

    private static final String SCHEMA =
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["rules"],
              "properties": {
                "rules": {"type": "array", "maxItems": 100, "items": {"$ref": "#/$defs/rule"}},
                "light": {"type": "array", "uniqueItems": true, "items": {"type": "string"}}
              },
              "$defs": {
                "party": {
                  "type": "string",
                  "pattern": "^(role|person):[a-z0-9][a-z0-9._-]{0,62}$",
                  "examples": ["role:manager"]
                },
                "rule": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["id", "match", "require"],
                  "properties": {
                    "id": {"type": "string", "minLength": 1, "maxLength": 80},
                    "match": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "path": {"type": "string"},
                        "kind": {"type": "string"},
                        "when": {"type": "string"}
                      }
                    },
                    "require": {
                      "type": "array",
                      "minItems": 1,
                      "maxItems": 10,
                      "items": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["group", "count"],
                        "properties": {
                          "group": {
                            "type": "array",
                            "minItems": 1,
                            "uniqueItems": true,
                            "items": {"$ref": "#/$defs/party"}
                          },
                          "count": {"type": "integer", "minimum": 1, "maximum": 10},
                          "distinct": {"type": "boolean"}
                        }
                      }
                    },
                    "deadline": {"type": "string"},
                    "escalate_to": {"$ref": "#/$defs/party"},
                    "sign": {"type": "boolean"}
                  }
                }
              }
            }
            """;

    private static final KindFrame<ApprovalPolicy> FRAME =
            KindFrame.yaml("approval-policy", ApprovalPolicy.class, "executive", SCHEMA);

    @Override
    public KindFrame<ApprovalPolicy> frame() {
        return FRAME;
    }

    @Override
    public Reading<ApprovalPolicy> read(SourceDocument document) {
        return new PolicyReader(document).read();
    }
}
