package seihon.docs;

import seihon.domain.Refusal;

/// Something wrong in a document, at a place a person can go to. Lines and columns count from 1;
/// line 0 means the document as a whole.
public record Problem(DocPath path, int line, int column, Refusal what) {}
