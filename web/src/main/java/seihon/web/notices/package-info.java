/// Telling people what waits for them: the bell, mails at once, the morning digest, quiet hours,
/// and the delivery log with its retries. What waits is asked of `Waiting`, never stored as a flag.
@NullMarked
package seihon.web.notices;

import org.jspecify.annotations.NullMarked;
