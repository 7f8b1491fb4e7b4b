/// What every page shares: the frame, formats, words, static files, and notices (bell and mail).
/// May use: domain. Knows no room above; rooms tell it what waits for whom through `Waiting`.
/// Tables: `web_*`.
@NullMarked
package seihon.web;

import org.jspecify.annotations.NullMarked;
