package seihon.web;

import java.util.Locale;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Sends one mail in the running transaction: the row is written with it and delivered after
/// commit, tried again when the server refuses. Used for links that only the addressee may see;
/// notices go through [Waiting].
public interface Mailbox {

    void send(TenantId tenant, Letter letter);

    /// The whole address of one of our pages, for the text of a mail: `/recovery/…` and what stands
    /// before it from outside.
    String link(String path);

    /// `subject` and `body` are finished plain text in the addressee's language; `purpose` is what
    /// the delivery log shows instead of the body when `secret` (the body holds a one-time link).
    record Letter(
            PersonId to,
            String address,
            Locale language,
            String purpose,
            String subject,
            String body,
            boolean secret) {}
}
