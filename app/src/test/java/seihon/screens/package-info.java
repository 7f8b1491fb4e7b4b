/// The contact sheet: every page as people see it, in both languages, widths and themes.
@NullMarked
package seihon.screens;

import org.jspecify.annotations.NullMarked;
