package seihon.docs.http;

import java.util.Locale;
import org.eclipse.jgit.transport.ReceivePack;
import seihon.domain.Refusal;
import seihon.web.Words;

/// The terminal of the person who pushes: sentences in their language as `remote:` lines, and the
/// short reason in the status of a ref in ASCII, which every client and log can show.
final class Terminal {

    private static final int LONGEST_STATUS = 200;

    private final ReceivePack receive;
    private final Words words;
    private final Locale language;

    Terminal(ReceivePack receive, Words words, Locale language) {
        this.receive = receive;
        this.words = words;
        this.language = language;
    }

    void say(Refusal sentence) {
        receive.sendMessage(words.text(sentence, language));
    }

    void say(String key, Object... arguments) {
        say(Refusal.of(key, arguments));
    }

    /// Words that are no sentence: an address, an empty line.
    void line(String text) {
        receive.sendMessage(text);
    }

    String status(Refusal why) {
        var english = words.text(why, Locale.ENGLISH).replaceAll("[^\\x20-\\x7e]", "?");
        return english.length() <= LONGEST_STATUS
                ? english
                : english.substring(0, LONGEST_STATUS) + "...";
    }
}
