package seihon.web;

import seihon.domain.Person;

/// A hint within this floor: this person's command was committed, so what waits for them may have
/// changed. Nothing may rest on it.
public record CommandDone(Person person) {}
