package seihon.web.notices;

import java.time.Instant;
import seihon.domain.PersonId;

/// Mails that wait for a moment that suits their reader: how many, until when and why.
record Held(PersonId person, String name, int count, Instant until, HoldRules.Why why) {}
