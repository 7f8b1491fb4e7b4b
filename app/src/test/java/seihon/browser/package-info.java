/// A real Chromium for tests: what a person sees, at a width, in a language, in light or dark.
@NullMarked
package seihon.browser;

import org.jspecify.annotations.NullMarked;
