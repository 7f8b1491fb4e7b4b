package seihon.docs.http;

import java.time.Instant;
import seihon.domain.Person;

/// One push: whose, when, and the address of the house as the client sees it.
record Push(Person me, Instant at, String home) {}
