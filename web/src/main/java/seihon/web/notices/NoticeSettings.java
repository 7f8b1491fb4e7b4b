package seihon.web.notices;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.web.Settings;

/// The notices' entries on the page of settings.
@Component
class NoticeSettings implements Settings {

    @Override
    public List<Entry> entries(Person person) {
        var entries = new ArrayList<Entry>();
        if (person.guest()) {
            return entries;
        }
        entries.add(
                new Entry(
                        "web.notices.wishes.title",
                        "web.notices.wishes.about",
                        "/settings/notices",
                        "bell",
                        30));
        if (person.holds("admin")) {
            entries.add(
                    new Entry(
                            "web.notices.mail.title",
                            "web.notices.mail.about",
                            "/settings/mail",
                            "mail",
                            730));
        }
        return entries;
    }
}
