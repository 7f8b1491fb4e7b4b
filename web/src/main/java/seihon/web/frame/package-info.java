/// The frame around every page: sidebar, top bar, phone bar, words and formats, the reader's
/// language and theme, static files, who is signed in.
@NullMarked
package seihon.web.frame;

import org.jspecify.annotations.NullMarked;
