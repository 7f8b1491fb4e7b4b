package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts text where its script changes, which is close to where Japanese words end: 会議｜を｜実施｜し、 Latin
/// words, numbers and katakana words stay whole, marks stand alone.
final class Words {

    private Words() {}

    /// The pieces joined are the text again.
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        var from = 0;
        var previous = Script.MARK;
        for (int at = 0; at < text.length(); ) {
            var codePoint = text.codePointAt(at);
            var script = Script.of(codePoint);
            if (at > from && (script != previous || script == Script.MARK)) {
                words.add(text.substring(from, at));
                from = at;
            }
            previous = script;
            at += Character.charCount(codePoint);
        }
        if (from < text.length()) {
            words.add(text.substring(from));
        }
        return words;
    }
}
