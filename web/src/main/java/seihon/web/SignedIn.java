package seihon.web;

import seihon.domain.Person;

/// What a security principal must offer so that handlers can take a [Person] as a parameter.
public interface SignedIn {

    Person person();
}
