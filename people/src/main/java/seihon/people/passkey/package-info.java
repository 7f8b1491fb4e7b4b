/// Passkeys (パスキー): registered by a signed-in person, used instead of a password. Tied to the host
/// name that people open the house by.
@NullMarked
package seihon.people.passkey;

import org.jspecify.annotations.NullMarked;
