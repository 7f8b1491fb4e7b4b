package seihon.web;

import java.io.Serializable;
import seihon.domain.Refusal;

/// What was done, with at most one link: the flash attribute `toast` after a command. `text` and
/// `link` are message keys with arguments; an empty `address` shows no link.
public record Toast(Refusal text, String address, Refusal link) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Refusal NO_LINK = Refusal.of("web.frame.home");

    public static Toast of(String key, Object... arguments) {
        return new Toast(Refusal.of(key, arguments), "", NO_LINK);
    }

    public Toast with(String linkAddress, String linkKey) {
        return new Toast(text, linkAddress, Refusal.of(linkKey));
    }
}
