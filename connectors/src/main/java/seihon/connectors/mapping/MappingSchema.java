package seihon.connectors.mapping;

/// JSON Schemas of the two kinds.
final class MappingSchema {

    private static final String WORD =
            "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 200}";
    private static final String WORDS =
            "{\"type\": \"object\", \"maxProperties\": 200, \"additionalProperties\": "
                    + WORD
                    + "}";
    private static final String UNIT =
            """
            {"type": "string", "pattern": "^[A-Za-z%][A-Za-z0-9_/%-]{0,19}$", "examples": ["JPY"]}
            """;

    static final String MAPPING =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "additionalProperties": false,
             "required": ["source", "format", "facts"],
             "properties": {
               "source": {"type": "string", "minLength": 1, "maxLength": 200},
               "format": {"enum": ["csv", "xlsx", "json"]},
               "match": {"type": "object", "additionalProperties": false, "minProperties": 1,
                 "properties": {"source": %1$s, "type": %1$s}},
               "csv": {"type": "object", "additionalProperties": false, "properties": {
                 "encoding": %1$s,
                 "delimiter": {"type": "string", "pattern": "^([^\\"\\\\r\\\\n]|\\\\\\\\t)$", "examples": [","]},
                 "header": {"type": "boolean"}}},
               "zone": %1$s,
               "row_id": {"type": "array", "minItems": 1, "maxItems": 10, "uniqueItems": true,
                 "items": %1$s},
               "row_seq": %1$s,
               "aliases": {"type": "object", "maxProperties": 100,
                 "additionalProperties": {"type": "object", "maxProperties": 10000,
                   "additionalProperties": {"type": "string"}}},
               "lookup": {"type": "object", "maxProperties": 100, "additionalProperties": {
                 "type": "object", "additionalProperties": false,
                 "required": ["reference", "by", "column"],
                 "properties": {"reference": %1$s, "by": %1$s, "column": %1$s}}},
               "meaning": {"type": "object", "maxProperties": 200, "additionalProperties": {
                 "type": "object", "additionalProperties": false, "required": ["ja"],
                 "properties": {"ja": %1$s, "en": %1$s}}},
               "facts": {"type": "array", "minItems": 1, "maxItems": 100, "items": {
                 "type": "object", "additionalProperties": false,
                 "required": ["kind", "subject", "at"],
                 "properties": {
                   "kind": {"type": "string", "pattern": "^[a-z][a-z0-9_.-]{0,99}$",
                     "examples": ["lead.captured"]},
                   "when": {"type": "string", "minLength": 1},
                   "subject": {"type": "object", "additionalProperties": false,
                     "required": ["type", "id"], "properties": {
                       "type": {"type": "string", "pattern": "^[a-z][a-z0-9_-]{0,62}$",
                         "examples": ["case"]},
                       "id": %1$s}},
                   "at": {"type": "object", "additionalProperties": false,
                     "required": ["column"], "properties": {"column": %1$s, "format": %1$s}},
                   "dims": %2$s,
                   "amount": {"type": "object", "additionalProperties": false,
                     "required": ["column", "unit"],
                     "properties": {"column": %1$s, "unit": %3$s}},
                   "data": %2$s}}}}}
            """
                    .formatted(WORD, WORDS, UNIT);

    static final String REFERENCE =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object", "additionalProperties": false, "required": ["key", "columns"],
             "properties": {
               "key": %1$s,
               "columns": {"type": "object", "minProperties": 1, "maxProperties": 200,
                 "additionalProperties": {"anyOf": [
                   {"const": "text"},
                   {"type": "object", "additionalProperties": false, "required": ["amount"],
                     "properties": {"amount": %2$s}}]}}}}
            """
                    .formatted(WORD, UNIT);

    private MappingSchema() {}
}
