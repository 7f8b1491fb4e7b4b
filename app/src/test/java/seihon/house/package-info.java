/// What the house checks for its people (CONTRIBUTING.md, "The house rules"): each rule is one test
/// class with the rule, the whole house held against it, and a bad example that it must find.
@NullMarked
package seihon.house;

import org.jspecify.annotations.NullMarked;
