package seihon.web.problems;

/// The error page: what the status means, and the sentence. `framed` when the reader is signed in.
record ProblemView(int status, String title, String sentence, boolean framed) {}
